package io.github.premiumdeploy.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.text.JsonTree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Compares what is stated with what is there: only stated fields count, and what is stated as empty may be absent. */
public final class Compare {

    /** What the platform shows in place of an empty text, here and there; reported by Genesys's provider for Terraform. */
    public static final String EMPTY_STAND_IN = "node_dynamodb_empty_string";

    /** What a request template is where none was kept. */
    private static final String STANDARD_TEMPLATE = "${input.rawRequest}";

    private static final int LONGEST = 80;

    private final List<Difference> differences = new ArrayList<>();
    private final List<Difference> forms = new ArrayList<>();
    private final Set<String> whole;

    public Compare() {
        this(Set.of());
    }

    private Compare(Set<String> whole) {
        this.whole = whole;
    }

    /** Compares so that fields of these names are the descriptor's alone: what it does not state in them must not be there. */
    public static Compare withWhole(String... names) {
        return new Compare(Set.of(names));
    }

    /** Compares a field and all that is stated in it. */
    public Compare field(String path, JsonNode stated, JsonNode actual) {
        if (stated.isMissingNode() || isAbsent(stated) && isAbsent(actual)) {
            return this;
        }
        if (stated.isObject() && actual.isObject()) {
            for (Map.Entry<String, JsonNode> entry : stated.properties()) {
                field(below(path, entry.getKey()), entry.getValue(), actual.path(entry.getKey()));
            }
            boolean isWhole = whole.contains(path.substring(path.lastIndexOf('.') + 1));
            for (Map.Entry<String, JsonNode> entry : actual.properties()) {
                boolean counts = isWhole || whole.contains(entry.getKey());
                if (counts && !stated.has(entry.getKey()) && !isAbsent(entry.getValue())) {
                    differences.add(
                            new Difference(below(path, entry.getKey()), words(entry.getValue()), Difference.NONE));
                }
            }
            return this;
        }
        if (!equal(stated, actual)) {
            (meanTheSame(stated, actual) ? forms : differences).add(difference(path, stated, actual));
        }
        return this;
    }

    /** Compares fields of these names; the order of what is stated as a list does not matter. */
    public Compare fields(Collection<String> names, JsonNode stated, JsonNode actual) {
        for (String name : names) {
            if (stated.path(name).isArray()) {
                set(name, stated.path(name), actual.path(name));
            } else {
                field(name, stated.path(name), actual.path(name));
            }
        }
        return this;
    }

    private static Difference difference(String path, JsonNode stated, JsonNode actual) {
        return new Difference(
                path,
                words(actual),
                words(stated),
                Difference.digestOf(JsonTree.text(actual), JsonTree.text(stated)),
                mayBeForm(stated, actual));
    }

    /** Texts and what is made of them may come back in another spelling; a number or a flag is that or another. */
    private static boolean mayBeForm(JsonNode stated, JsonNode actual) {
        return !isAbsent(stated)
                && !isAbsent(actual)
                && !(stated.isNumber() && actual.isNumber())
                && !(stated.isBoolean() && actual.isBoolean())
                && !actual.asText().equals(STANDARD_TEMPLATE);
    }

    /** Whether two are the same but for the type that says it, line ends, and blanks around. */
    private static boolean meanTheSame(JsonNode stated, JsonNode actual) {
        return stated.isValueNode()
                && actual.isValueNode()
                && !isAbsent(stated)
                && plain(stated).equals(plain(actual));
    }

    private static String plain(JsonNode value) {
        return value.asText().replace("\r\n", "\n").strip();
    }

    private static String below(String path, String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    /** Compares texts whose order does not matter. */
    public Compare set(String path, JsonNode stated, JsonNode actual) {
        return set(path, stated, actual, List.of());
    }

    /** Compares texts whose order does not matter, and that are the ids of resources. */
    public Compare set(String path, JsonNode stated, JsonNode actual, List<Existing> named) {
        Set<String> a = texts(stated);
        Set<String> b = texts(actual);
        if (!stated.isMissingNode() && !a.equals(b)) {
            differences.add(new Difference(path, list(named(b, named)), list(named(a, named))));
        }
        return this;
    }

    private static String list(String texts) {
        return texts.isEmpty() ? Difference.NONE : texts;
    }

    /** Ids as names, where the resources are known. */
    public static String named(Collection<String> ids, List<Existing> known) {
        return ids.stream()
                .map(id -> known.stream()
                        .filter(resource -> resource.id().equals(id))
                        .map(resource -> resource.body().path("name").asText(id))
                        .findFirst()
                        .orElse(id))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** What is missing, or says something else. */
    public List<Difference> differences() {
        return differences;
    }

    /** What means the same, in a form of the platform's own. */
    public List<Difference> forms() {
        return forms;
    }

    /** This, with more that is missing, or says something else. */
    public Compare add(Collection<Difference> more) {
        differences.addAll(more);
        return this;
    }

    /** This, with something that means the same in another form. */
    public Compare form(Difference one) {
        forms.add(one);
        return this;
    }

    /** This, with what came of another comparison. */
    public Compare with(Compare other) {
        forms.addAll(other.forms);
        return add(other.differences);
    }

    /** This, with some values masked. */
    public Compare map(UnaryOperator<Difference> masking) {
        differences.replaceAll(masking);
        forms.replaceAll(masking);
        return this;
    }

    private boolean equal(JsonNode stated, JsonNode actual) {
        if (stated.isArray() && actual.isArray() && stated.size() == actual.size()) {
            for (int i = 0; i < stated.size(); i++) {
                if (!new Compare(whole)
                        .field("", stated.get(i), actual.get(i))
                        .differences
                        .isEmpty()) {
                    return false;
                }
            }
            return true;
        }
        if (stated.isNumber() && actual.isNumber()) {
            return stated.decimalValue().compareTo(actual.decimalValue()) == 0;
        }
        return stated.equals(actual);
    }

    /** Whether the platform shows nothing here: no value, an empty one, or what it keeps in place of an empty text. */
    public static boolean isAbsent(JsonNode shown) {
        return shown.isMissingNode()
                || shown.isNull()
                || shown.isTextual()
                        && (shown.asText().isEmpty() || shown.asText().equals(EMPTY_STAND_IN))
                || shown.isBoolean() && !shown.asBoolean()
                || shown.isArray() && shown.isEmpty()
                || shown.isObject() && shown.valueStream().allMatch(Compare::isAbsent);
    }

    /** The texts of a list whose order does not matter. */
    public static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(value -> texts.add(value.asText()));
        return texts;
    }

    private static String words(JsonNode value) {
        String text = value.isMissingNode() || value.isNull()
                ? Difference.NONE
                : value.isTextual() ? value.asText() : JsonTree.text(value);
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
