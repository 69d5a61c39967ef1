package io.github.premiumdeploy.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request as it arrived.
 *
 * @param method HTTP method, upper case
 * @param path raw path, without the query
 * @param rawQuery raw query string, empty if there was none
 * @param headers the last value of each header, by its lower-case name
 * @param body the body's bytes, empty if there was none
 * @param correlationId what its answer is found by
 */
public record SandboxRequest(
        String method, String path, String rawQuery, Map<String, String> headers, byte[] body, String correlationId) {

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** What follows a scheme in the Authorization header, if that has it. */
    public Optional<String> authorization(String scheme) {
        int length = scheme.length() + 1;
        return header("authorization")
                .filter(value -> value.regionMatches(true, 0, scheme + " ", 0, length))
                .map(value -> value.substring(length).trim());
    }

    /** The path's segments, decoded; a malformed escape is a bad request. */
    public List<String> segments() {
        return Arrays.stream(path.split("/", -1))
                .skip(1)
                .map(segment -> decode(segment.replace("+", "%2B")))
                .toList();
    }

    /** The query's parameters, decoded, in their order. */
    public Map<String, List<String>> query() {
        return pairs(rawQuery);
    }

    /** The body as an HTML form. */
    public Map<String, List<String>> form() {
        return pairs(new String(body, StandardCharsets.UTF_8));
    }

    /** The body's media type without its parameters, lower case. */
    public Optional<String> mediaType() {
        return header("content-type").map(value -> value.split(";", 2)[0].trim().toLowerCase(Locale.ROOT));
    }

    private static Map<String, List<String>> pairs(String text) {
        Map<String, List<String>> pairs = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            if (!pair.isEmpty()) {
                String[] sides = pair.split("=", 2);
                pairs.computeIfAbsent(decode(sides[0]), name -> new ArrayList<>())
                        .add(sides.length == 2 ? decode(sides[1]) : "");
            }
        }
        return pairs;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("The request holds a malformed escape: " + text);
        }
    }
}
