package io.github.premiumdeploy.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * Reads and writes trees of JSON, as object mappers do, without one: making a mapper loads three hundred classes, which is
 * more than all the rest of a short run that changes nothing.
 */
public final class JsonTree {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final JsonFactory ANY_SIZE = new JsonFactory();

    private final JsonFactory factory;

    private JsonTree(JsonFactory factory) {
        this.factory = factory;
    }

    /** A reader of texts of any size. */
    public static JsonTree ofAnySize() {
        return new JsonTree(ANY_SIZE);
    }

    /** A reader of texts with at most so many tokens (values, names, brackets). */
    public static JsonTree upTo(int tokens) {
        return new JsonTree(JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxTokenCount(tokens).build())
                .build());
    }

    /** An object without fields. */
    public static ObjectNode object() {
        return NODES.objectNode();
    }

    /**
     * Reads a text that is one value.
     *
     * @return a missing node if there is nothing but blanks
     * @throws StreamConstraintsException if it has too many tokens, or is nested too deep
     * @throws JsonProcessingException if it is no JSON, or more than one value
     */
    public JsonNode read(byte[] text) throws JsonProcessingException {
        try (JsonParser parser = parser(text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return MissingNode.getInstance();
            }
            JsonNode value = value(parser, first);
            if (parser.nextToken() != null) {
                throw new JsonParseException(
                        parser, "a second value, where the end was expected", parser.currentTokenLocation());
            }
            return value;
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw inMemory(e);
        }
    }

    /**
     * Splits a text into tokens.
     *
     * @throws IOException if it does not even begin as JSON does
     */
    public JsonParser parser(byte[] text) throws IOException {
        return factory.createParser(text);
    }

    private static JsonNode value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> {
                ObjectNode object = NODES.objectNode();
                for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                    object.set(name, value(parser, parser.nextToken()));
                }
                yield object;
            }
            case START_ARRAY -> {
                ArrayNode list = NODES.arrayNode();
                for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                    list.add(value(parser, next));
                }
                yield list;
            }
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_NUMBER_INT ->
                switch (parser.getNumberType()) {
                    case INT -> NODES.numberNode(parser.getIntValue());
                    case LONG -> NODES.numberNode(parser.getLongValue());
                    default -> NODES.numberNode(parser.getBigIntegerValue());
                };
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
            case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(token == JsonToken.VALUE_TRUE);
            case VALUE_NULL -> NODES.nullNode();
            default -> throw new IllegalStateException("a parser of JSON gives no " + token + " here");
        };
    }

    /**
     * The same value with others in it.
     *
     * @param other gives what stands in the place of a value, if anything does; of a value it is told the names of the fields
     *     that lead there, indexes of lists left out
     */
    public static JsonNode replaced(JsonNode value, BiFunction<List<String>, JsonNode, Optional<JsonNode>> other) {
        return replaced(value, List.of(), other);
    }

    private static JsonNode replaced(
            JsonNode value, List<String> steps, BiFunction<List<String>, JsonNode, Optional<JsonNode>> other) {
        Optional<JsonNode> given = other.apply(steps, value);
        if (given.isPresent()) {
            return given.get();
        }
        if (value.isObject()) {
            ObjectNode object = NODES.objectNode();
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                List<String> further = new ArrayList<>(steps);
                further.add(field.getKey());
                object.set(field.getKey(), replaced(field.getValue(), further, other));
            }
            return object;
        }
        if (value.isArray()) {
            ArrayNode list = NODES.arrayNode();
            value.forEach(element -> list.add(replaced(element, steps, other)));
            return list;
        }
        return value;
    }

    /** The same value with other texts in it, names of fields aside. */
    public static JsonNode replacedTexts(JsonNode value, UnaryOperator<String> other) {
        return replaced(
                value,
                (steps, node) -> node.isTextual()
                        ? Optional.of(NODES.textNode(other.apply(node.textValue())))
                        : Optional.empty());
    }

    /** A value as JSON on one line. */
    public static String text(JsonNode value) {
        return text(value, false, (field, text) -> text);
    }

    /** A value as JSON on one line, in UTF-8. */
    public static byte[] bytes(JsonNode value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    /** A value as JSON that people read, on several lines. */
    public static String indented(JsonNode value) {
        return indented(value, (field, text) -> text);
    }

    /**
     * A value as JSON that people read, on several lines.
     *
     * @param shown gives what is written in the place of a text; it is told the name of the field that has it, or the list
     *     that it is in
     */
    public static String indented(JsonNode value, BinaryOperator<String> shown) {
        return text(value, true, shown);
    }

    private static String text(JsonNode value, boolean isIndented, BinaryOperator<String> shown) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = ANY_SIZE.createGenerator(text)) {
            if (isIndented) {
                generator.setPrettyPrinter(new DefaultPrettyPrinter());
            }
            write(value, "", shown, generator);
        } catch (IOException e) {
            throw inMemory(e);
        }
        return text.toString();
    }

    private static void write(JsonNode value, String name, BinaryOperator<String> shown, JsonGenerator generator)
            throws IOException {
        switch (value.getNodeType()) {
            case OBJECT -> {
                generator.writeStartObject();
                for (Map.Entry<String, JsonNode> field : value.properties()) {
                    generator.writeFieldName(field.getKey());
                    write(field.getValue(), field.getKey(), shown, generator);
                }
                generator.writeEndObject();
            }
            case ARRAY -> {
                generator.writeStartArray();
                for (JsonNode element : value) {
                    write(element, name, shown, generator);
                }
                generator.writeEndArray();
            }
            case STRING -> generator.writeString(shown.apply(name, value.textValue()));
            case NUMBER -> number(value, generator);
            case BOOLEAN -> generator.writeBoolean(value.booleanValue());
            default -> generator.writeNull();
        }
    }

    private static void number(JsonNode value, JsonGenerator generator) throws IOException {
        switch (value.numberType()) {
            case INT -> generator.writeNumber(value.intValue());
            case LONG -> generator.writeNumber(value.longValue());
            case BIG_INTEGER -> generator.writeNumber(value.bigIntegerValue());
            case BIG_DECIMAL -> generator.writeNumber(value.decimalValue());
            default -> generator.writeNumber(value.doubleValue());
        }
    }

    private static IllegalStateException inMemory(IOException e) {
        return new IllegalStateException("nothing but memory is read and written", e);
    }
}
