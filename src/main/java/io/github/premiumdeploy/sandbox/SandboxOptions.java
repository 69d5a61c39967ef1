package io.github.premiumdeploy.sandbox;

import java.time.Clock;
import java.util.Objects;

/**
 * How a sandbox runs, as opposed to the organization that it imitates.
 *
 * @param port the loopback port to listen on; 0 takes a free one
 * @param clock judges token lifetimes, grants and rate limits, and stamps every answer
 * @param maxBodyBytes a larger request body is answered with 413
 * @param maxRecordedRequests how many requests are remembered; older ones are forgotten first
 * @param faults which requests go wrong on their way
 */
public record SandboxOptions(int port, Clock clock, int maxBodyBytes, int maxRecordedRequests, FaultPlan faults) {

    public SandboxOptions {
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(faults, "faults");
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("The port " + port + " is not between 0 and 65535");
        }
        if (maxBodyBytes < 1 || maxRecordedRequests < 0) {
            throw new IllegalArgumentException("The limits of a sandbox must not be negative");
        }
    }

    /** A free port, the system's clock, bodies of up to 3 MB, the last 10,000 requests, no faults. */
    public static SandboxOptions defaults() {
        return new SandboxOptions(0, Clock.systemUTC(), 3_000_000, 10_000, FaultPlan.NONE);
    }

    /** The same on a given port. */
    public SandboxOptions withPort(int newPort) {
        return new SandboxOptions(newPort, clock, maxBodyBytes, maxRecordedRequests, faults);
    }

    /** The same by another clock. */
    public SandboxOptions withClock(Clock newClock) {
        return new SandboxOptions(port, newClock, maxBodyBytes, maxRecordedRequests, faults);
    }

    /** The same with another limit of request bodies, in bytes. */
    public SandboxOptions withMaxBodyBytes(int limit) {
        return new SandboxOptions(port, clock, limit, maxRecordedRequests, faults);
    }

    /** The same with another number of remembered requests. */
    public SandboxOptions withMaxRecordedRequests(int limit) {
        return new SandboxOptions(port, clock, maxBodyBytes, limit, faults);
    }

    /** The same with requests that go wrong. */
    public SandboxOptions withFaults(FaultPlan plan) {
        return new SandboxOptions(port, clock, maxBodyBytes, maxRecordedRequests, plan);
    }
}
