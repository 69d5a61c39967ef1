package io.github.premiumdeploy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.target.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which ids targets can have. */
class TargetIdsTest {

    private static Problems problems(String... ids) {
        Problems problems = new Problems();
        TargetIds.check(TargetEntries.of(ids), problems);
        return problems;
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "eu-1", "Acme_Prod", "acme.example", "1", "_", "-a-"})
    void takesWhatCanNameADirectory(String id) {
        assertThat(problems(id).isEmpty()).isTrue();
        assertThat(TargetIds.isId(id)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..", ".", "../x", "a/b", "a\\b", "/etc", "a.", ".a", "a b", "ä", "a\nb", "C:", "nul", "COM1.x",
                "a\u0000"
            })
    void refusesWhatLeavesTheDirectoryOrCannotNameOne(String id) {
        assertThat(problems(id).all()).hasSize(1);
        assertThat(TargetIds.isId(id)).isFalse();
    }

    @Test
    void refusesAnIdLongerThanAFileNameMayBe() {
        assertThat(TargetIds.isId("a".repeat(100))).isTrue();
        assertThat(TargetIds.isId("a".repeat(101))).isFalse();
    }

    @Test
    void namesEveryTargetThatIsWrong() {
        assertThat(TargetEntries.texts(problems("eu-1", "", "a/b", "EU-1", "eu-1")))
                .containsExactly(
                        "Target number 2 has no id",
                        "Target number 3 has the id \"a/b\", which cannot name a directory",
                        "Targets number 1 and 4 have the same id \"EU-1\" (case does not count)",
                        "Targets number 1 and 5 have the same id \"eu-1\" (case does not count)");
    }
}
