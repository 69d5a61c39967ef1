package io.github.premiumdeploy.run;

import io.github.premiumdeploy.report.OutputFiles;

/** A goal that changes targets, and can leave out those that an earlier run is done with. */
interface ResumableGoal extends TargetGoal {

    /** Whether targets are left out that an earlier run is done with. */
    boolean resume();

    @Override
    default boolean isDone(Job job, OutputFiles files) {
        return resume() && receipt(job, files).isDone();
    }
}
