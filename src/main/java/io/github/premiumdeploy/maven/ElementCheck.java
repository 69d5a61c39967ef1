package io.github.premiumdeploy.maven;

import io.github.premiumdeploy.run.ParameterNames;
import io.github.premiumdeploy.target.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Checks the elements of the plugin's {@code <configuration>}: their names, and that each has a value.
 *
 * @param isAhead whether it is about what another execution says
 */
record ElementCheck(
        PluginParameters known,
        Expressions expressions,
        ConfiguredElements elements,
        Problems problems,
        boolean isAhead) {

    private static final String TARGETS = "targets";
    private static final String PROPERTIES = ParameterNames.PROPERTIES;
    private static final List<String> OF_TARGET = DeclaredParameters.names().fieldsOfTarget();

    void check() {
        List<Xpp3Dom> effective = elements.effective();
        check(effective, known::isOfGoal);
        for (List<Xpp3Dom> besides : elements.ofOthers()) {
            checkAhead(besides);
        }
        for (Xpp3Dom element : elements.own()) {
            String name = element.getName();
            if (isEmpty(element) && known.isElement(name) && !name.equals(PROPERTIES) && hasValue(effective, name)) {
                noValue(element, " of the plugin's <configuration>" + elements.place(element), "inherits one");
            }
        }
    }

    /** Where a parent has a value, Maven fills it in for an empty element: neither what is written nor an error. */
    private static boolean hasValue(List<Xpp3Dom> elements, String name) {
        return elements.stream().anyMatch(element -> element.getName().equals(name) && !isEmpty(element));
    }

    /**
     * Checks what another execution says besides, which would be found only when the build has come to it: all of it where
     * there is anything wrong, so that nothing is left for the next run.
     */
    private void checkAhead(List<Xpp3Dom> besides) {
        Problems found = new Problems();
        new ElementCheck(known, expressions, elements, found, true).check(besides, name -> false);
        if (!found.isEmpty()) {
            new ElementCheck(known, expressions, elements, problems, true).check(besides, name -> true);
        }
    }

    /** @param isUsed which parameters the goal has: what others use may be defined only later */
    private void check(List<Xpp3Dom> written, Predicate<String> isUsed) {
        Set<String> checked = new HashSet<>();
        for (Xpp3Dom element : written) {
            String place = " of the plugin's <configuration>" + elements.place(element);
            if (!checked.add(element.getName())) {
                problems.add(
                        tag(element) + place + " is there twice", "Keep one of them: Maven takes one without a word.");
            } else if (!known.isElement(element.getName())) {
                problems.add(
                        tag(element) + place + " is no parameter of this plugin",
                        known.insteadOfElement(element.getName()));
            } else {
                known(element, place, isUsed);
            }
        }
    }

    private void known(Xpp3Dom element, String place, Predicate<String> isUsed) {
        String name = element.getName();
        if (name.equals(TARGETS)) {
            targets(element, place, isUsed.test(TARGETS));
        } else if (name.equals(PROPERTIES)) {
            fields(element, place);
        } else {
            value(element, place, isUsed.test(name));
        }
    }

    private void targets(Xpp3Dom list, String place, boolean isUsed) {
        boolean isCleared = "override".equals(list.getAttribute(Xpp3Dom.SELF_COMBINATION_MODE_ATTRIBUTE));
        if (list.getChildCount() == 0 && !isCleared) {
            noValue(list, place, "");
        }
        int number = 0;
        for (Xpp3Dom target : list.getChildren()) {
            number++;
            if (!target.getName().equals("target")) {
                problems.add(
                        tag(target) + " of <targets>" + elements.place(target) + " is no target",
                        "Did you mean <target>?");
                continue;
            }
            Xpp3Dom id = target.getChild("id");
            String named = Optional.ofNullable(id)
                    .map(Xpp3Dom::getValue)
                    .map(text -> "\"" + text + "\"")
                    .orElse("number " + number);
            Set<String> checked = new HashSet<>();
            for (Xpp3Dom element : target.getChildren()) {
                target(element, " of target " + named + elements.place(element), checked, isUsed);
            }
        }
    }

    private void target(Xpp3Dom element, String place, Set<String> checked, boolean isUsed) {
        String name = element.getName();
        if (!checked.add(name)) {
            problems.add(tag(element) + place + " is there twice", "Keep one of them.");
        } else if (!OF_TARGET.contains(name)) {
            problems.add(
                    tag(element) + place + " is no parameter that a target has",
                    PluginParameters.instead(name, OF_TARGET, "<", ">")
                            + (known.isElement(name) ? " <" + name + "> is for all targets in common." : ""));
        } else if (name.equals(PROPERTIES)) {
            fields(element, place);
        } else {
            value(element, place, isUsed);
        }
    }

    /** A field of the submission may be empty. */
    private void fields(Xpp3Dom element, String place) {
        for (Xpp3Dom field : element.getChildren()) {
            Optional.ofNullable(field.getValue())
                    .flatMap(expressions::undefined)
                    .ifPresent(expression -> undefined(tag(field) + " in <properties>" + place, expression));
        }
    }

    /** @param isUsed whether the goal has the parameter: what others use may be defined only later */
    private void value(Xpp3Dom element, String place, boolean isUsed) {
        if (isEmpty(element)) {
            noValue(element, place, "");
        } else if (element.getChildCount() == 0) {
            new ValueCheck(expressions, problems)
                    .check(
                            element.getName(),
                            tag(element) + place,
                            element.getValue(),
                            isUsed,
                            isUsed && !isAhead && known.isOnTargets());
        }
    }

    private void noValue(Xpp3Dom element, String place, String inherited) {
        problems.add(
                tag(element) + place + " has no value" + (inherited.isEmpty() ? "" : ", and " + inherited),
                ValueCheck.giveOne(element.getName(), "the element"));
    }

    private void undefined(String what, String expression) {
        ValueCheck.undefined(what, expression, problems);
    }

    private static boolean isEmpty(Xpp3Dom element) {
        return element.getChildCount() == 0
                && (element.getValue() == null || element.getValue().isBlank());
    }

    private static String tag(Xpp3Dom element) {
        return "<" + element.getName() + ">";
    }
}
