package io.github.premiumdeploy.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    private final Redaction redaction = new Redaction();

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "hunter2-hunter2, hunter2-hunter2",
                "a+b/c=d&e, a+b/c=d&e",
                "a+b/c=d&e, a%2Bb%2Fc%3Dd%26e",
                "pass word, pass+word",
                "pass word, pass%20word",
                "pä55, p%C3%A455",
                "back\\slash, back\\\\slash",
                "say\"it, say\\\"it",
                "$1\\E(x), $1\\E(x)",
                "a/b+c=d, a\\/b+c=d",
                "pä55, p\\u00e455",
                "pä55, p\\u00E455",
                "a/ä\", a\\/\\u00e4\\\"",
                "a<b&c>'d\", a&lt;b&amp;c&gt;&#39;d&quot;",
                "a<b&c>'d\", a\\u003cb\\u0026c\\u003e'd\\\"",
                "hunter2-hunter2, aHVudGVyMi1odW50ZXIy",
                "a>b?c>d?, YT5iP2M+ZD8=",
                "a>b?c>d?, YT5iP2M-ZD8",
                "a>b?c>d?, YT5iP2M%2BZD8%3D",
                "hunter2-hunter2, 68756e746572322d68756e74657232"
            })
    void hidesASecretInEveryFormInWhichItMayShow(String secret, String shown) {
        redaction.add(secret);
        assertThat(redaction.of("a " + shown + " b " + shown)).isEqualTo("a **** b ****");
    }

    @Test
    void hidesASecretThatContainsAnother() {
        redaction.add("word");
        redaction.add("password-1");
        assertThat(redaction.of("password-1 and word and sword")).isEqualTo("**** and **** and s****");
    }

    @Test
    void leavesNoRestOfSecretsThatOverlap() {
        redaction.add("abcdef");
        redaction.add("defghi");
        assertThat(redaction.of("<abcdefghi>")).isEqualTo("<****>");
        redaction.add("xyxyxy");
        assertThat(redaction.of("<xyxyxyxy>")).isEqualTo("<****>");
    }

    @Test
    void leavesOrdinaryWordsAloneWhereASecretIsVeryShort() {
        redaction.add("abc");
        redaction.add("");
        assertThat(redaction.of("abc abcd")).isEqualTo("abc abcd");
        redaction.add("abcd");
        assertThat(redaction.of("abc abcd")).isEqualTo("abc ****");
    }

    @Test
    void leavesATextWithoutSecretsAsItIs() {
        redaction.add("hidden");
        assertThat(redaction.of("")).isEmpty();
        assertThat(redaction.of("nothing to hide")).isEqualTo("nothing to hide");
        assertThat(redaction.of("hidden")).isEqualTo("****");
    }

    @ParameterizedTest
    @ValueSource(strings = {"client-id:", "x:", "xy:", ""})
    void hidesASecretWithinABasicHeaderOfAnyUser(String user) {
        redaction.add("hunter2-hunter2");
        String header = Base64.getEncoder().encodeToString((user + "hunter2-hunter2").getBytes(StandardCharsets.UTF_8));
        String shown = redaction.of("Basic " + header);
        String rest = new String(
                Base64.getDecoder()
                        .decode(shown.replaceAll("Basic |=|\\*\\*\\*\\*.*", "").replaceAll("(^(?:....)*).*", "$1")),
                StandardCharsets.UTF_8);
        assertThat(shown).contains("****");
        assertThat(rest).doesNotContain("hunt");
    }

    @Test
    void hidesEveryLineOfASecretOfSeveralLines() {
        redaction.add("-----BEGIN KEY-----\nMIIEow\r\n  IBAAKC\nab\n");
        assertThat(redaction.of("-----BEGIN KEY-----, MIIEow, IBAAKC, ab")).isEqualTo("****, ****, ****, ab");
        assertThat(redaction.of("\"-----BEGIN KEY-----\\nMIIEow\\r\\n  IBAAKC\\nab\\n\""))
                .isEqualTo("\"****\"");
    }

    @Test
    void hidesTheStartOfASecretThatIsCut() {
        redaction.add("hunter2-hunter2");
        assertThat(redaction.of("said \"hunter2-hun…\" and hunter2…")).isEqualTo("said \"****…\" and ****…");
        assertThat(redaction.of("hun… hunter2 is no secret")).isEqualTo("hun… hunter2 is no secret");
    }

    @Test
    void hidesTheSecretOfAHeaderAlsoWithoutItsScheme() {
        redaction.add("Bearer hunter2-hunter2");
        assertThat(redaction.of("Bearer hunter2-hunter2, hunter2-hunter2")).isEqualTo("****, ****");
        assertThat(redaction.of("a Bearer of news")).isEqualTo("a Bearer of news");
    }

    @Test
    void hidesASecretWithoutTheSpaceAroundIt() {
        redaction.add(" hunter2 \n");
        assertThat(redaction.of("<hunter2>")).isEqualTo("<****>");
    }

    @Test
    void readsALongTextInTimeWhateverItRepeats() {
        redaction.add("a".repeat(5_000));
        assertThat(redaction.of("a".repeat(2_000_000) + "…")).isEqualTo("****…");
    }
}
