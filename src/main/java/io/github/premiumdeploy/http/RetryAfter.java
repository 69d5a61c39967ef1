package io.github.premiumdeploy.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads the header {@code Retry-After}: seconds, or a date (RFC 9110, section 10.2.3). */
public final class RetryAfter {

    private RetryAfter() {}

    /**
     * How long a response asks to wait.
     *
     * @param clock used only where the response has no {@code Date}: a date is measured against the server's own clock
     * @return empty without the header, or if it cannot be read
     */
    public static Optional<Duration> of(HttpResponse response, Clock clock) {
        return response.header("Retry-After").map(String::strip).flatMap(value -> {
            if (value.matches("\\d{1,9}")) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
            }
            Instant now = response.date().orElseGet(clock::instant);
            return date(value).map(then -> {
                Duration wait = Duration.between(now, then);
                return wait.isNegative() ? Duration.ZERO : wait;
            });
        });
    }

    /** A date as headers have it. */
    static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
