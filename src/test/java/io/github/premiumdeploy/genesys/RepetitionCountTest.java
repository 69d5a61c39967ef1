package io.github.premiumdeploy.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepetitionCountTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "abc|3",
                "[a-z]+@\\d|4",
                "[^]x]y|2",
                "[[:alpha:]\\]]y|2",
                "a{3}|4",
                "a{2,5}b|7",
                "a{3,}|5",
                "(ab){10}|33",
                "a{x}|4",
                "(((a{1000}){1000}){1000}){1000}|2147483647"
            })
    void countsRepetitionsAsTheyAreWrittenOut(String regex, long count) {
        assertThat(RepetitionCount.of(regex)).isEqualTo(count);
    }

    /** Whatever a pattern looks like, it does not become larger than what was counted. */
    @Test
    void countsNeverTooLittle() {
        Random random = new Random(20_261_124);
        String[] pieces = {
            "a", "(", ")", "[", "]", "^", "{9}", "{0,9}", "{2,}", "\\", "\\]", "[:", ":]", "alpha", "|", "*", "-",
            "(?:", "[]", "[^]", "{", "}", "\\{", "\\p{L}", "."
        };
        int read = 0;
        for (int i = 0; i < 60_000; i++) {
            StringBuilder regex = new StringBuilder();
            for (int length = 1 + random.nextInt(9); length > 0; length--) {
                regex.append(pieces[random.nextInt(pieces.length)]);
            }
            long count = RepetitionCount.of(regex.toString());
            if (count > 10_000) {
                continue;
            }
            try {
                int size = Pattern.compile(regex.toString()).programSize();
                read++;
                assertThat((long) size).as(regex.toString()).isLessThanOrEqualTo(10 + 4 * count);
            } catch (PatternSyntaxException e) {
                // Not a pattern: nothing is made of it.
            }
        }
        assertThat(read).isGreaterThan(5_000);
    }
}
