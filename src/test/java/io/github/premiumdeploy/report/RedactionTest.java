package io.github.premiumdeploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                "$1\\E(x), $1\\E(x)"
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
}
