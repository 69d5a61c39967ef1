package io.github.premiumdeploy.apply;

/** Is told, in words for a reader, what a run does. */
@FunctionalInterface
public interface Progress {

    /** Something happens now. */
    void now(String what);
}
