package io.github.premiumdeploy.run;

import io.github.premiumdeploy.report.TalliesField;
import io.github.premiumdeploy.report.TalliesField.Tally;
import io.github.premiumdeploy.report.TargetTally.Type;
import io.github.premiumdeploy.run.TargetOutcome.End;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What came of a run on several targets, as a file has it. */
record FleetDocument(
        String goal,
        Optional<Shard> shard,
        Instant startedAt,
        Duration duration,
        Map<String, Integer> counts,
        List<Ended> targets) {

    static FleetDocument of(FleetSummary summary) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (End end : End.values()) {
            counts.put(end.word(), summary.count(end));
        }
        return new FleetDocument(
                summary.goal(),
                summary.shard(),
                summary.startedAt(),
                summary.duration(),
                counts,
                summary.outcomes().stream().map(Ended::of).toList());
    }

    /** What came of one target. */
    record Ended(
            String id,
            End outcome,
            String text,
            Duration duration,
            Optional<List<Tally>> causes,
            Optional<List<Tally>> steps) {

        private static Ended of(TargetOutcome outcome) {
            return new Ended(
                    outcome.id(),
                    outcome.end(),
                    outcome.text(),
                    outcome.duration(),
                    TalliesField.of(Type.CAUSE, outcome.tallies()),
                    TalliesField.of(Type.STEP, outcome.tallies()));
        }
    }
}
