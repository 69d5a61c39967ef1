package io.github.premiumdeploy.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

/**
 * How a sandbox runs, as opposed to the organization that it imitates.
 *
 * @param port the loopback port to listen on; 0 takes a free one
 * @param clock judges token lifetimes, grants and rate limits, and stamps every answer
 * @param maxBodyBytes a larger request body is answered with 413
 * @param maxRecordedRequests how many requests are remembered; older ones are forgotten first
 * @param readTimeout a connection on which nothing arrives for so long is closed
 * @param faults which requests go wrong on their way
 */
public record SandboxOptions(
        int port, Clock clock, int maxBodyBytes, int maxRecordedRequests, Duration readTimeout, FaultPlan faults) {

    public SandboxOptions {
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(faults, "faults");
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("The port " + port + " is not between 0 and 65535");
        }
        if (readTimeout.isNegative() || readTimeout.toMillis() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("The read timeout " + readTimeout + " of a sandbox is not possible");
        }
        if (maxBodyBytes < 1 || maxRecordedRequests < 0) {
            throw new IllegalArgumentException("The limits of a sandbox must not be negative");
        }
    }

    /** A free port, the system's clock, bodies of up to 3 MB, the last 10,000 requests, a minute for each read, no faults. */
    public static SandboxOptions defaults() {
        return new SandboxOptions(0, Clock.systemUTC(), 3_000_000, 10_000, Duration.ofMinutes(1), FaultPlan.NONE);
    }

    /** The same on a given port. */
    public SandboxOptions withPort(int newPort) {
        return new SandboxOptions(newPort, clock, maxBodyBytes, maxRecordedRequests, readTimeout, faults);
    }

    /** The same by another clock. */
    public SandboxOptions withClock(Clock newClock) {
        return new SandboxOptions(port, newClock, maxBodyBytes, maxRecordedRequests, readTimeout, faults);
    }

    /** The same with another limit of request bodies, in bytes. */
    public SandboxOptions withMaxBodyBytes(int limit) {
        return new SandboxOptions(port, clock, limit, maxRecordedRequests, readTimeout, faults);
    }

    /** The same with another number of remembered requests. */
    public SandboxOptions withMaxRecordedRequests(int limit) {
        return new SandboxOptions(port, clock, maxBodyBytes, limit, readTimeout, faults);
    }

    /** The same with another time after which a silent connection is closed; zero waits for ever. */
    public SandboxOptions withReadTimeout(Duration timeout) {
        return new SandboxOptions(port, clock, maxBodyBytes, maxRecordedRequests, timeout, faults);
    }

    /** The same with requests that go wrong. */
    public SandboxOptions withFaults(FaultPlan plan) {
        return new SandboxOptions(port, clock, maxBodyBytes, maxRecordedRequests, readTimeout, plan);
    }
}
