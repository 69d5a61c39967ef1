package io.github.premiumdeploy.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One answer, before it is put on the wire.
 *
 * @param status HTTP status; 0 where there is no answer
 * @param body the JSON that it has, if any
 * @param page an HTML page in its place, if any, or text of the type that a header says
 * @param delivery how much of it arrives
 */
public record SandboxResponse(
        int status, Map<String, String> headers, Optional<JsonNode> body, Optional<String> page, Delivery delivery) {

    /** How much of an answer arrives. */
    public enum Delivery {
        WHOLE,
        /** The body ends in the middle. */
        TRUNCATED,
        /** The connection is closed without an answer. */
        NONE
    }

    public SandboxResponse {
        headers = Map.copyOf(headers);
    }

    public static SandboxResponse ok(JsonNode body) {
        return of(200, body);
    }

    public static SandboxResponse of(int status, JsonNode body) {
        return new SandboxResponse(status, Map.of(), Optional.of(body), Optional.empty(), Delivery.WHOLE);
    }

    public static SandboxResponse empty(int status) {
        return new SandboxResponse(status, Map.of(), Optional.empty(), Optional.empty(), Delivery.WHOLE);
    }

    /** A closed connection in place of an answer. */
    public static SandboxResponse none() {
        return new SandboxResponse(0, Map.of(), Optional.empty(), Optional.empty(), Delivery.NONE);
    }

    /** A gateway's page in place of an answer. */
    public static SandboxResponse page(int status, String html) {
        return new SandboxResponse(status, Map.of(), Optional.empty(), Optional.of(html), Delivery.WHOLE);
    }

    /** Text in place of JSON. */
    public static SandboxResponse text(String text) {
        return page(200, text).with("Content-Type", "text/plain");
    }

    public SandboxResponse with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new SandboxResponse(status, more, body, page, delivery);
    }

    SandboxResponse withBody(JsonNode other) {
        return new SandboxResponse(status, headers, Optional.of(other), page, delivery);
    }

    /** The same with a body that ends in the middle. */
    public SandboxResponse truncated() {
        return new SandboxResponse(status, headers, body, page, Delivery.TRUNCATED);
    }
}
