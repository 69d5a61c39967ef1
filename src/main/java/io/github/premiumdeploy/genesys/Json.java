package io.github.premiumdeploy.genesys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.premiumdeploy.text.ServerText;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a server sent as JSON, which may lack anything and may hold anything. */
final class Json {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Longer texts of a server are cut: nobody reads on, and a log should not drown. */
    private static final int LONGEST_TEXT = 1000;

    private Json() {}

    /** Parses a body; a missing node if there is none. */
    static JsonNode parse(byte[] body) throws JsonProcessingException {
        try {
            JsonNode node = MAPPER.readTree(body);
            return node == null ? MissingNode.getInstance() : node;
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
    }

    /** Parses a body; a missing node if it is no JSON. */
    static JsonNode parseOrMissing(byte[] body) {
        try {
            return parse(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** The text of a field, without control characters, cut if it is very long; numbers and booleans count as text. */
    static Optional<String> text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isValueNode() && !value.isNull() ? Optional.of(clean(value.asText())) : Optional.empty();
    }

    /** The texts of an array. */
    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(value -> {
            if (value.isValueNode() && !value.isNull()) {
                texts.add(clean(value.asText()));
            }
        });
        return texts;
    }

    /** The moment that a field gives in ISO 8601. */
    static Optional<Instant> instant(JsonNode object, String field) {
        return text(object, field).flatMap(text -> {
            try {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }

    /** A server's text as it may be shown, cut if it is very long. */
    static String clean(String text) {
        return ServerText.clean(text, LONGEST_TEXT);
    }
}
