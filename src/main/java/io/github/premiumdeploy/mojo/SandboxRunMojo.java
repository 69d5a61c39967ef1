package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.maven.ParameterFields;
import io.github.premiumdeploy.report.FailureMessage;
import io.github.premiumdeploy.run.GoalFailedException;
import io.github.premiumdeploy.target.InvalidConfigurationException;
import io.github.premiumdeploy.target.ParameterForms;
import io.github.premiumdeploy.target.Problems;
import java.time.Duration;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Runs a local Genesys Cloud in the foreground, for other tools and other builds, and prints its URL and its clients.
 *
 * @since 0.1.0
 */
@Mojo(name = "sandbox-run", requiresProject = false, threadSafe = true)
public final class SandboxRunMojo extends AbstractSandboxMojo {

    /**
     * Stop by itself after this time, as {@code PT10M} or {@code 10m}. Default: run until the build is interrupted.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.sandboxStopAfter")
    private String sandboxStopAfter;

    @Override
    void run() throws GoalFailedException, InvalidConfigurationException {
        try (LocalSandbox sandbox = start()) {
            Duration time = ParameterFields.of(this)
                    .read("sandboxStopAfter", ParameterForms.TIME, new Problems())
                    .orElse(Duration.ofDays(365));
            sandbox.describe(log());
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GoalFailedException(FailureMessage.error("The sandbox was interrupted."), e);
        }
    }
}
