package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.maven.TargetsSchema;
import io.github.premiumdeploy.run.GoalFailedException;
import io.github.premiumdeploy.run.ValidateGoal;
import io.github.premiumdeploy.target.InvalidConfigurationException;
import io.github.premiumdeploy.target.Problems;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Checks the descriptor and the configuration of all goals without talking to any organization: every problem at once, with
 * file, line and column, and as warnings what Genesys's review of the app would object to. Works offline, and without
 * credentials.
 *
 * @since 0.1.0
 */
@Mojo(name = "validate", defaultPhase = LifecyclePhase.VALIDATE, threadSafe = true)
public final class ValidateMojo extends AbstractTargetMojo {

    /**
     * Leave the JSON Schemas of descriptors and targets files in {@code outputDirectory}, for editors.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.writeSchema", defaultValue = "false")
    private boolean writeSchema;

    private final Problems found = new Problems();

    @Inject
    public ValidateMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    boolean needsNetwork() {
        return false;
    }

    @Override
    void check(Problems problems) {
        found.add(problems);
    }

    @Override
    void run() throws GoalFailedException, InvalidConfigurationException {
        new ValidateGoal(build(), configuration(), () -> TargetsSchema.text(execution())).run(found);
    }
}
