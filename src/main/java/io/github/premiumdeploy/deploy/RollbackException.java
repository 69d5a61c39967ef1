package io.github.premiumdeploy.deploy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Says what a run undid after it had failed. It travels with the failure as a suppressed exception, so that it never takes
 * its place.
 */
public final class RollbackException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Something that could not be undone.
     *
     * @param name its name in the organization
     * @param reason why, in words without a full stop
     */
    public record Left(String kind, String name, Optional<String> id, String reason) {}

    private final transient Optional<String> omitted;
    private final int removed;
    private final int restored;
    private final transient List<Left> left;

    RollbackException(int removed, int restored, List<Left> left) {
        super("rolled back: " + removed + " removed, " + restored + " restored, " + left.size() + " left");
        this.omitted = Optional.empty();
        this.removed = removed;
        this.restored = restored;
        this.left = List.copyOf(left);
    }

    /** Nothing was undone at all, for this reason, in words without a full stop. */
    RollbackException(String omitted) {
        super("not rolled back: " + omitted);
        this.omitted = Optional.of(omitted);
        this.removed = 0;
        this.restored = 0;
        this.left = List.of();
    }

    /** What was undone after a failure; empty if the run had written nothing, or keeps what it did. */
    public static Optional<RollbackException> after(Throwable failure) {
        return Arrays.stream(failure.getSuppressed())
                .filter(RollbackException.class::isInstance)
                .map(RollbackException.class::cast)
                .findFirst();
    }

    /** Why nothing was undone at all. */
    public Optional<String> omitted() {
        return omitted;
    }

    /** How many resources were removed. */
    public int removed() {
        return removed;
    }

    /** How many resources are as before. */
    public int restored() {
        return restored;
    }

    /** What could not be undone. */
    public List<Left> left() {
        return left;
    }
}
