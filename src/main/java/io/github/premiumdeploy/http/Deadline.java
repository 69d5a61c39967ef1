package io.github.premiumdeploy.http;

import io.github.premiumdeploy.http.TransportException.Kind;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The moment at which all the work on one target ends, and the only way to wait before it. */
public final class Deadline {

    private final Clock clock;
    private final Sleeper sleeper;
    private final Duration total;
    private final Instant end;
    private final List<Wait> waits = new ArrayList<>();

    /** More waits than these are not remembered. */
    private static final int REMEMBERED = 1000;

    /**
     * Time that passed on purpose.
     *
     * @param path of what it was waited for
     * @param reason why, as the rest of a sentence about it
     */
    public record Wait(String path, String reason, Instant startedAt, Duration duration) {}

    /** Ends {@code total} from now. */
    public Deadline(Clock clock, Sleeper sleeper, Duration total) {
        this.clock = clock;
        this.sleeper = sleeper;
        this.total = total;
        this.end = clock.instant().plus(total);
    }

    /** The time that is left, zero at the least. */
    public Duration remaining() {
        Duration left = Duration.between(clock.instant(), end);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** The time that was given. */
    public Duration total() {
        return total;
    }

    /** The clock that it goes by. */
    public Clock clock() {
        return clock;
    }

    /** Now, as this deadline's clock tells it. */
    public Instant now() {
        return clock.instant();
    }

    /**
     * Waits, if the deadline leaves time for it and for something after it.
     *
     * @param uri what the wait is for
     * @param reason why, as the rest of a sentence about it
     * @return false if the deadline comes first; then no time was spent
     * @throws TransportException if the build is asked to stop meanwhile
     */
    public boolean sleep(Duration wait, URI uri, String reason) throws TransportException {
        if (wait.compareTo(remaining()) >= 0) {
            return false;
        }
        remember(new Wait(uri.getPath(), reason, clock.instant(), wait));
        try {
            sleeper.sleep(wait);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransportException(Kind.INTERRUPTED, uri, "the build was interrupted while waiting", e);
        }
    }

    private void remember(Wait wait) {
        synchronized (waits) {
            if (waits.size() < REMEMBERED) {
                waits.add(wait);
            }
        }
    }

    /** What was waited for so far, in the order in which the waits began. */
    public List<Wait> waits() {
        synchronized (waits) {
            return List.copyOf(waits);
        }
    }

    /**
     * Checks that there is time left to ask for something.
     *
     * @throws TransportException if there is none
     */
    void check(URI uri) throws TransportException {
        if (remaining().isZero()) {
            throw new TransportException(Kind.DEADLINE, uri, "the deadline of " + total + " was reached");
        }
    }
}
