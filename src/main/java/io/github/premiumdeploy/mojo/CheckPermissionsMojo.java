package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.run.CheckPermissionsGoal;
import io.github.premiumdeploy.run.ForGoal;
import io.github.premiumdeploy.run.GoalFailedException;
import io.github.premiumdeploy.target.InvalidConfigurationException;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Says who the token is, what a deploy needs, what is missing and why; writes nothing to the organization. With a descriptor
 * that is what the descriptor needs, and what the submission needs where {@code applicationId} is given; without one the
 * submission alone. The result is printed, and written as {@code permissions.html} (a page for a reader),
 * {@code permissions.json} (data) and {@code TEST-genesyscloud-permissions.xml} (JUnit); where GitHub Actions runs the build,
 * it is shown on the page of the run as well.
 *
 * @since 0.1.0
 */
@Mojo(name = "check-permissions", defaultPhase = LifecyclePhase.DEPLOY, requiresProject = false, threadSafe = true)
public final class CheckPermissionsMojo extends AbstractTargetMojo {

    /**
     * Fail the build if something is missing.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.failOnMissing", defaultValue = "true")
    private boolean failOnMissing;

    /**
     * Ask the endpoint itself, with a request that lacks both ids, so that it cannot succeed: users report that it answers
     * 400 to a caller that may submit apps, and 403 to one that may not.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.probe", defaultValue = "true")
    private boolean probe;

    /**
     * What the permissions are for: {@code premium-deploy}, {@code undeploy}, or {@code all} for both;
     * {@code required-permissions} also takes {@code import}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.forGoal", defaultValue = ForGoal.DEPLOY)
    private String forGoal;

    @Inject
    public CheckPermissionsMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run() throws GoalFailedException, InvalidConfigurationException {
        onTargets(CheckPermissionsGoal::read);
    }
}
