package io.github.premiumdeploy.genesys;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableFuture;
import java.util.function.Supplier;

/** Reads independent things side by side. */
public final class Parallel implements AutoCloseable {

    /** Reads something from a server. */
    @FunctionalInterface
    public interface Read<T> {
        /**
         * Reads it.
         *
         * @throws IOException if it cannot be read
         */
        T read() throws IOException;
    }

    private final ExecutorService threads;

    /**
     * At most this many at once, by threads that others use as well.
     *
     * @param shared has a thread for every task that it is given
     */
    public Parallel(Executor shared, int atOnce) {
        this(new ThreadShare(shared, atOnce));
    }

    /** By these threads, which are this object's from now on. */
    public Parallel(ExecutorService threads) {
        this.threads = threads;
    }

    /**
     * Starts to read.
     *
     * @return waits for what was read
     */
    public <T> Supplier<Fetched<T>> start(Read<T> read) {
        Future<T> future = threads.submit(read::read);
        return () -> fetched(future);
    }

    /**
     * Reads some things side by side, one of them in the calling thread, which may be one that reads side by side with others
     * itself.
     *
     * @throws IOException if one of them cannot be read, once none of them is read any more; the first one's reason
     * @throws InterruptedIOException if the build is asked to stop while it waits for one
     */
    public <T> void readAll(List<Read<T>> reads) throws IOException {
        List<Future<T>> all = new ArrayList<>();
        for (Read<T> read : reads) {
            all.add(all.isEmpty() ? new FutureTask<>(read::read) : threads.submit(read::read));
        }
        List<IOException> failures = new ArrayList<>();
        for (Future<T> one : all) {
            // What nobody has begun is done here: all the threads may wait as this one does.
            if (one instanceof RunnableFuture<T> task) {
                task.run();
            }
            fetched(one).reason().ifPresent(failures::add);
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }

    private static <T> Fetched<T> fetched(Future<T> future) {
        try {
            return new Fetched.Ok<>(future.get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException reason) {
                return new Fetched.Failed<>(reason);
            }
            throw new IllegalStateException("a read failed unexpectedly", e.getCause());
        } catch (InterruptedException | CancellationException e) {
            Thread.currentThread().interrupt();
            return new Fetched.Failed<>(new InterruptedIOException("the build was interrupted"));
        }
    }

    /** Runs work side by side with the reads. */
    public Executor threads() {
        return threads;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
