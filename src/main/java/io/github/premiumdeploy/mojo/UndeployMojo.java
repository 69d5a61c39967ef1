package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.run.GoalFailedException;
import io.github.premiumdeploy.run.UndeployGoal;
import io.github.premiumdeploy.target.InvalidConfigurationException;
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
    void run() throws GoalFailedException, InvalidConfigurationException {
        onTargets(UndeployGoal::read);
    }
}
