package io.github.premiumdeploy.run;

import io.github.premiumdeploy.report.TargetTally;
import java.util.List;

/**
 * What a run on one target that is done has to show.
 *
 * @param brief what was done, in one line
 * @param tallies what was done, counted
 */
public record TargetResult(String brief, List<TargetTally> tallies) {

    public TargetResult {
        tallies = List.copyOf(tallies);
    }

    /** A result of which there is nothing to count. */
    public TargetResult(String brief) {
        this(brief, List.of());
    }
}
