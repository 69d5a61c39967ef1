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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;

/** Executes a plan: each step as soon as what it needs is done, independent ones side by side. */
final class StepExecutor {

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
     * is asked to stop; those under way are asked to stop then, too.
     *
     * @throws FailureException with the first failure
     * @throws InterruptedException if the build is asked to stop, and no step has failed by then
     */
    void run(Plan plan) throws FailureException, InterruptedException {
        Map<After, CompletableFuture<Void>> done = new HashMap<>();
        Map<Change, List<CompletableFuture<Void>>> futures = new LinkedHashMap<>();
        for (Change change : plan.changes()) {
            futures.put(
                    change,
                    change.steps().stream()
                            .map(step -> {
                                CompletableFuture<Void> future = new CompletableFuture<>();
                                done.put(new After(change.key(), step.verb()), future);
                                return future;
                            })
                            .toList());
        }
        futures.forEach((change, ownFutures) -> {
            CompletableFuture<Void> before = CompletableFuture.completedFuture(null);
            for (int i = 0; i < ownFutures.size(); i++) {
                Step step = change.steps().get(i);
                CompletableFuture<Void> own = ownFutures.get(i);
                CompletableFuture<?>[] needed = step.after().stream()
                        .map(after -> done.getOrDefault(after, CompletableFuture.completedFuture(null)))
                        .toArray(CompletableFuture[]::new);
                CompletableFuture.allOf(before, CompletableFuture.allOf(needed))
                        .thenRunAsync(() -> perform(change, step), parallel.threads())
                        .whenComplete((nothing, broken) -> {
                            if (broken == null) {
                                own.complete(null);
                            } else {
                                own.completeExceptionally(broken);
                            }
                        });
                before = own;
            }
        });
        boolean isInterrupted = false;
        for (List<CompletableFuture<Void>> ownFutures : futures.values()) {
            for (CompletableFuture<Void> future : ownFutures) {
                isInterrupted |= await(future);
            }
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

    private void perform(Change change, Step step) {
        if (failure.get() != null || !begin()) {
            return;
        }
        try {
            run.journal().begins(change, step);
            run.undoLog().begin(step);
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
