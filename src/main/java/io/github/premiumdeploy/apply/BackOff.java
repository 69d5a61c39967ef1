package io.github.premiumdeploy.apply;

import io.github.premiumdeploy.http.Deadline;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/**
 * Waits between tries: each pause is twice as long as the one before, up to a longest, until patience, tries or the deadline
 * are used up. All durations of applying a plan are here, with their source.
 */
public final class BackOff {

    /** Published of grants, and assumed of lists: what was written is seen after at most five minutes. */
    public static final Duration SEEN_EVERYWHERE = Duration.ofMinutes(5);

    /** How long something that was made may not be found by its id; assumed. */
    public static final Duration FOUND_BY_ID = Duration.ofMinutes(1);

    /** How long a field may read as it was: what was changed is seen sooner than what was made; assumed. */
    public static final Duration FIELDS_SEEN = Duration.ofMinutes(1);

    /** How long something is looked for that was sent and may not have arrived; assumed. */
    public static final Duration ARRIVED = Duration.ofSeconds(7);

    /** How long another run may take to finish what it made; assumed. */
    public static final Duration RIVAL_FINISHES = Duration.ofSeconds(30);

    /** How long a deleted group may stay; so long Genesys's own provider for Terraform repeats the deletion. */
    public static final Duration GROUP_DELETED = Duration.ofSeconds(60);

    /** How long a trunk may count as referenced; so long Genesys's own provider for Terraform repeats its deletion. */
    public static final Duration TRUNK_RELEASED = Duration.ofSeconds(50);

    /** How long the deletion of an Open Messaging integration may take; so long Genesys's own provider for Terraform waits. */
    public static final Duration OPEN_MESSAGING_DELETED = Duration.ofSeconds(180);

    /**
     * How often something is sent that is refused since what it refers to is new. As often as Genesys's own provider for
     * Terraform does after it has made an integration; with the pauses of {@link #of} these are 75 seconds.
     */
    public static final int NOT_READY_TRIES = 10;

    /** How often a write is sent again with the version that was read anew; with the pauses of {@link #of} 75 seconds. */
    public static final int VERSION_TRIES = 10;

    /** How often a write is sent whose answer is lost, or which somebody else's is in the way of. */
    public static final int TRIES = 6;

    /** The longest pause between tries. */
    public static final Duration LONGEST = Duration.ofSeconds(15);

    private static final String REASON = "does not show yet, or does not take yet, what was written";
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration READING_FIRST = Duration.ofSeconds(1);
    private static final Duration READING_LONGEST = Duration.ofSeconds(30);

    private final Deadline deadline;
    private final URI uri;
    private final Duration first;
    private final Duration longest;
    private final Duration patience;
    private Duration next;
    private Duration waited = Duration.ZERO;

    private BackOff(Deadline deadline, URI uri, Duration first, Duration longest, Duration patience) {
        this.deadline = deadline;
        this.uri = uri;
        this.first = first;
        this.longest = longest;
        this.patience = patience;
        this.next = first;
    }

    /**
     * Between tries of one request; as patient as the number of tries and the deadline let it be.
     *
     * @param uri what a build that is asked to stop says it waited for
     */
    public static BackOff of(Deadline deadline, URI uri) {
        return new BackOff(deadline, uri, FIRST, LONGEST, Duration.ofDays(1));
    }

    /** The same, for so long. */
    BackOff lasting(Duration patience) {
        return new BackOff(deadline, uri, first, longest, patience);
    }

    /** Between readings of something that takes its time. */
    public BackOff reading() {
        return new BackOff(deadline, uri, READING_FIRST, READING_LONGEST, patience);
    }

    /** The same, with other longest pauses. */
    public BackOff upTo(Duration other) {
        return new BackOff(deadline, uri, first, other, patience);
    }

    /**
     * Waits, longer each time.
     *
     * @return false if patience or the deadline leave no time for it
     * @throws IOException if the build is asked to stop
     */
    public boolean pause() throws IOException {
        if (waited.compareTo(patience) >= 0 || !deadline.sleep(next, uri, REASON)) {
            return false;
        }
        waited = waited.plus(next);
        Duration twice = next.multipliedBy(2);
        next = twice.compareTo(longest) > 0 ? longest : twice;
        return true;
    }

    /** How long the next pause is. */
    public Duration next() {
        return next;
    }

    /** How long it waited since it began, or began again. */
    Duration waited() {
        return waited;
    }

    /** Begins again, since something has happened. */
    void restart() {
        waited = Duration.ZERO;
        next = first;
    }
}
