package io.github.premiumdeploy.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.OAuthClientsApi;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.http.SandboxResponse;
import io.github.premiumdeploy.sandbox.organization.Names;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Client;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Grant;
import io.github.premiumdeploy.sandbox.organization.State;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** OAuth clients, whose secrets are told once and whose roles their maker must hold. */
final class OAuthClientEndpoints implements EndpointGroup {

    private static final String PATH = "/api/v2/oauth/clients/";
    static final String CLIENT_CREDENTIALS = "CLIENT-CREDENTIALS";

    private static final List<String> GRANT_TYPES =
            List.of("CODE", "TOKEN", "SAML2-BEARER", "PASSWORD", CLIENT_CREDENTIALS);

    /** Older clients are not deleted at once, in seconds. */
    private static final int OLD = 30 * 24 * 60 * 60;

    /** How long they can be restored. */
    private static final Duration GRACE = Duration.ofDays(7);

    private static final int SECRET_BYTES = 32;

    private final State state;
    private final OAuthClientRoles roles;
    private final Set<String> lingering = new HashSet<>();

    OAuthClientEndpoints(State state) {
        this.state = state;
        this.roles = new OAuthClientRoles(state);
    }

    @Override
    public List<SandboxEndpoint> endpoints() {
        return List.of(
                SandboxEndpoint.of(OAuthClientsApi.LIST, this::list).readingAlso("pageSize", "pageNumber"),
                SandboxEndpoint.of(OAuthClientsApi.CREATE, this::create).taking("OAuthClientRequest"),
                SandboxEndpoint.of(OAuthClientsApi.GET, this::read),
                SandboxEndpoint.of(OAuthClientsApi.UPDATE, this::update).taking("OAuthClientRequest"),
                SandboxEndpoint.of(OAuthClientsApi.NEW_SECRET, this::newSecret),
                SandboxEndpoint.of(OAuthClientsApi.DELETE, this::delete));
    }

    @Override
    public String models() {
        return """
                OAuthClientRequest: accessTokenValiditySeconds int; authorizedGrantType \
                    CODE|TOKEN|SAML2-BEARER|PASSWORD|CLIENT-CREDENTIALS!; dateToDelete datetime; description str; name str!; \
                    registeredRedirectUri list[str]; roleDivisions list[RoleDivision]; roleIds list[str]; scope list[str]; \
                    state active|disabled|inactive
                RoleDivision: divisionId str!; roleId str!
                """;
    }

    /** Published without paging parameters; whether there are pages nevertheless is uncertain, hence the switch. */
    private SandboxResponse list(Call call) {
        removeOverdue();
        List<Client> clients = state.listed(state.clients()).toList();
        int size = state.switches().oauthClientPageSize();
        return Paging.withDefault(call, size > 0 ? size : Math.max(1, clients.size()))
                .listing(call, clients, this::shown);
    }

    private SandboxResponse read(Call call) {
        return state.deleted(call.request().path())
                .map(SandboxResponse::ok)
                .orElseGet(() -> SandboxResponse.ok(shown(client(call))));
    }

    /** What has a code of its own is refused before the body is checked against its model. */
    private static ObjectNode body(Call call) {
        return call.body(body -> {
            JsonNode grantType = body.path("authorizedGrantType");
            if (body.isObject() && (grantType.isMissingNode() || grantType.isNull())) {
                throw Refusal.of(400, "grant.type.required", "Grant type is required.")
                        .detail("required.field.missing", "authorizedGrantType");
            }
            if (grantType.isTextual() && !GRANT_TYPES.contains(grantType.asText())) {
                throw Refusal.of(400, "bad.grant.type", "Invalid grant type.")
                        .detail("invalid.value", "authorizedGrantType");
            }
            return body;
        });
    }

    private SandboxResponse create(Call call) {
        ObjectNode body = body(call);
        String grantType = body.path("authorizedGrantType").asText();
        if (grantType.equals("TOKEN") && !state.switches().implicitClients()) {
            throw Refusal.invalidValue(
                    "authorizedGrantType", "New clients of the implicit grant (TOKEN) are no longer allowed; use CODE");
        }
        int most = state.switches().maxOAuthClients();
        if (most > 0 && state.clients().size() >= most) {
            throw Refusal.of(400, "auth.too.many.clients", "Too many clients exist in this organization.");
        }
        String id = state.newId();
        Client client = requested(body, id, SandboxTokens.random(SECRET_BYTES), "active");
        List<Grant> grants = roles.requested(call, body, id).orElse(List.of());
        if (grants.isEmpty()
                && grantType.equals(CLIENT_CREDENTIALS)
                && state.switches().clientsNeedRoles()) {
            throw Refusal.of(400, "missing.client.roles", "Client roles are missing.");
        }
        state.clients().put(id, client);
        state.grants().addAll(grants);
        stamp(client, SandboxJson.time(state.now()), call.caller().subjectId(), call);
        return SandboxResponse.ok(shown(client).put("secret", client.secret()));
    }

