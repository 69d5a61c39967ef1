package io.github.premiumdeploy.submit;

import io.github.premiumdeploy.genesys.Submitted;
import java.util.Optional;

/** Says that a submission did not come to a good end: it failed, or how it ended is not known. */
public final class SubmissionException extends Exception {

    private static final long serialVersionUID = 1L;

    /** How it ended. */
    public enum End {
        /** The platform said that it failed. */
        FAILED,
        /** The platform still worked on it when the deadline came. */
        STILL_PENDING,
        /** The platform took it, and its state cannot be followed. */
        CANNOT_BE_FOLLOWED,
        /** The answer to the submission was lost: it may have been processed. */
        ANSWER_LOST
    }

    private final End end;
    private final transient Optional<Submitted> last;

    SubmissionException(End end, Optional<Submitted> last, Throwable cause) {
        super("the submission of the Premium App ended as " + end, cause);
        this.end = end;
        this.last = last;
    }

    /** How it ended. */
    public End end() {
        return end;
    }

    /** What the platform said last about the submission. */
    public Optional<Submitted> last() {
        return last;
    }
}
