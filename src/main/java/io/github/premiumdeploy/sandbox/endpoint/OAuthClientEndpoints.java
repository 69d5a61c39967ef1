package io.github.premiumdeploy.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.OAuthClientsApi;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.http.SandboxResponse;
import io.github.premiumdeploy.sandbox.organization.EffectiveGrants;
import io.github.premiumdeploy.sandbox.organization.Names;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Client;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Grant;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Role;
import io.github.premiumdeploy.sandbox.organization.State;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** OAuth clients, whose secrets are told once and whose roles their maker must hold. */
final class OAuthClientEndpoints implements EndpointGroup {

    private static final String PATH = "/api/v2/oauth/clients/";
    private static final String CLIENT_CREDENTIALS = "CLIENT-CREDENTIALS";

    /** When and by whom a client was made and changed. */
    private record Stamp(Instant created, String createdBy, Instant modified, String modifiedBy) {}

    private final SecureRandom random = new SecureRandom();
    private final State state;
    private final EffectiveGrants access;
    private final Map<String, Stamp> stamps = new HashMap<>();

    OAuthClientEndpoints(State state, EffectiveGrants access) {
        this.state = state;
        this.access = access;
    }

    @Override
    public List<SandboxEndpoint> endpoints() {
        return List.of(
                SandboxEndpoint.of(OAuthClientsApi.LIST, this::list),
                SandboxEndpoint.of(OAuthClientsApi.CREATE, this::create),
                SandboxEndpoint.of(OAuthClientsApi.GET, call -> SandboxResponse.ok(shown(client(call)))),
                SandboxEndpoint.of(OAuthClientsApi.UPDATE, this::update),
                SandboxEndpoint.of(OAuthClientsApi.NEW_SECRET, this::newSecret),
                SandboxEndpoint.of(OAuthClientsApi.DELETE, this::delete));
    }

    /** Published without paging parameters; whether there are pages nevertheless is uncertain, hence the switch. */
    private SandboxResponse list(Call call) {
        List<ObjectNode> clients =
                state.listed(state.clients()).map(this::shown).toList();
        int size = state.switches().oauthClientPageSize();
        return Paging.withDefault(call, size > 0 ? size : Math.max(1, clients.size()))
                .listing(call, clients);
    }

    private SandboxResponse create(Call call) {
        ObjectNode body = call.body("OAuthClientRequest");
        String grantType = body.path("authorizedGrantType").asText();
        if (grantType.equals("TOKEN") && !state.switches().implicitClients()) {
            throw Refusal.invalidValue(
                    "authorizedGrantType", "New clients of the implicit grant (TOKEN) are no longer allowed; use CODE");
        }
        String id = state.newId();
        Client client = requested(body, id, secret(), "active");
        List<Grant> grants = roleDivisions(call, body, id).orElse(List.of());
        if (grants.isEmpty()
                && grantType.equals(CLIENT_CREDENTIALS)
                && state.switches().clientsNeedRoles()) {
            throw Refusal.of(400, "constraint.validation", "A client of client credentials needs roleDivisions")
                    .details(List.of(new Refusal.Detail("required.field.missing", "roleDivisions")));
        }
        state.clients().put(id, client);
        state.grants().addAll(grants);
        String maker = call.caller().subjectId();
        stamps.put(id, new Stamp(state.now(), maker, state.now(), maker));
        return SandboxResponse.ok(shown(client).put("secret", client.secret()));
    }

    private SandboxResponse update(Call call) {
        Client old = client(call);
        ObjectNode body = call.body("OAuthClientRequest");
        if (!body.path("authorizedGrantType").asText().equals(old.grantType())) {
            throw Refusal.invalidValue("authorizedGrantType", "The grant type of a client cannot be changed");
        }
        Client changed = requested(body, old.id(), old.secret(), old.state());
        // Roles that a body does not mention stay; whether the platform would take them away is uncertain.
        roleDivisions(call, body, old.id()).ifPresent(wanted -> {
            List<Grant> kept = state.grantsOf(old.id()).stream()
                    .filter(held -> wanted.stream().anyMatch(grant -> same(grant, held)))
                    .toList();
            state.grants().removeIf(grant -> grant.subjectId().equals(old.id()) && !kept.contains(grant));
            wanted.stream()
                    .filter(grant -> kept.stream().noneMatch(held -> same(grant, held)))
                    .forEach(state.grants()::add);
        });
        state.clients().put(old.id(), changed);
        Stamp stamp = stamps.get(old.id());
        stamps.put(
                old.id(),
                new Stamp(
                        stamp == null ? Instant.EPOCH : stamp.created(),
                        stamp == null ? "" : stamp.createdBy(),
                        state.now(),
                        call.caller().subjectId()));
        return SandboxResponse.ok(shown(changed));
    }

    private SandboxResponse newSecret(Call call) {
        Client old = client(call);
        Client changed = new Client(
                old.id(),
                old.name(),
                old.description(),
                secret(),
                old.grantType(),
                old.state(),
                old.dateToDelete(),
                old.tokenValidity(),
                old.scopes(),
                old.redirectUris());
        state.clients().put(old.id(), changed);
        return SandboxResponse.ok(shown(changed).put("secret", changed.secret()));
    }

    private SandboxResponse delete(Call call) {
        Client client = client(call);
        if (!client.state().equals("inactive")) {
            throw Refusal.of(
                    400, "cannot.delete.client", "The client must be inactive before it is deleted: " + client.name());
        }
        state.clients().remove(client.id());
        state.grants().removeIf(grant -> grant.subjectId().equals(client.id()));
        return SandboxResponse.empty(204);
    }

