package io.github.premiumdeploy.run;

import io.github.premiumdeploy.report.TargetOutcome;
import io.github.premiumdeploy.report.TargetOutcome.End;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Works on targets side by side, so that one that fails or hangs does not disturb the others. */
public final class Fleet {

    /** Is told how the work goes on; by several threads, but one at a time. */
    public interface Listener {
        /** The work on a target begins. */
        void begins(String id);

        /** The work on a target has ended. */
        void ended(TargetOutcome outcome);
    }

    /** Longer than the longest request in its standard time: what is under way then ends, with a receipt that says so. */
    private static final Duration LAST_WORDS = Duration.ofMinutes(1);

    private final Rollout rollout;
    private final Listener listener;
    private final AtomicInteger failures = new AtomicInteger();

    public Fleet(Rollout rollout, Listener listener) {
        this.rollout = rollout;
        this.listener = listener;
    }

    /**
     * Works on all targets, or on as many as may be begun.
     *
     * @param work does it on one target; called from several threads at once, and does not throw
     * @return what came of each, in the order of the ids
     * @throws InterruptedException if the build is asked to stop; the work under way is interrupted then
     */
    public List<TargetOutcome> run(List<String> ids, Function<String, TargetOutcome> work) throws InterruptedException {
        Map<String, TargetOutcome> outcomes = new LinkedHashMap<>();
        ids.forEach(id -> outcomes.put(id, new TargetOutcome(id, End.NOT_STARTED, List.of(), Duration.ZERO)));
        List<List<String>> waves = rollout.waves().of(ids);
        for (int i = 0; i < waves.size(); i++) {
            if (i > 0 && failures.get() > rollout.failuresBeforeNextWave()) {
                break;
            }
            run(waves.get(i), work, outcomes);
        }
        return new ArrayList<>(outcomes.values());
    }

    private void run(List<String> wave, Function<String, TargetOutcome> work, Map<String, TargetOutcome> outcomes)
            throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(rollout.parallelism(), wave.size()), task -> {
            Thread thread = new Thread(task, "genesyscloud-target");
            thread.setDaemon(true);
            return thread;
        });
        try {
            wave.forEach(id -> threads.execute(() -> work(id, work, outcomes)));
            threads.shutdown();
            while (!threads.awaitTermination(1, TimeUnit.HOURS)) {
                // Every target has its own deadline, so that this ends.
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            threads.awaitTermination(LAST_WORDS.toSeconds(), TimeUnit.SECONDS);
            throw e;
        } finally {
            threads.shutdownNow();
        }
    }

    private void work(String id, Function<String, TargetOutcome> work, Map<String, TargetOutcome> outcomes) {
        synchronized (this) {
            if (failures.get() > rollout.failuresBeforeNextTarget()) {
                return;
            }
            listener.begins(id);
        }
        TargetOutcome outcome = work.apply(id);
        synchronized (this) {
            outcomes.put(id, outcome);
            if (outcome.end().isFailure()) {
                failures.incrementAndGet();
            }
            listener.ended(outcome);
        }
    }
}
