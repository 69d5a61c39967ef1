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
        String value = response.header("Retry-After").orElse("").strip();
        if (value.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        Optional<Instant> then = value.isEmpty() ? Optional.empty() : date(value);
        if (then.isEmpty()) {
            return Optional.empty();
        }
        Duration wait = Duration.between(response.date().orElseGet(clock::instant), then.get());
        return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
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
