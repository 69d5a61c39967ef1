package io.github.premiumdeploy.maven;

import io.github.premiumdeploy.maven.DeclaredParameter.Trait;
import io.github.premiumdeploy.target.Problems;
import java.util.Optional;

/** Checks that what is written for a parameter comes to a value. */
final class ValueCheck {

    private final PluginParameters known;
    private final Expressions expressions;
    private final Problems problems;

    ValueCheck(PluginParameters known, Expressions expressions, Problems problems) {
        this.known = known;
        this.expressions = expressions;
        this.problems = problems;
    }

    /** Whether a text is a value as it stands, which needs no property that may be defined only later. */
    static boolean isWrittenOut(String text) {
        return !text.contains("${");
    }

    /**
     * Checks one value.
     *
     * @param name the parameter
     * @param what element or property, and where it is
     * @param text what is written there
     */
    void check(String name, String what, String text) {
        Optional<String> undefined = expressions.undefined(text);
        if (undefined.isPresent()) {
            undefined(what, undefined.get(), problems);
            return;
        }
        Optional<String> value = expressions.value(text);
        if (value.isEmpty()) {
            problems.add(
                    what + (text.isBlank() ? " has no value" : " is \"" + text + "\", which is empty"),
                    giveOne(name, "it"));
        } else if (known.isSwitch(name) && !value.get().matches("(?i)true|false")) {
            problems.add(
                    what + " is \"" + value.get() + "\", which is neither true nor false",
                    "Maven would take it for false. Write true or false.");
        }
    }

    /** Objects to an expression that nothing defines. */
    static void undefined(String what, String expression, Problems problems) {
        String name = expression.substring(2, expression.length() - 1);
        problems.add(
                what + " has " + expression + ", which nothing defines",
                "Define it, as <" + name + "> in <properties> of the POM or of a profile, or as -D" + name
                        + "=VALUE; or write the value itself.");
    }

    /** What to do where there is no value. */
    static String giveOne(String name, String it) {
        String remedy = "Give it a value, or remove " + it + ".";
        if (DeclaredParameters.is(name, Trait.GUARD)) {
            return remedy + " An empty guard would let any organization pass.";
        }
        return DeclaredParameters.is(name, Trait.WITH_NONE) ? remedy + " The word none switches it off." : remedy;
    }
}
