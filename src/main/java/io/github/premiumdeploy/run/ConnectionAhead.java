package io.github.premiumdeploy.run;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A connection that a thread of its own makes, and logs in, while the rest of a job is read. What goes wrong with the login
 * is told to the first call that needs it; where there is none, because something is wrong with the job, to nobody.
 */
final class ConnectionAhead implements AutoCloseable {

    private final CompletableFuture<Connection> made = new CompletableFuture<>();

    /** Begins to make a connection. */
    ConnectionAhead(Supplier<Connection> maker) {
        Thread thread = new Thread(() -> begin(maker), "genesyscloud-login");
        thread.setDaemon(true);
        thread.start();
    }

    private void begin(Supplier<Connection> maker) {
        try {
            made.complete(maker.get());
        } catch (RuntimeException | Error e) {
            made.completeExceptionally(e);
            return;
        }
        made.join().logInAhead();
    }

    /**
     * The connection, from now on the caller's. It is made in a moment: who is asked to stop meanwhile notices that with the
     * connection.
     */
    Connection get() {
        return made.join();
    }

    @Override
    public void close() {
        get().close();
    }
}
