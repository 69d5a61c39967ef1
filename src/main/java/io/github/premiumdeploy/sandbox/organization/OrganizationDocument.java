package io.github.premiumdeploy.sandbox.organization;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.premiumdeploy.text.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The text of an organization file as one tree, with a bundled organization underneath where the file asks for it. */
final class OrganizationDocument {

    /** The bundled files, by the names under which others extend them. */
    private static final Map<String, String> BUNDLED =
            new TreeMap<>(Map.of("standard", "organization.yaml", "realistic", "realistic.yaml"));

    private static final Set<String> MERGED_BY_KEY = Set.of(
            "organization", "permissions", "limits", "premiumApps", "switches", "refusals", "contract", "rateLimit");

    /** The standard organization, not to be changed. */
    static final ObjectNode STANDARD = tree(text("standard"), BUNDLED.get("standard"));

    private OrganizationDocument() {}

    static ObjectNode bundled(String name) {
        return name.equals("standard") ? STANDARD.deepCopy() : read(text(name), BUNDLED.get(name));
    }

    private static String text(String name) {
        try (InputStream resource = OrganizationDocument.class.getResourceAsStream(BUNDLED.get(name))) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** YAML or JSON (which is YAML) as a tree without {@code extends} and {@code add}. */
    static ObjectNode read(String text, String source) {
        ObjectNode own = tree(text, source);
        JsonNode base = own.remove("extends");
        if (base == null) {
            own.properties().stream()
                    .map(Map.Entry::getKey)
                    .filter(key -> Nearest.distance(key, "extends") <= 2)
                    .findFirst()
                    .ifPresent(key -> {
                        throw new SandboxOrganizationException(
                                source, List.of(key + ": is not a known key; did you mean extends?"));
                    });
            return own;
        }
        if (!BUNDLED.containsKey(base.asText())) {
            throw new SandboxOrganizationException(
                    source,
                    List.of("extends: can only be " + String.join(" or ", BUNDLED.keySet()) + ", not "
                            + base.asText()));
        }
        return extend(bundled(base.asText()), own, source);
    }

    private static ObjectNode extend(ObjectNode standard, ObjectNode own, String source) {
        JsonNode additions = own.remove("add");
        for (Map.Entry<String, JsonNode> entry : own.properties()) {
            if (MERGED_BY_KEY.contains(entry.getKey())
                    && entry.getValue().isObject()
                    && standard.path(entry.getKey()) instanceof ObjectNode merged) {
                merged.setAll((ObjectNode) entry.getValue());
            } else {
                standard.set(entry.getKey(), entry.getValue());
            }
        }
        if (additions != null && !additions.isObject()) {
            throw new SandboxOrganizationException(source, List.of("add: must be an object"));
        }
        if (additions != null) {
            for (Map.Entry<String, JsonNode> entry : additions.properties()) {
                if (entry.getValue().isArray() && standard.path(entry.getKey()) instanceof ArrayNode list) {
                    list.addAll((ArrayNode) entry.getValue());
                } else {
                    throw new SandboxOrganizationException(
                            source, List.of("add." + entry.getKey() + ": only lists can be added to"));
                }
            }
        }
        return standard;
    }

    private static ObjectNode tree(String text, String source) {
        YAMLMapper mapper = YAMLMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try {
            if (mapper.readTree(text) instanceof ObjectNode object) {
                return OperationPermissions.complete(object);
            }
            throw new SandboxOrganizationException(source, List.of("the file: must be an object with keys"));
        } catch (JsonProcessingException e) {
            throw new SandboxOrganizationException(source, List.of("the file: is not YAML or JSON: " + place(e)));
        }
    }

    private static String place(JsonProcessingException e) {
        String reason = e.getOriginalMessage().lines().findFirst().orElse("");
        return e.getLocation() == null
                ? reason
                : reason + " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }
}
