package io.github.premiumdeploy.target;

import java.time.Duration;

/**
 * How long to wait.
 *
 * @param connect for a connection, TLS included
 * @param request for one answer, its last byte included
 * @param deadline for all the work on one target
 */
public record Timeouts(Duration connect, Duration request, Duration deadline) {

    /** 10 seconds, 30 seconds, 10 minutes. */
    public static final Timeouts STANDARD =
            new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(10));
}
