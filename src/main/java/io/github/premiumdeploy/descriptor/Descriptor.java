package io.github.premiumdeploy.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.text.JsonTree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A Premium App as its vendor describes it. Unchangeable. */
public final class Descriptor {

    private static final int SHORTEST_PREFIX = 3;

    private final String file;
    private final ObjectNode fields;
    private final Map<String, List<Item>> items;
    private final JsonNode presentable;

    Descriptor(String file, ObjectNode fields, Map<String, List<Item>> items, JsonNode presentable) {
        this.file = file;
        this.fields = fields;
        this.items = items;
        this.presentable = presentable;
    }

    /**
     * A descriptor that describes nothing: what one that is yet to be written begins with.
     *
     * @param widgetType the integration type of the app's widgets
     */
    public static Descriptor blank(String prefix, String appType, Optional<String> widgetType) {
        ObjectNode fields =
                JsonNodeFactory.instance.objectNode().put("prefix", prefix).put("premiumAppIntegrationTypeId", appType);
        widgetType.ifPresent(type -> fields.put("premiumWidgetIntegrationTypeId", type));
        return new Descriptor("", fields, Map.of(), fields);
    }

    /** The file, as messages name it. */
    public String file() {
        return file;
    }

    /** All of it as JSON, placeholders replaced, and nothing that depends on a secret. */
    public String presentable() {
        return JsonTree.text(presentable);
    }

    /** Whatever it says where everybody can read it: names of fields, and texts that are not secret. */
    public Set<String> clearTexts() {
        Set<String> texts = new HashSet<>();
        addTexts(presentable, texts);
        items().forEach(item -> texts.add(prefix() + item.name()));
        return texts;
    }

    private static void addTexts(JsonNode node, Set<String> texts) {
        node.properties().forEach(field -> texts.add(field.getKey()));
        node.forEach(child -> addTexts(child, texts));
        if (node.isValueNode()) {
            texts.add(node.asText());
        }
    }

    /** What is put before the name of everything that is created. */
    public String prefix() {
        return text("prefix").orElse("");
    }

    /**
     * Why the prefix cannot tell this app's resources from others', so that nothing is pruned by it, as the end of a
     * sentence; empty if it can.
     */
    public Optional<String> prefixWeakness() {
        String prefix = prefix();
        if (prefix.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return Optional.of("has no letter and no digit");
        }
        if (prefix.codePointCount(0, prefix.length()) < SHORTEST_PREFIX) {
            return Optional.of("has fewer than three characters");
        }
        return Optional.of("does not end with a separator, such as _ or -")
                .filter(weakness -> Character.isLetterOrDigit(prefix.codePointBefore(prefix.length())));
    }

    /** The integration type of the app. */
    public String premiumAppIntegrationTypeId() {
        return text("premiumAppIntegrationTypeId").orElse("");
    }

    /** The integration type of the app's widgets; there if the descriptor has any. */
    public Optional<String> premiumWidgetIntegrationTypeId() {
        return text("premiumWidgetIntegrationTypeId");
    }

    /** The permission that a user of the app needs. */
    public Optional<String> premiumAppViewPermission() {
        return text("premiumAppViewPermission");
    }

    /** Whether the organization must have the product {@code byoc}. */
    public boolean checkProductBYOC() {
        return fields.path("checkProductBYOC").asBoolean();
    }

    /** The items of a kind, in the order of the file; empty if there are none. */
    public List<Item> items(String kind) {
        return items.getOrDefault(kind, List.of());
    }

    /** All items, kind by kind in the order of {@link DescriptorKinds#names()}. */
    public List<Item> items() {
        return DescriptorKinds.names().stream()
                .flatMap(kind -> items(kind).stream())
                .toList();
    }

    /** The item of a kind that has a name (without the prefix). */
    public Optional<Item> item(String kind, String name) {
        return items(kind).stream().filter(item -> item.name().equals(name)).findFirst();
    }

    private Optional<String> text(String field) {
        return Optional.ofNullable(fields.get(field)).map(JsonNode::asText);
    }

    /**
     * The permissions or scopes that an installation or a removal is said to need, by kind; for information.
     *
     * @param field which, as the descriptor calls them: {@code installPermissions}, {@code uninstallScopes} and so on
     */
    public Map<String, List<String>> statedNeeds(String field) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : fields.path(field).properties()) {
            List<String> texts = new ArrayList<>();
            entry.getValue().forEach(text -> texts.add(text.asText()));
            all.put(entry.getKey(), List.copyOf(texts));
        }
        return Collections.unmodifiableMap(all);
    }
}
