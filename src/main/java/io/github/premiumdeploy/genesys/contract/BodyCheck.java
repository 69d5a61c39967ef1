package io.github.premiumdeploy.genesys.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.genesys.SchemaPattern;
import io.github.premiumdeploy.genesys.contract.Drift.Kind;
import io.github.premiumdeploy.genesys.contract.Drift.Severity;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Compares a body that the plugin sends with the schema that the contract has for it. */
final class BodyCheck {

    /** The platform takes them and ignores them, always has. */
    private static final Set<String> IGNORED = Set.of("id", "selfUri");

    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final SentRequest request;
    private final Sink sink;

    @FunctionalInterface
    interface Sink {
        void add(Kind kind, Severity severity, String subject, String expected, String published);

        default void breaking(Kind kind, String subject, String expected, String published) {
            add(kind, Severity.BREAKING, subject, expected, published);
        }

        default void warning(Kind kind, String subject, String expected, String published) {
            add(kind, Severity.WARNING, subject, expected, published);
        }

        default void unknown(String subject, String published) {
            add(Kind.NOT_KNOWN, Severity.UNKNOWN, subject, "", published);
        }
    }

    BodyCheck(SentRequest request, Sink sink) {
        this.request = request;
        this.sink = sink;
    }

    void check(JsonNode value, Schema schema, String path) {
        if (schema.doubt().isPresent()) {
            sink.unknown(path, schema.doubt().get());
        }
        if (!hasType(value, schema, path)) {
            return;
        }
        constraints(value, schema, path);
        if (request.free().contains(path)) {
            return;
        }
        if (value.isObject()) {
            object(value, schema, path);
        } else if (value.isArray()) {
            Optional<Schema> items = schema.items();
            items.ifPresent(each -> value.forEach(element -> check(element, each, path + "[]")));
        }
    }

    private boolean hasType(JsonNode value, Schema schema, String path) {
        Set<String> types = schema.types();
        String sent = type(value);
        // Published as an object; JSON schemas say true or false here, and the platform takes it.
        boolean isKnown = sent.equals("boolean") && path.endsWith("additionalProperties") && types.contains("object");
        boolean fits = types.isEmpty()
                || types.contains(sent)
                || sent.equals("integer") && types.contains("number")
                || isKnown;
        if (!fits) {
            sink.breaking(Kind.FIELD_TYPE, path, sent, String.join(" or ", types));
        }
        return fits && !isKnown;
    }

    private static String type(JsonNode value) {
        if (value.isIntegralNumber()) {
            return "integer";
        }
        return switch (value.getNodeType()) {
            case ARRAY -> "array";
            case BOOLEAN -> "boolean";
            case NUMBER -> "number";
            case OBJECT, POJO -> "object";
            default -> "string";
        };
    }

    private void object(JsonNode value, Schema schema, String path) {
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            String name = entry.getKey();
            String below = path.isEmpty() ? name : path + "." + name;
            Optional<Schema> field = schema.field(name);
            if (field.isEmpty()) {
                unknown(entry.getValue(), schema, below);
                continue;
            }
            if (schema.isTwice(name)) {
                sink.unknown(below, "the contract has the field twice, differently");
                continue;
            }
            if (field.get().isReadOnly() && !IGNORED.contains(name)) {
                Severity severity = name.equals("version") ? Severity.WARNING : Severity.BREAKING;
                sink.add(Kind.FIELD_READ_ONLY, severity, below, "", "read-only");
            }
            if (!entry.getValue().isNull()) {
                check(entry.getValue(), field.get(), below);
            }
        }
        for (String name : schema.required()) {
            boolean isSent = value.hasNonNull(name);
            boolean isAnswered = schema.field(name).filter(Schema::isReadOnly).isPresent();
            if (!isSent && !isAnswered && !(request.echoes() && path.isEmpty())) {
                sink.breaking(Kind.FIELD_REQUIRED, path.isEmpty() ? name : path + "." + name, "", "required");
            }
        }
    }

    private void unknown(JsonNode value, Schema schema, String path) {
        if (schema.more().isPresent()) {
            check(value, schema.more().get(), path);
        } else if (schema.isClosed() && schema.doubt().isEmpty()) {
            boolean isIgnored = IGNORED.contains(path.substring(path.lastIndexOf('.') + 1));
            sink.add(Kind.FIELD_GONE, isIgnored ? Severity.WARNING : Severity.BREAKING, path, type(value), "");
        }
    }

    private void constraints(JsonNode value, Schema schema, String path) {
        if (value.isTextual() && value.asText().startsWith(SentRequest.LATER)) {
            return;
        }
        if (value.isValueNode()) {
            oneOf(value, schema, path);
        }
        if (value.isTextual()) {
            text(value.asText(), schema, path);
        } else if (value.isNumber()) {
            BigDecimal number = value.decimalValue();
            within(schema, "minimum", "maximum", Kind.FIELD_RANGE, path, number);
            boolean isLarge = schema.all("format").stream()
                            .anyMatch(format -> format.asText().equals("int32"))
                    && number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0;
            if (isLarge) {
                sink.breaking(Kind.FIELD_RANGE, path, value.asText(), "int32");
            }
        } else if (value.isArray()) {
            within(schema, "minItems", "maxItems", Kind.FIELD_LENGTH, path, BigDecimal.valueOf(value.size()));
        }
    }

    private void oneOf(JsonNode value, Schema schema, String path) {
        for (JsonNode stated : schema.all("enum")) {
            List<String> allowed = stated.isArray()
                    ? stated.valueStream().map(JsonNode::asText).toList()
                    : List.of();
            if (allowed.isEmpty() || allowed.contains(value.asText())) {
                continue;
            }
            boolean isSpelling = allowed.stream().anyMatch(one -> plain(one).equals(plain(value.asText())));
            sink.add(
                    Kind.FIELD_VALUE,
                    isSpelling ? Severity.WARNING : Severity.BREAKING,
                    path,
                    value.asText(),
                    String.join(", ", allowed));
        }
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }

    private void text(String text, Schema schema, String path) {
        BigDecimal length = BigDecimal.valueOf(text.codePointCount(0, text.length()));
        within(schema, "minLength", "maxLength", Kind.FIELD_LENGTH, path, length);
        for (JsonNode pattern : schema.all("pattern")) {
            Optional<Boolean> found = SchemaPattern.of(pattern.asText()).flatMap(known -> known.isIn(text));
            if (found.isEmpty()) {
                sink.unknown(path, "its pattern cannot be read: " + pattern.asText());
            } else if (!found.get()) {
                sink.breaking(Kind.FIELD_PATTERN, path, "", pattern.asText());
            }
        }
        for (JsonNode format : schema.all("format")) {
            boolean fits = switch (format.asText()) {
                case "date-time" -> isDateTime(text);
                case "uuid" -> UUID.matcher(text).matches();
                default -> true;
            };
            if (!fits) {
                sink.breaking(Kind.FIELD_TYPE, path, "string", "string of the format " + format.asText());
            }
        }
    }

    private static boolean isDateTime(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void within(Schema schema, String least, String most, Kind kind, String path, BigDecimal sent) {
        for (String keyword : List.of(least, most)) {
            for (JsonNode bound : schema.all(keyword)) {
                int order = bound.isNumber() ? sent.compareTo(bound.decimalValue()) : 0;
                if (keyword.equals(least) ? order < 0 : order > 0) {
                    String shown = kind == Kind.FIELD_RANGE ? sent.toPlainString() : "";
                    sink.breaking(kind, path, shown, keyword + " " + bound.asText());
                }
            }
        }
    }
}
