package io.github.premiumdeploy.sandbox.organization;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * One object of an organization file, read key by key. Whatever is wrong is noted with the path of the field, and a
 * stand-in is answered, so that reading goes on and all problems are reported together.
 */
final class FileSection {

    private final JsonNode node;
    private final String path;
    private final List<String> problems;
    private final Set<String> known = new LinkedHashSet<>();

    FileSection(JsonNode node, String path, List<String> problems) {
        this.node = node;
        this.path = path;
        this.problems = problems;
        if (!node.isMissingNode() && !node.isNull() && !node.isObject()) {
            problem("", "must be an object");
        }
    }

    void problem(String key, String text) {
        String field = key.isEmpty() ? path : at(key);
        problems.add((field.isEmpty() ? "the file" : field) + ": " + text);
    }

    boolean has(String key) {
        known.add(key);
        return !node.path(key).isMissingNode() && !node.path(key).isNull();
    }

    /** A text that must be there. */
    String text(String key) {
        if (!has(key)) {
            problem(key, "is missing");
            return "";
        }
        return text(key, "");
    }

    String text(String key, String otherwise) {
        return value(key, JsonNode::isTextual, "text (put it in quotes)")
                .map(JsonNode::asText)
                .orElse(otherwise);
    }

    boolean flag(String key, boolean otherwise) {
        return value(key, JsonNode::isBoolean, "true or false")
                .map(JsonNode::asBoolean)
                .orElse(otherwise);
    }

    int number(String key, int otherwise, int min, int max) {
        return value(
                        key,
                        value -> value.isInt() && value.asInt() >= min && value.asInt() <= max,
                        max == Integer.MAX_VALUE
                                ? "a whole number of at least " + min
                                : "a whole number from " + min + " to " + max)
                .map(JsonNode::asInt)
                .orElse(otherwise);
    }

    /** One of two numbers. */
    int either(String key, int otherwise, int alternative) {
        return value(
                        key,
                        value -> value.isInt() && (value.asInt() == otherwise || value.asInt() == alternative),
                        otherwise + " or " + alternative)
                .map(JsonNode::asInt)
                .orElse(otherwise);
    }

    Optional<Instant> instant(String key) {
        return value(key, JsonNode::isTextual, "a time like \"2026-12-31T00:00:00Z\"")
                .flatMap(value -> {
                    try {
                        return Optional.of(Instant.parse(value.asText()));
                    } catch (DateTimeException e) {
                        problem(key, "must be a time like \"2026-12-31T00:00:00Z\", not " + value.asText());
                        return Optional.empty();
                    }
                });
    }

    /** One of an enumeration's constants, written in camel case: {@code ONLY_ONCE} is {@code onlyOnce}. */
    <E extends Enum<E>> E oneOf(String key, E otherwise) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E constant : otherwise.getDeclaringClass().getEnumConstants()) {
            words.put(camelCase(constant.name()), constant);
        }
        return words.get(oneOf(key, camelCase(otherwise.name()), List.copyOf(words.keySet())));
    }

    String oneOf(String key, String otherwise, List<String> choices) {
        return value(
                        key,
                        value -> value.isTextual() && choices.contains(value.asText()),
                        "one of " + String.join(", ", choices))
                .map(JsonNode::asText)
                .orElse(otherwise);
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        JsonNode list = value(key, JsonNode::isArray, "a list").orElse(MissingNode.getInstance());
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).isTextual()) {
                texts.add(list.get(i).asText());
            } else {
                problem(key + "[" + i + "]", "must be text (put it in quotes), not " + list.get(i));
            }
        }
        return List.copyOf(texts);
    }

    FileSection section(String key) {
        has(key);
        return new FileSection(node.path(key), at(key), problems);
    }

    List<FileSection> sections(String key) {
        List<FileSection> sections = new ArrayList<>();
        JsonNode list = value(key, JsonNode::isArray, "a list").orElse(MissingNode.getInstance());
        for (int i = 0; i < list.size(); i++) {
            sections.add(new FileSection(list.get(i), at(key) + "[" + i + "]", problems));
        }
        return sections;
    }

    /** Keys that the file chooses freely, in its order; reading them makes every key known. */
    List<String> keys() {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        known.addAll(keys);
        return keys;
    }

    Map<String, Boolean> flags(String key) {
        FileSection flags = section(key);
        return flags.keys().stream()
                .collect(Collectors.toMap(
                        name -> name, name -> flags.flag(name, false), (a, b) -> b, LinkedHashMap::new));
    }

    /** Any object, for instance a JSON schema; empty if it is absent. */
    JsonNode object(String key) {
        return value(key, JsonNode::isObject, "an object").orElseGet(SandboxJson::object);
    }

    /** Reports the keys that nobody asked for. */
    void done() {
        node.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                problem(
                        key,
                        "is not a known key"
                                + nearest(key, known)
                                        .map(name -> "; did you mean " + name + "?")
                                        .orElse("; known are " + String.join(", ", known)));
            }
        });
    }

    private Optional<JsonNode> value(String key, Predicate<JsonNode> fits, String what) {
        if (!has(key)) {
            return Optional.empty();
        }
        JsonNode value = node.get(key);
        if (!fits.test(value)) {
            problem(key, "must be " + what + ", not " + shown(value));
            return Optional.empty();
        }
        return Optional.of(value);
    }

    private static String shown(JsonNode value) {
        return value.isObject() ? "an object" : value.isArray() ? "a list" : value.toString();
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String camelCase(String constant) {
        String[] words = constant.toLowerCase(Locale.ROOT).split("_");
        return words[0]
                + Arrays.stream(words)
                        .skip(1)
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining());
    }

    /** The known name that is closest to a mistaken one, if any is close. */
    static Optional<String> nearest(String mistaken, Set<String> names) {
        return names.stream()
                .filter(name -> distance(mistaken, name) <= Math.max(2, name.length() / 3))
                .min(Comparator.comparingInt(name -> distance(mistaken, name)));
    }

    private static int distance(String a, String b) {
        String left = a.toLowerCase(Locale.ROOT);
        String right = b.toLowerCase(Locale.ROOT);
        int[] row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                int change = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[right.length()];
    }
}
