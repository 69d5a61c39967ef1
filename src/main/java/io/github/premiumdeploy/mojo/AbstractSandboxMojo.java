package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.report.FailureMessage;
import io.github.premiumdeploy.run.GoalFailedException;
import io.github.premiumdeploy.sandbox.Sandbox;
import io.github.premiumdeploy.sandbox.SandboxOptions;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import java.io.File;
import java.io.IOException;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals that start a sandbox share: its organization and its port. */
abstract class AbstractSandboxMojo extends AbstractGenesysCloudMojo {

    /**
     * YAML or JSON file that describes the sandbox's organization: its clients, roles, features, products and switches.
     * Default: an organization in which a deploy succeeds, with the OAuth client
     * {@code 5ca1ab1e-0000-4000-8000-0000000000c1} and the secret {@code sandbox-secret}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.sandboxOrganization")
    private File sandboxOrganization;

    /**
     * Port of the sandbox, on the loopback address; 0 = any free one.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.sandboxPort", defaultValue = "0")
    private int sandboxPort;

    @Override
    boolean needsNetwork() {
        return false;
    }

    final SandboxOrganization organization() throws GoalFailedException {
        return sandboxOrganization == null
                ? SandboxOrganization.standard()
                : OrganizationFile.read(sandboxOrganization);
    }

    final Sandbox start(SandboxOrganization organization) throws GoalFailedException {
        if (sandboxPort < 0 || sandboxPort > 65535) {
            throw new GoalFailedException(FailureMessage.failure("<sandboxPort> is " + sandboxPort
                    + ", which is no port.\nGive a number from 0 (any free port)"
                    + " to 65535 (property genesyscloud.sandboxPort)."));
        }
        try {
            return Sandbox.start(organization, SandboxOptions.defaults().withPort(sandboxPort));
        } catch (IOException e) {
            throw new GoalFailedException(
                    FailureMessage.error(e.getMessage() + ".\nLeave <sandboxPort> out for any free one (property"
                            + " genesyscloud.sandboxPort)."),
                    e);
        }
    }
}
