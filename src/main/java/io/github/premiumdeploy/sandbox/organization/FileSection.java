package io.github.premiumdeploy.sandbox.organization;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.text.Nearest;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * One object of an organization file, read key by key. Whatever is wrong is noted with the path of the field, and a
 * stand-in is answered, so that reading goes on and all problems are reported together.
 */
final class FileSection {

    /** The only numbers that a key may have. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface OneOf {
        int[] value();
    }

    /** The largest number that a key may have; the smallest is 0. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface AtMost {
        int value();
    }

    /** Says of a text, of a list's texts or of the keys of an object that they begin as paths of the API do. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface ApiPaths {}

    private final JsonNode node;
    private final JsonNode otherwise;
    private final String path;
    private final List<String> problems;
    private final Set<String> known = new LinkedHashSet<>();

    FileSection(JsonNode node, String path, List<String> problems) {
        this(node, MissingNode.getInstance(), path, problems);
    }

    /** @param otherwise what values are where the section does not say; keys that are chosen freely are not taken from it */
    private FileSection(JsonNode node, JsonNode otherwise, String path, List<String> problems) {
        this.node = node;
        this.otherwise = otherwise;
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
        if (!has(key) && otherwise.path(key).isMissingNode()) {
            problem(key, "is missing");
        }
        return text(key, "");
    }

    String text(String key, String otherwise) {
        return value(key, JsonNode::isTextual, "text (put it in quotes)")
                .map(JsonNode::asText)
                .orElse(otherwise);
    }

    boolean flag(String key) {
        return value(key, JsonNode::isBoolean, "true or false")
                .map(JsonNode::asBoolean)
                .orElse(false);
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
        return section(key, otherwise.path(key));
    }

    /** A section in which values are as said where the file does not say. */
    FileSection section(String key, JsonNode otherwise) {
        has(key);
        return new FileSection(node.path(key), otherwise, at(key), problems);
    }

    /** What is read of each section of a list; what is not read of it is a problem. */
    <T> List<T> each(String key, Function<FileSection, T> reading) {
        return each(key, element -> MissingNode.getInstance(), reading);
    }

    /** The same with what values are where a section of the list does not say. */
    <T> List<T> each(String key, UnaryOperator<JsonNode> otherwise, Function<FileSection, T> reading) {
        List<T> read = new ArrayList<>();
        JsonNode list = value(key, JsonNode::isArray, "a list").orElse(MissingNode.getInstance());
        for (int i = 0; i < list.size(); i++) {
            JsonNode element = list.get(i);
            FileSection section = new FileSection(element, otherwise.apply(element), at(key) + "[" + i + "]", problems);
            read.add(reading.apply(section));
            section.done();
        }
        return List.copyOf(read);
    }

    /** The keys that the file chooses freely, in its order, each with what is read of it. */
    <V> Map<String, V> entries(BiFunction<FileSection, String, V> reading) {
        Map<String, V> entries = new LinkedHashMap<>();
        node.fieldNames().forEachRemaining(key -> entries.put(key, reading.apply(this, key)));
        known.addAll(entries.keySet());
        return Collections.unmodifiableMap(entries);
    }

    /** The whole section as a record, of which each component is a key of its name; texts must be there. */
    <R extends Record> R as(Class<R> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Arrays.stream(components).map(this::component).toArray();
        done();
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No " + type + " can be made", e);
        }
    }

    private Object component(RecordComponent component) {
        String key = component.getName();
        Class<?> type = component.getType();
        boolean isPath = component.isAnnotationPresent(ApiPaths.class);
        if (type == boolean.class) {
            return flag(key);
        }
        if (type == int.class) {
            return number(key, component.getAnnotation(OneOf.class), component.getAnnotation(AtMost.class));
        }
        if (type == String.class) {
            return isPath && node.path(key).isTextual() ? path(key, text(key)) : text(key);
        }
        if (type.isEnum()) {
            return constant(key, type.getEnumConstants());
        }
        if (type == JsonNode.class) {
            return object(key);
        }
        if (type.isRecord()) {
            return section(key).as(type.asSubclass(Record.class));
        }
        if (type == List.class) {
            List<String> texts = texts(key);
            for (int i = 0; isPath && i < texts.size(); i++) {
                path(key + "[" + i + "]", texts.get(i));
            }
            return texts;
        }
        Type values = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[1];
        return section(key).entries((entries, name) -> {
            String entry = isPath ? path(key + "." + name, name) : name;
            if (values == Integer.class) {
                return entries.number(entry, 1, 1, Integer.MAX_VALUE);
            }
            return values == Boolean.class ? entries.flag(entry) : entries.text(entry);
        });
    }

    private String path(String key, String path) {
        if (!path.startsWith("/")) {
            problem(key, "must start with /");
        }
        return path;
    }

    /** One of an enumeration's constants, written in camel case: {@code ONLY_ONCE} is {@code onlyOnce}. */
    private Object constant(String key, Object[] constants) {
        Map<String, Object> words = new LinkedHashMap<>();
        for (Object constant : constants) {
            words.put(camelCase(constant.toString()), constant);
        }
        List<String> choices = List.copyOf(words.keySet());
        return words.get(oneOf(key, choices.get(0), choices));
    }

    private int number(String key, OneOf choices, AtMost most) {
        if (choices == null) {
            return number(key, 0, 0, most == null ? Integer.MAX_VALUE : most.value());
        }
        String words =
                Arrays.stream(choices.value()).mapToObj(Integer::toString).collect(Collectors.joining(" or "));
        return value(
                        key,
                        value -> value.isInt() && Arrays.stream(choices.value()).anyMatch(one -> one == value.asInt()),
                        words)
                .map(JsonNode::asInt)
                .orElse(choices.value()[0]);
    }

    /** Any object, for instance a JSON schema; empty if it is absent. */
    private JsonNode object(String key) {
        return value(key, JsonNode::isObject, "an object").orElseGet(SandboxJson::object);
    }

    /** Reports the keys that nobody asked for, once. */
    void done() {
        node.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                String meant = didYouMean(key, known);
                problem(
                        key,
                        "is not a known key" + (meant.isEmpty() ? "; known are " + String.join(", ", known) : meant));
            }
        });
        node.fieldNames().forEachRemaining(known::add);
    }

    private Optional<JsonNode> value(String key, Predicate<JsonNode> fits, String what) {
        JsonNode value = has(key) ? node.get(key) : otherwise.path(key);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
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

    /** Asks about the known name that is closest to a mistaken one, if any is close; empty otherwise. */
    static String didYouMean(String mistaken, Collection<String> names) {
        String lower = mistaken.toLowerCase(Locale.ROOT);
        ToIntFunction<String> distance = name -> Nearest.distance(lower, name.toLowerCase(Locale.ROOT));
        return names.stream()
                .filter(name -> distance.applyAsInt(name) <= Math.max(2, name.length() / 3))
                .min(Comparator.comparingInt(distance))
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
    }
}
