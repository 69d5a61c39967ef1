package io.github.premiumdeploy.submit;

import io.github.premiumdeploy.apply.FailureException;
import io.github.premiumdeploy.apply.RunFailure;
import io.github.premiumdeploy.apply.SubmissionEnd;
import io.github.premiumdeploy.genesys.Submitted;
import java.util.Optional;

/** Says that a submission did not come to a good end: it failed, or how it ended is not known. */
public final class SubmissionException extends FailureException {

    private static final long serialVersionUID = 1L;

    private final SubmissionEnd end;
    private final transient Optional<Submitted> last;

    SubmissionException(SubmissionEnd end, Optional<Submitted> last, Throwable cause) {
        super("the submission of the Premium App ended as " + end, cause);
        this.end = end;
        this.last = last;
    }

    /** How it ended. */
    public SubmissionEnd end() {
        return end;
    }

    /** What the platform said last about the submission. */
    public Optional<Submitted> last() {
        return last;
    }

    @Override
    public RunFailure failure() {
        return new RunFailure.SubmissionEnded(end, last, Optional.ofNullable((Exception) getCause()));
    }
}
