package io.github.premiumdeploy.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.text.JsonTree;
import java.util.List;
import java.util.Optional;

/**
 * What one policy of a role allows; {@code *} stands for all domains, entities or actions.
 *
 * @param condition a condition that narrows it
 */
public record Policy(String domain, String entity, List<String> actions, Optional<String> condition) {

    /** The text that stands for every domain, entity or action. */
    public static final String ALL = "*";

    public Policy {
        actions = List.copyOf(actions);
    }

    /** A permission of a user, {@code domain:entity:action}, which may carry a suffix for divisions or conditions. */
    public static Optional<Policy> ofPermission(String permission) {
        String[] parts = permission.split(":", 4);
        return parts.length < 3
                ? Optional.empty()
                : Optional.of(new Policy(
                        parts[0],
                        parts[1],
                        List.of(parts[2]),
                        parts.length == 4 ? Optional.of(parts[3]) : Optional.empty()));
    }

    /** Whether what a policy names is this, by its name or by {@code *}. */
    public static boolean covers(String pattern, String name) {
        return pattern.equals(ALL) || pattern.equals(name);
    }

    /** It without its condition, {@code domain:entity:actions}. */
    public String words() {
        return domain + ":" + entity + ":" + String.join(",", actions);
    }

    /** A policy of a grant ({@code actions}, {@code condition}) or of a role ({@code actionSet}, a condition node). */
    static Policy of(JsonNode json) {
        List<String> actions = Json.texts(json.path("actions"));
        JsonNode node = json.path("resourceConditionNode");
        return new Policy(
                Json.text(json, "domain").orElse(""),
                Json.text(json, "entityName").orElse(""),
                actions.isEmpty() ? Json.texts(json.path("actionSet")) : actions,
                Json.text(json, "condition")
                        .filter(condition -> !condition.isEmpty())
                        .or(() -> node.isObject() && !node.isEmpty()
                                ? Optional.of(Json.clean(JsonTree.text(node)))
                                : Optional.empty()));
    }
}
