package io.github.premiumdeploy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which targets come before which, and when no further one is begun. */
class WavesTest {

    private final Problems problems = new Problems();

    private Waves waves(String text, String... known) {
        return Waves.parse(text, List.of(known), problems);
    }

    @Test
    void putsWhatIsNotNamedLast() {
        assertThat(waves("c1, c2; eu", "a", "c1", "c2", "eu", "z").of(List.of("a", "c1", "c2", "eu", "z")))
                .containsExactly(List.of("c1", "c2"), List.of("eu"), List.of("a", "z"));
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void leavesOutWhatIsNotSelected() {
        assertThat(waves("c1;c2;", "a", "c1", "c2").of(List.of("a", "c2")))
                .containsExactly(List.of("c2"), List.of("a"));
        assertThat(waves("c1", "c1").of(List.of("c1"))).containsExactly(List.of("c1"));
        assertThat(Waves.NONE.of(List.of())).isEmpty();
    }

    @Test
    void refusesUnknownAndRepeatedIds() {
        waves("a;b,x;a", "a", "b");
        assertThat(TargetEntries.texts(problems))
                .containsExactly("<waves> names \"x\", and no target has this id", "<waves> names \"a\" in two waves");
    }

    private Rollout rollout(String parallelism, String failAtEnd, String maxFailures) {
        return Rollout.read(
                new Parameters()
                        .with("parallelism", parallelism)
                        .with("failAtEnd", failAtEnd)
                        .with("maxFailures", maxFailures),
                List.of(),
                problems);
    }

    @Test
    void goesOnWithinAWaveAndNotToTheNextByDefault() {
        assertThat(rollout(null, null, null)).isEqualTo(new Rollout(8, Waves.NONE, Integer.MAX_VALUE, 0));
    }

    @Test
    void keepsToOneLimitWhereItIsGiven() {
        assertThat(rollout("64", "true", "10")).isEqualTo(new Rollout(64, Waves.NONE, 10, 10));
        assertThat(rollout("64", "false", "10")).isEqualTo(new Rollout(64, Waves.NONE, 0, 0));
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void refusesNumbersThatAreNone() {
        rollout("0", null, "-1");
        rollout("1001", null, "many");
        assertThat(TargetEntries.texts(problems))
                .containsExactly(
                        "<parallelism> is \"0\", which is not a number from 1 to 1000",
                        "<maxFailures> is \"-1\", which is not a number from 0 on",
                        "<parallelism> is \"1001\", which is not a number from 1 to 1000",
                        "<maxFailures> is \"many\", which is not a number from 0 on");
    }
}
