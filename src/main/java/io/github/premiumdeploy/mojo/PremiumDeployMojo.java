package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.deploy.Deployment;
import io.github.premiumdeploy.deploy.Planner;
import io.github.premiumdeploy.deploy.Receipt;
import io.github.premiumdeploy.deploy.RefusedException;
import io.github.premiumdeploy.deploy.StepException;
import io.github.premiumdeploy.deploy.SubmissionException;
import io.github.premiumdeploy.deploy.VerificationException;
import io.github.premiumdeploy.report.ConsoleReport;
import io.github.premiumdeploy.report.ReceiptFile;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.PremiumApp;
import io.github.premiumdeploy.target.Target;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Deploys the Premium App to a Genesys Cloud organization: identifies the organization, plans what the app's descriptor
 * asks for, checks what the run needs, makes it so, reads it back, submits the app, follows the submission to its end, and
 * writes {@code receipt.json}. Both halves are optional: the descriptor, and {@code applicationId} with
 * {@code environmentId}.
 *
 * @since 0.1.0
 */
@Mojo(name = "premium-deploy", defaultPhase = LifecyclePhase.DEPLOY, threadSafe = true)
public final class PremiumDeployMojo extends AbstractDescriptorMojo {

    /**
     * Id of the Premium App to submit.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.applicationId")
    private String applicationId;

    /**
     * Id of the environment to submit it to.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.environmentId")
    private String environmentId;

    /**
     * Name to submit it with.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.name", defaultValue = "${project.name}")
    private String name;

    /**
     * Description to submit it with.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.description", defaultValue = "${project.description}")
    private String description;

    /**
     * Version to submit it with.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.version", defaultValue = "${project.version}")
    private String version;

    /**
     * Further fields of the submission, next to {@code applicationId}, {@code environmentId}, {@code name},
     * {@code description} and {@code version}; each value is sent as text.
     *
     * @since 0.1.0
     */
    @Parameter
    private Map<String, String> properties = new TreeMap<>();

    /**
     * Stop before anything is written if the caller surely lacks a permission, or the organization a feature.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.preflight", defaultValue = "true")
    private boolean preflight;

    @Inject
    public PremiumDeployMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    Parameters with(Parameters common) {
        return common.with("applicationId", applicationId)
                .with("environmentId", environmentId)
                .with("name", name)
                .with("description", description)
                .with("version", version);
    }

    @Override
    Map<String, String> properties() {
        return properties;
    }

    @Override
    boolean needsSubmission() {
        return descriptor().isEmpty();
    }

    @Override
    void run(Target target, PremiumApp app, Connection connection)
            throws RefusedException, StepException, VerificationException, SubmissionException, IOException {
        Receipt receipt = new Deployment(
                        connection.client(),
                        target,
                        app,
                        provisioning(target, connection, Planner.Goal.APPLY),
                        preflight,
                        access(target, app, connection),
                        new ReceiptFile(files()),
                        plan -> show(target, plan),
                        log()::info,
                        clock())
                .run();
        log().info(ConsoleReport.lines(receipt));
        log().info("Receipt: " + files().path(ReceiptFile.NAME));
    }
}
