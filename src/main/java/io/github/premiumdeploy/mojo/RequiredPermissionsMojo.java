package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.run.ForGoal;
import io.github.premiumdeploy.run.GoalFailedException;
import io.github.premiumdeploy.run.RequiredPermissionsGoal;
import io.github.premiumdeploy.target.InvalidConfigurationException;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Says which permissions and OAuth scopes are the least that the descriptor needs, and writes a role with just these, as a
 * body ready for {@code POST /api/v2/authorization/roles} and for Terraform. Works offline, unless
 * the contract that the region publishes is to count.
 *
 * @since 0.1.0
 */
@Mojo(name = "required-permissions", threadSafe = true)
public final class RequiredPermissionsMojo extends AbstractProjectMojo {

    /**
     * What the permissions are for: {@code premium-deploy}, {@code undeploy}, or {@code all} for both;
     * {@code required-permissions} also takes {@code import}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.forGoal", defaultValue = ForGoal.DEPLOY)
    private String forGoal;

    /**
     * Which permissions and scopes of operations count: {@code compiled} = those that the plugin was built with;
     * {@code live} = those of the contract that the region publishes today, or of {@code contractFile}. A contract
     * that cannot be read is told, and those compiled in count.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.contract", defaultValue = "compiled")
    private String contract;

    @Inject
    public RequiredPermissionsMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run() throws GoalFailedException, InvalidConfigurationException {
        new RequiredPermissionsGoal(build(), configuration()).run();
    }
}
