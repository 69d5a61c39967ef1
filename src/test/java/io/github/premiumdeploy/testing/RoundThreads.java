package io.github.premiumdeploy.testing;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;

/** Threads that tell {@link RequestRounds} which tasks are under way, and who waits for which. */
public final class RoundThreads extends AbstractExecutorService {

    private final RequestRounds rounds;
    private final ExecutorService threads;

    RoundThreads(RequestRounds rounds, int atOnce) {
        this.rounds = rounds;
        this.threads = Executors.newFixedThreadPool(atOnce, work -> {
            Thread thread = new Thread(work, "request-rounds");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** A task whose result somebody waits for. */
    private static final class Awaited<T> extends FutureTask<T> {

        private final RequestRounds rounds;

        Awaited(RequestRounds rounds, Callable<T> work) {
            super(work);
            this.rounds = rounds;
        }

        @Override
        public T get() throws InterruptedException, ExecutionException {
            rounds.awaits(this);
            try {
                return super.get();
            } finally {
                rounds.goesOn();
            }
        }
    }

    @Override
    protected <T> RunnableFuture<T> newTaskFor(Callable<T> work) {
        return new Awaited<>(rounds, work);
    }

    @Override
    protected <T> RunnableFuture<T> newTaskFor(Runnable work, T value) {
        return new Awaited<>(rounds, Executors.callable(work, value));
    }

    @Override
    public void execute(Runnable work) {
        boolean step = !(work instanceof Awaited);
        rounds.submitted(step);
        threads.execute(() -> {
            rounds.begun();
            try {
                work.run();
            } finally {
                rounds.finished(step);
            }
        });
    }

    @Override
    public void shutdown() {
        threads.shutdown();
    }

    @Override
    public List<Runnable> shutdownNow() {
        return threads.shutdownNow();
    }

    @Override
    public boolean isShutdown() {
        return threads.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return threads.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return threads.awaitTermination(timeout, unit);
    }
}
