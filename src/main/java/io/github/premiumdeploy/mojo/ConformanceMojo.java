package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.run.ConformanceGoal;
import io.github.premiumdeploy.run.GoalFailedException;
import io.github.premiumdeploy.target.InvalidConfigurationException;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Checks in an organization what this plugin takes for granted of the platform: only by reading, unless
 * {@code conformanceWrites} allows more. Says for each assumption whether it held, differs or was not seen, with the evidence,
 * and writes it as {@code conformance.json} (data), {@code conformance.md} (fit for an issue: ids, names and secrets are
 * masked) and {@code sandbox-organization.yaml}, with which a sandbox behaves like this organization.
 *
 * @since 0.1.0
 */
@Mojo(name = "conformance", requiresProject = false, threadSafe = true)
public final class ConformanceMojo extends AbstractTargetMojo {

    /**
     * Prefix below which {@code conformance} may make, change and remove resources of its own, each with a random name; without
     * it, it only reads. What cannot be removed is named.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.conformanceWrites")
    private String conformanceWrites;

    @Inject
    public ConformanceMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run() throws GoalFailedException, InvalidConfigurationException {
        onTargets(ConformanceGoal::read);
    }
}
