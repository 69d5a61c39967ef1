package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.report.FailureMessage;
import io.github.premiumdeploy.run.GoalFailedException;
import io.github.premiumdeploy.run.RedactedLog;
import io.github.premiumdeploy.sandbox.Sandbox;
import io.github.premiumdeploy.sandbox.SandboxOptions;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganizationException;
import java.io.File;
import java.io.IOException;

/**
 * A sandbox that a goal has started, and its organization. The goals themselves have no member of such a type: Maven looks at
 * those of all goals, whichever runs, and would load the sandbox in every build.
 */
record LocalSandbox(SandboxOrganization organization, Sandbox sandbox) implements AutoCloseable {

    /**
     * Starts it.
     *
     * @param file describes the organization; null for the standard one
     * @param port 0 for any free one
     * @throws GoalFailedException if the file cannot be used, or the port
     */
    static LocalSandbox start(File file, int port) throws GoalFailedException {
        SandboxOrganization organization = file == null ? SandboxOrganization.standard() : organization(file);
        try {
            return new LocalSandbox(
                    organization,
                    Sandbox.start(organization, SandboxOptions.defaults().withPort(port)));
        } catch (IOException e) {
            throw new GoalFailedException(
                    FailureMessage.error(e.getMessage() + ".\nLeave <sandboxPort> out for any free one (property"
                            + " genesyscloud.sandboxPort)."),
                    e);
        }
    }

    /**
     * Reads the file that describes a sandbox's organization.
     *
     * @throws GoalFailedException if there is none, or it is wrong
     */
    static SandboxOrganization organization(File file) throws GoalFailedException {
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

    /** Unlike a real organization's, the secrets of a sandbox are there to be shown. */
    void describe(RedactedLog log) {
        log.info("The sandbox organization \"" + organization.name() + "\" (" + organization.id() + ") answers.");
        log.info("  -Dgenesyscloud.apiUrl=" + sandbox.apiUrl() + " -Dgenesyscloud.loginUrl=" + sandbox.loginUrl());
        organization
                .clients()
                .forEach(client -> log.info(
                        "  OAuth client \"" + client.name() + "\": id " + client.id() + ", secret " + client.secret()));
        log.info("Press Ctrl-C to stop it.");
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
