package io.github.premiumdeploy.http;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The moment at which all the work on one target ends, and the only way to wait before it. */
public final class Deadline {

    private final Clock clock;
    private final Sleeper sleeper;
    private final Duration total;
    private final Instant end;

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
     * @return false if the deadline comes first; then no time was spent
     * @throws TransportException if the build is asked to stop meanwhile
     */
    public boolean sleep(Duration wait, URI uri) throws TransportException {
        if (wait.compareTo(remaining()) >= 0) {
            return false;
        }
        try {
            sleeper.sleep(wait);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransportException(
                    TransportException.Kind.INTERRUPTED, uri, "the build was interrupted while waiting", e);
        }
    }

    /**
     * Checks that there is time left to ask for something.
     *
     * @throws TransportException if there is none
     */
    void check(URI uri) throws TransportException {
        if (remaining().isZero()) {
            throw new TransportException(
                    TransportException.Kind.DEADLINE, uri, "the deadline of " + total + " was reached");
        }
    }
}
