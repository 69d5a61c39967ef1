package io.github.premiumdeploy.maven;

import io.github.premiumdeploy.maven.DeclaredParameter.Trait;
import io.github.premiumdeploy.target.Problems;
import io.github.premiumdeploy.target.ValueForm;
import io.github.premiumdeploy.target.WrongValueException;
import java.util.Optional;

/** Checks that what is written for a parameter comes to a value. */
record ValueCheck(Expressions expressions, Problems problems) {

    /**
     * Checks one value.
     *
     * @param name the parameter
     * @param what element or property, and where it is
     * @param text what is written there
     * @param isUsed whether it has to be defined by now: what others use may be defined only later
     * @param isRead whether the goal tells by itself what is wrong with the form of its values, together with all the rest
     */
    void check(String name, String what, String text, boolean isUsed, boolean isRead) {
        boolean isFinal = isUsed || !text.contains("${");
        Optional<String> undefined = expressions.undefined(text);
        Optional<String> value = undefined.isPresent() ? Optional.empty() : expressions.value(text);
        if (value.isPresent()) {
            form(name, what, value.get(), isRead);
        } else if (undefined.isPresent() && isFinal) {
            undefined(what, undefined.get(), problems);
        } else if (isFinal) {
            problems.add(
                    what + (text.isBlank() ? " has no value" : " is \"" + text + "\", which is empty"),
                    giveOne(name, "it"));
        }
    }

    private void form(String name, String what, String value, boolean isRead) {
        ValueForm<?> form = DeclaredParameters.find(name)
                .<ValueForm<?>>map(DeclaredParameter::form)
                .orElse(ValueForm.ANY);
        // A goal does not see what is written for a switch: Maven takes anything for false.
        if (isRead && form != ValueForm.SWITCH) {
            return;
        }
        try {
            form.read(value);
        } catch (WrongValueException e) {
            problems.add(what + " " + e.getMessage(), e.remedy());
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
