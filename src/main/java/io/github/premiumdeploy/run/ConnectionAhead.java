package io.github.premiumdeploy.run;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * A connection that a thread of its own makes, and logs in, while the rest of a job is read. What goes wrong with the login
 * is told to the first call that needs it; where there is none, because something is wrong with the job, to nobody.
 */
final class ConnectionAhead implements AutoCloseable {

    private final FutureTask<Connection> made;

    /** Begins to make a connection. */
    ConnectionAhead(Supplier<Connection> maker) {
        made = new FutureTask<>(maker::get);
        Thread thread = new Thread(this::begin, "genesyscloud-login");
        thread.setDaemon(true);
        thread.start();
    }

    private void begin() {
        made.run();
        get().logInAhead();
    }

    /** The connection, from now on the caller's. */
    Connection get() {
        boolean isInterrupted = false;
        try {
            while (true) {
                try {
                    return made.get();
                } catch (InterruptedException e) {
                    // It is made in a moment, and whoever has it notices that the build is to stop.
                    isInterrupted = true;
                } catch (ExecutionException e) {
                    throw new IllegalStateException("no connection could be made", e.getCause());
                }
            }
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        get().close();
    }
}
