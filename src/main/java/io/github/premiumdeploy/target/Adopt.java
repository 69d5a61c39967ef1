package io.github.premiumdeploy.target;

import io.github.premiumdeploy.text.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a run may take over of what was in the organization before, and that no receipt at hand says this app made. */
public enum Adopt {
    /** Whatever has the name of something that is described. */
    ALL,
    /** What is as described already, so that the run changes nothing of it. */
    UNCHANGED,
    /** Nothing. */
    NONE;

    private static final String NAME = "adopt";

    /** Reads the parameter {@code adopt}; what it returns is of use only if no problem was added. */
    public static Adopt read(Parameters parameters, Problems problems) {
        String text = parameters.value(NAME).orElse(ALL.word());
        List<String> words = Stream.of(values()).map(Adopt::word).toList();
        Optional<Adopt> known =
                Stream.of(values()).filter(one -> one.word().equals(text)).findFirst();
        if (known.isEmpty()) {
            problems.add(
                    Parameters.place(NAME) + " is \"" + text + "\", which is none of " + String.join(", ", words),
                    Nearest.likely(text, words)
                                    .map(near -> "Did you mean " + near + "? ")
                                    .orElse(
                                            "Write all (what was there is taken over), unchanged (the run stops where it would"
                                                    + " change what was there) or none (it stops where anything was there). ")
                            + "Set " + Parameters.whereToSet(NAME) + ".");
        }
        return known.orElse(ALL);
    }

    /** The word that the parameter has for it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
