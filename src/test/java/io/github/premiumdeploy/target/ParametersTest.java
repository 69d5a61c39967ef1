package io.github.premiumdeploy.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

    private static final Duration STANDARD = Duration.ofMinutes(10);

    private final Problems problems = new Problems();

    private Duration deadline(Parameters parameters) {
        return Timeouts.read(parameters, problems).deadline();
    }

    @ParameterizedTest
    @CsvSource({
        "PT30S, PT30S",
        "pt30s, PT30S",
        "30s, PT30S",
        "30S, PT30S",
        "10m, PT10M",
        "2h, PT2H",
        "1h30m, PT1H30M",
        "0.5s, PT0.5S",
        "P1D, PT24H",
        "p1d, PT24H",
        "' 30s ', PT30S"
    })
    void readsDurations(String text, Duration duration) {
        assertThat(deadline(new Parameters().with("deadline", text))).isEqualTo(duration);
        assertThat(problems.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "30", "PT", "10 m", "ten minutes", "PT99999999999999999999S", "1w"})
    void refusesWhatIsNoDurationAndSaysWhereToSetIt(String text) {
        Parameters parameters = new Parameters().with("deadline", text);
        assertThat(deadline(parameters)).isEqualTo(STANDARD);
        assertThat(problems.all())
                .containsExactly(new Problem(
                        "<deadline> is \"" + text + "\", which is not a duration",
                        "Write it as ISO 8601, for example PT10M, or as 30s, 10m, 2h (<deadline> in the plugin's"
                                + " <configuration>, or the property genesyscloud.deadline)."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "PT0S", "-5s", "PT-5M"})
    void refusesADurationThatLeavesNoTime(String text) {
        Parameters parameters = new Parameters().with("deadline", text);
        assertThat(deadline(parameters)).isEqualTo(STANDARD);
        assertThat(problems.all())
                .containsExactly(new Problem(
                        "<deadline> is \"" + text + "\", which leaves no time",
                        "Give a duration above zero, for example PT10M (<deadline> in the plugin's <configuration>, or"
                                + " the property genesyscloud.deadline)."));
    }

    @Test
    void refusesADurationThatNoClockCanAdd() {
        Parameters parameters = new Parameters().with("deadline", "PT99999999999999H");
        assertThat(deadline(parameters)).isEqualTo(STANDARD);
        assertThat(problems.all())
                .extracting(Problem::what)
                .containsExactly("<deadline> is \"PT99999999999999H\", which is longer than a year");
    }

    @Test
    void takesTheStandardWhereNothingIsSet() {
        assertThat(deadline(new Parameters())).isEqualTo(STANDARD);
        assertThat(deadline(new Parameters().with("deadline", null))).isEqualTo(STANDARD);
        assertThat(deadline(new Parameters().with("deadline", " \t"))).isEqualTo(STANDARD);
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void readsNoneInAnyCaseAsSwitchedOff() {
        Parameters parameters =
                new Parameters().with("a", "none").with("b", "NONE").with("c", "nonesuch");
        ValueForm<String> form = ValueForm.orNone(ValueForm.ANY);
        assertThat(parameters.read("a", form, problems)).contains("");
        assertThat(parameters.read("b", form, problems)).contains("");
        assertThat(parameters.read("c", form, problems)).contains("nonesuch");
        assertThat(parameters.read("d", form, problems)).isEmpty();
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void saysWhereInAFileAWrongValueIs() {
        Parameters parameters = new Parameters()
                .with("deadline", "soon", "targets.yaml:3:12")
                .overriddenBy(new Parameters().with("connectTimeout", "10s"));
        assertThat(deadline(parameters)).isEqualTo(STANDARD);
        assertThat(problems.all())
                .containsExactly(new Problem(
                        "deadline (targets.yaml:3:12) is \"soon\", which is not a duration",
                        "Write it as ISO 8601, for example PT10M, or as 30s, 10m, 2h."));
        assertThat(parameters.named("deadline")).isEqualTo("deadline (targets.yaml:3:12)");
        assertThat(parameters.named("connectTimeout")).isEqualTo("<connectTimeout>");
    }
}
