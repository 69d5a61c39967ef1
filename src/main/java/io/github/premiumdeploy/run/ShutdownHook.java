package io.github.premiumdeploy.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets work that must not be left half done come to its end when the JVM is asked to stop, as by Ctrl-C: asks it to stop, and
 * waits for it, for so long and no longer. Nothing can be done for a JVM that is killed.
 */
final class ShutdownHook implements AutoCloseable {

    private final Runnable stop;
    private final Duration patience;
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean inTime;
    private final Thread thread = new Thread(this::stopAndWait, "genesyscloud-conformance-stop");

    private ShutdownHook(Runnable stop, Duration patience) {
        this.stop = stop;
        this.patience = patience;
    }

    /**
     * From now on, until it is closed.
     *
     * @param stop asks the work to stop
     * @param patience how long it is waited for
     */
    static ShutdownHook during(Runnable stop, Duration patience) {
        ShutdownHook hook = new ShutdownHook(stop, patience);
        Runtime.getRuntime().addShutdownHook(hook.thread);
        return hook;
    }

    /** What the JVM does when it is asked to stop. */
    Thread thread() {
        return thread;
    }

    /** Whether the work came to its end in time, after the JVM was asked to stop. */
    boolean isInTime() {
        return inTime;
    }

    private void stopAndWait() {
        stop.run();
        try {
            inTime = done.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The work is done. */
    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException e) {
            // The JVM is stopping: the hook runs, and ends by itself.
            return;
        }
    }
}
