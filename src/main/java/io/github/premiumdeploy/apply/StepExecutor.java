package io.github.premiumdeploy.apply;

import io.github.premiumdeploy.apply.RunFailure.StepFailed;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.Parallel;
import io.github.premiumdeploy.http.TransportException;
import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.Plan;
import io.github.premiumdeploy.plan.PlanException;
import io.github.premiumdeploy.plan.Step;
import io.github.premiumdeploy.plan.Step.After;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** Executes a plan: each step as soon as what it needs is done, independent ones side by side. */
final class StepExecutor {

    /** A step, when the one before it in its change has ended, and when itself. */
    private record Task(Change change, Step step, CompletableFuture<Void> before, CompletableFuture<Void> end) {}

    private final Parallel parallel;
    private final ApplyContext run;
    private final StepApplier applier;
    private final AtomicReference<StepFailed> failure = new AtomicReference<>();

    /** The threads that do a step now. */
    private final Set<Thread> working = new HashSet<>();

    private boolean isStopped;

    StepExecutor(Parallel parallel, ApplyContext run) {
        this.parallel = parallel;
        this.run = run;
        this.applier = new StepApplier(run);
    }

    /**
     * Executes all steps. After a failure no new step begins, and those under way are waited for. So it is where the build
     * is asked to stop; those under way are asked to stop then, too. The first failure counts.
     */
    void run(Plan plan) throws FailureException, InterruptedException {
        List<Task> tasks = new ArrayList<>();
        Map<After, CompletableFuture<Void>> ends = new HashMap<>();
        for (Change change : plan.changes()) {
            CompletableFuture<Void> before = CompletableFuture.completedFuture(null);
            for (Step step : change.steps()) {
                Task task = new Task(change, step, before, new CompletableFuture<>());
                tasks.add(task);
                ends.put(new After(change.key(), step.verb()), task.end());
                before = task.end();
            }
        }
        tasks.forEach(task -> start(task, ends));
        boolean isInterrupted = false;
        for (Task task : tasks) {
            isInterrupted |= await(task.end());
        }
        if (failure.get() != null) {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
            throw new FailureException(failure.get());
        }
        if (isInterrupted) {
            throw new InterruptedException("the build was interrupted");
        }
    }

    /** Begins a step once the one before it in its change, and all others that it comes after, are done. */
    private void start(Task task, Map<After, CompletableFuture<Void>> ends) {
        Stream<CompletableFuture<Void>> needed =
                task.step().after().stream().map(ends::get).filter(Objects::nonNull);
        CompletableFuture.allOf(Stream.concat(Stream.of(task.before()), needed).toArray(CompletableFuture[]::new))
                .thenRunAsync(() -> perform(task.change(), task.step()), parallel.threads())
                .whenComplete((nothing, broken) -> {
                    if (broken == null) {
                        task.end().complete(null);
                    } else {
                        task.end().completeExceptionally(broken);
                    }
                });
    }

    private void perform(Change change, Step step) {
        if (failure.get() != null || !begin()) {
            return;
        }
        try {
            run.journal().begins(change, step);
            try {
                applier.apply(step);
            } catch (IOException | PlanException e) {
                boolean inDoubt = run.ids().isInDoubt(change.key()) || mayBeDone(e);
                failure.compareAndSet(null, StepFailed.of(change, step, e, inDoubt));
                run.journal().failed(change, step, e, inDoubt);
                return;
            }
            run.journal().done(change, step);
        } catch (IOException e) {
            failure.compareAndSet(null, StepFailed.of(change, step, e, false));
        } finally {
            end();
        }
    }

    /** Whether a step may begin: not once the build was asked to stop. */
    private boolean begin() {
        synchronized (working) {
            return !isStopped && working.add(Thread.currentThread());
        }
    }

    /** From here on the thread works for somebody else. */
    private void end() {
        synchronized (working) {
            working.remove(Thread.currentThread());
            if (isStopped) {
                Thread.interrupted();
            }
        }
    }

    private void stop() {
        synchronized (working) {
            isStopped = true;
            working.forEach(Thread::interrupt);
        }
    }

    private static boolean mayBeDone(Exception e) {
        return e instanceof TransportException transport && !transport.surelyNotProcessed()
                || e instanceof ApiException api && RefusalMeaning.isLost(api);
    }

    /** Waits for a step to end, also where the build is asked to stop meanwhile; says whether it was. */
    private boolean await(CompletableFuture<Void> future) {
        boolean isInterrupted = false;
        while (true) {
            try {
                future.get();
                return isInterrupted;
            } catch (ExecutionException e) {
                if (failure.get() == null) {
                    throw new IllegalStateException("a step broke unexpectedly", e.getCause());
                }
                return isInterrupted;
            } catch (InterruptedException e) {
                isInterrupted = true;
                stop();
            }
        }
    }
}
