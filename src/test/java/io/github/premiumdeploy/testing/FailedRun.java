package io.github.premiumdeploy.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.apply.RollbackResult;
import io.github.premiumdeploy.apply.RunFailure;
import io.github.premiumdeploy.apply.RunFailure.Impossible;
import io.github.premiumdeploy.apply.RunFailure.Refused;
import io.github.premiumdeploy.apply.RunFailure.StepFailed;
import io.github.premiumdeploy.apply.RunFailure.Stopped;
import io.github.premiumdeploy.apply.RunResult;
import io.github.premiumdeploy.apply.RunResult.Done;
import io.github.premiumdeploy.apply.RunResult.Failed;
import io.github.premiumdeploy.report.FailureMessage;
import io.github.premiumdeploy.target.Target;
import java.util.Optional;

/** A run that a test wants to succeed, or to fail in a certain way, did not. */
public final class FailedRun extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Failed<?> failed;
    private final transient RunFailure failure;
    private final transient RollbackResult rollback;

    private FailedRun(Failed<?> failed) {
        super(words(failed.failure()), failed.failure().cause().orElse(null));
        this.failed = failed;
        this.failure = failed.failure();
        this.rollback = failed.rollback();
    }

    private static String words(RunFailure failure) {
        if (failure instanceof StepFailed failed) {
            return failed.change().key() + ": " + words(failed.reason());
        }
        if (failure instanceof Refused refused) {
            return refused.answer().getMessage() + ": " + refused.report().findings();
        }
        if (failure instanceof Stopped stopped) {
            return "stopped before anything was written: " + stopped.report().refusals();
        }
        return failure instanceof Impossible impossible ? impossible.reason() : failure.toString();
    }

    /** What a run that is done has to show. */
    public static <T> T done(RunResult<T> result) throws FailedRun {
        if (result instanceof Failed<T> failed) {
            throw new FailedRun(failed);
        }
        return ((Done<T>) result).result();
    }

    /** How a run failed. */
    public static FailedRun of(RunResult<?> result) {
        assertThat(result).isInstanceOf(Failed.class);
        return new FailedRun((Failed<?>) result);
    }

    /** The failure, which must be of this kind. */
    public static <F extends RunFailure> F failure(Class<F> kind, Throwable thrown) {
        assertThat(thrown).isInstanceOf(FailedRun.class);
        return ((FailedRun) thrown).failure(kind);
    }

    /** The failure, which must be of this kind. */
    public <F extends RunFailure> F failure(Class<F> kind) {
        assertThat(failure).isInstanceOf(kind);
        return kind.cast(failure);
    }

    /** What to do where the run was impossible. */
    public String remedy() {
        return failure(Impossible.class).remedy();
    }

    public RunFailure failure() {
        return failure;
    }

    /** What became of what the run had done; empty if there is nothing to say. */
    public Optional<RollbackResult> rollback() {
        return Optional.of(rollback).filter(result -> !(result instanceof RollbackResult.None));
    }

    /** What a user gets to read of it. */
    public FailureMessage message(Target target) {
        return message("premium-deploy", target);
    }

    /** What a user of a goal gets to read of it. */
    public FailureMessage message(String goal, Target target) {
        return FailureMessage.of(failed, goal, target);
    }
}
