package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.deploy.AppIdentity;
import io.github.premiumdeploy.deploy.MadeResources;
import io.github.premiumdeploy.deploy.Plan;
import io.github.premiumdeploy.deploy.Planner;
import io.github.premiumdeploy.deploy.Provisioning;
import io.github.premiumdeploy.deploy.RenewSecrets;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.report.Ending;
import io.github.premiumdeploy.report.OutputFiles;
import io.github.premiumdeploy.report.PlanReport;
import io.github.premiumdeploy.report.ReceiptFile;
import io.github.premiumdeploy.run.Connection;
import io.github.premiumdeploy.run.DescriptorFile;
import io.github.premiumdeploy.run.EndedException;
import io.github.premiumdeploy.run.Job;
import io.github.premiumdeploy.run.JobDigest;
import io.github.premiumdeploy.run.TargetLog;
import io.github.premiumdeploy.run.TargetRun;
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
     * Delete what this app made and its descriptor no longer describes: what a receipt in {@code outputDirectory} says that
     * it made, or exactly the list that {@code pruneConfirm} stands for. Nothing is deleted for its prefix alone.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.prune", defaultValue = "false")
    private boolean prune;

    /**
     * The digest of exactly the list that the goal {@code plan} showed with {@code prune}: all of it is deleted. Where the
     * organization has another list by then, the run stops before anything is written.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.pruneConfirm")
    private String pruneConfirm;

    /**
     * How many resources {@code prune} may delete in one run; with more of them it stops before anything is written.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.pruneLimit", defaultValue = "10")
    private String pruneLimit;

    /**
     * What {@code prune} may delete although it looks like another app's: names with their prefix, or {@code kind:name},
     * separated by commas; {@code *} stands for anything.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.pruneInclude")
    private String pruneInclude;

    AbstractDescriptorMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    Parameters with(Parameters common) {
        return common.with("secretsFile", secretsFile == null ? null : secretsFile.getPath())
                .with("prune", String.valueOf(prune))
                .with("pruneConfirm", pruneConfirm)
                .with("pruneLimit", pruneLimit)
                .with("pruneInclude", pruneInclude);
    }

    /** What a run does with the descriptor, as far as its earlier receipt tells what was made. */
    final Optional<Provisioning> provisioning(TargetRun run, Planner.Goal goal, ReceiptFile receipt)
            throws IOException {
        Connection connection = run.connection();
        MadeResources made = receipt.made(run.log()::warn);
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
                                        run.job().pruning())
                                .knowing(made)
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
        return new ReceiptFile(
                files,
                JobDigest.of(job, goal() + renewed()),
                job.descriptor().map(AppIdentity::of).orElse(AppIdentity.UNKNOWN));
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
