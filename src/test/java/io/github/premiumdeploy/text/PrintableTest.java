package io.github.premiumdeploy.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nb",
                "a\rb",
                "a\u0000b",
                "a\u001bb",
                "a\u0007b",
                "a\bb",
                "a\u007fb",
                "a\u0085b",
                "a\u202eb",
                "a\u2066b",
                "a\u200bb",
                "a\u2028b",
                "a\u2029b",
                "a\ufeffb",
                "a\ud800b"
            })
    void aLineHasNothingButText(String text) {
        assertThat(Printable.line(text)).isEqualTo("a b");
        assertThat(Printable.lines(text)).isEqualTo(text.contains("\n") ? text : "a b");
        assertThat(Printable.is(text)).isEqualTo(text.contains("\n"));
    }

    @ParameterizedTest
    @CsvSource({"a \u001b[31mred\u001b[0m b,a red b", "a \u001b[2J\u001b[1;1Hclear,a clear", "a \u009b31mred,a red"})
    void sequencesGoAsAWhole(String text, String shown) {
        assertThat(Printable.line(text)).isEqualTo(shown);
    }

    /** A text with a sequence in it is looked at character by character. */
    @Test
    void whatIsToldApartAtOnceIsWhatCleaningLeavesAsItIs() {
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            for (String text : List.of("a" + c + "b", c + "a", "a" + c, c + "::a", "a" + c + c + "[b")) {
                assertThat(Printable.lines(text)).as("%04x", (int) c).isEqualTo(Printable.lines(text + "\u001b[0m"));
                assertThat(Printable.line(text)).as("%04x", (int) c).isEqualTo(Printable.line(text + "\u001b[0m"));
                assertThat(ServerText.clean(text, 20))
                        .as("%04x", (int) c)
                        .isEqualTo(ServerText.clean(text + "\u001b[0m", 20));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "tab\tulator", "äöü 日本 😀 …"})
    void textStays(String text) {
        assertThat(Printable.line(text)).isEqualTo(text);
        assertThat(Printable.is(text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a ##vso[task.complete] b|a # #vso[task.complete] b",
                "###VSO[x]|## #VSO[x]",
                "##[error]x|# #[error]x",
                "##teamcity[buildStop]|# #teamcity[buildStop]",
                "##v\u200bso[x]|##v so[x]",
                "#\u001b[0m#vso[x]|# #vso[x]",
                "::error::x|: :error::x",
                " \t\u00a0::set-env name=PATH::x|: :set-env name=PATH::x",
                ":::|: ::",
                "a ::error::x|a ::error::x",
                "## Heading|## Heading",
                "a:b|a:b"
            })
    void noCiServerTakesItForACommand(String text, String shown) {
        assertThat(Printable.line(text).replaceFirst("^[\\s\\u00a0]+", "")).isEqualTo(shown);
        assertThat(Printable.lines("first\n" + text)).isEqualTo("first\n" + Printable.line(text));
        assertThat(Printable.is(text)).isEqualTo(text.equals(shown));
        assertThat(Printable.line(Printable.line(text))).isEqualTo(Printable.line(text));
    }

    @Test
    void commandsAreFoundInLinearTime() {
        String many = ("##" + "a".repeat(500)).repeat(2_000) + "##".repeat(500_000) + "\t".repeat(500_000) + "::";
        assertThat(Printable.lines(many).replace("# #", "##")).isEqualTo(many);
    }
}
