package io.github.premiumdeploy.target;

/** Says that a text is no value of a {@link ValueForm}. */
public final class WrongValueException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * One reason.
     *
     * @param shown the text as messages show it
     * @param why what is wrong with it, as a relative clause
     * @param remedy what to do, as sentences
     */
    public WrongValueException(String shown, String why, String remedy) {
        super("is \"" + shown + "\", " + why);
        this.remedy = remedy;
    }

    /** What to do, as sentences. */
    public String remedy() {
        return remedy;
    }

    /** What to do, with the places where the value can be set in the last sentence. */
    String remedy(String where) {
        int end = remedy.length() - 1;
        return remedy.substring(0, end) + " (" + where + ")" + remedy.charAt(end);
    }
}