    private Client requested(ObjectNode body, String id, String secret, String oldState) {
        String name = Names.required(body, "client");
        int validity = body.path("accessTokenValiditySeconds").asInt(86_400);
        if (validity < 300 || validity > 172_800) {
            throw Refusal.invalidValue(
                    "accessTokenValiditySeconds", "accessTokenValiditySeconds must be between 300 and 172800");
        }
        boolean ofUsers = !body.path("authorizedGrantType").asText().equals(CLIENT_CREDENTIALS);
        List<String> redirects = ofUsers ? texts(body.path("registeredRedirectUri")) : List.of();
        redirects.forEach(OAuthClientEndpoints::requireUri);
        Optional<Instant> dateToDelete = Optional.of(body.path("dateToDelete"))
                .filter(JsonNode::isTextual)
                .map(date -> OffsetDateTime.parse(date.asText()).toInstant());
        return new Client(
                id,
                name,
                body.path("description").asText(""),
                secret,
                body.path("authorizedGrantType").asText(),
                body.path("state").asText(oldState),
                dateToDelete,
                Duration.ofSeconds(validity),
                ofUsers ? texts(body.path("scope")) : List.of(),
                redirects);
    }

    private static void requireUri(String text) {
        try {
            if (URI.create(text).isAbsolute()) {
                return;
            }
        } catch (IllegalArgumentException e) {
            // Told below, as for a relative one.
        }
        throw Refusal.invalidValue("registeredRedirectUri", text + " is not an absolute URI");
    }

    /** What a body says about roles, if it does: roles with divisions, or roles alone, meant for the home division. */
    private Optional<List<Grant>> roleDivisions(Call call, ObjectNode body, String clientId) {
        boolean ofUsers = !body.path("authorizedGrantType").asText().equals(CLIENT_CREDENTIALS);
        if (ofUsers || !body.hasNonNull("roleDivisions") && !body.hasNonNull("roleIds")) {
            return Optional.empty();
        }
        Set<List<String>> pairs = new LinkedHashSet<>();
        for (JsonNode pair : body.path("roleDivisions")) {
            pairs.add(List.of(
                    pair.path("roleId").asText(), pair.path("divisionId").asText()));
        }
        // Where both are given, the newer form counts.
        if (!body.hasNonNull("roleDivisions")) {
            body.path("roleIds").forEach(role -> pairs.add(List.of(role.asText(), state.homeDivision())));
        }
        List<Grant> grants = new ArrayList<>();
        for (List<String> pair : pairs) {
            Grant grant = new Grant(clientId, pair.get(0), pair.get(1), state.now());
            if (state.grantsOf(clientId).stream().noneMatch(held -> same(grant, held))) {
                requireGrantable(call, grant);
            }
            grants.add(grant);
        }
        return Optional.of(grants);
    }

    /** Published: the maker of a client must hold its roles. Which code the refusal has is uncertain. */
    private void requireGrantable(Call call, Grant grant) {
        if (!state.roles().containsKey(grant.roleId())) {
            throw Refusal.invalidValue("roleDivisions.roleId", "There is no role with id " + grant.roleId());
        }
        if (!state.isDivision(grant.divisionId())) {
            throw Refusal.invalidValue(
                    "roleDivisions.divisionId", "There is no division with id " + grant.divisionId());
        }
        boolean held = state.grantsOf(call.caller().subjectId()).stream()
                .anyMatch(own -> own.roleId().equals(grant.roleId()) && access.inEffect(own));
        if (!held) {
            throw unheld(state.roles().get(grant.roleId()));
        }
    }

    private Refusal unheld(Role role) {
        String reason = "You can only give roles that you hold yourself: " + role.name();
        Refusal refusal = switch (state.organization().refusals().unheldRole()) {
            case NOT_AUTHORIZED ->
                Refusal.of(403, "not.authorized", "You are not authorized to perform the requested action. " + reason);
            case MISSING_PERMISSIONS -> Refusal.missing(List.of("authorization:grant:add"));
            case BAD_REQUEST -> Refusal.badRequest(reason);
        };
        return refusal.extra("entityId", role.id()).extra("entityName", "role");
    }

    private static boolean same(Grant one, Grant other) {
        return one.roleId().equals(other.roleId()) && one.divisionId().equals(other.divisionId());
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
    }

    private String secret() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private Client client(Call call) {
        return call.existing(state, state.clients(), "oauthClient");
    }

    private ObjectNode shown(Client client) {
        ObjectNode shown = SandboxJson.named(client.id(), client.name())
                .put("description", client.description())
                .put("accessTokenValiditySeconds", client.tokenValidity().toSeconds())
                .put("authorizedGrantType", client.grantType())
                .put("state", client.state());
        client.dateToDelete().ifPresent(date -> shown.put("dateToDelete", date.toString()));
        shown.set("registeredRedirectUri", SandboxJson.texts(client.redirectUris()));
        shown.set("scope", SandboxJson.texts(client.scopes()));
        List<Grant> grants = state.grantsOf(client.id());
        shown.set(
                "roleIds",
                SandboxJson.texts(grants.stream().map(Grant::roleId).distinct().toList()));
        shown.set(
                "roleDivisions",
                grants.stream()
                        .map(grant -> SandboxJson.object()
                                .put("roleId", grant.roleId())
                                .put("divisionId", grant.divisionId()))
                        .collect(SandboxJson.toArray()));
        Stamp stamp = stamps.get(client.id());
        if (stamp != null) {
            shown.put("dateCreated", stamp.created().toString())
                    .put("dateModified", stamp.modified().toString());
            shown.putObject("createdBy").put("id", stamp.createdBy());
            shown.putObject("modifiedBy").put("id", stamp.modifiedBy());
        }
        return shown.put("selfUri", PATH + client.id());
    }
}
