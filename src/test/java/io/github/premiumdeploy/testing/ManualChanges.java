package io.github.premiumdeploy.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.ActionsApi;
import io.github.premiumdeploy.genesys.GenesysClient;
import io.github.premiumdeploy.genesys.GroupsApi;
import io.github.premiumdeploy.genesys.IntegrationsApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Operations;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.plan.Listing;
import io.github.premiumdeploy.plan.kind.ResourceKinds;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What an administrator does by hand in an organization, beside the plugin. */
public final class ManualChanges {

    /** How a kind is listed, written and deleted. */
    private record Api(Operation list, Query query, Operation update, Operation delete) {}

    /** Kinds of which other endpoints than those of their list are used. */
    private static final Map<String, Api> APIS = Map.of(
            "group",
            new Api(GroupsApi.LIST, Query.NONE, GroupsApi.UPDATE, GroupsApi.DELETE),
            "data-action",
            new Api(
                    ActionsApi.LIST,
                    Query.of("includeConfig", true).and("expand", "contract"),
                    ActionsApi.UPDATE,
                    ActionsApi.DELETE));

    private static final Api INTEGRATION = new Api(
            IntegrationsApi.LIST,
            Query.of("expand", "config.current"),
            IntegrationsApi.UPDATE_CONFIG,
            IntegrationsApi.DELETE);

    private final GenesysClient client;

    public ManualChanges(GenesysClient client) {
        this.client = client;
    }

    private static Api api(String kind) {
        return APIS.containsKey(kind) ? APIS.get(kind) : listed(kind);
    }

    /** What works on the entries of the list that the plugin reads of a kind. */
    private static Api listed(String kind) {
        List<Operation> lists = new ResourceKinds()
                .all().stream()
                        .filter(one -> one.key().equals(kind))
                        .flatMap(one -> one.listings().stream())
                        .map(Listing::operation)
                        .toList();
        if (lists.contains(IntegrationsApi.LIST)) {
            return INTEGRATION;
        }
        Operation list = lists.get(0);
        String expand = list.query().get("expand");
        return new Api(
                list,
                expand == null ? Query.NONE : Query.of("expand", expand),
                ofOne(list, Set.of("PUT", "PATCH")),
                ofOne(list, Set.of("DELETE")));
    }

    private static Operation ofOne(Operation list, Set<String> methods) {
        return Operations.all().stream()
                .filter(operation -> methods.contains(operation.method())
                        && operation.path().startsWith(list.path() + "/{")
                        && operation.path().endsWith("}")
                        && operation.path().lastIndexOf('/') == list.path().length())
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("nothing among Operations has " + methods + " of " + list.path()));
    }

    /** Those of a kind that have this name. */
    public List<JsonNode> all(String kind, String name) throws IOException {
        Api api = api(kind);
        return client.list(api.list(), api.query()).stream()
                .filter(one -> one.path("name").asText().equals(name))
                .toList();
    }

    public JsonNode one(String kind, String name) throws IOException {
        return all(kind, name).stream().findFirst().orElseThrow(() -> new AssertionError("no " + kind + " " + name));
    }

    /** Edits it; of an integration, its configuration. */
    public void edit(String kind, String name, Consumer<ObjectNode> edit) throws IOException {
        Api api = api(kind);
        ObjectNode body = one(kind, name).deepCopy();
        String id = body.path("id").asText();
        if (api == INTEGRATION) {
            body = (ObjectNode) body.path("config").path("current");
        }
        if (kind.equals("open-messaging")) {
            body.remove(List.of("outboundNotificationWebhookSignatureSecretToken"));
        }
        edit.accept(body);
        write(api.update(), api.update().pathWith(id), body);
    }

    public void delete(String kind, String name) throws IOException {
        Api api = api(kind);
        if (kind.equals("oauth-client")) {
            edit(kind, name, client -> client.put("state", "inactive"));
        }
        client.callIdempotent(
                api.delete(), api.delete().pathWith(one(kind, name).path("id").asText()), Query.NONE, Optional.empty());
    }

    public void disable(String name) throws IOException {
        write(
                IntegrationsApi.PATCH,
                IntegrationsApi.PATCH.pathWith(
                        one("app-instance", name).path("id").asText()),
                object().put("intendedState", "DISABLED"));
    }

    /** An integration as it is before it is configured. */
    public String createIntegration(String name, String type) throws IOException {
        ObjectNode body = object().put("name", name);
        body.putObject("integrationType").put("id", type);
        return write(IntegrationsApi.CREATE, IntegrationsApi.CREATE.path(), body)
                .path("id")
                .asText();
    }

    public JsonNode write(Operation operation, String path, JsonNode body) throws IOException {
        return client.callIdempotent(operation, path, Query.NONE, Optional.of(body))
                .body();
    }

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
