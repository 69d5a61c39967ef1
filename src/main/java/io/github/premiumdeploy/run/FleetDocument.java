package io.github.premiumdeploy.run;

import io.github.premiumdeploy.report.RecordJson;
import io.github.premiumdeploy.report.TargetOutcome;
import io.github.premiumdeploy.report.TargetOutcome.End;
import io.github.premiumdeploy.report.TargetTally;
import io.github.premiumdeploy.report.TargetTally.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What came of a run on several targets, as a file has it, which may come from another machine.
 *
 * @param counts how many targets ended how; what is read has none
 */
record FleetDocument(
        String goal,
        Optional<Shard> shard,
        Instant startedAt,
        Duration duration,
        Map<String, Integer> counts,
        List<Ended> targets) {

    private static final Pattern GOAL = Pattern.compile("[a-z][a-z-]{0,40}");

    /** Beyond these nobody can reckon. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private static final Duration LONGEST_RUN = Duration.ofDays(366);

    /** Characters of what there is to say of one target. */
    private static final int LONGEST_TEXT = 20_000;

    /** A run on one target has fewer. */
    private static final int MOST_TALLIES = 200;

    private static final int LONGEST_TALLY = 1000;

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

    /**
     * The same as a summary.
     *
     * @throws IllegalArgumentException if it has what no run writes
     */
    FleetSummary summary() {
        require(GOAL.matcher(goal).matches(), "no goal is called so");
        require(!startedAt.isBefore(Instant.EPOCH) && !startedAt.isAfter(LATEST), "startedAt is no time of a run");
        return new FleetSummary(
                goal,
                shard,
                startedAt,
                possible(duration),
                targets.stream().map(Ended::result).toList());
    }

    private static Duration possible(Duration duration) {
        require(
                !duration.isNegative() && duration.compareTo(LONGEST_RUN) <= 0,
                "durationMillis is no time that a run takes");
        return duration;
    }

    private static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) + "…" : text;
    }

    private static void require(boolean isTrue, String otherwise) {
        if (!isTrue) {
            throw new IllegalArgumentException(otherwise);
        }
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
                    tallies(Type.CAUSE, outcome),
                    tallies(Type.STEP, outcome));
        }

        private static Optional<List<Tally>> tallies(Type type, TargetOutcome outcome) {
            return RecordJson.unlessEmpty(outcome.tallies().stream()
                    .filter(tally -> tally.type() == type)
                    .map(tally -> new Tally(
                            tally.name(),
                            Optional.of(tally.remedy()).filter(remedy -> !remedy.isEmpty()),
                            tally.count()))
                    .toList());
        }

        /** The id names a directory: what is no id is no summary. */
        private TargetOutcome result() {
            require(TargetIds.isId(id), "\"" + id + "\" is no target's id");
            return new TargetOutcome(
                    id,
                    outcome,
                    cut(text, LONGEST_TEXT).lines().toList(),
                    possible(duration),
                    Stream.concat(
                                    causes.stream().flatMap(List::stream).map(tally -> tally.of(Type.CAUSE)),
                                    steps.stream().flatMap(List::stream).map(tally -> tally.of(Type.STEP)))
                            .limit(MOST_TALLIES)
                            .toList());
        }
    }

    /** One thing that is counted. */
    record Tally(String text, Optional<String> remedy, int count) {

        private TargetTally of(Type type) {
            require(count > 0, "count is no number of anything");
            return new TargetTally(type, cut(text, LONGEST_TALLY), cut(remedy.orElse(""), LONGEST_TALLY), count);
        }
    }
}
