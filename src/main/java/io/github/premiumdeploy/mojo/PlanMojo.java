package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.run.GoalFailedException;
import io.github.premiumdeploy.run.PlanGoal;
import io.github.premiumdeploy.target.InvalidConfigurationException;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Says what {@code premium-deploy} would change in the organization to make it as the descriptor states, and writes it as
 * {@code plan.json}, {@code plan.html} and {@code plan.md}; changes nothing.
 *
 * @since 0.1.0
 */
@Mojo(name = "plan", threadSafe = true)
public final class PlanMojo extends AbstractDescriptorMojo {

    /**
     * Fail the build if anything would be changed: a check for drift.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.failOnChanges", defaultValue = "false")
    private boolean failOnChanges;

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

    @Inject
    public PlanMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run() throws GoalFailedException, InvalidConfigurationException {
        onTargets(PlanGoal::read);
    }
}
