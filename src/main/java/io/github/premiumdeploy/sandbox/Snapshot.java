package io.github.premiumdeploy.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Client;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Division;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Grant;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Role;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.User;
import io.github.premiumdeploy.sandbox.organization.State;
import io.github.premiumdeploy.sandbox.organization.State.DataAction;
import io.github.premiumdeploy.sandbox.organization.State.Integration;
import io.github.premiumdeploy.text.Sha256;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The state of the organization in a canonical form, which does not depend on the way that led to it. */
final class Snapshot {

    /** What differs between two organizations that are the same. */
    private static final Set<String> INCIDENTAL = Set.of(
            "id",
            "version",
            "selfUri",
            "dateCreated",
            "dateModified",
            "createdDate",
            "modifiedDate",
            "createdBy",
            "modifiedBy",
            "createStatus",
            "memberCount");

    private static final String SECRET = "outboundNotificationWebhookSignatureSecretToken";

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final State state;
    private Map<String, String> names = Map.of();

    Snapshot(State state) {
        this.state = state;
    }

    JsonNode take() {
        names = names();
        ObjectNode snapshot = SandboxJson.object();
        put(snapshot, "roles", state.roles().values(), Snapshot::role);
        put(snapshot, "groups", state.groups().values(), this::group);
        put(
                snapshot,
                "oauthClients",
                state.clients().values(),
                client -> client.shown().deepCopy().without("dateToDelete"));
        put(snapshot, "grants", state.grants(), Snapshot::grant);
        put(snapshot, "credentials", state.credentials().values(), this::credential);
        put(snapshot, "integrations", state.integrations().values(), this::integration);
        put(snapshot, "dataActions", state.actions().values(), Snapshot::action);
        state.documents().forEach((kind, all) -> put(snapshot, kind, all.values(), Snapshot::document));
        return snapshot;
    }

    private <T> void put(ObjectNode snapshot, String kind, Collection<T> entities, Function<T, ObjectNode> shown) {
        List<JsonNode> canonical = entities.stream()
                .map(entity -> canonical(shown.apply(entity), true))
                .sorted(Comparator.<JsonNode, String>comparing(Snapshot::name).thenComparing(JsonNode::toString))
                .toList();
        snapshot.putArray(kind).addAll(canonical);
    }

    /** How each id reads: as the kind and name of what has it. */
    private Map<String, String> names() {
        Map<String, String> named = new HashMap<>();
        name(named, "role", state.roles(), Role::name);
        name(named, "division", state.divisions(), Division::name);
        name(named, "client", state.clients(), Client::name);
        name(named, "user", state.users(), User::name);
        name(named, "group", state.groups(), Snapshot::name);
        name(named, "integration", state.integrations(), Integration::name);
        state.documents().forEach((kind, all) -> name(named, kind, all, Snapshot::name));
        return named;
    }

    private static <T> void name(Map<String, String> names, String kind, Map<String, T> all, Function<T, String> name) {
        all.forEach((id, one) -> names.put(id, "<" + kind + " " + name.apply(one) + ">"));
    }

    private static String name(JsonNode entity) {
        return entity.path("name").asText();
    }

    private static ArrayNode sorted(Collection<String> texts) {
        return SandboxJson.texts(texts.stream().sorted().toList());
    }

    private static ObjectNode role(Role role) {
        ObjectNode shown = SandboxJson.object().put("name", role.name()).put("description", role.description());
        shown.set("permissions", sorted(role.permissions()));
        List<ObjectNode> policies = role.policies().stream()
                .map(policy -> {
                    ObjectNode one = policy.shown().put("condition", policy.condition());
                    one.set("actionSet", sorted(policy.actionSet()));
                    return one;
                })
                .sorted(Comparator.comparing(ObjectNode::toString))
                .toList();
        shown.set("policies", SandboxJson.array(policies, policy -> policy));
        return shown;
    }

