package io.github.premiumdeploy.target;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdoptParameterTest {

    private final Problems problems = new Problems();

    private Adopt read(String text) {
        return Adopt.read(new Parameters().with("adopt", text), problems);
    }

    @Test
    void takesOverAllUnchangedOrNone() {
        assertThat(read(null)).isEqualTo(Adopt.ALL);
        assertThat(read("all")).isEqualTo(Adopt.ALL);
        assertThat(read(" unchanged ")).isEqualTo(Adopt.UNCHANGED);
        assertThat(read("none")).isEqualTo(Adopt.NONE);
        assertThat(problems.all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "unchangd,Did you mean unchanged,?",
        "None,Did you mean none,?",
        "never,'Write all (what was there is taken over), unchanged (the run stops where it would change what was there) or"
                + " none (it stops where anything was there)',."
    })
    void refusesAnotherWordWithTheChoices(String text, String remedy, String end) {
        read(text);
        assertThat(problems.all())
                .containsExactly(new Problem(
                        "<adopt> is \"" + text + "\", which is none of all, unchanged, none",
                        remedy + " (<adopt> in the plugin's <configuration>, or the property genesyscloud.adopt)"
                                + end));
    }
}
