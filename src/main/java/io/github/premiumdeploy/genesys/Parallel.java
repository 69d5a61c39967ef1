package io.github.premiumdeploy.genesys;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
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
        return () -> {
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
        };
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
