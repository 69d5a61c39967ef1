package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.report.FailureMessage;
import io.github.premiumdeploy.run.GoalFailedException;
import io.github.premiumdeploy.sandbox.Sandbox;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganizationException;
import java.io.File;

/** The file that describes a sandbox's organization. */
final class OrganizationFile {

    private OrganizationFile() {}

    /**
     * Reads it.
     *
     * @throws GoalFailedException if there is none, or it is wrong
     */
    static SandboxOrganization read(File file) throws GoalFailedException {
        if (!file.isFile()) {
            throw new GoalFailedException(
                    FailureMessage.failure("<sandboxOrganization> is " + file + ", and there is no such file.\n"
                            + "Correct the path (property genesyscloud.sandboxOrganization), or leave it out for the"
                            + " standard organization."));
        }
        try {
            SandboxOrganization organization = SandboxOrganization.read(file.toPath());
            Sandbox.check(organization);
            return organization;
        } catch (SandboxOrganizationException e) {
            throw new GoalFailedException(FailureMessage.failure(e.getMessage()), e);
        }
    }
}
