package io.github.premiumdeploy.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Turns records into JSON and back, a field for each component in the order of their declaration. Jackson's own binding of
 * records would cost every deploy about 60 milliseconds of its start, this one costs one.
 */
public final class RecordJson {

    /** By records. The JVM makes those of a class anew each time that it is asked for them. */
    private static final Map<Class<?>, List<Method>> ACCESSORS = new ConcurrentHashMap<>();

    private static final Map<Class<?>, Shape> SHAPES = new ConcurrentHashMap<>();

    private RecordJson() {}

    /** How a record is made of JSON: a value for each field, by its type. */
    private record Shape(List<String> fields, List<Type> types, Constructor<?> constructor) {

        static Shape of(Class<?> type) {
            List<String> fields = new ArrayList<>();
            List<Type> types = new ArrayList<>();
            List<Class<?>> parameters = new ArrayList<>();
            for (RecordComponent component : type.getRecordComponents()) {
                fields.add(component.getName() + (component.getType() == Duration.class ? "Millis" : ""));
                types.add(component.getGenericType());
                parameters.add(component.getType());
            }
            try {
                Constructor<?> constructor = type.getDeclaredConstructor(parameters.toArray(Class<?>[]::new));
                constructor.setAccessible(true);
                return new Shape(fields, types, constructor);
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(type + " is no record", e);
            }
        }
    }

    /**
     * A value as JSON. An empty {@code Optional} within a record is left out; a constant is its name in lower case, with
     * hyphens; a duration is in milliseconds, and its field's name ends so.
     */
    static JsonNode tree(Object value) {
        if (value instanceof JsonNode json) {
            return json;
        }
        if (value instanceof String || value instanceof Temporal) {
            return TextNode.valueOf(value.toString());
        }
        if (value instanceof Integer || value instanceof Long) {
            return LongNode.valueOf(((Number) value).longValue());
        }
        if (value instanceof Boolean is) {
            return BooleanNode.valueOf(is);
        }
        if (value instanceof Duration duration) {
            return LongNode.valueOf(duration.toMillis());
        }
        if (value instanceof Enum<?> constant) {
            return TextNode.valueOf(word(constant));
        }
        if (value instanceof Collection<?> all) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            for (Object one : all) {
                list.add(tree(one));
            }
            return list;
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            map.forEach((name, one) -> object.set((String) name, tree(one)));
            return object;
        }
        if (!(value instanceof Record record)) {
            throw new IllegalArgumentException(value.getClass() + " is nothing that JSON has");
        }
        return object(record);
    }

    private static ObjectNode object(Record record) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Method accessor : accessors(record)) {
            Object part = part(record, accessor);
            String name = accessor.getName() + (part instanceof Duration ? "Millis" : "");
            if (!(part instanceof Optional<?> optional)) {
                object.set(name, tree(part));
            } else if (optional.isPresent()) {
                object.set(name, tree(optional.get()));
            }
        }
        return object;
    }

    /** The word that files use for a constant. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A list that is left out where it is empty. */
    public static <T> Optional<List<T>> unlessEmpty(List<T> list) {
        return Optional.of(list).filter(all -> !all.isEmpty());
    }

    /**
     * Reads a record of texts, of records, and of lists of either. What is not there, or is something else, is an empty text
     * or list, since a file may be one of another version.
     */
    public static <R extends Record> R read(JsonNode json, Class<R> type) {
        return read(json, type, false);
    }

    /**
     * Reads a record that was written, of which everything is there but for maps, which are empty.
     *
     * @throws IllegalArgumentException if something is missing, or is not what the record has there
     */
    public static <R extends Record> R readWhole(JsonNode json, Class<R> type) {
        return read(json, type, true);
    }

    private static <R extends Record> R read(JsonNode json, Class<R> type, boolean isWhole) {
        Shape shape = SHAPES.computeIfAbsent(type, Shape::of);
        Object[] values = new Object[shape.fields.size()];
        for (int i = 0; i < values.length; i++) {
            String name = shape.fields.get(i);
            values[i] = value(json.path(name), name, shape.types.get(i), isWhole);
        }
        try {
            return type.cast(shape.constructor.newInstance(values));
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(e.getCause().getMessage(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made of texts", e);
        }
    }

    private static Object value(JsonNode json, String name, Type type, boolean isWhole) {
        if (type instanceof ParameterizedType generic && generic.getRawType() != Map.class) {
            Type item = generic.getActualTypeArguments()[0];
            if (generic.getRawType() == Optional.class) {
                return json.isMissingNode() ? Optional.empty() : Optional.of(value(json, name, item, isWhole));
            }
            require(!isWhole || json.isArray(), name);
            List<Object> all = new ArrayList<>();
            json.forEach(one -> all.add(value(one, name, item, isWhole)));
            return all;
        }
        if (type == String.class) {
            require(!isWhole || json.isTextual(), name);
            return json.isTextual() ? json.textValue() : "";
        }
        return type instanceof Class<?> known && known.isRecord()
                ? read(json, known.asSubclass(Record.class), isWhole)
                : scalar(json, name, type);
    }

    private static Object scalar(JsonNode json, String name, Type type) {
        if (type == int.class) {
            require(json.isIntegralNumber() && json.canConvertToInt(), name);
            return json.intValue();
        }
        if (type == Duration.class) {
            require(json.isIntegralNumber() && json.canConvertToLong(), name);
            return Duration.ofMillis(json.longValue());
        }
        if (type == Instant.class) {
            try {
                return Instant.parse(json.asText());
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException(name + " is no time", e);
            }
        }
        if (type instanceof Class<?> known && known.isEnum()) {
            return Arrays.stream(known.getEnumConstants())
                    .filter(constant -> word((Enum<?>) constant).equals(json.asText()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(name + " is none of those that there are"));
        }
        return Map.of();
    }

    private static void require(boolean isWritten, String name) {
        if (!isWritten) {
            throw new IllegalArgumentException(name + " is missing, or is not what is written there");
        }
    }

    /** What the components of a record are read by, in the order of their declaration; each has the name of its component. */
    static List<Method> accessors(Record record) {
        return ACCESSORS.computeIfAbsent(record.getClass(), RecordJson::accessors);
    }

    /** The value of a component. */
    static Object part(Record record, Method accessor) {
        try {
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(accessor + " cannot be called", e);
        }
    }

    private static List<Method> accessors(Class<?> type) {
        List<Method> accessors = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            component.getAccessor().setAccessible(true);
            accessors.add(component.getAccessor());
        }
        return accessors;
    }
}
