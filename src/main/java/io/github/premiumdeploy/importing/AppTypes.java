package io.github.premiumdeploy.importing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The integration types of an app and of its widgets, as its integrations tell.
 *
 * @param app empty if it has no integration of that kind
 * @param widget empty if it has no integration of that kind
 */
record AppTypes(Optional<String> app, Optional<String> widget) {

    private static final Set<String> OF_OTHER_KINDS = Set.of(
            "embedded-client-app-interaction-widget",
            "custom-rest-actions",
            "purecloud-data-actions",
            "audiohook",
            "amazon-eventbridge-source");

    /** Of several types the one that most integrations are of; of equally many, the first by its id. */
    static AppTypes of(List<JsonNode> integrations) {
        return new AppTypes(
                most(integrations, "premium-app-", "displayType"),
                most(integrations, "premium-widget-", "communicationTypeFilter"));
    }

    /** Those of an app's integrations that are of no type which a descriptor has, each in words, with its id and the reason. */
    List<String> others(List<JsonNode> integrations) {
        Set<String> known = new HashSet<>(OF_OTHER_KINDS);
        app.ifPresent(known::add);
        widget.ifPresent(known::add);
        return integrations.stream()
                .filter(one -> !known.contains(of(one)))
                .map(one -> "integration \"" + one.path("name").asText() + "\" ("
                        + one.path("id").asText() + "): it is of the type " + of(one)
                        + ", and a descriptor has those of "
                        + app.orElse("the app's type")
                        + widget.map(type -> " and " + type).orElse("")
                        + " and of its own kinds")
                .toList();
    }

    static String of(JsonNode integration) {
        return integration.path("integrationType").path("id").asText();
    }

    /** Published: only client applications have the one property, and only widgets the other. */
    private static Optional<String> most(List<JsonNode> integrations, String beginning, String property) {
        return ImportSurvey.mostFirst(integrations.stream()
                        .filter(one -> of(one).startsWith(beginning)
                                || one.at("/config/current/properties").has(property))
                        .map(AppTypes::of)
                        .filter(type -> !OF_OTHER_KINDS.contains(type)))
                .stream()
                .findFirst();
    }
}
