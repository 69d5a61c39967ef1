package io.github.premiumdeploy.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.descriptor.source.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One field of a {@link Fields} declaration; it is put together where it is declared, and not changed afterwards. */
final class Field {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** What stands for a secret in examples: a server of {@code settings.xml} has it. */
    private static final String SECRET = LiteralText.password("acme");

    /**
     * When a field is used: only where another one has a value, or only where it has another value.
     *
     * @param why why the field is not used otherwise, as a clause
     */
    record Condition(String field, String value, boolean isEqual, String why) {}

    private final String name;
    private final String description;
    private final Type type;
    private boolean isRequired;
    private boolean isSecret;
    private final List<String> otherNames = new ArrayList<>();
    private final List<String> formerNames = new ArrayList<>();
    private final List<String> examples = new ArrayList<>();
    private Optional<JsonNode> standard = Optional.empty();
    private Optional<Condition> condition = Optional.empty();

    /**
     * A field that need not be there.
     *
     * @param description for the JSON Schema
     */
    Field(String name, String description, Type type) {
        this.name = name;
        this.description = description;
        this.type = type;
    }

    static Field text(String name, String description) {
        return new Field(name, description, TextType.ANY);
    }

    static Field someText(String name, String description) {
        return new Field(name, description, TextType.SOME);
    }

    static Field text(String name, String description, Form form) {
        return new Field(name, description, TextType.of(form));
    }

    static Field text(String name, String description, int shortest, int longest) {
        return new Field(name, description, new TextType(shortest, longest, Optional.empty()));
    }

    /** True or false, and false where it is not given. */
    static Field bool(String name, String description) {
        return new Field(name, description, new BoolType()).byDefault(JSON.booleanNode(false));
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

    static Field references(String name, String description, String kind) {
        return new Field(name, description, new ListType(new ReferenceType(kind), 0));
    }

    Field required() {
        isRequired = true;
        standard = Optional.empty();
        return this;
    }

    Field secret() {
        isSecret = true;
        return this;
    }

    Field also(String otherName) {
        otherNames.add(otherName);
        return this;
    }

    /** The same with a name that meant the same in older wizards; a warning says so. */
    Field formerly(String formerName) {
        formerNames.add(formerName);
        return this;
    }

    Field byDefault(String text) {
        return byDefault(JSON.textNode(text));
    }

    Field byDefault(int number) {
        return byDefault(JSON.numberNode(number));
    }

    private Field byDefault(JsonNode value) {
        standard = Optional.of(value);
        return this;
    }

    /** The same with values as they may be: of a list one element each; objects and numbers as YAML has them. */
    Field like(String... values) {
        examples.addAll(List.of(values));
        return this;
    }

    Field onlyIf(String field, String value, String why) {
        condition = Optional.of(new Condition(field, value, true, why));
        return this;
    }

    Field unless(String field, String value, String why) {
        condition = Optional.of(new Condition(field, value, false, why));
        return this;
    }

    String name() {
        return name;
    }

    String description() {
        return description;
    }

    Type type() {
        return type;
    }

    boolean isRequired() {
        return isRequired;
    }

    boolean isSecret() {
        return isSecret;
    }

    boolean isFormerName(String one) {
        return formerNames.contains(one);
    }

    /** What holds where it is not given, as far as there is one thing to say. */
    Optional<JsonNode> standard() {
        return standard;
    }

    Optional<Condition> condition() {
        return condition;
    }

    /** Whether it is used in an object; where that does not say what it depends on, nobody knows. */
    boolean isUsed(JsonNode object) {
        return condition
                .filter(when -> object.has(when.field())
                        && object.path(when.field()).asText().equals(when.value()) != when.isEqual())
                .isEmpty();
    }

    /** Every name that is understood, its own one first. */
    List<String> names() {
        List<String> names = new ArrayList<>(List.of(name));
        names.addAll(otherNames);
        names.addAll(formerNames);
        return names;
    }

    /** A value as it may be: the first that is declared, or one that the type admits; empty if neither tells. */
    Optional<JsonNode> example() {
        return examples.isEmpty()
                ? isSecret ? Optional.of(JSON.textNode(SECRET)) : type.example()
                : Optional.of(value(examples.get(0)));
    }

    private JsonNode value(String example) {
        if (type instanceof ListType) {
            return JSON.arrayNode().add(example);
        }
        return type.isText()
                ? JSON.textNode(example)
                : Document.parse("example.yaml", example, new Diagnostics()).root();
    }

    /**
     * Adds to the JSON Schema of its object: what an editor explains it with.
     *
     * @param under the name under which it is described
     */
    void describe(ObjectNode property, String under) {
        property.put("title", title(under)).put("description", description);
        if (isFormerName(under)) {
            property.put("deprecated", true);
        }
        if (isSecret) {
            property.put("writeOnly", true);
        }
        type.describe(property);
        standard.ifPresent(value -> property.set("default", value));
        if (!examples.isEmpty()) {
            examples.stream().map(this::value).forEach(property.putArray("examples")::add);
        }
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
