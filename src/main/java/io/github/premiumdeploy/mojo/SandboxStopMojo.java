package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.maven.PublishedUrls;
import io.github.premiumdeploy.sandbox.Sandbox;
import java.util.Map;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Stops the sandbox that {@code sandbox-start} started in this module, and takes its URLs back. Later goals of the build that
 * would work on an organization fail: what began as a rehearsal stays one.
 *
 * @since 0.1.0
 */
@Mojo(name = "sandbox-stop", defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST, threadSafe = true)
public final class SandboxStopMojo extends AbstractGenesysCloudMojo {

    @Override
    @SuppressWarnings("unchecked") // Maven's API declares a raw map.
    void run() {
        Map<String, Object> context = getPluginContext();
        if (context.remove(SandboxStartMojo.URLS) instanceof PublishedUrls urls) {
            urls.takeBack();
        }
        if (context.remove(SandboxStartMojo.SANDBOX) instanceof Sandbox sandbox) {
            sandbox.close();
            log().info("The sandbox has stopped after " + sandbox.requests().size() + " requests.");
        } else {
            log().info("No sandbox is running in this module.");
        }
    }
}