    private ObjectNode group(ObjectNode group) {
        ObjectNode shown = group.deepCopy();
        Set<String> members = state.members().getOrDefault(SandboxJson.id(group), Set.of());
        shown.set("members", sorted(members));
        return shown;
    }

    private static ObjectNode grant(Grant grant) {
        return SandboxJson.object()
                .put("subject", grant.subjectId())
                .put("role", grant.roleId())
                .put("division", grant.divisionId());
    }

    private ObjectNode credential(ObjectNode credential) {
        ObjectNode shown = SandboxJson.object()
                .put("name", name(credential))
                .put("type", credential.at("/type/name").asText());
        ObjectNode fields = shown.putObject("fields");
        credential
                .path("credentialFields")
                .properties()
                .forEach(field ->
                        fields.put(field.getKey(), field(field.getValue().asText())));
        return shown;
    }

    private String field(String value) {
        return state.clients().values().stream()
                .filter(client -> client.id().equals(value) || client.secret().equals(value))
                .map(client -> client.id().equals(value) ? value : "<secret of client " + client.name() + ">")
                .findFirst()
                .orElseGet(() -> digest(value));
    }

    private ObjectNode integration(Integration integration) {
        ObjectNode shown = SandboxJson.object()
                .put("name", integration.name())
                .put("type", integration.type().id())
                .put("enabled", integration.enabled())
                .put("notes", integration.config().path("notes").asText());
        shown.set("properties", integration.config().path("properties").deepCopy());
        shown.set("advanced", integration.config().path("advanced").deepCopy());
        ObjectNode credentials = shown.putObject("credentials");
        integration.config().path("credentials").properties().forEach(entry -> {
            ObjectNode credential = state.credentials().get(SandboxJson.id(entry.getValue()));
            credentials.set(
                    entry.getKey(), credential == null ? TextNode.valueOf("<deleted>") : credential(credential));
        });
        return shown;
    }

    private static ObjectNode action(DataAction action) {
        ObjectNode shown = SandboxJson.object()
                .put("name", name(action.states().findFirst().orElseThrow()))
                .put("integration", action.integrationId())
                .put("authentication", action.authentication());
        action.published().ifPresent(published -> shown.set("published", content(published)));
        action.draft().ifPresent(draft -> shown.set("draft", content(draft)));
        return shown;
    }

    private static ObjectNode content(ObjectNode action) {
        return action.deepCopy().without("integrationId");
    }

    /** What is kept as it is sent, with a digest in place of a secret. */
    private static ObjectNode document(ObjectNode document) {
        ObjectNode shown = document.deepCopy();
        if (shown.has(SECRET)) {
            shown.put(SECRET, digest(shown.path(SECRET).asText()));
        }
        return shown;
    }

    private static String digest(String secret) {
        return "<digest " + Sha256.hex(secret).substring(0, 16) + ">";
    }

    /** The same without what is incidental, with names for ids, and with keys in their order. */
    private JsonNode canonical(JsonNode node, boolean top) {
        if (node instanceof ObjectNode object) {
            Map<String, JsonNode> sorted = new TreeMap<>();
            object.properties().forEach(entry -> {
                if (!top || !INCIDENTAL.contains(entry.getKey())) {
                    sorted.put(entry.getKey(), canonical(entry.getValue(), isContent(entry.getKey())));
                }
            });
            return SandboxJson.object().setAll(sorted);
        }
        if (node instanceof ArrayNode array) {
            return SandboxJson.array(array.valueStream().toList(), element -> canonical(element, false));
        }
        return node.isTextual() ? TextNode.valueOf(named(node.asText())) : node;
    }

    /** Objects with ids, dates and versions of their own, below the entity. */
    private static boolean isContent(String key) {
        return key.equals("published") || key.equals("draft");
    }

    private String named(String text) {
        return UUID.matcher(text)
                .replaceAll((MatchResult match) ->
                        Matcher.quoteReplacement(names.getOrDefault(match.group(), match.group())));
    }
}
