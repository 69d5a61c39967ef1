package io.github.premiumdeploy.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.premiumdeploy.report.FailureMessage;
import io.github.premiumdeploy.run.GoalFailedException;
import io.github.premiumdeploy.target.InvalidConfigurationException;
import io.github.premiumdeploy.target.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Maven gets to see of a goal that does not succeed. */
class GoalFailureTest {

    /** What a goal does. */
    private interface Work {
        void run() throws GoalFailedException, InvalidConfigurationException;
    }

    private static Throwable thrown(Work work) {
        AbstractGenesysCloudMojo mojo = new AbstractGenesysCloudMojo() {
            @Override
            void run() throws GoalFailedException, InvalidConfigurationException {
                redaction().add("hidden-secret");
                work.run();
            }
        };
        return catchThrowable(() -> {
            new GoalRun(Path.of("target")).bind(mojo);
            mojo.execute();
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isAFailureOrAnErrorWithTheCauseBeside(boolean failure) {
        IOException cause = new IOException("broken pipe");
        Throwable thrown = thrown(() -> {
            throw new GoalFailedException(FailureMessage.of(failure, List.of("It ended with hidden-secret.")), cause);
        });
        assertThat(thrown)
                .isExactlyInstanceOf(failure ? MojoFailureException.class : MojoExecutionException.class)
                .hasMessage("It ended with ****.")
                .hasNoCause()
                .hasSuppressedException(cause);
    }

    @Test
    void showsNoCauseThatHasASecretAnywhere() {
        Throwable thrown = thrown(() -> {
            throw new GoalFailedException(
                    FailureMessage.error("It ended."),
                    new IOException("a", new IllegalStateException("hidden-secret")));
        });
        assertThat(thrown)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("It ended.")
                .hasNoCause();
        assertThat(thrown.getSuppressed()).isEmpty();
    }

    @Test
    void takesAWrongConfigurationForAFailure() {
        assertThat(thrown(() -> {
                    throw new InvalidConfigurationException(List.of(new Problem("No region", "Set it.")));
                }))
                .isExactlyInstanceOf(MojoFailureException.class)
                .hasMessage("The configuration has a problem; nothing was sent:\n- No region.\n    Set it.");
    }

    @Test
    void letsNothingUncheckedEscape() {
        IllegalStateException fault = new IllegalStateException("impossible");
        assertThat(thrown(() -> {
                    throw fault;
                }))
                .isExactlyInstanceOf(MojoExecutionException.class)
                .hasMessage("The plugin broke: java.lang.IllegalStateException: impossible. This is a fault of the"
                        + " plugin; please report it with the output of mvn -e.")
                .hasSuppressedException(fault);
    }

    @Test
    void endsQuietlyWhereAllIsDone() {
        assertThat(thrown(() -> {})).isNull();
    }
}
