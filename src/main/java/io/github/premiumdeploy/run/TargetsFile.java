package io.github.premiumdeploy.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.descriptor.Document;
import io.github.premiumdeploy.descriptor.source.Diagnostics;
import io.github.premiumdeploy.descriptor.source.Place;
import io.github.premiumdeploy.descriptor.source.Position;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import io.github.premiumdeploy.target.ValueForm;
import io.github.premiumdeploy.text.Nearest;
import io.github.premiumdeploy.text.SecretName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads targets from a file: a list in YAML or JSON, or an object with the list as its field {@code targets}. */
public final class TargetsFile {

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{[^}]*\\}?");
    private static final String LIST = "targets";

    private final String name;
    private final ParameterNames names;
    private final Problems problems;
    private boolean isListed;

    private TargetsFile(String name, ParameterNames names, Problems problems) {
        this.name = name;
        this.names = names;
        this.problems = problems;
    }

    /**
     * Reads a file; what it returns is of use only if no problem was added.
     *
     * @param name the file as messages name it
     * @param names what can be said of a target
     */
    public static List<TargetEntry> read(Path file, String name, ParameterNames names, Problems problems) {
        return new TargetsFile(name, names, problems).members(file);
    }

    private List<TargetEntry> members(Path file) {
        List<TargetEntry> members = new ArrayList<>();
        if (!Files.isRegularFile(file)) {
            problems.add(
                    "<targetsFile> " + name + (Files.isDirectory(file) ? " is a directory" : " does not exist"),
                    "Correct the path (" + Parameters.whereToSet("targetsFile") + ").");
            return members;
        }
        Diagnostics found = new Diagnostics();
        Document document = Document.ofData(file, name, found);
        found.problems()
                .forEach(wrong -> problems.add(
                        "<targetsFile> " + wrong,
                        "Correct it there: a file that ends in .json is read as JSON, any other as YAML."));
        JsonNode root = document.root();
        if (root.isMissingNode() && !found.problems().isEmpty()) {
            return members;
        }
        JsonNode list = root.isObject() ? root.path(LIST) : root;
        Place place = root.isObject() ? document.place().field(LIST) : document.place();
        if (!list.isArray() || list.isEmpty()) {
            problems.add(
                    "<targetsFile> " + place.value() + " holds no list of targets",
                    "Write a list, in which each target has an id: - {id: eu-1, region: eu-west-1}");
            return members;
        }
        root.properties().stream()
                .map(Map.Entry::getKey)
                .filter(key -> !key.equals(LIST))
                .forEach(key -> problems.add(
                        "<targetsFile> " + document.place().field(key).key() + " has \"" + key
                                + "\" beside its targets, which nobody reads",
                        "Say it of each target, or of all in common in the plugin's <configuration>."));
        for (int i = 0; i < list.size(); i++) {
            members.add(member(list.get(i), place.item(i), i + 1));
        }
        return members;
    }

    private TargetEntry member(JsonNode fields, Place place, int number) {
        Parameters values = new Parameters();
        Map<String, String> more = new LinkedHashMap<>();
        String id = fields.path(ParameterNames.ID).isTextual()
                ? fields.path(ParameterNames.ID).textValue().strip()
                : "";
        String target = "Target " + (id.isEmpty() ? "number " + number : "\"" + id + "\"");
        if (!fields.isObject()) {
            problems.add(
                    at(target, place.value()) + " is no object with fields",
                    "Write it as {id: eu-1, region: eu-west-1}.");
        }
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            Place there = place.field(field.getKey());
            if (!names.fieldsOfTarget().contains(field.getKey())) {
                unknown(at(target, there.key()), field.getKey());
            } else if (field.getKey().equals(ParameterNames.PROPERTIES)) {
                properties(target, field.getValue(), there, more);
            } else if (!there.isUnreadable()) {
                value(target, field.getKey(), field.getValue(), there.value(), values);
            }
        }
        return new TargetEntry(id, values, more, place.value().toString());
    }

    private static String at(String target, Position position) {
        return target + " (" + position + ")";
    }

    private void value(String target, String key, JsonNode value, Position position, Parameters values) {
        String place = at(target, position);
        boolean isSwitch = value.isBoolean() && names.forms().get(key) == ValueForm.SWITCH;
        if (value.isNull() || value.isTextual() && value.textValue().isBlank()) {
            problems.add(
                    place + " has no value for " + key,
                    "Give it one, or leave " + key + " out: then the common configuration holds."
                            + (key.equals("organizationId") ? " An empty guard would let any organization pass." : ""));
            values.withUseless(key, "", position.toString());
        } else if (value.isTextual() || isSwitch) {
            if (hasExpression(place + " has " + key, value.asText())) {
                values.withUseless(key, value.asText(), position.toString());
            } else if (!key.equals(ParameterNames.ID)) {
                values.with(key, value.asText(), position.toString());
            }
        } else {
            // A number would lose what its text has: 1.10 is 1.1.
            String article = key.matches("[aeio].*") ? " an " : " a ";
            problems.add(place + " has" + article + key + " that is no text", "Put it in quotes: " + key + ": \"…\".");
            values.withUseless(key, "", position.toString());
        }
    }

    private boolean hasExpression(String what, String text) {
        Matcher expression = EXPRESSION.matcher(text);
        boolean isFound = expression.find();
        if (isFound) {
            problems.add(
                    what + " with " + expression.group() + ", and nothing is replaced in this file",
                    "Write the value itself, or list the targets in the POM.");
        }
        return isFound;
    }

    /** The value is not shown: it may be a secret in the wrong place. */
    private void unknown(String place, String key) {
        String credentials =
                SecretName.is(key) ? " Credentials are in settings.xml, as the <server> that serverId names." : "";
        problems.add(
                place + " has the field \"" + key + "\", which a target does not have",
                Nearest.likely(key, names.fieldsOfTarget())
                                .map(near -> "Did you mean \"" + near + "\"?" + fieldsOnce(" "))
                                .orElseGet(() -> "Leave it out." + fieldsOnce(" "))
                        + credentials);
    }

    /** The names that there are, for the first problem alone; otherwise empty text. */
    private String fieldsOnce(String before) {
        if (isListed) {
            return "";
        }
        isListed = true;
        return before + "A target has " + String.join(", ", names.fieldsOfTarget()) + ".";
    }

    private void properties(String target, JsonNode value, Place place, Map<String, String> more) {
        if (!value.isObject()) {
            problems.add(
                    at(target, place.value()) + " has properties that are no object with texts",
                    "Write properties: {channel: \"beta\"}.");
            return;
        }
        value.properties().forEach(entry -> {
            String there = at(target, place.field(entry.getKey()).value());
            if (entry.getValue().isTextual()) {
                hasExpression(
                        there + " has the property " + entry.getKey(),
                        entry.getValue().textValue());
                more.put(entry.getKey(), entry.getValue().textValue());
            } else {
                problems.add(
                        there + " has the property " + entry.getKey() + " that is no text",
                        "Put it in quotes: " + entry.getKey() + ": \"…\".");
            }
        });
    }
}
