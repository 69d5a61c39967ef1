package io.github.premiumdeploy.testing;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Threads that no JVM waits for. */
public final class DaemonThreads {

    private DaemonThreads() {}

    /** At most so many at once. */
    public static ExecutorService of(int atOnce) {
        return Executors.newFixedThreadPool(atOnce, work -> {
            Thread thread = new Thread(work, "genesyscloud");
            thread.setDaemon(true);
            return thread;
        });
    }
}
