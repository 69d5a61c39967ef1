package io.github.premiumdeploy.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.access.Finding.Fact;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.DataTablesApi;
import io.github.premiumdeploy.genesys.Fetched;
import io.github.premiumdeploy.genesys.GenesysClient;
import io.github.premiumdeploy.genesys.GroupsApi;
import io.github.premiumdeploy.genesys.IntegrationsApi;
import io.github.premiumdeploy.genesys.NamedEntity;
import io.github.premiumdeploy.genesys.OAuthClientsApi;
import io.github.premiumdeploy.genesys.OpenMessagingApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Parallel;
import io.github.premiumdeploy.genesys.TrunksApi;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Looks for what has a name that the platform says is taken: a resource of another type, in other letters, or of somebody
 * else. What no list shows is in a division that the caller does not see, or not listed yet.
 */
final class NameOwner {

    private static final Map<Operation, Operation> LISTS = Map.of(
            IntegrationsApi.CREATE, IntegrationsApi.LIST,
            DataTablesApi.CREATE, DataTablesApi.LIST,
            OAuthClientsApi.CREATE, OAuthClientsApi.LIST,
            AuthorizationApi.CREATE_ROLE, AuthorizationApi.ROLES,
            GroupsApi.CREATE, GroupsApi.LIST,
            OpenMessagingApi.CREATE, OpenMessagingApi.LIST,
            TrunksApi.CREATE, TrunksApi.LIST);

    private final GenesysClient client;
    private final Parallel parallel;

    NameOwner(GenesysClient client, Parallel parallel) {
        this.client = client;
        this.parallel = parallel;
    }

    /** A finding about a name that is taken, with what has it, by one list. */
    Finding in(Finding finding, ApiException refusal, String name) {
        Operation list = LISTS.get(refusal.operation());
        if (list == null || name.isEmpty()) {
            return finding.with(Fact.REASON, "what has it was not looked for");
        }
        Fetched<List<JsonNode>> read =
                parallel.start(() -> client.listFollowing(list)).get();
        if (read.reason().isPresent()) {
            return finding.with(
                    Fact.REASON,
                    "what has it could not be read: "
                            + Reasons.words(read.reason().get()));
        }
        String owners = read.value().orElseThrow().stream()
                .filter(one -> one.path("name").asText().equalsIgnoreCase(name))
                .map(NameOwner::words)
                .collect(Collectors.joining("; "));
        return owners.isEmpty()
                ? finding.with(
                        Fact.REASON,
                        "lists do not show it to this caller, so that it is somebody else's, in a division that the caller"
                                + " does not see, or not listed yet")
                : finding.with(Fact.REASON, "it is " + owners).with(Fact.SUBJECTS, owners);
    }

    private static String words(JsonNode owner) {
        String type = owner.path("integrationType").path("id").asText();
        String division = owner.path("division").path("name").asText();
        return new NamedEntity(owner.path("id").asText(), owner.path("name").asText())
                + (type.isEmpty() ? "" : " of the type " + type)
                + (division.isEmpty() ? "" : " in the division \"" + division + "\"");
    }
}
