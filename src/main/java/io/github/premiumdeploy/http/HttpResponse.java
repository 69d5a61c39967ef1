package io.github.premiumdeploy.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One HTTP response, read to its end.
 *
 * @param headers by name, whatever its case; of repeated ones the first
 */
public record HttpResponse(int status, Map<String, String> headers, byte[] body) {

    public HttpResponse {
        Map<String, String> lower = new TreeMap<>();
        for (Map.Entry<String, String> header : headers.entrySet()) {
            lower.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue());
        }
        headers = Map.copyOf(lower);
    }

    /** The value of a header, whatever the case of its name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The body as UTF-8 text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** When it was made, by the server's clock. */
    public Optional<Instant> date() {
        return header("Date").flatMap(RetryAfter::date);
    }

    /** The id that Genesys support asks for; published: on every answer of the platform. */
    public Optional<String> correlationId() {
        return header("ININ-Correlation-Id");
    }

    @Override
    public String toString() {
        return "HTTP " + status;
    }
}
