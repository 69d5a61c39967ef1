package io.github.premiumdeploy.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.descriptor.source.Place;
import java.util.List;
import java.util.Optional;

/** What a field takes: how it is checked, how a JSON Schema says so, and what of it is secret. */
sealed interface Type
        permits TextType,
                ChoiceType,
                WholeType,
                BoolType,
                ScalarType,
                ReferenceType,
                ListType,
                MapType,
                NestedType,
                JsonType {

    /** What it takes, with its article: {@code text}, {@code a list}. */
    String words();

    /**
     * Checks a value that is not null, and reports what is wrong with it.
     *
     * @return the value as the deployment uses it; empty if it cannot be used
     */
    Optional<JsonNode> check(JsonNode value, Place place, Checking checking);

    void describe(ObjectNode schema);

    /** A value that it admits, as far as the type tells. */
    default Optional<JsonNode> example() {
        return Optional.empty();
    }

    /** Whether a value of it is a text, whatever it looks like. */
    default boolean isText() {
        return false;
    }

    /** Whether the value below it that these steps lead to is secret; names of fields only, indexes left out. */
    default boolean isSecret(List<String> steps) {
        return false;
    }

    default Optional<JsonNode> wrong(JsonNode value, Place place, Checking checking) {
        String suggestion = this instanceof TextType && value.isValueNode()
                ? "put it in quotes"
                : this instanceof ListType && !value.isArray() ? "put it in [ ]" : "";
        checking.problem(place, "must be " + words() + ", not " + words(value), suggestion);
        return Optional.empty();
    }

    private static String words(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "a list";
            case NUMBER -> "a number";
            case BOOLEAN -> value.asText();
            case STRING -> "text";
            default -> "nothing";
        };
    }
}
