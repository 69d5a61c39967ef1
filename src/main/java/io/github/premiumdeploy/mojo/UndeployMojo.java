package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.deploy.Deployment;
import io.github.premiumdeploy.deploy.Plan;
import io.github.premiumdeploy.deploy.PlannedRun;
import io.github.premiumdeploy.deploy.Planner;
import io.github.premiumdeploy.deploy.Provisioning;
import io.github.premiumdeploy.deploy.Receipt;
import io.github.premiumdeploy.deploy.RefusedException;
import io.github.premiumdeploy.deploy.StepException;
import io.github.premiumdeploy.deploy.SubmissionException;
import io.github.premiumdeploy.deploy.VerificationException;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.report.ConsoleReport;
import io.github.premiumdeploy.report.Ending;
import io.github.premiumdeploy.report.OutputFiles;
import io.github.premiumdeploy.report.ReceiptFile;
import io.github.premiumdeploy.run.EndedException;
import io.github.premiumdeploy.run.Job;
import io.github.premiumdeploy.run.TargetLog;
import io.github.premiumdeploy.run.TargetRun;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Removes from the organization what the descriptor describes, and with {@code prune} what this app made besides, as far as
 * that is known or confirmed. It shows what it would remove, each with its id, and removes it only if
 * {@code genesyscloud.confirm} names the prefix.
 *
 * @since 0.1.0
 */
@Mojo(name = "undeploy", threadSafe = true)
public final class UndeployMojo extends AbstractDescriptorMojo {

    private static final String NOTHING = "There is nothing to remove.";

    /**
     * The descriptor's prefix, as a sign that its resources are really to be removed:
     * {@code -Dgenesyscloud.confirm=PREFIX}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.confirm")
    private String confirm;

    /**
     * Stop before anything is written if the caller surely lacks a permission, or the organization a feature.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.preflight", defaultValue = "true")
    private boolean preflight;

    /**
     * Leave out targets whose receipt says that an earlier run did just this: the same descriptor, submission and
     * organization. Secrets do not count. {@code mvn clean} deletes the receipts, unless {@code outputDirectory} is elsewhere.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.resume", defaultValue = "false")
    private boolean resume;

    @Inject
    public UndeployMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    public void check(Optional<Descriptor> described) throws EndedException {
        require(described);
    }

    @Override
    public boolean isDone(Job job, OutputFiles files) {
        return resume && receipt(job, files).isDone();
    }

    @Override
    public String on(TargetRun run)
            throws EndedException, RefusedException, StepException, VerificationException, SubmissionException,
                    IOException {
        TargetLog log = run.log();
        ReceiptFile journal = receipt(run.job(), run.files());
        Provisioning removal = provisioning(run, Planner.Goal.REMOVE, journal).orElseThrow();
        String prefix = run.descriptor().orElseThrow().prefix();
        if (confirm == null || !confirm.strip().equals(prefix.strip())) {
            Plan plan = new PlannedRun(run.target(), run.access(), removal).plan(false, run::identified);
            show(run, plan);
            if (plan.isEmpty()) {
                log.info(NOTHING);
                return NOTHING;
            }
            throw new EndedException(
                    new Ending(
                            true,
                            "Nothing was removed: the removal is not confirmed.\nIf all of the above is to be removed for"
                                    + " good, run again with \"-Dgenesyscloud.confirm=" + prefix + "\"."),
                    null);
        }
        Receipt receipt = new Deployment(
                        run.connection().client(),
                        run.target(),
                        run.app(),
                        Optional.of(removal),
                        preflight,
                        run.access(),
                        journal,
                        plan -> show(run, plan),
                        log::info,
                        clock())
                .onIdentified(run::identified)
                .run();
        List<String> lines = receipt.steps().isEmpty() ? List.of(NOTHING) : ConsoleReport.lines(receipt);
        log.info(lines);
        log.info("Receipt: " + run.files().path(ReceiptFile.NAME));
        return brief(lines);
    }
}
