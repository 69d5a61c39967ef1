package io.github.premiumdeploy.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.premiumdeploy.report.TargetOutcome;
import io.github.premiumdeploy.report.TargetOutcome.End;
import io.github.premiumdeploy.testing.HangGuard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How targets are worked on side by side; nothing here waits for a clock. */
@HangGuard
class FleetTest {

    private final List<String> events = Collections.synchronizedList(new ArrayList<>());

    private final Fleet.Listener listener = new Fleet.Listener() {
        @Override
        public void begins(String id) {
            events.add("+" + id);
        }

        @Override
        public void ended(TargetOutcome outcome) {
            events.add("-" + outcome.id());
        }
    };

    private static TargetOutcome outcome(String id, End end) {
        return new TargetOutcome(id, end, List.of("of " + id), Duration.ZERO);
    }

    private static Function<String, TargetOutcome> failing(String... ids) {
        return id -> outcome(id, Set.of(ids).contains(id) ? End.FAILED : End.DONE);
    }

    private List<End> run(Rollout rollout, List<String> ids, Function<String, TargetOutcome> work)
            throws InterruptedException {
        return new Fleet(rollout, listener)
                .run(ids, work).stream().map(TargetOutcome::end).toList();
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static Rollout rollout(int parallelism, int beforeNextTarget, int beforeNextWave, List<String>... waves) {
        return new Rollout(parallelism, new Waves(List.of(waves)), beforeNextTarget, beforeNextWave);
    }

    @Test
    void worksOnAThousandAndNoMoreAtOnceThanItMay() throws Exception {
        List<String> ids = IntStream.range(0, 1000).mapToObj(i -> "t" + i).toList();
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<TargetOutcome> outcomes = new Fleet(rollout(8, Integer.MAX_VALUE, 0), listener).run(ids, id -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            Thread.yield();
            underWay.decrementAndGet();
            return outcome(id, End.DONE);
        });
        assertThat(outcomes).extracting(TargetOutcome::id).isEqualTo(ids);
        assertThat(outcomes).extracting(TargetOutcome::end).containsOnly(End.DONE);
        assertThat(most.get()).isBetween(1, 8);
        assertThat(events).hasSize(2000);
    }

    @Test
    void doesNotLetOneThatHangsDisturbTheOthers() throws Exception {
        CountDownLatch others = new CountDownLatch(99);
        List<String> ids = IntStream.range(0, 100).mapToObj(i -> "t" + i).toList();
        List<End> ends = run(rollout(2, Integer.MAX_VALUE, 0), ids, id -> {
            if (!id.equals("t0")) {
                others.countDown();
                return outcome(id, End.DONE);
            }
            try {
                others.await();
                return outcome(id, End.ERROR);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(ends.get(0)).as("it ended after all the others").isEqualTo(End.ERROR);
        assertThat(ends.subList(1, 100)).containsOnly(End.DONE);
    }

    @Test
    void goesOnAfterAFailure() throws Exception {
        assertThat(run(rollout(1, Integer.MAX_VALUE, 0), List.of("a", "b", "c"), failing("a", "b")))
                .containsExactly(End.FAILED, End.FAILED, End.DONE);
    }

    @Test
    void beginsNoFurtherTargetAfterTooManyFailures() throws Exception {
        assertThat(run(rollout(1, 0, 0), List.of("a", "b", "c"), failing("a")))
                .containsExactly(End.FAILED, End.NOT_STARTED, End.NOT_STARTED);
        assertThat(run(rollout(1, 1, 1), List.of("a", "b", "c", "d"), failing("a", "c")))
                .containsExactly(End.FAILED, End.DONE, End.FAILED, End.NOT_STARTED);
    }

    @Test
    void letsThoseUnderWayComeToTheirEnd() throws Exception {
        CountDownLatch slowBegan = new CountDownLatch(1);
        CountDownLatch failed = new CountDownLatch(1);
        Fleet.Listener releasing = new Fleet.Listener() {
            @Override
            public void begins(String id) {}

            @Override
            public void ended(TargetOutcome outcome) {
                if (outcome.end() == End.FAILED) {
                    failed.countDown();
                }
            }
        };
        List<TargetOutcome> outcomes = new Fleet(rollout(2, 0, 0), releasing).run(List.of("slow", "bad", "c"), id -> {
            try {
                if (id.equals("slow")) {
                    slowBegan.countDown();
                    failed.await();
                } else {
                    slowBegan.await();
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return outcome(id, id.equals("bad") ? End.FAILED : End.DONE);
        });
        assertThat(outcomes).extracting(TargetOutcome::end).containsExactly(End.DONE, End.FAILED, End.NOT_STARTED);
    }

    @Test
    void beginsAWaveWhenTheOneBeforeHasEnded() throws Exception {
        assertThat(run(
                        rollout(4, Integer.MAX_VALUE, 0, List.of("c1", "c2"), List.of("eu")),
                        List.of("a", "c1", "c2", "eu"),
                        failing()))
                .containsOnly(End.DONE);
        assertThat(events.subList(0, 4)).containsExactlyInAnyOrder("+c1", "+c2", "-c1", "-c2");
        assertThat(events.subList(4, 8)).containsExactly("+eu", "-eu", "+a", "-a");
    }

    @Test
    void stopsTheRolloutAtAFailedCanary() throws Exception {
        assertThat(run(
                        rollout(4, Integer.MAX_VALUE, 0, List.of("c1", "c2")),
                        List.of("a", "b", "c1", "c2"),
                        failing("c1")))
                .containsExactly(End.NOT_STARTED, End.NOT_STARTED, End.FAILED, End.DONE);
    }

    @Test
    void toleratesAsManyFailedCanariesAsItMay() throws Exception {
        assertThat(run(rollout(4, 1, 1, List.of("c1", "c2")), List.of("a", "c1", "c2"), failing("c1")))
                .containsExactly(End.DONE, End.FAILED, End.DONE);
    }

    @Test
    void isInterruptedWithTheBuild() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger interrupted = new AtomicInteger();
        CountDownLatch ended = new CountDownLatch(1);
        Thread build = Thread.currentThread();
        assertThatThrownBy(() -> run(rollout(1, 0, 0), List.of("a", "b"), id -> {
                    build.interrupt();
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        interrupted.incrementAndGet();
                    }
                    ended.countDown();
                    return outcome(id, End.ERROR);
                }))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
        ended.await();
        assertThat(interrupted).hasValue(1);
    }
}
