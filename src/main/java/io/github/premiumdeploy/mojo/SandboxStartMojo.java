package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.maven.PublishedUrls;
import io.github.premiumdeploy.maven.SandboxedDestination;
import io.github.premiumdeploy.run.GoalFailedException;
import io.github.premiumdeploy.sandbox.Sandbox;
import java.util.Map;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Starts a local Genesys Cloud for rehearsals and sets {@code genesyscloud.apiUrl} and {@code genesyscloud.loginUrl} for
 * the goals that follow in this module and in the modules below it, until {@code sandbox-stop} or the end of the build.
 *
 * @since 0.1.0
 */
@Mojo(name = "sandbox-start", defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST, threadSafe = true)
public final class SandboxStartMojo extends AbstractSandboxMojo {

    static final String SANDBOX = "genesyscloud.sandbox";
    static final String URLS = "genesyscloud.sandbox.urls";

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Override
    @SuppressWarnings("unchecked") // Maven's API declares a raw map.
    void run() throws GoalFailedException {
        if (isRehearsal()) {
            log().info("No sandbox is started: the build rehearses, which has one of its own.");
            return;
        }
        Map<String, Object> context = getPluginContext();
        if (context.get(SANDBOX) instanceof Sandbox running) {
            log().info("The sandbox is running already at " + running.apiUrl() + ".");
            return;
        }
        LocalSandbox started = start();
        Sandbox sandbox = started.sandbox();
        SandboxedDestination.started(session(), project.getArtifactId());
        context.put(SANDBOX, sandbox);
        context.put(URLS, PublishedUrls.publish(project, sandbox.apiUrl(), sandbox.loginUrl()));
        log().info("The sandbox organization \"" + started.organization().name() + "\" ("
                + started.organization().id() + ") answers at "
                + sandbox.apiUrl() + ".");
    }
}
