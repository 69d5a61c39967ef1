package io.github.premiumdeploy.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.organization.DataAction;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Client;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Role;
import io.github.premiumdeploy.sandbox.organization.State;
import io.github.premiumdeploy.sandbox.organization.State.Credential;
import io.github.premiumdeploy.sandbox.organization.State.Integration;
import io.github.premiumdeploy.sandbox.organization.State.OpenIntegration;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final State state;

    Snapshot(State state) {
        this.state = state;
    }

    JsonNode take() {
        Map<String, String> names = names();
        ObjectNode snapshot = SandboxJson.object();
        put(snapshot, "roles", state.roles().values().stream().map(Snapshot::role));
        put(snapshot, "groups", state.groups().values().stream().map(this::group));
        put(snapshot, "oauthClients", state.clients().values().stream().map(Snapshot::client));
        put(snapshot, "grants", state.grants().stream().map(this::grant));
        put(snapshot, "credentials", state.credentials().values().stream().map(this::credential));
        put(snapshot, "integrations", state.integrations().values().stream().map(this::integration));
        put(snapshot, "dataActions", state.actions().values().stream().map(Snapshot::action));
        put(
                snapshot,
                "openMessaging",
                state.openIntegrations().values().stream().map(Snapshot::openIntegration));
        state.documents().forEach((kind, all) -> put(snapshot, kind, copies(all)));
        return canonical(snapshot, names);
    }

    private static void put(ObjectNode snapshot, String kind, Stream<ObjectNode> entities) {
        snapshot.set(kind, entities.collect(SandboxJson.toArray()));
    }

    private static Stream<ObjectNode> copies(Map<String, ObjectNode> entities) {
        return entities.values().stream().map(ObjectNode::deepCopy);
    }

    /** How each id reads: as the kind and name of what has it. */
    private Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        state.roles().values().forEach(role -> names.put(role.id(), "<role " + role.name() + ">"));
        state.divisions().values().forEach(division -> names.put(division.id(), "<division " + division.name() + ">"));
        state.clients().values().forEach(client -> names.put(client.id(), "<client " + client.name() + ">"));
        state.users().values().forEach(user -> names.put(user.id(), "<user " + user.name() + ">"));
        state.groups()
                .forEach((id, group) ->
                        names.put(id, "<group " + group.path("name").asText() + ">"));
        state.integrations()
                .values()
                .forEach(integration -> names.put(integration.id(), "<integration " + integration.name() + ">"));
        state.documents()
                .forEach((kind, all) -> all.forEach((id, one) ->
                        names.put(id, "<" + kind + " " + one.path("name").asText() + ">")));
        return names;
    }

    private static ObjectNode role(Role role) {
        ObjectNode shown = SandboxJson.object().put("name", role.name()).put("description", role.description());
        shown.set(
                "permissions",
                SandboxJson.texts(role.permissions().stream().sorted().toList()));
        shown.set(
                "policies",
                role.policies().stream()
                        .map(policy -> {
                            ObjectNode one = SandboxJson.object()
                                    .put("domain", policy.domain())
                                    .put("entityName", policy.entityName())
                                    .put("allowConditions", policy.allowConditions())
                                    .put("condition", policy.condition());
                            one.set(
                                    "actionSet",
                                    SandboxJson.texts(
                                            policy.actionSet().stream().sorted().toList()));
                            return one;
                        })
                        .sorted(Comparator.comparing(ObjectNode::toString))
                        .collect(SandboxJson.toArray()));
        return shown;
    }

    private ObjectNode group(ObjectNode group) {
        ObjectNode shown = group.deepCopy();
        Set<String> members = state.members().getOrDefault(group.path("id").asText(), Set.of());
        shown.set("members", SandboxJson.texts(members.stream().sorted().toList()));
        return shown;
    }

    private static ObjectNode client(Client client) {
        ObjectNode shown = SandboxJson.object()
                .put("name", client.name())
                .put("description", client.description())
                .put("authorizedGrantType", client.grantType())
                .put("state", client.state())
                .put("accessTokenValiditySeconds", client.tokenValidity().toSeconds());
        shown.set("scope", SandboxJson.texts(client.scopes()));
        shown.set("registeredRedirectUri", SandboxJson.texts(client.redirectUris()));
        return shown;
    }

    private ObjectNode grant(SandboxOrganization.Grant grant) {
        return SandboxJson.object()
                .put("subject", grant.subjectId())
                .put("role", grant.roleId())
                .put("division", grant.divisionId());
    }

    private ObjectNode credential(Credential credential) {
        ObjectNode shown = SandboxJson.object()
                .put("name", credential.info().path("name").asText())
                .put("type", credential.type());
        ObjectNode fields = shown.putObject("fields");
        credential.fields().forEach((name, value) -> fields.put(name, field(value)));
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
            Credential credential =
                    state.credentials().get(entry.getValue().path("id").asText());
            credentials.set(
                    entry.getKey(), credential == null ? TextNode.valueOf("<deleted>") : credential(credential));
        });
        return shown;
    }

    private static ObjectNode action(DataAction action) {
        ObjectNode shown = SandboxJson.object()
                .put(
                        "name",
                        action.states().findFirst().orElseThrow().path("name").asText())
                .put("integration", action.integrationId())
                .put("authentication", action.authentication());
        action.published().ifPresent(published -> shown.set("published", content(published)));
        action.draft().ifPresent(draft -> shown.set("draft", content(draft)));
        return shown;
    }

    private static ObjectNode content(ObjectNode action) {
        ObjectNode content = action.deepCopy();
        content.remove("integrationId");
        return content;
    }

    private static ObjectNode openIntegration(OpenIntegration integration) {
        ObjectNode shown = integration.shown().deepCopy();
        return shown.put("outboundNotificationWebhookSignatureSecretToken", digest(integration.token()));
    }

    private static String digest(String secret) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return "<digest " + HexFormat.of().formatHex(hash, 0, 8) + ">";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** The same without what is incidental, with names for ids and keys in their order; the lists of entities too. */
    private static JsonNode canonical(ObjectNode snapshot, Map<String, String> names) {
        ObjectNode canonical = SandboxJson.object();
        snapshot.properties().forEach(kind -> {
            List<JsonNode> entities = kind.getValue()
                    .valueStream()
                    .map(entity -> canonical(entity, names, true))
                    .sorted(Comparator.comparing(
                                    (JsonNode entity) -> entity.path("name").asText())
                            .thenComparing(JsonNode::toString))
                    .toList();
            canonical.set(kind.getKey(), entities.stream().collect(SandboxJson.toArray()));
        });
        return canonical;
    }

    private static JsonNode canonical(JsonNode node, Map<String, String> names, boolean top) {
        if (node instanceof ObjectNode object) {
            Map<String, JsonNode> sorted = new TreeMap<>();
            object.properties().forEach(entry -> {
                if (!top || !INCIDENTAL.contains(entry.getKey())) {
                    sorted.put(entry.getKey(), canonical(entry.getValue(), names, isContent(entry.getKey())));
                }
            });
            ObjectNode canonical = SandboxJson.object();
            sorted.forEach(canonical::set);
            return canonical;
        }
        if (node instanceof ArrayNode array) {
            return array.valueStream()
                    .map(element -> canonical(element, names, false))
                    .collect(SandboxJson.toArray());
        }
        return node.isTextual() ? TextNode.valueOf(named(node.asText(), names)) : node;
    }

    /** Objects with ids, dates and versions of their own, below the entity. */
    private static boolean isContent(String key) {
        return key.equals("published") || key.equals("draft");
    }

    private static String named(String text, Map<String, String> names) {
        return UUID.matcher(text)
                .replaceAll((MatchResult match) ->
                        Matcher.quoteReplacement(names.getOrDefault(match.group(), match.group())));
    }
}
