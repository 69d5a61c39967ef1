package io.github.premiumdeploy.apply;

import io.github.premiumdeploy.genesys.ApiException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came of taking a write back.
 *
 * @param id of what was removed or restored, where it is known
 * @param left what could not be taken back, each in words without a full stop
 */
public record UndoResult(Result result, Optional<String> id, List<String> left) {

    /** What was done. */
    public enum Result {
        /** There was nothing to do: the write had changed nothing. */
        NOTHING,
        /** What the write had made is gone. */
        REMOVED,
        /** What the write had changed is as before. */
        RESTORED
    }

    public UndoResult {
        left = List.copyOf(left);
    }

    /** The write had changed nothing. */
    public static UndoResult nothing() {
        return new UndoResult(Result.NOTHING, Optional.empty(), List.of());
    }

    /** It is as before. */
    public static UndoResult restored(String id) {
        return new UndoResult(Result.RESTORED, Optional.of(id), List.of());
    }

    /** It cannot be taken back. */
    public static UndoResult not(String id, String reason) {
        return new UndoResult(Result.NOTHING, Optional.of(id), List.of(reason));
    }

    /** Why taking something back failed, and where the caller may not, which permission that takes. */
    static String because(IOException reason) {
        return reason instanceof ApiException refusal && refusal.status() == 403
                ? reason.getMessage() + "; it takes " + refusal.operation().permissionWords()
                : reason.getMessage();
    }

    /** This, with something more that could not be taken back. */
    public UndoResult but(List<String> more) {
        List<String> all = new ArrayList<>(left);
        all.addAll(more);
        return new UndoResult(result, id, all);
    }
}
