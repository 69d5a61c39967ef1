package io.github.premiumdeploy.run;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactoryBuilder;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.premiumdeploy.descriptor.SyntaxReason;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import io.github.premiumdeploy.text.Nearest;
import io.github.premiumdeploy.text.SecretName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads targets from a file: a list in YAML or JSON, or an object with the list as its field {@code targets}. */
public final class TargetsFile {

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{[^}]*\\}?");

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
     * @param names what can be said of a target
     */
    public static List<TargetEntry> read(Path file, ParameterNames names, Problems problems) {
        return new TargetsFile(file.toString(), names, problems).members(file);
    }

    private List<TargetEntry> members(Path file) {
        List<TargetEntry> members = new ArrayList<>();
        try {
            JsonNode root = mapper().readTree(Files.readString(file));
            JsonNode list = root.isObject() ? root.path("targets") : root;
            if (!list.isArray() || list.isEmpty()) {
                problems.add(
                        "<targetsFile> " + name + " holds no list of targets",
                        "Write a list, in which each target has an id: - {id: eu-1, region: eu-west-1}");
                return members;
            }
            root.properties().stream()
                    .map(Map.Entry::getKey)
                    .filter(key -> !key.equals("targets"))
                    .forEach(key -> problems.add(
                            "<targetsFile> " + name + " has \"" + key + "\" beside its targets, which nobody reads",
                            "Say it of each target, or of all in common in the plugin's <configuration>."));
            for (int i = 0; i < list.size(); i++) {
                members.add(member(list.get(i), i + 1));
            }
        } catch (JsonProcessingException e) {
            SyntaxReason reason = SyntaxReason.of(e);
            problems.add(
                    "<targetsFile> " + name + " cannot be read"
                            + (reason.line() == 0 ? "" : " at line " + reason.line() + ", column " + reason.column())
                            + ": " + reason.text() + (reason.remedy().isEmpty() ? "" : "; " + reason.remedy()),
                    "Correct it there: a file that ends in .json is read as JSON, any other as YAML.");
        } catch (IOException e) {
            problems.add(
                    "<targetsFile> " + name
                            + (Files.exists(file) ? " cannot be read: it is no text file" : " does not exist"),
                    "Correct the path (" + Parameters.whereToSet("targetsFile") + ").");
        }
        return members;
    }

    private ObjectMapper mapper() {
        JsonFactoryBuilder json = new JsonFactoryBuilder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
        YAMLFactoryBuilder yaml = YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
        return name.toLowerCase(Locale.ROOT).endsWith(".json")
                ? new JsonMapper(json.build())
                : new YAMLMapper(yaml.build());
    }

    private TargetEntry member(JsonNode fields, int number) {
        Parameters values = new Parameters();
        Map<String, String> more = new LinkedHashMap<>();
        String id =
                fields.path("id").isTextual() ? fields.path("id").textValue().strip() : "";
        String place = "Target " + (id.isEmpty() ? "number " + number : "\"" + id + "\"") + " of " + name;
        if (!fields.isObject()) {
            problems.add(place + " is no object with fields", "Write it as {id: eu-1, region: eu-west-1}.");
        }
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            String key = field.getKey();
            JsonNode value = field.getValue();
            if (!names.fieldsOfTarget().contains(key)) {
                unknown(place, key);
            } else if (key.equals(ParameterNames.PROPERTIES)) {
                properties(place, value, more);
            } else if (value.isNull() || value.isTextual() && value.textValue().isBlank()) {
                problems.add(
                        place + " has no value for " + key,
                        "Give it one, or leave " + key + " out: then the common configuration holds."
                                + (key.equals("organizationId")
                                        ? " An empty guard would let any organization pass."
                                        : ""));
            } else if (value.isTextual()) {
                requireNoExpression(place + " has " + key, value.textValue());
                if (!key.equals(ParameterNames.ID)) {
                    values.with(key, value.textValue());
                }
            } else {
                // A number would lose what its text has: 1.10 is 1.1.
                String article = key.matches("[aeio].*") ? " an " : " a ";
                problems.add(
                        place + " has" + article + key + " that is no text", "Put it in quotes: " + key + ": \"…\".");
            }
        }
        return new TargetEntry(id, values, more);
    }

    private void requireNoExpression(String what, String text) {
        Matcher expression = EXPRESSION.matcher(text);
        if (expression.find()) {
            problems.add(
                    what + " with " + expression.group() + ", and nothing is replaced in this file",
                    "Write the value itself, or list the targets in the POM.");
        }
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

    private void properties(String place, JsonNode value, Map<String, String> more) {
        if (!value.isObject()
                || value.properties().stream()
                        .anyMatch(entry -> !entry.getValue().isTextual())) {
            problems.add(
                    place + " has properties that are no object with texts", "Write properties: {channel: \"beta\"}.");
            return;
        }
        value.properties().forEach(entry -> {
            requireNoExpression(
                    place + " has the property " + entry.getKey(),
                    entry.getValue().textValue());
            more.put(entry.getKey(), entry.getValue().textValue());
        });
    }
}
