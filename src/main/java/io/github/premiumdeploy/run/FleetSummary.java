package io.github.premiumdeploy.run;

import io.github.premiumdeploy.report.TargetOutcome;
import io.github.premiumdeploy.report.TargetOutcome.End;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What came of a run on several targets.
 *
 * @param goal the goal that ran
 * @param shard this machine's share, if it is one
 */
public record FleetSummary(
        String goal, Optional<Shard> shard, Instant startedAt, Duration duration, List<TargetOutcome> outcomes) {

    public FleetSummary {
        outcomes = List.copyOf(outcomes);
    }

    /** How many targets ended so. */
    public int count(End end) {
        return (int) outcomes.stream().filter(outcome -> outcome.end() == end).count();
    }

    /** The targets that were begun and not done. */
    public List<TargetOutcome> failures() {
        return outcomes.stream().filter(outcome -> outcome.end().isFailure()).toList();
    }

    /** Whether every target is done. */
    public boolean isDone() {
        return outcomes.stream().allMatch(outcome -> outcome.end() == End.DONE || outcome.end() == End.RESUMED);
    }
}
