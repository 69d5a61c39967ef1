package io.github.premiumdeploy.testing;

/** A text of one thread that counts how often one of its characters is read, and fails a reader that never comes to an end. */
public final class CountedText implements CharSequence {

    private final String text;
    private final long most;
    private final long[] reads;

    /** A text of which each character may be read so many times, on an average. */
    public CountedText(String text, int mostForEach) {
        this(text, (long) mostForEach * text.length(), new long[1]);
    }

    private CountedText(String text, long most, long[] reads) {
        this.text = text;
        this.most = most;
        this.reads = reads;
    }

    /** How many characters were read. */
    public long reads() {
        return reads[0];
    }

    @Override
    public char charAt(int index) {
        if (++reads[0] > most) {
            throw new AssertionError("of " + text.length() + " characters more than " + most + " were read: "
                    + text.substring(0, Math.min(40, text.length())) + "…");
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new CountedText(text.substring(start, end), most, reads);
    }

    @Override
    public String toString() {
        return text;
    }
}
