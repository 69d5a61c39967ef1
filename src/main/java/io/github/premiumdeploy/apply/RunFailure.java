package io.github.premiumdeploy.apply;

import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.access.Finding.Fact;
import io.github.premiumdeploy.access.RefusedException;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.Submitted;
import io.github.premiumdeploy.http.TransportException;
import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.Plan;
import io.github.premiumdeploy.plan.PlanException;
import io.github.premiumdeploy.plan.Step;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Why a run on one target is not done, as data: it is put into words once, at the very end. */
public sealed interface RunFailure {

    /** What broke, for those who ask for stack traces. */
    default Optional<Exception> cause() {
        return Optional.empty();
    }

    /** The run was stopped before it wrote anything: it is surely refused, or a guard does not hold. */
    record Stopped(AccessReport report) implements RunFailure {}

    /**
     * The platform refused.
     *
     * @param report what is known of why
     * @param answer the platform's answer
     */
    record Refused(AccessReport report, ApiException answer) implements RunFailure {
        @Override
        public Optional<Exception> cause() {
            return Optional.of(answer);
        }
    }

    /**
     * There is no plan that would make the organization as described, or no way to do a step.
     *
     * @param reason what stands in the way, as a sentence without its full stop
     * @param remedy what to do
     * @param why what kind of reason it is
     * @param caller who the run is by, and in which organization, as far as that is known
     */
    record Impossible(String reason, String remedy, Cause why, AccessReport caller) implements RunFailure {

        /** The same, as reports have it. */
        public Finding finding() {
            return Finding.of(why).with(Fact.REASON, reason).with(Fact.REMEDY, remedy);
        }
    }

    /**
     * A step of the plan could not be done.
     *
     * @param reason why not
     * @param isInDoubt whether it may have been done all the same: an answer was lost
     */
    record StepFailed(Change change, Step step, RunFailure reason, boolean isInDoubt) implements RunFailure {

        /** A step that failed with a refusal, with a {@link PlanException}, or without an answer. */
        static StepFailed of(Change change, Step step, Exception reason, boolean isInDoubt) {
            RunFailure why = reason instanceof ApiException answer
                    ? new Refused(AccessReport.nothing(), answer)
                    : reason instanceof IOException lost ? new Broken(lost) : RunFailure.of(reason, true);
            return new StepFailed(change, step, why, isInDoubt);
        }

        /** The same with what explains the platform's refusal. */
        StepFailed explainedBy(AccessReport report) {
            return reason instanceof Refused refused
                    ? new StepFailed(change, step, new Refused(report, refused.answer()), isInDoubt)
                    : this;
        }

        @Override
        public Optional<Exception> cause() {
            return reason.cause();
        }
    }

    /**
     * The organization, read back, is not as planned.
     *
     * @param report who read it back, and what keeps them from seeing all of it, as far as that is known
     */
    record NotAsPlanned(List<Change> different, AccessReport report) implements RunFailure {
        public NotAsPlanned {
            different = List.copyOf(different);
        }
    }

    /**
     * The organization cannot be what is planned, or it is not known whether it is.
     *
     * @param reason why, in whole sentences
     */
    record NotVerified(String reason) implements RunFailure {}

    /**
     * The submission did not come to a good end.
     *
     * @param last what the platform said last about it
     * @param reason what kept it from being followed
     */
    record SubmissionEnded(SubmissionEnd end, Optional<Submitted> last, Optional<Exception> reason)
            implements RunFailure {
        @Override
        public Optional<Exception> cause() {
            return reason;
        }
    }

    /** A server gave no answer or no token, or a file could not be read or written. */
    record Broken(IOException reason) implements RunFailure {
        @Override
        public Optional<Exception> cause() {
            return Optional.of(reason);
        }
    }

    /**
     * The build was asked to stop.
     *
     * @param hasWritten whether the run had changed anything by then, or may have
     */
    record Interrupted(boolean hasWritten) implements RunFailure {}

    /**
     * A check found that a run would be refused.
     *
     * @param goal the goal that it is about, in words
     */
    record PermissionsMissing(String goal, AccessReport report) implements RunFailure {}

    /**
     * A check found that the organization is not as described.
     *
     * @param plan what would make it so
     * @param file where the plan is
     */
    record DriftFound(Plan plan, Path file) implements RunFailure {}

    /**
     * A removal is not confirmed.
     *
     * @param prefix what has to be named to confirm it
     */
    record RemovalNotConfirmed(String prefix) implements RunFailure {}

    /**
     * What an exception that ends a run says.
     *
     * @param e a refusal, a plan that is impossible, a failure, or what broke or interrupted the run
     * @param hasWritten whether the run had changed anything by then, or may have
     */
    static RunFailure of(Exception e, boolean hasWritten) {
        if (e instanceof FailureException failed) {
            return failed.failure();
        }
        if (e instanceof RefusedException refused) {
            Optional<ApiException> answer = refused.refusal();
            return answer.isPresent() ? new Refused(refused.report(), answer.get()) : new Stopped(refused.report());
        }
        if (e instanceof PlanException plan) {
            return new Impossible(
                    plan.getMessage(), plan.remedy(), plan.finding().cause(), plan.caller());
        }
        boolean isInterrupted = e instanceof InterruptedException
                || e instanceof InterruptedIOException
                || e instanceof TransportException transport && transport.kind() == TransportException.Kind.INTERRUPTED;
        return isInterrupted ? new Interrupted(hasWritten) : new Broken((IOException) e);
    }
}
