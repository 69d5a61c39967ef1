package io.github.premiumdeploy.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.testing.CountedText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of a page of HTML. */
class PageTextTest {

    @ParameterizedTest
    @CsvSource({
        "Blocked, Blocked",
        "<h1>Blocked</h1>, ' Blocked '",
        "a<br/>b, a b",
        "<style>a > b {}</style>x, ' x'",
        "<STYLE a='b'>a > b {}</Style>x, ' x'",
        "a<script>if (a<b) {}</script>b<style>c</style>d, a b d",
        "a<script>never ends, 'a '",
        "a<style></script>b</style>c, a c",
        "3 < 4, 3 < 4",
        "3 < 4 <b>x, 3  x",
        "<, <",
        "<s, <s",
        "<>, ' '",
        "'', ''"
    })
    void isItsTextWithoutMarkup(String page, String text) {
        assertThat(PageText.of(page)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<", "<a", "<s", "<style", "<style>", "</style>", "<script><", "<>", "</", "<style></script>"})
    void isFoundInOnePass(String piece) {
        int size = 1_000_000;
        for (String page : new String[] {
            piece.repeat(size / piece.length()),
            piece.repeat(size / piece.length()) + ">",
            "<style>" + piece.repeat(size / piece.length()),
            "<".repeat(size / 2) + piece.repeat(size / 2 / piece.length())
        }) {
            CountedText counted = new CountedText(page, 30);
            PageText.of(counted);
            assertThat(counted.reads()).isGreaterThanOrEqualTo(page.length());
        }
    }
}
