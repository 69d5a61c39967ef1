package io.github.premiumdeploy.target;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnFailureTest {

    private final Problems problems = new Problems();

    private OnFailure read(String text) {
        return OnFailure.read(new Parameters().with("onFailure", text), problems);
    }

    @Test
    void keepsOrRollsBack() {
        assertThat(read(null)).isEqualTo(OnFailure.KEEP);
        assertThat(read("keep")).isEqualTo(OnFailure.KEEP);
        assertThat(read(" rollback ")).isEqualTo(OnFailure.ROLLBACK);
        assertThat(problems.all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "rolback,Did you mean rollback,?",
        "Rollback,Did you mean rollback,?",
        "kep,Did you mean keep,?",
        "undo,'Write keep (what was done stays, and the next run goes on from there) or rollback (it is undone)',."
    })
    void asksWhetherAnotherWordWasMeant(String text, String remedy, String end) {
        read(text);
        assertThat(problems.all())
                .containsExactly(new Problem(
                        "<onFailure> is \"" + text + "\", which is neither keep nor rollback",
                        remedy + " (<onFailure> in the plugin's <configuration>, or the property"
                                + " genesyscloud.onFailure)" + end));
    }
}
