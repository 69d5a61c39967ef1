package io.github.premiumdeploy.run;

import io.github.premiumdeploy.report.TargetOutcome;
import io.github.premiumdeploy.text.ShortList;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The summaries of the shards of a fleet as one. A target that several have, since a shard ran again, is as the latest says.
 *
 * @param summary all of them as one
 * @param latest the position of the summary that each target is taken from, by id
 * @param missing the shards that there is no summary of
 */
public record Merge(FleetSummary summary, Map<String, Integer> latest, List<Shard> missing) {

    /**
     * Merges.
     *
     * @param summaries at least one
     * @throws IllegalArgumentException if they are not of the same goal, or of different divisions of a fleet
     */
    public static Merge of(List<FleetSummary> summaries) {
        requireOne(summaries.stream().map(FleetSummary::goal).toList(), "goals");
        requireOne(
                summaries.stream()
                        .map(summary -> summary.shard()
                                .map(shard -> "1/" + shard.count())
                                .orElse("none"))
                        .toList(),
                "kinds of shards");
        List<Integer> inOrder = IntStream.range(0, summaries.size())
                .boxed()
                .sorted(Comparator.comparing(
                        (Integer position) -> summaries.get(position).startedAt()))
                .toList();
        Map<String, TargetOutcome> outcomes = new LinkedHashMap<>();
        Map<String, Integer> latest = new LinkedHashMap<>();
        Instant start = summaries.get(inOrder.get(0)).startedAt();
        Instant end = start;
        for (int position : inOrder) {
            FleetSummary summary = summaries.get(position);
            for (TargetOutcome outcome : summary.outcomes()) {
                outcomes.put(outcome.id(), outcome);
                latest.put(outcome.id(), position);
            }
            Instant itsEnd = summary.startedAt().plus(summary.duration());
            end = itsEnd.isAfter(end) ? itsEnd : end;
        }
        List<TargetOutcome> all = new ArrayList<>(outcomes.values());
        all.sort(Comparator.comparing(TargetOutcome::id));
        FleetSummary merged =
                new FleetSummary(summaries.get(0).goal(), Optional.empty(), start, Duration.between(start, end), all);
        return new Merge(merged, latest, missing(summaries));
    }

    private static List<Shard> missing(List<FleetSummary> summaries) {
        Set<Shard> present =
                summaries.stream().flatMap(summary -> summary.shard().stream()).collect(Collectors.toSet());
        int count = present.stream().mapToInt(Shard::count).findAny().orElse(0);
        return IntStream.rangeClosed(1, count)
                .mapToObj(index -> new Shard(index, count))
                .filter(shard -> !present.contains(shard))
                .toList();
    }

    private static void requireOne(List<String> values, String what) {
        if (new TreeSet<>(values).size() > 1) {
            throw new IllegalArgumentException("the summaries are of different " + what + ": "
                    + ShortList.joined(", ", values.stream().distinct().sorted().toList()));
        }
    }
}
