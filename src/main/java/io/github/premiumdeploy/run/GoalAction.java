package io.github.premiumdeploy.run;

/** All that a goal does, once its configuration is known to be valid. */
@FunctionalInterface
public interface GoalAction {

    /**
     * Does the work of the goal.
     *
     * @throws GoalFailedException if it does not succeed
     */
    void run() throws GoalFailedException;
}
