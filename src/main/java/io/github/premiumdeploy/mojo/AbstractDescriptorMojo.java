package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.deploy.Plan;
import io.github.premiumdeploy.deploy.Planner;
import io.github.premiumdeploy.deploy.Provisioning;
import io.github.premiumdeploy.deploy.RenewSecrets;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.maven.DescriptorFile;
import io.github.premiumdeploy.report.Ending;
import io.github.premiumdeploy.report.OutputFiles;
import io.github.premiumdeploy.report.PlanReport;
import io.github.premiumdeploy.report.ReceiptFile;
import io.github.premiumdeploy.target.Parameters;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/** What the goals share that work with the app's descriptor. */
abstract class AbstractDescriptorMojo extends AbstractTargetMojo {

    /**
     * Where secrets of newly made OAuth clients go: a JSON file that only its owner can read. A plan that makes a client and
     * has nowhere to put its secret is refused before anything is written.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.secretsFile")
    private File secretsFile;

    /**
     * Names of described OAuth clients, with or without the prefix, with commas between, that get a new secret, once in this
     * run: it goes to {@code secretsFile} and to the data actions that name the client. The present one stops working, for all
     * that use it. Without this parameter no client that was there before the run gets another secret.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.renewSecrets")
    private String renewSecrets;

    /**
     * Delete what carries the descriptor's prefix and is no longer described.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.prune", defaultValue = "false")
    private boolean prune;

    AbstractDescriptorMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    Parameters with(Parameters common) {
        return common.with("secretsFile", secretsFile == null ? null : secretsFile.getPath());
    }

    final Optional<Provisioning> provisioning(TargetRun run, Planner.Goal goal) {
        Connection connection = run.connection();
        return run.descriptor()
                .map(described -> new Provisioning(
                        connection.client(),
                        connection.parallel(),
                        run.target(),
                        new Planner(
                                        connection.client(),
                                        connection.parallel(),
                                        described,
                                        run.job().secretsFile(),
                                        goal,
                                        prune)
                                .renewing(RenewSecrets.of(renewed())),
                        run.log()::info,
                        clock()));
    }

    /** Objects to a target without a descriptor, for goals that have nothing to do without it. */
    static void require(Optional<Descriptor> descriptor) throws EndedException {
        if (descriptor.isEmpty()) {
            throw new EndedException(
                    new Ending(
                            true,
                            "There is no descriptor, and this goal works with nothing else.\nWrite "
                                    + DescriptorFile.PLACES.get(0)
                                    + ", or set <descriptor> (property genesyscloud.descriptor) to the wizard's config.js."),
                    null);
        }
    }

    final ReceiptFile receipt(Job job, OutputFiles files) {
        return new ReceiptFile(files, JobDigest.of(job, goal() + renewed(), prune));
    }

    private String renewed() {
        return renewSecrets == null ? "" : renewSecrets.strip();
    }

    /** What a run did, in one line: what is said of details is left out. */
    static String brief(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.startsWith(" "))
                .map(line -> line.replaceFirst(":$", "."))
                .collect(Collectors.joining(" "));
    }

    /** Prints a plan, and writes it as JSON. */
    final void show(TargetRun run, Plan plan) {
        TargetLog log = run.log();
        log.info("Plan for " + run.target().apiUrl() + ":");
        log.info(PlanReport.lines(plan));
        try {
            PlanReport.write(run.files(), plan);
        } catch (IOException e) {
            log.warn("The plan could not be written as " + run.files().path(PlanReport.NAME) + ": " + e);
        }
    }
}
