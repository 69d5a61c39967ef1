package io.github.premiumdeploy.genesys.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Set;

/**
 * Keeps parts of a document of any size as trees: without what only explains, within bounds that all parts share, and with a
 * mark where a name is given twice with different values.
 */
final class BoundedTree {

    /** The field of an object that lists its names which have two different values. */
    static final String TWICE = "x-given-twice";

    /** The field that stands for all that is nested too deep, or too large, to be kept. */
    static final String TOO_DEEP = "x-too-deep";

    private static final int DEEPEST = 60;
    private static final int MOST_VALUES = 100_000;
    private static final int MOST_CHARACTERS = 3_000_000;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final Set<String> EXPLAINING = Set.of(
            "description",
            "summary",
            "example",
            "examples",
            "x-example",
            "externalDocs",
            "tags",
            "default",
            "produces");

    /** The objects whose names are those of fields, and none of which explains. */
    private static final Set<String> NAMING = Set.of("properties", "patternProperties", "definitions", "responses");

    private static final String CODES = "x-inin-error-codes";

    /** The extensions that say something of an operation. */
    private static final Set<String> TELLING =
            Set.of(CODES, "x-inin-requires-permissions", "x-genesys-preview", "x-genesys-visibility");

    private int values;
    private int characters;

    boolean isFull() {
        return values > MOST_VALUES || characters > MOST_CHARACTERS;
    }

    /**
     * Keeps the value that a parser is at.
     *
     * @throws IOException if it cannot be read
     */
    JsonNode keep(JsonParser parser) throws IOException {
        return keep(parser, 0, false);
    }

    private JsonNode keep(JsonParser parser, int depth, boolean naming) throws IOException {
        JsonToken token = parser.currentToken();
        values++;
        if (token.isStructStart() && (depth > DEEPEST || isFull())) {
            parser.skipChildren();
            return NODES.objectNode().put(TOO_DEEP, true);
        }
        return switch (token) {
            case START_OBJECT -> object(parser, depth, naming);
            case START_ARRAY -> {
                ArrayNode array = NODES.arrayNode();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(keep(parser, depth + 1, false));
                    if (isFull()) {
                        // A list of which a part is kept would say something else.
                        rest(parser);
                        yield NODES.objectNode().put(TOO_DEEP, true);
                    }
                }
                yield array;
            }
            case VALUE_STRING -> {
                String text = parser.getText();
                characters += text.length();
                yield NODES.textNode(text);
            }
            case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(token == JsonToken.VALUE_TRUE);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
            default -> NODES.nullNode();
        };
    }

    private static void rest(JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            parser.skipChildren();
        }
    }

    /** A number as it is written: one of a million digits is never worked out. */
    private static JsonNode number(JsonParser parser) throws IOException {
        String digits = parser.getText();
        try {
            return digits.length() > 40
                    ? NODES.textNode(digits.substring(0, 40))
                    : NODES.numberNode(parser.getDecimalValue());
        } catch (ArithmeticException e) {
            return NODES.textNode(digits);
        }
    }

    private ObjectNode object(JsonParser parser, int depth, boolean naming) throws IOException {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (!naming && isLeftOut(name)) {
                parser.skipChildren();
                continue;
            }
            if (!naming && name.equals(CODES) && parser.currentToken() == JsonToken.START_OBJECT) {
                put(object, name, names(parser));
                continue;
            }
            characters += name.length();
            JsonNode value = keep(parser, depth + 1, !naming && NAMING.contains(name));
            put(object, name, value);
        }
        return object;
    }

    /** An object without its values, which may be long texts. */
    private ObjectNode names(JsonParser parser) throws IOException {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            parser.skipChildren();
            values++;
            characters += name.length();
            if (!isFull()) {
                object.put(name, true);
            }
        }
        return object;
    }

    private static boolean isLeftOut(String name) {
        return EXPLAINING.contains(name) || name.startsWith("x-") && !TELLING.contains(name);
    }

    /** Sets a field, and marks a name that had another value before. */
    static void put(ObjectNode object, String name, JsonNode value) {
        JsonNode before = object.replace(name, value);
        if (before != null && !before.equals(value)) {
            object.withArray(TWICE).add(name);
        }
    }

    static boolean isTwice(JsonNode object, String name) {
        return object.path(TWICE).valueStream().anyMatch(twice -> twice.asText().equals(name));
    }
}
