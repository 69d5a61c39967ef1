package io.github.premiumdeploy.plan.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.genesys.Fetched;
import io.github.premiumdeploy.genesys.IntegrationsApi;
import io.github.premiumdeploy.genesys.PropertySchema;
import io.github.premiumdeploy.plan.Bodies;
import io.github.premiumdeploy.plan.PlanException;
import io.github.premiumdeploy.plan.Question;
import io.github.premiumdeploy.plan.Scope;
import io.github.premiumdeploy.text.ShortList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An integration type of the organization: whether integrations of it can be made, and which properties they take.
 *
 * @param id the id of the type
 * @param kind the kind of the descriptor that needs it
 */
record IntegrationType(Scope scope, String id, String kind) {

    /** What tells whether the organization has the type. */
    Question question() {
        return Question.of(IntegrationsApi.TYPE, id);
    }

    /** What tells which properties it takes. */
    Question schemaQuestion() {
        return Question.of(IntegrationsApi.CONFIG_SCHEMA, id, "properties");
    }

    /**
     * Makes sure that integrations of the type can be made. Published: a type can be absent (product not enabled), not
     * installable, or at its maximum of instances.
     *
     * @param wanted how many are to be made
     * @throws PlanException if they cannot
     */
    void requireInstallable(long wanted) {
        Optional<Fetched<JsonNode>> asked = scope.inventory().reading(question());
        if (asked.isEmpty()) {
            return;
        }
        Optional<JsonNode> known = asked.get().value().filter(answer -> !answer.isMissingNode());
        if (known.isEmpty()) {
            throw new PlanException(
                    Cause.TYPE_ABSENT,
                    "This organization does not offer the integration type " + id + ", which the kind " + kind
                            + " needs",
                    "Its product is not enabled here: ask Genesys to enable it for this organization, or correct the"
                            + " integration type in the descriptor.");
        }
        if (known.get().path("nonInstallable").asBoolean()) {
            throw new PlanException(
                    Cause.TYPE_NOT_INSTALLABLE,
                    "The integration type " + id + " cannot be installed in this organization (nonInstallable)",
                    "Ask Genesys to make it installable for this organization.");
        }
        int maximum = known.get().path("maxInstances").asInt(0);
        List<String> there = scope.inventory().list(IntegrationKind.INTEGRATIONS).stream()
                .filter(integration -> IntegrationKind.typeOf(integration).equals(id))
                .map(integration -> "\"" + integration.path("name").asText() + "\" (id "
                        + integration.path("id").asText() + ")")
                .toList();
        if (maximum > 0 && there.size() + wanted > maximum) {
            throw new PlanException(
                    Cause.TYPE_AT_MAXIMUM,
                    "The integration type " + id + " allows at most " + maximum
                            + " in an organization, and there would be "
                            + (there.size() + wanted) + ": the organization has " + there.size()
                            + (there.isEmpty() ? "" : " (" + ShortList.joined(", ", there) + ")")
                            + ", and the descriptor adds " + wanted,
                    "Delete integrations of this type that are not needed, or describe fewer.");
        }
    }

    /** Makes sure that it takes some properties, as its own schema says, and tells what could not be looked at. */
    List<String> validate(ObjectNode properties, String name) {
        Optional<JsonNode> schema = scope.inventory().answer(schemaQuestion());
        if (schema.isEmpty()) {
            return List.of();
        }
        PropertySchema check = PropertySchema.check(schema.get(), properties, "properties");
        List<String> problems = lines(check.violations());
        if (!problems.isEmpty()) {
            throw new PlanException(
                    "The integration type " + id + " does not take the properties of " + kind + " \"" + name + "\": "
                            + String.join("; ", problems),
                    "Correct the item in the descriptor; what the type takes is at GET /api/v2/integrations/types/" + id
                            + "/configschemas/properties.");
        }
        return lines(check.notes());
    }

    private static List<String> lines(Map<String, String> byPath) {
        return ShortList.of(byPath.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList());
    }

    /** Those of some properties that the type knows and takes. */
    ObjectNode accepted(ObjectNode properties) {
        Optional<JsonNode> schema = scope.inventory().answer(schemaQuestion());
        if (schema.isEmpty()) {
            return properties;
        }
        ObjectNode accepted = Bodies.object();
        properties.properties().forEach(entry -> {
            JsonNode property = schema.get().path("properties").path(entry.getKey());
            if (property.isObject()
                    && PropertySchema.violations(property, entry.getValue(), "").isEmpty()) {
                accepted.set(entry.getKey(), entry.getValue());
            }
        });
        return accepted;
    }
}
