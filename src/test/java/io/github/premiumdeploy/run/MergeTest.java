package io.github.premiumdeploy.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.premiumdeploy.report.TargetOutcome;
import io.github.premiumdeploy.report.TargetOutcome.End;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The summaries of shards as one. */
class MergeTest {

    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    private static FleetSummary summary(
            String goal, Optional<Shard> shard, int afterSeconds, TargetOutcome... outcomes) {
        return new FleetSummary(
                goal, shard, START.plusSeconds(afterSeconds), Duration.ofSeconds(10), Arrays.asList(outcomes));
    }

    private static TargetOutcome outcome(String id, End end) {
        return new TargetOutcome(id, end, List.of(), Duration.ZERO);
    }

    private static Optional<Shard> shard(int index) {
        return Optional.of(new Shard(index, 3));
    }

    @Test
    void putsTheShardsTogetherAndNamesThoseThatAreMissing() {
        Merge merge = Merge.of(List.of(
                summary("plan", shard(3), 5, outcome("c", End.DONE)),
                summary("plan", shard(1), 0, outcome("a", End.FAILED))));
        assertThat(merge.summary())
                .isEqualTo(new FleetSummary(
                        "plan",
                        Optional.empty(),
                        START,
                        Duration.ofSeconds(15),
                        List.of(outcome("a", End.FAILED), outcome("c", End.DONE))));
        assertThat(merge.missing()).containsExactly(new Shard(2, 3));
    }

    @Test
    void takesTheLatestOfAShardThatRanAgain() {
        Merge merge = Merge.of(List.of(
                summary("plan", shard(1), 60, outcome("a", End.DONE)),
                summary("plan", shard(1), 0, outcome("a", End.ERROR), outcome("b", End.DONE))));
        assertThat(merge.summary().outcomes()).containsExactly(outcome("a", End.DONE), outcome("b", End.DONE));
        assertThat(merge.latest()).containsEntry("a", 0).containsEntry("b", 1);
        assertThat(merge.summary().isDone()).isTrue();
    }

    @Test
    void refusesWhatDoesNotBelongTogether() {
        assertThatThrownBy(() -> Merge.of(List.of(summary("plan", shard(1), 0), summary("undeploy", shard(2), 0))))
                .hasMessage("the summaries are of different goals: plan, undeploy");
        assertThatThrownBy(() -> Merge.of(
                        List.of(summary("plan", shard(1), 0), summary("plan", Optional.of(new Shard(1, 4)), 0))))
                .hasMessage("the summaries are of different kinds of shards: 1/3, 1/4");
    }

    @Test
    void missesNoneWhereThereAreNoShards() {
        assertThat(Merge.of(List.of(summary("plan", Optional.empty(), 0))).missing())
                .isEmpty();
    }
}
