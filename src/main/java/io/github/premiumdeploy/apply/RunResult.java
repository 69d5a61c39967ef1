package io.github.premiumdeploy.apply;

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
     */
    record Failed<T>(RunFailure failure, RollbackResult rollback) implements RunResult<T> {

        /** The same failure of a run that would have shown something else. */
        public <R> Failed<R> as() {
            return new Failed<>(failure, rollback);
        }
    }

    /** A failure of a run that leaves what it did as it is. */
    static <T> Failed<T> failed(RunFailure failure) {
        return new Failed<>(failure, new RollbackResult.None());
    }
}
