package io.github.premiumdeploy.run;

import io.github.premiumdeploy.plan.Pruning;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.PremiumApp;
import io.github.premiumdeploy.target.Problems;
import io.github.premiumdeploy.target.Target;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A job whose descriptor is not yet read.
 *
 * @param values the target's parameters
 * @param file the descriptor
 * @param target empty if something is wrong with it, or if it depends on the descriptor
 * @param others problems that are told after those of the descriptor
 */
record JobDraft(
        TargetGoal goal,
        Parameters values,
        Optional<Path> file,
        PremiumApp app,
        SortedMap<String, String> decisive,
        Destination destination,
        Optional<Target> target,
        Pruning pruning,
        Path output,
        Problems others) {

    /** The target, if nothing but the descriptor can keep the goal from its work on it, as far as these problems tell. */
    Optional<Target> soundTarget(Problems problems) {
        boolean isSound = problems.isEmpty() && others.isEmpty() && (file.isPresent() || !goal.needsDescriptor());
        return isSound ? target : Optional.empty();
    }
}
