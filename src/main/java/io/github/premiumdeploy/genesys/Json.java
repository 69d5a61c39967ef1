package io.github.premiumdeploy.genesys;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.premiumdeploy.text.JsonTree;
import io.github.premiumdeploy.text.ServerText;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Reads what a server sent as JSON, which may lack anything and may hold anything. */
final class Json {

    /**
     * So many tokens (values, names, brackets) an answer may have: ten thousand for each entity of a page, fifty times the
     * largest role that is known. Without a limit the largest answer, all of it empty objects, would fill a gigabyte.
     */
    static final int MOST_TOKENS = 1_000_000;

    /** What refuses is short: of a refusal with more tokens the beginning is shown as text. */
    private static final int MOST_TOKENS_OF_A_REFUSAL = 50_000;

    private static final JsonTree ANSWERS = JsonTree.upTo(MOST_TOKENS);

    private static final JsonTree REFUSALS = JsonTree.upTo(MOST_TOKENS_OF_A_REFUSAL);

    /** Longer texts of a server are cut: nobody reads on, and a log should not drown. */
    private static final int LONGEST_TEXT = 1000;

    private Json() {}

    /**
     * Parses a body; a missing node if there is none.
     *
     * @throws StreamConstraintsException if it has more tokens, or is nested deeper, than any answer is
     * @throws JsonProcessingException if it is no JSON
     */
    static JsonNode parse(byte[] body) throws JsonProcessingException {
        return ANSWERS.read(body);
    }

    /**
     * Splits a body into tokens.
     *
     * @throws IOException if it does not even begin as JSON does
     */
    static JsonParser parser(byte[] body) throws IOException {
        return ANSWERS.parser(body);
    }

    /** Parses a short body; a missing node if it is no JSON, or not short. */
    static JsonNode parseOrMissing(byte[] body) {
        try {
            return REFUSALS.read(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** How many values a value consists of, itself included. */
    static int size(JsonNode value) {
        int size = 1;
        for (JsonNode part : value) {
            size += size(part);
        }
        return size;
    }

    /** The text of a field, without control characters, cut if it is very long; numbers and booleans count as text. */
    static Optional<String> text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isValueNode() && !value.isNull() ? Optional.of(clean(value.asText())) : Optional.empty();
    }

    /** The texts of an array. */
    static List<String> texts(JsonNode array) {
        return array.valueStream()
                .filter(value -> value.isValueNode() && !value.isNull())
                .map(value -> clean(value.asText()))
                .toList();
    }

    /** The elements of an answer that is a list, or has one. */
    static JsonNode entities(JsonNode body) {
        return body.isArray() ? body : body.path("entities");
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
