package io.github.premiumdeploy.descriptor;

import java.util.ArrayList;
import java.util.List;

/**
 * One field of a {@link Fields} declaration.
 *
 * @param description for the JSON Schema
 * @param isRequired whether it must be there
 * @param isSecret whether its value never shows
 * @param otherNames names that mean the same
 * @param formerNames names that meant the same in older wizards; a warning says so
 */
record Field(
        String name,
        String description,
        Type type,
        boolean isRequired,
        boolean isSecret,
        List<String> otherNames,
        List<String> formerNames) {

    Field(String name, String description, Type type) {
        this(name, description, type, false, false, List.of(), List.of());
    }

    Field required() {
        return new Field(name, description, type, true, isSecret, otherNames, formerNames);
    }

    Field secret() {
        return new Field(name, description, type, isRequired, true, otherNames, formerNames);
    }

    Field also(String otherName) {
        return new Field(name, description, type, isRequired, isSecret, List.of(otherName), formerNames);
    }

    Field formerly(String formerName) {
        return new Field(name, description, type, isRequired, isSecret, otherNames, List.of(formerName));
    }

    /** Every name that is understood, its own one first. */
    List<String> names() {
        List<String> names = new ArrayList<>(List.of(name));
        names.addAll(otherNames);
        names.addAll(formerNames);
        return names;
    }
}
