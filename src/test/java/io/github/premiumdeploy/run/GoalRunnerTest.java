package io.github.premiumdeploy.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.premiumdeploy.descriptor.Values;
import io.github.premiumdeploy.maven.DeclaredParameters;
import io.github.premiumdeploy.target.Credentials;
import io.github.premiumdeploy.target.HttpProxy;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import io.github.premiumdeploy.target.UserSettings;
import io.github.premiumdeploy.text.Redaction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the connection that is made while the descriptor is read. */
class GoalRunnerTest {

    @TempDir
    private Path directory;

    /** Nothing can be made of this proxy. */
    private static final class Unconnected implements UserSettings {
        @Override
        public Optional<Credentials> server(String serverId, Problems problems) {
            return Optional.of(new Credentials.ClientCredentials("client", "sandbox-secret", "the test"));
        }

        @Override
        public Optional<HttpProxy> proxy(String scheme, Problems problems) {
            return Optional.of(new HttpProxy("corporate", "no host", 8080, Optional.empty(), List.of()));
        }
    }

    private void run(Parameters parameters) throws Exception {
        TestBuild build = new TestBuild(
                directory, new TestLog(), new Redaction(), new Unconnected(), Values.NONE, Optional.empty());
        new GoalRunner(
                        build,
                        new Configuration(
                                parameters
                                        .with("apiUrl", "https://api.example")
                                        .with("loginUrl", "https://login.example"),
                                Map.of(),
                                List.of(),
                                DeclaredParameters.names()))
                .prepare(DeployGoal::read, false, new Problems())
                .run();
    }

    /** With {@code resume} nothing is made ahead. */
    @ParameterizedTest
    @ValueSource(strings = {"false", "true"})
    void tellsWhyThereIsNoConnectionWhetherOrNotItIsMadeAhead(String resume) throws Exception {
        Parameters parameters = OneTargetDeploy.parameters(directory).with("resume", resume);
        assertThat(catchThrowable(() -> run(parameters)))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("Host name must not contain blanks");
    }

    @Test
    void tellsWhatIsWrongWithTheDescriptorWhereThereIsNoConnectionEither() throws Exception {
        Parameters parameters = OneTargetDeploy.parameters(directory);
        Files.writeString(Path.of(parameters.value("descriptor").orElseThrow()), "{\"prefix\": 1}");
        assertThat(catchThrowable(() -> run(parameters))).isExactlyInstanceOf(GoalFailedException.class);
    }
}
