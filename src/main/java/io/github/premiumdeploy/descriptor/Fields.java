package io.github.premiumdeploy.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.descriptor.source.Diagnostics;
import io.github.premiumdeploy.descriptor.source.Place;
import io.github.premiumdeploy.text.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Declares which fields an object takes. One declaration drives the validation, the JSON Schema and what is kept secret.
 */
public final class Fields {

    private final List<Field> fields;
    private final Map<String, Field> byName = new LinkedHashMap<>();
    private String noun = "field";
    private Map<String, String> moved = Map.of();
    private Optional<Pattern> ignored = Optional.empty();

    private Fields(List<Field> fields) {
        this.fields = fields;
        fields.forEach(field -> field.names().forEach(name -> byName.put(name, field)));
    }

    static Fields of(Field... fields) {
        return new Fields(List.of(fields));
    }

    Fields called(String other) {
        noun = other;
        return this;
    }

    /** Names fields of older wizards, and the path under which their values are given now. */
    Fields moved(Map<String, String> oldToNew) {
        moved = oldToNew;
        return this;
    }

    /** Passes over fields with such names, and only warns of other unknown ones. */
    Fields ignoring(Pattern names) {
        ignored = Optional.of(names);
        return this;
    }

    /** The names of the fields, in the order of their declaration. */
    public List<String> names() {
        return fields.stream().map(Field::name).toList();
    }

    /**
     * Whether a value is secret and must be masked wherever it shows.
     *
     * @param steps the names of fields that lead to it, indexes of lists left out, for example
     *     {@code ["credentials", "apiKey"]}
     */
    public boolean isSecret(List<String> steps) {
        if (steps.isEmpty()) {
            return false;
        }
        Field field = byName.get(steps.get(0));
        return field != null && (field.isSecret() || field.type().isSecret(steps.subList(1, steps.size())));
    }

    /** Whether a field must be there. */
    public boolean isRequired(String name) {
        return byName.containsKey(name) && byName.get(name).isRequired();
    }

    /** What holds where a field is not given; missing if there is no one thing to say. */
    public JsonNode standard(String name) {
        return byName.containsKey(name)
                ? byName.get(name).standard().orElse(MissingNode.getInstance())
                : MissingNode.getInstance();
    }

    Fields ofItems(String list) {
        return ((NestedType) ((ListType) byName.get(list).type()).item()).fields();
    }

    List<Field> all() {
        return fields;
    }

    Optional<JsonNode> example(String name) {
        return byName.get(name).example();
    }

    /**
     * Objects as they may be. The first has every field that can stand beside the first value of a choice that fields depend on;
     * where such a choice leaves fields out, others with another name have those.
     */
    List<ObjectNode> examples() {
        List<ObjectNode> examples = new ArrayList<>(List.of(example(Map.of())));
        fields.stream()
                .flatMap(field -> field.condition().stream())
                .map(Field.Condition::field)
                .distinct()
                .forEach(name -> {
                    ChoiceType choice = (ChoiceType) byName.get(name).type();
                    choice.values().stream()
                            .map(value -> example(Map.of(name, value)))
                            .filter(more -> examples.stream()
                                    .noneMatch(one -> fieldNames(one).equals(fieldNames(more))))
                            .forEach(examples::add);
                });
        for (int i = 1; i < examples.size(); i++) {
            examples.get(i).put("name", examples.get(i).path("name").asText() + " " + (i + 1));
        }
        return examples;
    }

