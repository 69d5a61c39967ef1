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
import io.github.premiumdeploy.report.ConsoleReport;
import io.github.premiumdeploy.report.Ending;
import io.github.premiumdeploy.report.ReceiptFile;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.PremiumApp;
import io.github.premiumdeploy.target.Target;
import java.io.IOException;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Removes from the organization what the descriptor describes, and with {@code prune} all that carries its prefix. It shows
 * what it would remove, and removes it only if {@code genesyscloud.confirm} names the prefix.
 *
 * @since 0.1.0
 */
@Mojo(name = "undeploy", threadSafe = true)
public final class UndeployMojo extends AbstractDescriptorMojo {

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

    @Inject
    public UndeployMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    Parameters with(Parameters common) {
        return common;
    }

    @Override
    boolean needsSubmission() {
        return false;
    }

    @Override
    void run(Target target, PremiumApp app, Connection connection)
            throws EndedException, RefusedException, StepException, VerificationException, SubmissionException,
                    IOException {
        Provisioning removal = required(provisioning(target, connection, Planner.Goal.REMOVE));
        String prefix = descriptor().orElseThrow().prefix();
        if (confirm == null || !confirm.strip().equals(prefix.strip())) {
            Plan plan = new PlannedRun(target, access(target, app, connection), removal).plan(false);
            show(target, plan);
            if (plan.isEmpty()) {
                log().info("There is nothing to remove.");
                return;
            }
            throw new EndedException(
                    new Ending(
                            true,
                            "Nothing was removed: the removal is not confirmed.\nIf all of the above is to be removed for"
                                    + " good, run again with \"-Dgenesyscloud.confirm=" + prefix + "\"."),
                    null);
        }
        Receipt receipt = new Deployment(
                        connection.client(),
                        target,
                        app,
                        Optional.of(removal),
                        preflight,
                        access(target, app, connection),
                        new ReceiptFile(files()),
                        plan -> show(target, plan),
                        log()::info,
                        clock())
                .run();
        if (receipt.steps().isEmpty()) {
            log().info("There is nothing to remove.");
        } else {
            log().info(ConsoleReport.lines(receipt));
        }
        log().info("Receipt: " + files().path(ReceiptFile.NAME));
    }
}
