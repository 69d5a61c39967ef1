package io.github.premiumdeploy.plan.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.descriptor.LiteralText;
import io.github.premiumdeploy.genesys.Organization;
import io.github.premiumdeploy.plan.Bodies;
import io.github.premiumdeploy.plan.Description;
import io.github.premiumdeploy.plan.Scope;
import java.util.Optional;

/** Describes the properties of a trunk: those that are not as in the carrier's template. */
final class TrunkProperties {

    private static final String IDENTIFIER = "inboundSIPTerminationIdentifier";

    private TrunkProperties() {}

    static void describe(Scope scope, JsonNode properties, Description into) {
        ObjectNode stated = Bodies.object();
        properties.properties().forEach(entry -> {
            JsonNode value = entry.getValue().path("value");
            JsonNode instance = value.path("instance");
            boolean isStandard = instance.isMissingNode()
                    || instance.isNull()
                    || instance.equals(value.path("default"))
                    || entry.getKey().equals(TrunkKind.LABEL)
                            && instance.asText().equals(into.fullName());
            Optional<String> identifier = identifier(scope, entry.getKey(), instance);
            if (isStandard) {
                return;
            }
            if (identifier.isPresent()) {
                into.fields().put(IDENTIFIER, LiteralText.of(identifier.get()));
            } else if (TrunkKind.isSecret(entry.getKey()) && TrunkKind.isHidden(instance)) {
                stated.put(entry.getKey(), into.secret("the trunk's " + entry.getKey()));
                into.remark("properties", entry.getKey() + " cannot be read");
            } else {
                stated.set(entry.getKey(), LiteralText.of(instance));
            }
        });
        if (!stated.isEmpty()) {
            into.fields().set("properties", stated);
        }
    }

    /** What follows the organization's short name in a trunk's termination URI. */
    private static Optional<String> identifier(Scope scope, String property, JsonNode instance) {
        return Optional.of(property)
                .filter(TrunkKind.TERMINATION::equals)
                .flatMap(termination -> scope.caller().organization().flatMap(Organization::shortName))
                .filter(name ->
                        instance.asText().startsWith(name) && instance.asText().length() > name.length())
                .map(name -> instance.asText().substring(name.length()));
    }
}
