package io.github.premiumdeploy.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineDifferenceTest {

    @Test
    void showsLinesThatAreGoneAndLinesThatAreNew() {
        assertThat(LineDifference.of("a\nb\nc\nd\n", "a\nc\nx\nd\n")).containsExactly("- b", "+ x");
        assertThat(LineDifference.of("a\n", "a\r\n")).isEmpty();
        assertThat(LineDifference.of("", "a\n")).containsExactly("+ a");
        assertThat(LineDifference.of("a\nb", "")).containsExactly("- a", "- b");
    }

    @Test
    void comparesLongTextsWithoutRunningOutOfMemory() {
        String before = "a\n".repeat(6_000);
        String after = "b\n".repeat(6_000);

        assertThat(LineDifference.of(before, after))
                .hasSize(12_000)
                .startsWith("- a")
                .endsWith("+ b");
    }
}
