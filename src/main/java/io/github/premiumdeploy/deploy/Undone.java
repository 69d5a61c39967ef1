package io.github.premiumdeploy.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came of taking a write back.
 *
 * @param id of what was removed or restored, where it is known
 * @param left what could not be taken back, each in words without a full stop
 */
public record Undone(Result result, Optional<String> id, List<String> left) {

    /** What was done. */
    public enum Result {
        /** There was nothing to do: the write had changed nothing. */
        NOTHING,
        /** What the write had made is gone. */
        REMOVED,
        /** What the write had changed is as before. */
        RESTORED
    }

    public Undone {
        left = List.copyOf(left);
    }

    /** The write had changed nothing. */
    public static Undone nothing() {
        return new Undone(Result.NOTHING, Optional.empty(), List.of());
    }

    /** It is as before. */
    public static Undone restored(String id) {
        return new Undone(Result.RESTORED, Optional.of(id), List.of());
    }

    /** It cannot be taken back. */
    public static Undone not(String id, String reason) {
        return new Undone(Result.NOTHING, Optional.of(id), List.of(reason));
    }

    /** This, with something more that could not be taken back. */
    public Undone but(List<String> more) {
        List<String> all = new ArrayList<>(left);
        all.addAll(more);
        return new Undone(result, id, all);
    }
}
