package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.run.CheckContractGoal;
import io.github.premiumdeploy.run.GoalFailedException;
import io.github.premiumdeploy.target.InvalidConfigurationException;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Reads the API that the region publishes today and says whether all that the plugin, and this descriptor, uses of it still
 * holds: what is gone or deprecated, what needs other permissions, and which of the values that are sent would no longer be
 * taken. Needs no credentials. The result is printed, and written as {@code contract.json} and
 * {@code TEST-genesyscloud-contract.xml}; where GitHub Actions runs the build, it annotates the run.
 *
 * @since 0.1.0
 */
@Mojo(name = "check-contract", requiresProject = false, threadSafe = true)
public final class CheckContractMojo extends AbstractProjectMojo {

    /**
     * What is looked at: {@code descriptor} = what runs of this descriptor send; {@code all} = all that the plugin
     * can send.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.contractScope", defaultValue = "descriptor")
    private String contractScope;

    /**
     * Fail the build if something breaks a deploy, or if the contract cannot be read. What breaks none is a
     * warning.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.failOnDrift", defaultValue = "true")
    private boolean failOnDrift;

    /**
     * Time for one connection, as {@code PT10S} or {@code 10s}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.connectTimeout", defaultValue = "PT10S")
    private String connectTimeout;

    /**
     * Time for all the work on one organization, waits included.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.deadline", defaultValue = "PT10M")
    private String deadline;

    @Inject
    public CheckContractMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    boolean needsNetwork() {
        return !hasContractFile();
    }

    @Override
    void run() throws GoalFailedException, InvalidConfigurationException {
        new CheckContractGoal(build(), configuration()).run();
    }
}
