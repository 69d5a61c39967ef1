package io.github.premiumdeploy.http;

import static io.github.premiumdeploy.testing.ScriptedTransport.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.testing.VirtualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the header Retry-After is read; the clock stands at 10:00:00 UTC. */
class RetryAfterTest {

    private final VirtualClock time = new VirtualClock();

    @Test
    void isEmptyWithoutTheHeader() {
        assertThat(RetryAfter.of(response(429, ""), time)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "42 | 42",
                "0 | 0",
                "' 7 ' | 7",
                "999999999 | 999999999",
                "Mon, 23 Nov 2026 10:01:00 GMT | 60",
                "Mon, 23 Nov 2026 11:00:30 +0100 | 30",
                "Mon, 23 Nov 2026 09:00:00 GMT | 0"
            })
    void readsSecondsAndDates(String value, long seconds) {
        assertThat(RetryAfter.of(response(429, "", "retry-after", value), time)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "9999999999", "12s", "2026-11-23T10:00:00Z", "٣"})
    void ignoresWhatItCannotRead(String value) {
        assertThat(RetryAfter.of(response(429, "", "Retry-After", value), time)).isEmpty();
    }

    @Test
    void measuresADateAgainstTheServersDateAndNotTheClock() {
        assertThat(RetryAfter.of(
                        response(
                                503,
                                "",
                                "Date",
                                "Tue, 24 Nov 2026 00:00:00 GMT",
                                "Retry-After",
                                "Tue, 24 Nov 2026 00:02:00 GMT"),
                        time))
                .contains(Duration.ofMinutes(2));
    }

    @Test
    void measuresADateAgainstTheClockIfTheServersDateCannotBeRead() {
        assertThat(RetryAfter.of(
                        response(503, "", "Date", "today", "Retry-After", "Mon, 23 Nov 2026 10:00:05 GMT"), time))
                .contains(Duration.ofSeconds(5));
    }
}
