package io.github.premiumdeploy.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns of a server's schema, which may be made to stop the build. */
class SchemaPatternTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "^[a-z]+$ abc true",
                "^[a-z]+$ abC false",
                "b abc true",
                "^https://[^\\s/$.?#].[^\\s]*$ https://app.example true",
                "^[\\w-.]+@[\\w-]+$ a.b@c true",
                "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$ 5ca1ab1e-0000-4000-8000-0000000000c1 true",
                "^\\/x\\/$ /x/ true",
                "^\\p{L}{1,256}$ häuser true",
                "^[^\\]]{2}$ ab true",
                "^\\u0041\\u00e4$ Aä true",
                "^\\\\u0041$ \\u0041 true",
                "^\\\\u0041$ A false",
                "^(?:a|b){1,3}$ aba true",
                "^.{0,1000}$ x true"
            })
    void areFoundInTexts(String regex, String text, boolean isFound) {
        assertThat(SchemaPattern.of(regex).orElseThrow().isIn(text)).contains(isFound);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[a", "a)", "x{2,1}", "(?=ahead)x", "(?<!behind)x", "(a)\\1", "a++", "\\Qa\\E", "*"})
    void cannotAllBeRead(String regex) {
        assertThat(SchemaPattern.of(regex)).isEmpty();
    }

    static String[] bombs() {
        return new String[] {
            "(a{1000}){1000}",
            "((a{1000}){1000}){1000}",
            "(((((((((a{9}){9}){9}){9}){9}){9}){9}){9}){9})",
            "(a{2,}){1000}{1000}",
            "[]a]{1000}(b{999}[^]]{999}){99}",
            "((a{1000}",
            "[[:alpha:]]{1000}(([[:digit:]]{100}){100}){100}",
            "\\Q(\\E((a{1000}){1000}){1000}",
            "[\\]](([a\\]]{1000}){1000}){1000}",
            "x".repeat(100_000),
            "(".repeat(50_000) + ")".repeat(50_000),
            "(x+x+)+y|".repeat(10_000)
        };
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void areNotReadIfTheyWouldFillTheMemory(String regex) {
        assertThat(SchemaPattern.of(regex)).isEmpty();
    }

    /** Where patterns are tried from place to place each of these takes longer than there is time. */
    @ParameterizedTest
    @ValueSource(strings = {"^(a+)+$", "^(a|aa)+$", "^(a|a?)+$", "(.*a){20}$", "^(([a-z])+.)+[A-Z]([a-z])+$"})
    void areTriedInLinearTime(String regex) {
        String text = "a".repeat(100_000) + "!";
        assertThat(SchemaPattern.of(regex).orElseThrow().isIn(text)).contains(false);
    }

    @Test
    void areNotTriedOnATextThatWouldTakeTooLong() {
        SchemaPattern pattern = SchemaPattern.of("^(.{1,500}a)$").orElseThrow();
        assertThat(pattern.isIn("b".repeat(1_000))).contains(false);
        assertThat(pattern.isIn("b".repeat(1_000_000))).isEmpty();
    }
}
