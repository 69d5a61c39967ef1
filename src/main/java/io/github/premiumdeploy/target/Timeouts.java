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

    /** The values of the parameter {@code connectTimeout}. */
    public static final ValueForm<Duration> CONNECT = ValueForm.duration(STANDARD.connect());

    /** The values of the parameter {@code requestTimeout}. */
    public static final ValueForm<Duration> REQUEST = ValueForm.duration(STANDARD.request());

    /** The values of the parameter {@code deadline}. */
    public static final ValueForm<Duration> DEADLINE = ValueForm.duration(STANDARD.deadline());

    /** Reads the three; those that are left out, or have a problem, are the standard ones. */
    public static Timeouts read(Parameters parameters, Problems problems) {
        return new Timeouts(
                parameters.read("connectTimeout", CONNECT, problems).orElse(STANDARD.connect()),
                parameters.read("requestTimeout", REQUEST, problems).orElse(STANDARD.request()),
                parameters.read("deadline", DEADLINE, problems).orElse(STANDARD.deadline()));
    }
}
