package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.maven.DeployAtEnd;
import io.github.premiumdeploy.run.DeployGoal;
import io.github.premiumdeploy.run.GoalFailedException;
import io.github.premiumdeploy.target.InvalidConfigurationException;
import io.github.premiumdeploy.target.Problems;
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
     * Stop before anything is written if the caller surely lacks a permission, or the organization a feature.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.preflight", defaultValue = "true")
    private boolean preflight;

    /**
     * What becomes of what a run did before it failed: {@code keep} = it stays, and the next run goes on from there;
     * {@code rollback} = what the run created is removed, and what it changed is restored, as far as that is possible and
     * the {@code deadline} lasts. What was deleted cannot be restored. Nothing is undone where the submission may have
     * succeeded, or where the build was interrupted.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.onFailure", defaultValue = "keep")
    private String onFailure;

    /**
     * What may be taken over of what was in the organization before, and that no receipt in {@code outputDirectory} says
     * this app made: {@code all}; {@code unchanged} = the run stops before anything is written if it would change what was
     * there; {@code none} = it stops if anything of it was there.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.adopt", defaultValue = "all")
    private String adopt;

    /**
     * Submit the app in every run, since the endpoint cannot be asked for what it has; with {@code false} the submission is
     * left out where the receipt in {@code outputDirectory} says that a run did just this.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.submitUnchanged", defaultValue = "true")
    private boolean submitUnchanged;

    /**
     * Leave out targets whose receipt says that an earlier run did just this: the same descriptor, submission and
     * organization. Secrets do not count. {@code mvn clean} deletes the receipts, unless {@code outputDirectory} is elsewhere.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.resume", defaultValue = "false")
    private boolean resume;

    /**
     * Deploy only when all modules of the build have succeeded: the deploys of all modules are put off, and done in the
     * last one. That must have this goal too, if only with {@code skip}; if it has not, or if the build resumes another one
     * ({@code -rf}), the build fails before anything is put off.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.deployAtEnd", defaultValue = "false")
    private boolean deployAtEnd;

    @Inject
    public PremiumDeployMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run() throws GoalFailedException, InvalidConfigurationException {
        Problems problems = new Problems();
        if (deployAtEnd) {
            atTheEnd().check(problems);
        }
        atTheEnd().start(runner().prepare(DeployGoal::read, deployAtEnd, problems), deployAtEnd);
    }

    @Override
    void skipped() throws GoalFailedException {
        atTheEnd().arriveWithoutWork();
    }

    private DeployAtEnd atTheEnd() {
        return DeployAtEnd.of(mavenBuild());
    }
}
