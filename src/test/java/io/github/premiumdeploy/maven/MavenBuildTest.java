package io.github.premiumdeploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.http.Deadline;
import io.github.premiumdeploy.http.TokenStore;
import io.github.premiumdeploy.http.Tokens;
import io.github.premiumdeploy.testing.VirtualClock;
import io.github.premiumdeploy.text.Redaction;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

/** What the executions of a build have in common. */
class MavenBuildTest {

    private final AtomicInteger logins = new AtomicInteger();

    // It makes a session of one project, without a container.
    @SuppressWarnings("deprecation")
    private static MavenBuild build(MavenExecutionRequest request) {
        MavenSession session = new MavenSession(null, request, new DefaultMavenExecutionResult(), new MavenProject());
        return new MavenBuild(
                session,
                new MavenProject(),
                new MojoExecution(null, "goal", "id"),
                null,
                null,
                new Redaction(),
                Optional.empty());
    }

    private String token(TokenStore store, String client) throws IOException {
        VirtualClock time = new VirtualClock();
        return Tokens.from(
                        () -> "token-" + logins.incrementAndGet(),
                        store.of("https://login.example.com", client),
                        secret -> {})
                .current(new Deadline(time, time, Duration.ofMinutes(1)), URI.create("https://api.example.com"));
    }

    @Test
    void modulesShareTheTokenOfAClientAndBuildsDoNot() throws IOException {
        MavenExecutionRequest build = new DefaultMavenExecutionRequest();
        // With -T each module has a session of its own, and all have the request in common.
        assertThat(token(build(build).tokens(), "client")).isEqualTo("token-1");
        assertThat(token(build(build).tokens(), "client")).isEqualTo("token-1");
        assertThat(token(build(build).tokens(), "other")).isEqualTo("token-2");
        assertThat(token(build(new DefaultMavenExecutionRequest()).tokens(), "client"))
                .isEqualTo("token-3");
    }
}
