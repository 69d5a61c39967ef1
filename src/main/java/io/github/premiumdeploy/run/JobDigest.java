package io.github.premiumdeploy.run;

import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.target.Credentials.ClientCredentials;
import io.github.premiumdeploy.target.PremiumApp.Submission;
import io.github.premiumdeploy.target.Target;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

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
        List<String> parts =
                new ArrayList<>(List.of(goal + job.renewSecrets(), job.pruning().toString()));
        add(job.target(), parts);
        parts.add(job.descriptor().map(Descriptor::presentable).orElse(""));
        job.app().submission().ifPresent(submission -> add(submission, parts));
        parts.add(job.app().path());
        // The list's own text would not tell ["a, b"] from ["a", "b"].
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.length()).append(':').append(part));
        return "sha256:" + sha256(text.toString());
    }

    private static void add(Target target, List<String> parts) {
        parts.add(target.id());
        parts.add(target.apiUrl().toString());
        parts.add(target.organizationId().orElse(""));
        parts.add(target.credentials() instanceof ClientCredentials client ? client.id() : "");
    }

    private static void add(Submission submission, List<String> parts) {
        parts.addAll(List.of(
                submission.applicationId(),
                submission.environmentId(),
                submission.name(),
                submission.description(),
                submission.version()));
        new TreeMap<>(submission.more()).forEach((field, value) -> parts.addAll(List.of(field, value)));
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
