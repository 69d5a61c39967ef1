package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.access.AccessCheck;
import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.report.ConsoleReport;
import io.github.premiumdeploy.report.Ending;
import io.github.premiumdeploy.report.PermissionsFile;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.PremiumApp;
import io.github.premiumdeploy.target.Target;
import java.io.IOException;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Says who the token is, what a deploy needs, what is missing and why; writes nothing to the organization. The result is
 * printed, and written as {@code permissions.json}.
 *
 * @since 0.1.0
 */
@Mojo(name = "check-permissions", defaultPhase = LifecyclePhase.DEPLOY, requiresProject = false, threadSafe = true)
public final class CheckPermissionsMojo extends AbstractTargetMojo {

    /**
     * Fail the build if something is missing.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.failOnMissing", defaultValue = "true")
    private boolean failOnMissing;

    /**
     * Ask the endpoint itself, with a request that lacks both ids, so that it cannot succeed: users report that it answers
     * 400 to a caller that may submit apps, and 403 to one that may not.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.probe", defaultValue = "true")
    private boolean probe;

    @Inject
    public CheckPermissionsMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    Parameters with(Parameters common) {
        return common;
    }

    @Override
    boolean needsSubmission() {
        return false;
    }

    @Override
    void run(Target target, PremiumApp app, Connection connection) throws EndedException, IOException {
        AccessReport report = new AccessCheck(connection.client(), target, app, connection.parallel()).run(probe);
        Path file = new PermissionsFile(files()).write(target, report);
        log().info(ConsoleReport.lines(target, report));
        log().info("Report: " + file);
        if (!report.refusals().isEmpty()) {
            Ending ending = Ending.ofMissing("premium-deploy", target, report);
            if (failOnMissing) {
                throw new EndedException(ending, null);
            }
            ending.message().lines().forEach(log()::warn);
        }
    }
}
