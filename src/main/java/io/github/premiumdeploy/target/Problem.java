package io.github.premiumdeploy.target;

/**
 * One thing that is wrong with what the user configured.
 *
 * @param what what is wrong, as a sentence without its full stop
 * @param remedy what to do and where: POM element, property, environment variable or file
 */
public record Problem(String what, String remedy) {

    @Override
    public String toString() {
        return what + ".\n" + remedy.indent(2).stripTrailing();
    }
}
