package io.github.premiumdeploy.report;

import io.github.premiumdeploy.text.Worded;
import java.time.Duration;
import java.util.List;

/**
 * What came of one target: little enough to keep for thousands of them.
 *
 * @param lines what was done, in one line; or why it was not, in as many as it takes
 * @param tallies what of it is counted
 */
public record TargetOutcome(String id, End end, List<String> lines, Duration duration, List<TargetTally> tallies) {

    public TargetOutcome {
        lines = List.copyOf(lines);
        tallies = List.copyOf(tallies);
    }

    /** An outcome of which nothing is counted. */
    public TargetOutcome(String id, End end, List<String> lines, Duration duration) {
        this(id, end, lines, duration, List.of());
    }

    /** How the work on a target ended. */
    public enum End implements Worded {
        /** All was done. */
        DONE,
        /** A former run had done it already. */
        RESUMED,
        /** The organization or the user's input says no. */
        FAILED,
        /** The network or a server broke. */
        ERROR,
        /** It was not begun, since too many others had failed. */
        NOT_STARTED;

        /** Whether the work was begun and not done. */
        public boolean isFailure() {
            return this == FAILED || this == ERROR;
        }
    }

    /** The first line. */
    public String brief() {
        return lines.isEmpty() ? "" : lines.get(0);
    }

    /** All lines. */
    public String text() {
        return String.join("\n", lines);
    }
}
