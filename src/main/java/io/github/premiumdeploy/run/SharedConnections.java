package io.github.premiumdeploy.run;

import io.github.premiumdeploy.genesys.Parallel;
import io.github.premiumdeploy.http.ApacheTransport;
import io.github.premiumdeploy.http.Transport;
import io.github.premiumdeploy.target.HttpProxy;
import io.github.premiumdeploy.target.Target;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What the targets of a run have in common: connections, with what TLS takes to make them, by their timeout and proxy, and
 * threads. They carry what each request has with it: tokens are each target's own, and there are no cookies. Safe for use by
 * several threads.
 */
final class SharedConnections implements AutoCloseable {

    /** As many as the widest step does side by side, so that no request waits for one that it does not need. */
    private static final int WIDEST = 24;

    /** So many requests at once that a machine and its limits on threads bear them. */
    private static final int MOST = 512;

    private static final int LEAST = 4;

    private final int atOnce;
    private final int connections;
    private final String userAgent;
    private final Map<Settings, Transport> transports = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "genesyscloud");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * None yet.
     *
     * @param beside how many targets are worked on at once
     */
    SharedConnections(int beside, String userAgent) {
        this.atOnce = Math.max(LEAST, Math.min(WIDEST, MOST / beside));
        // What a thread of a target asks itself comes on top.
        this.connections = beside * (atOnce + 1);
        this.userAgent = userAgent;
    }

    /** What makes connections differ. */
    private record Settings(Duration connectTimeout, Optional<HttpProxy> proxy) {
        @Override
        public int hashCode() {
            return connectTimeout.hashCode();
        }
    }

    /** The connections that a target uses; whoever gets them leaves them open. */
    Transport transport(Target target) {
        return transports.computeIfAbsent(
                new Settings(target.timeouts().connect(), target.proxy()),
                settings -> new ApacheTransport(settings.connectTimeout, settings.proxy, userAgent, connections));
    }

    /** The threads of all targets together. */
    Executor threads() {
        return threads;
    }

    /** A share of the threads for one target. */
    Parallel parallel() {
        return new Parallel(threads, atOnce);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        transports.values().forEach(Transport::close);
    }
}
