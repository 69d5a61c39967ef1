package io.github.premiumdeploy.run;

import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.plan.AppIdentity;
import io.github.premiumdeploy.plan.Pruning;
import io.github.premiumdeploy.report.OutputFiles;
import io.github.premiumdeploy.report.ReceiptFile;
import io.github.premiumdeploy.target.Credentials.ClientCredentials;
import io.github.premiumdeploy.target.PremiumApp;
import io.github.premiumdeploy.target.Target;
import io.github.premiumdeploy.text.Sha256;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is to be done for one target: complete and valid. Little enough to keep one for each of thousands of targets, since
 * those with the same descriptor share it.
 *
 * @param goal does it, as the target's own parameters have it
 * @param secretsFile where secrets of new OAuth clients go
 * @param directory where the target's receipts and reports go
 * @param pruning what is deleted of what is not described
 * @param renewSecrets names of OAuth clients that get a new secret, with commas between
 * @param decisive the parameters that make it do something else than another job, and the fields of its submission, by name
 */
public record Job(
        TargetGoal goal,
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
                goal,
                target,
                app.withoutSubmission(),
                descriptor,
                secretsFile,
                directory,
                pruning,
                renewSecrets,
                decisive);
    }

    /** The receipt of it, which tells whether an earlier run was about just this. */
    ReceiptFile receipt(OutputFiles files) {
        return new ReceiptFile(
                files, digest(goal.name()), descriptor.map(AppIdentity::of).orElse(AppIdentity.UNKNOWN));
    }

    /**
     * Stands in receipts for what was to be done: two jobs with the same digest do the same to the same organization. Nothing
     * secret goes into it, so that a secret that has changed does not change it.
     *
     * @param name the goal that does it
     */
    String digest(String name) {
        List<String> parts = new ArrayList<>(List.of(
                name,
                target.id(),
                target.apiUrl().toString(),
                target.credentials() instanceof ClientCredentials client ? client.id() : "",
                descriptor.map(Descriptor::presentable).orElse("")));
        decisive.forEach((parameter, value) -> parts.addAll(List.of(parameter, value)));
        // The list's own text would not tell ["a, b"] from ["a", "b"].
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.length()).append(':').append(part));
        return "sha256:" + Sha256.hex(text.toString());
    }
}
