package io.github.premiumdeploy.run;

import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.plan.Pruning;
import io.github.premiumdeploy.target.PremiumApp;
import io.github.premiumdeploy.target.Target;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is to be done for one target: complete and valid. Little enough to keep one for each of thousands of targets, since
 * those with the same descriptor share it.
 *
 * @param secretsFile where secrets of new OAuth clients go
 * @param directory where the target's receipts and reports go
 * @param pruning what is deleted of what is not described
 * @param renewSecrets names of OAuth clients that get a new secret, with commas between
 * @param decisive the parameters that make it do something else than another job, and the fields of its submission, by name
 */
public record Job(
        Target target,
        PremiumApp app,
        Optional<Descriptor> descriptor,
        Optional<Path> secretsFile,
        Path directory,
        Pruning pruning,
        String renewSecrets,
        SortedMap<String, String> decisive) {

    public Job {
        decisive = Collections.unmodifiableSortedMap(new TreeMap<>(decisive));
    }

    /** The same without a submission, under the same digest. */
    Job withoutSubmission() {
        return new Job(
                target, app.withoutSubmission(), descriptor, secretsFile, directory, pruning, renewSecrets, decisive);
    }
}
