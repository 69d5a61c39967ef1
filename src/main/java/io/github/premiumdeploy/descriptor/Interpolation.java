package io.github.premiumdeploy.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.premiumdeploy.descriptor.source.Diagnostics;
import io.github.premiumdeploy.descriptor.source.Place;
import io.github.premiumdeploy.text.Nearest;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces {@code @name@} in the texts of a descriptor. {@code ${…}} is left alone, since data actions use it, and so is a
 * lone @. {@code \@name@} stands for {@code @name@} itself.
 */
final class Interpolation {

    /** Only the name of a settings' server may hold spaces. */
    static final Pattern PLACEHOLDER = Pattern.compile(
            "(\\\\?)@(settings\\.[^@\\s][^@\\r\\n]*\\.(?:username|password)|[A-Za-z_][A-Za-z0-9_.-]*)@");

    private static final String KINDS_OF_VALUES =
            "known are project.version and the like, env.NAME, properties of the build, settings.SERVER.username and"
                    + " settings.SERVER.password";

    private final Values values;
    private final Consumer<String> secrets;
    private final Diagnostics found;
    private final Map<JsonNode, String> secretTexts = new IdentityHashMap<>();

    Interpolation(Values values, Consumer<String> secrets, Diagnostics found) {
        this.values = values;
        this.secrets = secrets;
        this.found = found;
    }

    /** The tree with its placeholders replaced; the given one is not changed. */
    JsonNode of(Document document) {
        JsonNode root = document.root().deepCopy();
        replaceWithin(root, document.place());
        return root;
    }

    /** The texts that have a secret value in them now, with what was written there; by identity. */
    Map<JsonNode, String> secretTexts() {
        return secretTexts;
    }

    private void replaceWithin(JsonNode node, Place place) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> entry : object.properties()) {
                entry.setValue(replaced(entry.getValue(), place.field(entry.getKey())));
            }
        } else if (node instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                list.set(i, replaced(list.get(i), place.item(i)));
            }
        }
    }

    private JsonNode replaced(JsonNode node, Place place) {
        if (!node.isTextual()) {
            replaceWithin(node, place);
            return node;
        }
        String text = node.textValue();
        if (text.indexOf('@') < 0) {
            return node;
        }
        Matcher placeholder = PLACEHOLDER.matcher(text);
        StringBuilder replaced = new StringBuilder();
        int end = 0;
        boolean whole = false;
        boolean isSecret = false;
        List<String> unknown = new ArrayList<>();
        while (placeholder.find()) {
            replaced.append(text, end, placeholder.start());
            end = placeholder.end();
            if (!placeholder.group(1).isEmpty()) {
                replaced.append(placeholder.group().substring(1));
                continue;
            }
            whole = placeholder.start() == 0 && end == text.length();
            Optional<Values.Value> value = value(placeholder.group(2), place, unknown);
            value.ifPresent(v -> replaced.append(v.text()));
            isSecret |= value.filter(Values.Value::isSecret).isPresent();
        }
        replaced.append(text, end, text.length());
        if (!unknown.isEmpty()) {
            place.markUnreadable();
            return NullNode.getInstance();
        }
        if (whole) {
            place.markSubstituted();
        }
        // Always a new one: that of an empty text would be shared.
        JsonNode result = new TextNode(replaced.toString());
        if (isSecret) {
            secretTexts.put(result, text);
        }
        return result;
    }

    private Optional<Values.Value> value(String name, Place place, List<String> unknown) {
        try {
            Optional<Values.Value> value = values.value(name);
            if (value.isEmpty()) {
                unknown.add(name);
                found.problem(
                        place,
                        "nothing is known as @" + name + "@",
                        Nearest.likely(name, values.names())
                                .map(near -> "did you mean @" + near + "@?")
                                .orElse(KINDS_OF_VALUES + "; a literal one is written \\@" + name + "@"));
            }
            value.filter(Values.Value::isSecret).ifPresent(v -> secrets.accept(v.text()));
            return value;
        } catch (Values.UnusableValueException e) {
            unknown.add(name);
            found.problem(place, "@" + name + "@ cannot be used: " + e.getMessage(), e.remedy());
            return Optional.empty();
        }
    }
}
