package io.github.premiumdeploy.sandbox.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** JSON as the sandbox reads and writes it: strict in, compact out. */
public final class SandboxJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private SandboxJson() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    public static ArrayNode texts(Collection<String> values) {
        ArrayNode array = array();
        values.forEach(array::add);
        return array;
    }

    /** The elements of a list, as texts. */
    public static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
    }

    /** The values as they are shown. */
    public static <T> ArrayNode array(Collection<T> values, Function<? super T, ? extends JsonNode> shown) {
        ArrayNode array = array();
        values.forEach(value -> array.add(shown.apply(value)));
        return array;
    }

    /** {@code {"id": …, "name": …}}, the way the platform refers to things. */
    public static ObjectNode named(String id, String name) {
        return object().put("id", id).put("name", name);
    }

    /** The id of what has one. */
    public static String id(JsonNode node) {
        return node.path("id").asText();
    }

    public static JsonNode parse(byte[] text) throws IOException {
        return MAPPER.readTree(text);
    }

    /** The text as an object, if it is one. */
    public static Optional<JsonNode> object(String text) {
        try {
            return text.startsWith("{") ? Optional.of(MAPPER.readTree(text)) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** A moment as the platform writes it: with three digits of milliseconds, whatever they are. */
    public static String time(Instant moment) {
        return TIME.format(moment);
    }

    /** A moment as headers of HTTP say it. */
    public static String httpDate(Instant moment) {
        return HTTP_DATE.format(moment);
    }

    public static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A JSON tree that cannot be written", e);
        }
    }
}
