package io.github.premiumdeploy.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One field of a {@link Fields} declaration.
 *
 * @param description for the JSON Schema
 * @param isRequired whether it must be there
 * @param isSecret whether its value never shows
 * @param otherNames names that mean the same
 * @param formerNames names that meant the same in older wizards; a warning says so
 * @param standard what holds where it is not given, as far as there is one thing to say
 * @param examples values as they may be
 */
record Field(
        String name,
        String description,
        Type type,
        boolean isRequired,
        boolean isSecret,
        List<String> otherNames,
        List<String> formerNames,
        Optional<JsonNode> standard,
        List<JsonNode> examples) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    Field(String name, String description, Type type) {
        this(name, description, type, false, false, List.of(), List.of(), type.standard(), List.of());
    }

    Field required() {
        return new Field(name, description, type, true, isSecret, otherNames, formerNames, Optional.empty(), examples);
    }

    Field secret() {
        return new Field(name, description, type, isRequired, true, otherNames, formerNames, standard, examples);
    }

    Field also(String otherName) {
        return new Field(
                name, description, type, isRequired, isSecret, List.of(otherName), formerNames, standard, examples);
    }

    Field formerly(String formerName) {
        return new Field(
                name, description, type, isRequired, isSecret, otherNames, List.of(formerName), standard, examples);
    }

    /** The same with a text that holds where it is not given. */
    Field byDefault(String text) {
        return byDefault(JSON.textNode(text));
    }

    /** The same with a number that holds where it is not given. */
    Field byDefault(int number) {
        return byDefault(JSON.numberNode(number));
    }

    /** The same with a flag that holds where it is not given. */
    Field byDefault(boolean flag) {
        return byDefault(JSON.booleanNode(flag));
    }

    private Field byDefault(JsonNode value) {
        return new Field(
                name, description, type, isRequired, isSecret, otherNames, formerNames, Optional.of(value), examples);
    }

    /** The same with texts as they may be. */
    Field like(String... texts) {
        List<JsonNode> all = new ArrayList<>(examples);
        for (String text : texts) {
            all.add(JSON.textNode(text));
        }
        return new Field(
                name, description, type, isRequired, isSecret, otherNames, formerNames, standard, List.copyOf(all));
    }

    /** Every name that is understood, its own one first. */
    List<String> names() {
        List<String> names = new ArrayList<>(List.of(name));
        names.addAll(otherNames);
        names.addAll(formerNames);
        return names;
    }

    /**
     * Adds to the JSON Schema of its object: what an editor explains it with.
     *
     * @param under the name under which it is described
     */
    void describe(ObjectNode property, String under) {
        property.put("title", title(under)).put("description", description);
        if (formerNames.contains(under)) {
            property.put("deprecated", true);
        }
        if (isSecret) {
            property.put("writeOnly", true);
        }
        type.describe(property);
        standard.ifPresent(value -> property.set("default", value));
        examples.forEach(value -> property.withArray("/examples").add(value));
    }

    /** A name in words: {@code accessTokenValiditySeconds} becomes {@code Access token validity seconds}. */
    private static String title(String name) {
        StringBuilder title = new StringBuilder();
        for (String word : name.split("[-_]|(?<=[a-z0-9])(?=[A-Z])")) {
            boolean isShort = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
            String lower = isShort ? word : word.toLowerCase(Locale.ROOT);
            title.append(title.isEmpty() ? Character.toUpperCase(lower.charAt(0)) + lower.substring(1) : " " + lower);
        }
        return title.toString();
    }
}
