package io.github.premiumdeploy.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One field of a {@link Fields} declaration.
 *
 * @param description for the JSON Schema
 * @param standard what a new resource gets where the field is left out; missing where that is for the platform to say
 * @param isRequired whether it must be there
 * @param isSecret whether its value never shows
 * @param otherNames names that mean the same
 * @param formerNames names that meant the same in older wizards; a warning says so
 */
record Field(
        String name,
        String description,
        Type type,
        JsonNode standard,
        boolean isRequired,
        boolean isSecret,
        List<String> otherNames,
        List<String> formerNames) {

    Field(String name, String description, Type type) {
        this(name, description, type, MissingNode.getInstance(), false, false, List.of(), List.of());
    }

    Field required() {
        return new Field(name, description, type, standard, true, isSecret, otherNames, formerNames);
    }

    Field byDefault(String text) {
        return byDefault(TextNode.valueOf(text));
    }

    Field byDefault(boolean value) {
        return byDefault(BooleanNode.valueOf(value));
    }

    Field byDefault(long number) {
        return byDefault(LongNode.valueOf(number));
    }

    private Field byDefault(JsonNode value) {
        return new Field(name, description, type, value, isRequired, isSecret, otherNames, formerNames);
    }

    Field secret() {
        return new Field(name, description, type, standard, isRequired, true, otherNames, formerNames);
    }

    Field also(String otherName) {
        return new Field(name, description, type, standard, isRequired, isSecret, List.of(otherName), formerNames);
    }

    Field formerly(String formerName) {
        return new Field(name, description, type, standard, isRequired, isSecret, otherNames, List.of(formerName));
    }

    /** Every name that is understood, its own one first. */
    List<String> names() {
        List<String> names = new ArrayList<>(List.of(name));
        names.addAll(otherNames);
        names.addAll(formerNames);
        return names;
    }
}
