package io.github.premiumdeploy.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One answer, before it is put on the wire. */
record Response(int status, Map<String, String> headers, Optional<JsonNode> body) {

    Response {
        headers = Map.copyOf(headers);
    }

    static Response ok(JsonNode body) {
        return of(200, body);
    }

    static Response of(int status, JsonNode body) {
        return new Response(status, Map.of(), Optional.of(body));
    }

    static Response empty(int status) {
        return new Response(status, Map.of(), Optional.empty());
    }

    Response with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Response(status, more, body);
    }
}
