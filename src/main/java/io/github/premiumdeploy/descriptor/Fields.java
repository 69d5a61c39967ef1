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
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Declares which fields an object takes. One declaration drives the validation, the JSON Schema and what is kept secret.
 */
public final class Fields {

    private final Map<String, Field> byName = new LinkedHashMap<>();
    private final String noun;
    private final List<Field> fields;
    private final Map<String, String> moved;
    private final Optional<Pattern> ignored;

    private Fields(String noun, List<Field> fields, Map<String, String> moved, Optional<Pattern> ignored) {
        this.noun = noun;
        this.fields = List.copyOf(fields);
        this.moved = Map.copyOf(moved);
        this.ignored = ignored;
        fields.forEach(field -> field.names().forEach(name -> byName.put(name, field)));
    }

    static Fields of(Field... fields) {
        return new Fields("field", List.of(fields), Map.of(), Optional.empty());
    }

    /** Calls a field something else in messages. */
    Fields called(String other) {
        return new Fields(other, fields, moved, ignored);
    }

    /** Names fields of older wizards, and the path under which their values are given now. */
    Fields moved(Map<String, String> oldToNew) {
        return new Fields(noun, fields, oldToNew, ignored);
    }

    /** Passes over fields with such names, and only warns of other unknown ones. */
    Fields ignoring(Pattern names) {
        return new Fields(noun, fields, moved, Optional.of(names));
    }

    static Field text(String name, String description) {
        return new Field(name, description, TextType.ANY);
    }

    /** A text that must not be empty. */
    static Field someText(String name, String description) {
        return new Field(name, description, TextType.SOME);
    }

    static Field text(String name, String description, Form form) {
        return new Field(name, description, TextType.of(form));
    }

    static Field text(String name, String description, int shortest, int longest) {
        return new Field(name, description, new TextType(shortest, longest, Optional.empty()));
    }

    static Field number(String name, String description, long least, long most) {
        return new Field(name, description, new WholeType(least, most));
    }

    static Field bool(String name, String description) {
        return new Field(name, description, new BoolType());
    }

    static Field scalar(String name, String description) {
        return new Field(name, description, new ScalarType());
    }

    static Field choice(String name, String description, String... values) {
        return choice(name, description, Map.of(), values);
    }

    /** One of several texts, some of which have another spelling too. */
    static Field choice(String name, String description, Map<String, String> spellings, String... values) {
        return new Field(name, description, new ChoiceType(List.of(values), spellings));
    }

    static Field texts(String name, String description) {
        return new Field(name, description, new ListType(TextType.SOME, 0));
    }

    static Field texts(String name, String description, Form form) {
        return new Field(name, description, new ListType(TextType.of(form), 0));
    }

    static Field someTexts(String name, String description) {
        return new Field(name, description, new ListType(TextType.SOME, 1));
    }

    /** Texts by name, all of them secret but those with a known name. */
    static Field secretMap(String name, String description, String... known) {
        return new Field(name, description, new MapType(TextType.ANY, true, Set.of(known), false));
    }

    /** Headers of a request, as {@link Headers} has them. */
    static Field headers(String name, String description) {
        return new Field(name, description, new MapType(TextType.ANY, true, Set.of(), true));
    }

    static Field textsMap(String name, String description) {
        return new Field(name, description, new MapType(new ListType(TextType.ANY, 0), false, Set.of(), false));
    }

    static Field object(String name, String description, Fields fields) {
        return new Field(name, description, new NestedType(fields));
    }

    static Field objects(String name, String description, Fields fields) {
        return new Field(name, description, new ListType(new NestedType(fields), 0));
    }

    static Field json(String name, String description) {
        return new Field(name, description, new JsonType());
    }

    /** The name of an item of another kind. */
    static Field reference(String name, String description, String kind) {
        return new Field(name, description, new ReferenceType(kind));
    }

    static Field references(String name, String description, String kind) {
        return new Field(name, description, new ListType(new ReferenceType(kind), 0));
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

    /** The value of an object's field, under whatever name; missing if there is none. */
    JsonNode given(String name, ObjectNode object) {
        Field field = byName.get(name);
        return field == null
                ? object.path(name)
                : field.names().stream()
                        .filter(object::has)
                        .findFirst()
                        .map(object::path)
                        .orElseGet(() -> object.path(name));
    }

    /** Where a field of an object stands, under whatever name. */
    Place givenPlace(String name, Place object) {
        Field field = byName.get(name);
        return field == null
                ? object.field(name)
                : field.names().stream()
                        .filter(object::hasField)
                        .findFirst()
                        .map(object::field)
                        .orElseGet(() -> object.field(name));
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
                checking.found()
                        .problem(place.field(field.name()), "missing", "give " + lowerFirst(field.description()));
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
        if (field.formerNames().contains(entry.getKey())) {
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

    private static String lowerFirst(String sentence) {
        String clause = sentence.split("[.;(]", 2)[0].strip();
        return Character.toLowerCase(clause.charAt(0)) + clause.substring(1);
    }

    /** Adds to the JSON Schema of an object with these fields. */
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
