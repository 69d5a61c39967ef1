package io.github.premiumdeploy.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShortListTest {

    private static List<String> items(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "i" + i).toList();
    }

    @Test
    void hasAllOfAFew() {
        assertThat(ShortList.of(List.of())).isEmpty();
        assertThat(ShortList.of(items(20))).isEqualTo(items(20));
    }

    @Test
    void hasTheFirstOfManyAndHowManyMoreThereAre() {
        assertThat(ShortList.of(items(21))).hasSize(21).startsWith("i1", "i2").endsWith("i20", "and 1 more");
        assertThat(ShortList.joined(", ", items(2_000))).startsWith("i1, i2, ").endsWith(", i20, and 1980 more");
    }

    @Test
    void namesTheFirstOnesInASentence() {
        assertThat(ShortList.inWords(items(2), 2)).isEqualTo("i1, i2");
        assertThat(ShortList.inWords(items(5), 2)).isEqualTo("i1, i2 and 3 more");
        assertThat(ShortList.inWords(List.of(), 2)).isEmpty();
    }
}
