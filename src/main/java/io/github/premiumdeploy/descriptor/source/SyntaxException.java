package io.github.premiumdeploy.descriptor.source;

/** Says that a descriptor file cannot be read beyond a position. */
public final class SyntaxException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Position position;
    private final String suggestion;

    public SyntaxException(Position position, String what, String suggestion) {
        super(what);
        this.position = position;
        this.suggestion = suggestion;
    }

    public Position position() {
        return position;
    }

    public String suggestion() {
        return suggestion;
    }
}