    private static List<String> fieldNames(ObjectNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private ObjectNode example(Map<String, String> chosen) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Field field : fields) {
            field.example().ifPresent(value -> object.set(field.name(), value));
        }
        chosen.forEach(object::put);
        for (Field field : fields) {
            if (!field.isUsed(object)) {
                object.remove(field.name());
            }
        }
        return object;
    }

    /** The value of an object's field, under whatever name; missing if there is none. */
    JsonNode given(String name, ObjectNode object) {
        return object.path(nameWhere(name, object::has));
    }

    /** Where a field of an object stands, under whatever name. */
    Place givenPlace(String name, Place object) {
        return object.field(nameWhere(name, object::hasField));
    }

    /** The name of a field under which it is given; its own one, if it is not. */
    private String nameWhere(String name, Predicate<String> isGiven) {
        return Optional.ofNullable(byName.get(name)).stream()
                .flatMap(field -> field.names().stream())
                .filter(isGiven)
                .findFirst()
                .orElse(name);
    }

    /** Checks an object; the result holds what can be used of it, under the names declared here. */
    ObjectNode check(ObjectNode object, Place place, Checking checking) {
        ObjectNode checked = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            Place at = place.field(entry.getKey());
            Field field = byName.get(entry.getKey());
            if (at.isUnreadable() || ignores(entry.getKey())) {
                continue;
            }
            if (field == null) {
                unknown(entry.getKey(), at, object, checking.found());
            } else if (!entry.getValue().isNull()) {
                check(field, entry, at, checked, checking);
            }
        }
        for (Field field : fields) {
            boolean isGiven = field.names().stream().anyMatch(name -> isGiven(object, place, name));
            if (field.isRequired() && !isGiven) {
                checking.problem(place.field(field.name()), "missing", "give " + words(field));
            }
        }
        return checked;
    }

    private static boolean isGiven(ObjectNode object, Place place, String name) {
        return object.hasNonNull(name) || place.field(name).isUnreadable();
    }

    boolean ignores(String name) {
        return !byName.containsKey(name)
                && ignored.filter(names -> names.matcher(name).matches()).isPresent();
    }

    private static void check(
            Field field, Map.Entry<String, JsonNode> entry, Place at, ObjectNode checked, Checking checking) {
        if (checked.has(field.name())) {
            checking.found()
                    .problem(
                            at.key(),
                            at.path(),
                            "this says again what \"" + field.name() + "\" says",
                            "remove one of " + String.join(", ", field.names()));
            return;
        }
        if (field.isFormerName(entry.getKey())) {
            checking.found()
                    .warning(
                            at.key(), at.path(), "this is the name of older wizards", "write \"" + field.name() + "\"");
        }
        field.type()
                .check(entry.getValue(), at, checking.secret(field.isSecret()))
                .ifPresent(value -> checked.set(field.name(), value));
    }

    private void unknown(String name, Place at, ObjectNode object, Diagnostics found) {
        if (moved.containsKey(name)) {
            found.problem(at.key(), at.path(), "a " + noun + " of older wizards", "write it as " + moved.get(name));
            return;
        }
        Optional<Field> parent = fields.stream()
                .filter(field -> field.type() instanceof NestedType nested
                        && nested.fields().byName.containsKey(name))
                .findFirst();
        if (parent.isPresent()) {
            found.problem(
                    at.key(),
                    at.path(),
                    "stands beside \"" + parent.get().name() + "\", and belongs in it",
                    "move it below \"" + parent.get().name() + "\"");
            return;
        }
        Optional<String> likely = Nearest.likely(name, byName.keySet());
        // With it all that stands below it would be passed over, and pruned as no longer described.
        boolean isNeeded = likely.map(byName::get)
                .filter(field -> field.type() instanceof NestedType
                        && field.names().stream().noneMatch(object::has))
                .isPresent();
        String suggestion = likely.map(near -> "did you mean \"" + near + "\"?")
                .orElseGet(() -> "known: " + String.join(", ", names()));
        if (ignored.isPresent() && !isNeeded) {
            found.warning(at.key(), at.path(), "unknown " + noun + ", not used", suggestion);
        } else {
            found.problem(at.key(), at.path(), "unknown " + noun, suggestion);
        }
    }

    /** What a field is, as words within a sentence. */
    public String words(String name) {
        return words(byName.get(name));
    }

    private static String words(Field field) {
        String clause = field.description().split("[.;(]", 2)[0].strip();
        return Character.toLowerCase(clause.charAt(0)) + clause.substring(1);
    }

    void describe(ObjectNode schema) {
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        for (Field field : fields) {
            field.names().forEach(name -> field.describe(properties.putObject(name), name));
        }
        describeRequired(schema);
        if (ignored.isEmpty()) {
            schema.put("additionalProperties", false);
        }
    }

    private void describeRequired(ObjectNode schema) {
        List<Field> required = fields.stream().filter(Field::isRequired).toList();
        List<Field> plain =
                required.stream().filter(field -> field.names().size() == 1).toList();
        if (!plain.isEmpty()) {
            ArrayNode names = schema.putArray("required");
            plain.forEach(field -> names.add(field.name()));
        }
        List<Field> named = new ArrayList<>(required);
        named.removeAll(plain);
        if (!named.isEmpty()) {
            ArrayNode all = schema.putArray("allOf");
            for (Field field : named) {
                ArrayNode any = all.addObject().putArray("anyOf");
                field.names()
                        .forEach(name -> any.addObject().putArray("required").add(name));
            }
        }
    }

    @Override
    public String toString() {
        return fields.stream().map(Field::name).collect(Collectors.joining(", ", "{", "}"));
    }
}
