package io.github.premiumdeploy.plan;

import io.github.premiumdeploy.genesys.Fetched;
import io.github.premiumdeploy.genesys.Parallel;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * Something of an organization that not every plan needs: read once, when it is first asked for, or ahead of that side by side
 * with other reads. Safe for use by several threads.
 *
 * @param <T> what is read
 */
final class OnDemand<T> implements Supplier<Fetched<T>> {

    private final Parallel parallel;
    private final Parallel.Read<T> read;
    private Supplier<Fetched<T>> reading;
    private Fetched<T> result;

    OnDemand(Parallel parallel, Parallel.Read<T> read) {
        this.parallel = parallel;
        this.read = read;
    }

    /** Starts to read it, if nobody did. */
    synchronized void start() {
        if (reading == null && result == null) {
            reading = parallel.start(read);
        }
    }

    /** Whether it was read, or somebody started to. */
    synchronized boolean isStarted() {
        return reading != null || result != null;
    }

    @Override
    public synchronized Fetched<T> get() {
        if (result == null) {
            result = reading == null ? now() : reading.get();
        }
        return result;
    }

    /** By the thread that asks: all others may wait for this. */
    private Fetched<T> now() {
        try {
            return new Fetched.Ok<>(read.read());
        } catch (IOException e) {
            return new Fetched.Failed<>(e);
        }
    }
}
