package io.github.premiumdeploy.run;

import io.github.premiumdeploy.access.RefusedException;
import io.github.premiumdeploy.apply.RunResult;
import io.github.premiumdeploy.report.OutputFiles;
import io.github.premiumdeploy.target.Problems;
import java.io.IOException;

/** What a goal does to one target. */
public interface TargetGoal {

    /** The goal's name, for messages. */
    String name();

    /** Whether the descriptor is read, which has to be valid then. */
    default boolean readsDescriptor() {
        return true;
    }

    /** Whether there is nothing to do for a target without a descriptor. */
    default boolean needsDescriptor() {
        return false;
    }

    /** Whether there is nothing to do without an app to submit where there is no descriptor. */
    default boolean needsDescriptorOrSubmission() {
        return false;
    }

    /** Whether the submission of the app is among what it does, or says something of. */
    default boolean submits() {
        return true;
    }

    /** Whether the login may begin before the descriptor is read, since nothing in that can keep the goal from its work. */
    default boolean logsInAhead() {
        return true;
    }

    /** Objects to a job that the goal's own parameters do not fit. */
    default void check(Job job, Problems problems) {
        // Most goals do what there is to do.
    }

    /** Whether targets are left out that an earlier run is done with. */
    default boolean resume() {
        return false;
    }

    /** Whether an earlier run did the job already, so that there is no need to do it again. */
    default boolean isDone(Job job, OutputFiles files) {
        return resume() && job.receipt(files).isDone();
    }

    /** Whether an app is submitted again that an earlier run submitted just so. */
    default boolean submitUnchanged() {
        return true;
    }

    /**
     * Does to the target what the goal is for.
     *
     * @return what was done
     * @throws RefusedException if the organization refuses it before anything is written
     * @throws io.github.premiumdeploy.plan.PlanException if there is no plan, before anything is written
     * @throws IOException if there is no answer, or a file cannot be used, before anything is written
     */
    RunResult<TargetResult> on(TargetRun run) throws RefusedException, IOException;
}
