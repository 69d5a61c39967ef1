package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.run.GoalFailedException;
import io.github.premiumdeploy.run.PlanGoal;
import io.github.premiumdeploy.target.Adopt;
import io.github.premiumdeploy.target.InvalidConfigurationException;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Says what {@code premium-deploy} would change in the organization to make it as the descriptor states, and writes it as
 * {@code plan.json}; changes nothing.
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

    @Inject
    public PlanMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run() throws GoalFailedException, InvalidConfigurationException {
        Problems problems = new Problems();
        Adopt adoption = Adopt.read(new Parameters().with("adopt", adopt), problems);
        prepare(new PlanGoal(goal(), failOnChanges, adoption), problems).run();
    }
}
