package io.github.premiumdeploy.plan.kind;

import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.plan.IntegrationCredential;
import io.github.premiumdeploy.plan.Scope;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Data actions that call a web service of the vendor. */
final class WsDataActionsKind extends ActionIntegrationKind {

    private static final Set<String> CREDENTIAL_TYPES = Set.of("userDefinedOAuth", "userDefined", "basicAuth");

    WsDataActionsKind() {
        super("ws-data-actions", "custom-rest-actions");
    }

    @Override
    boolean usesCredential(Item item) {
        return CREDENTIAL_TYPES.contains(item.fields().path("credentialType").asText(""));
    }

    @Override
    Optional<IntegrationCredential> credential(Scope scope, Item item) {
        String type = item.fields().path("credentialType").asText("");
        if (!usesCredential(item)) {
            return Optional.empty();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        item.fields()
                .path("credentials")
                .properties()
                .forEach(entry -> fields.put(entry.getKey(), entry.getValue().asText()));
        return Optional.of(new IntegrationCredential(
                "basicAuth", type, Set.of(), new IntegrationCredential.Fields.Stated(fields)));
    }
}
