package io.github.premiumdeploy.run;

import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.target.Credentials.ClientCredentials;
import io.github.premiumdeploy.target.Target;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
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
        // The list's own text would not tell ["a, b"] from ["a", "b"].
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.length()).append(':').append(part));
        return "sha256:" + sha256(text.toString());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
