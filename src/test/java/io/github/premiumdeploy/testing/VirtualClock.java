package io.github.premiumdeploy.testing;

import io.github.premiumdeploy.http.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A clock that only sleeping and {@link #advance} move, and a sleeper that returns at once and remembers. */
public final class VirtualClock extends Clock implements Sleeper {

    /** When it begins. */
    public static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    private final List<Duration> sleeps = new ArrayList<>();
    private Instant now = START;
    private boolean interrupts;

    /** Lets time pass without a sleep, as a slow answer does. */
    public synchronized void advance(Duration duration) {
        now = now.plus(duration);
    }

    /** Lets every further sleep end in an interruption. */
    public synchronized void interruptSleeps() {
        interrupts = true;
    }

    /** How long was slept, in order. */
    public synchronized List<Duration> sleeps() {
        return List.copyOf(sleeps);
    }

    @Override
    public synchronized void sleep(Duration duration) throws InterruptedException {
        if (interrupts) {
            throw new InterruptedException("interrupted by the test");
        }
        sleeps.add(duration);
        now = now.plus(duration);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
