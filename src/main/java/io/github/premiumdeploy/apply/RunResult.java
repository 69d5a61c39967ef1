package io.github.premiumdeploy.apply;

import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.RefusedException;
import io.github.premiumdeploy.plan.PlanException;
import java.io.IOException;
import java.util.function.Function;

/**
 * How a run on one target ended.
 *
 * @param <T> what a run that is done has to show, for example its receipt
 */
public sealed interface RunResult<T> {

    /** All was done. */
    record Done<T>(T result) implements RunResult<T> {}

    /**
     * Not all was done.
     *
     * @param rollback what became of what was done before it failed
     * @param caller who the run was by, and in which organization, as far as that is known
     */
    record Failed<T>(RunFailure failure, RollbackResult rollback, AccessReport caller) implements RunResult<T> {

        /** The same failure of a run that would have shown something else. */
        public <R> Failed<R> as() {
            return new Failed<>(failure, rollback, caller);
        }
    }

    /** What a run has to show that goes on with what this one has to show; its failure is the failure of both. */
    default <R> RunResult<R> then(Function<T, RunResult<R>> next) {
        return this instanceof Failed<T> failed ? failed.as() : next.apply(((Done<T>) this).result());
    }

    /** Something that a run does before it has written anything. */
    @FunctionalInterface
    interface Reading<T> {
        /**
         * Does it.
         *
         * @throws RefusedException if the organization refuses it
         * @throws IOException if there is no answer, or a file cannot be used
         */
        T read() throws RefusedException, IOException;
    }

    /** What comes of something that writes nothing. */
    static <T> RunResult<T> of(Reading<RunResult<T>> reading) {
        try {
            return reading.read();
        } catch (RefusedException | PlanException | IOException e) {
            return failed(RunFailure.of(e, false));
        }
    }

    /** A failure of a run that leaves what it did as it is. */
    static <T> Failed<T> failed(RunFailure failure) {
        return new Failed<>(failure, new RollbackResult.None(), AccessReport.nothing());
    }
}
