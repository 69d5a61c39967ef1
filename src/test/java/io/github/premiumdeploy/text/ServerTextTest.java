package io.github.premiumdeploy.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTextTest {

    private static final int LONGEST = 20;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nb",
                "a\r\nb",
                "a\u0000b",
                "a\u0007b",
                "a\u007fb",
                "a\u0085b",
                "a\u202eb",
                "a\u2066b",
                "a\u200bb",
                "a\u2028b",
                "a\u2029b",
                "a\ufeffb",
                "a\ud800b",
                "a\udc00b",
                "a\ufffeb",
                "a\uffffb"
            })
    void isOneLineOfText(String text) {
        assertThat(ServerText.clean(text, LONGEST)).isEqualTo("a b");
    }

    @Test
    void escapeSequencesGoAsAWhole() {
        assertThat(ServerText.clean("a \u001b[1;31mred\u001b[0m \u009b2Jb", LONGEST))
                .isEqualTo("a red b");
    }

    @ParameterizedTest
    @CsvSource({
        "a ##[error]b,a # #[error]b",
        "##vso[task.x]b,# #vso[task.x]b",
        "##teamcity[x],# #teamcity[x]",
        "####[x],### #[x]",
        "## title,## title",
        "#1 [x],#1 [x]"
    })
    void saysNothingThatACiServerWouldObey(String text, String shown) {
        assertThat(ServerText.clean(text, LONGEST)).isEqualTo(shown);
    }

    @Test
    void isCutWithoutPartingACharacter() {
        assertThat(ServerText.clean("x".repeat(20), LONGEST)).isEqualTo("x".repeat(20));
        assertThat(ServerText.clean("x".repeat(5_000_000), LONGEST)).isEqualTo("x".repeat(20) + "…");
        assertThat(ServerText.clean("x".repeat(19) + "😀😀", LONGEST)).isEqualTo("x".repeat(19) + "…");
    }

    @Test
    void textStays() {
        assertThat(ServerText.clean(" äöü 日本 😀 <b>& ", LONGEST)).isEqualTo("äöü 日本 😀 <b>&");
    }

    @Test
    void makesNothingNewOfATextInWhichThereIsNothingToClean() {
        for (String text :
                List.of("", "authorization", "Größe: 5 × 3", "a:b # c", "✓ – 日本…", "GET /api/v2/groups?x=1&y=%20")) {
            assertThat(ServerText.clean(text, 100)).isSameAs(text);
            assertThat(Printable.line(text)).isSameAs(text);
            assertThat(Printable.lines(text)).isSameAs(text);
        }
    }
}
