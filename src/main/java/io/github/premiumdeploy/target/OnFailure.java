package io.github.premiumdeploy.target;

import io.github.premiumdeploy.text.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What becomes of what a run did before it failed. */
public enum OnFailure {
    /** It stays, and the next run goes on from there. */
    KEEP,
    /** It is undone. */
    ROLLBACK;

    private static final String NAME = "onFailure";

    /** Reads the parameter {@code onFailure}; what it returns is of use only if no problem was added. */
    public static OnFailure read(Parameters parameters, Problems problems) {
        String text = parameters.value(NAME).orElse(KEEP.word());
        List<String> words = Stream.of(values()).map(OnFailure::word).toList();
        Optional<OnFailure> known =
                Stream.of(values()).filter(one -> one.word().equals(text)).findFirst();
        if (known.isEmpty()) {
            problems.add(
                    Parameters.place(NAME) + " is \"" + text + "\", which is neither " + String.join(" nor ", words),
                    Nearest.likely(text, words)
                                    .map(near -> "Did you mean " + near + "? ")
                                    .orElse("Write keep (what was done stays, and the next run goes on from there) or"
                                            + " rollback (it is undone). ")
                            + "Set " + Parameters.whereToSet(NAME) + ".");
        }
        return known.orElse(KEEP);
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
