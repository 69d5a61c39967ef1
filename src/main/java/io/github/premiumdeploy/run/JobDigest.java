package io.github.premiumdeploy.run;

import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.target.Credentials.ClientCredentials;
import io.github.premiumdeploy.target.Target;
import io.github.premiumdeploy.text.Sha256;
import java.util.ArrayList;
import java.util.List;

/**
 * Stands in receipts for what was to be done: two jobs with the same digest do the same to the same organization. Nothing
 * secret goes into it, so that a secret that has changed does not change it.
 */
public final class JobDigest {

    private JobDigest() {}

    /**
     * The digest of a job.
     *
     * @param goal the goal that does it
     */
    public static String of(Job job, String goal) {
        Target target = job.target();
        List<String> parts = new ArrayList<>(List.of(
                goal,
                target.id(),
                target.apiUrl().toString(),
                target.credentials() instanceof ClientCredentials client ? client.id() : "",
                job.descriptor().map(Descriptor::presentable).orElse("")));
        job.decisive().forEach((name, value) -> parts.addAll(List.of(name, value)));
        return "sha256:" + Sha256.hex(parts);
    }
}