    private SandboxResponse update(Call call) {
        Client old = client(call);
        ObjectNode body = body(call);
        if (!body.path("authorizedGrantType").asText().equals(old.grantType())) {
            throw Refusal.invalidValue("authorizedGrantType", "The grant type of a client cannot be changed");
        }
        roles.requireAll(call, old.id());
        Client changed = requested(body, old.id(), old.secret(), old.state());
        // Roles that a body does not mention stay; whether the platform would take them away is uncertain.
        roles.requested(call, body, old.id()).ifPresent(wanted -> {
            state.grants()
                    .removeIf(held ->
                            held.subjectId().equals(old.id()) && wanted.stream().noneMatch(held::isSameAs));
            for (Grant grant : wanted) {
                if (state.grants().stream().noneMatch(grant::isSameAs)) {
                    state.grants().add(grant);
                }
            }
        });
        if (lingering.contains(old.id()) && changed.state().equals("active")) {
            changed.shown().remove("dateToDelete");
            lingering.remove(old.id());
        } else if (lingering.contains(old.id())) {
            changed.shown().set("dateToDelete", old.shown().path("dateToDelete"));
        }
        state.clients().put(old.id(), changed);
        String made = old.shown().path("dateCreated").asText(SandboxJson.time(Instant.EPOCH));
        stamp(changed, made, old.shown().at("/createdBy/id").asText(), call);
        return SandboxResponse.ok(shown(changed));
    }

    /** When and by whom it was made, which is not known of those that the organization began with, and changed. */
    private void stamp(Client client, String made, String maker, Call call) {
        ObjectNode shown = client.shown().put("dateCreated", made).put("dateModified", SandboxJson.time(state.now()));
        shown.putObject("createdBy").put("id", maker);
        shown.putObject("modifiedBy").put("id", call.caller().subjectId());
    }

    private SandboxResponse newSecret(Call call) {
        Client old = client(call);
        Client changed = new Client(SandboxTokens.random(SECRET_BYTES), old.shown());
        state.clients().put(old.id(), changed);
        return SandboxResponse.ok(shown(changed).put("secret", changed.secret()));
    }

    private SandboxResponse delete(Call call) {
        Client client = client(call);
        if (!client.state().equals("inactive")) {
            throw Refusal.of(
                    400, "cannot.delete.client", "Clients must be marked as inactive to be eligible for deletion.");
        }
        // Those that the organization file describes are as old as the hills.
        if (state.switches().oldClientsLinger() && !state.isYounger(client.id(), OLD)) {
            linger(client);
        } else {
            remove(client);
        }
        return SandboxResponse.empty(204);
    }

    /** Stated by Genesys: it stays inactive for seven days, in which it can be restored by making it active. */
    private void linger(Client client) {
        ObjectNode shown = client.shown()
                .deepCopy()
                .put("dateToDelete", SandboxJson.time(state.now().plus(GRACE)));
        state.clients().put(client.id(), new Client(client.secret(), shown));
        lingering.add(client.id());
    }

    private void remove(Client client) {
        state.showDeleted(shown(client));
        state.clients().remove(client.id());
        state.grants().removeIf(grant -> grant.subjectId().equals(client.id()));
        lingering.remove(client.id());
    }

    private void removeOverdue() {
        lingering.stream()
                .map(state.clients()::get)
                .filter(client -> client.isOver(state.now()))
                .toList()
                .forEach(this::remove);
    }

    private Client requested(ObjectNode body, String id, String secret, String oldState) {
        String name = Names.required(body, "client");
        int validity = body.path("accessTokenValiditySeconds").asInt(86_400);
        if (validity < 300 || validity > 172_800) {
            throw Refusal.invalidValue(
                    "accessTokenValiditySeconds", "accessTokenValiditySeconds must be between 300 and 172800");
        }
        boolean ofUsers = !body.path("authorizedGrantType").asText().equals(CLIENT_CREDENTIALS);
        List<String> redirects = ofUsers ? SandboxJson.texts(body.path("registeredRedirectUri")) : List.of();
        redirects.forEach(OAuthClientEndpoints::requireUri);
        ObjectNode shown = SandboxJson.named(id, name)
                .put("description", body.path("description").asText(""))
                .put("accessTokenValiditySeconds", validity)
                .put("authorizedGrantType", body.path("authorizedGrantType").asText())
                .put("state", body.path("state").asText(oldState));
        if (body.path("dateToDelete").isTextual()) {
            Instant end =
                    OffsetDateTime.parse(body.path("dateToDelete").asText()).toInstant();
            shown.put("dateToDelete", SandboxJson.time(end));
        }
        shown.set("registeredRedirectUri", SandboxJson.texts(redirects));
        shown.set("scope", SandboxJson.texts(ofUsers ? SandboxJson.texts(body.path("scope")) : List.of()));
        return new Client(secret, shown);
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

    private Client client(Call call) {
        removeOverdue();
        return call.existing(state, state.clients(), id -> Refusal.notFound("oauthClient", id));
    }

    private ObjectNode shown(Client client) {
        ObjectNode shown = client.shown().deepCopy();
        List<Grant> grants = state.grantsOf(client.id());
        shown.set(
                "roleIds",
                SandboxJson.texts(grants.stream().map(Grant::roleId).distinct().toList()));
        shown.set("roleDivisions", SandboxJson.array(grants, Grant::shown));
        return shown.put("selfUri", PATH + client.id());
    }
}
