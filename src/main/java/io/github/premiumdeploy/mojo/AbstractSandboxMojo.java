package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.run.GoalFailedException;
import java.io.File;
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

    final LocalSandbox start() throws GoalFailedException {
        return LocalSandbox.start(sandboxOrganization, sandboxPort);
    }
}
