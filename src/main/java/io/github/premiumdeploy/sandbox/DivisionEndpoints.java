package io.github.premiumdeploy.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.sandbox.SandboxOrganization.Division;
import java.util.List;

/** The divisions, and which of them the caller's permissions are for. */
final class DivisionEndpoints implements EndpointGroup {

    private final State state;
    private final Access access;

    DivisionEndpoints(State state, Access access) {
        this.state = state;
        this.access = access;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of(AuthorizationApi.DIVISIONS_PERMITTED_ME, this::divisionsPermitted),
                Endpoint.of(AuthorizationApi.DIVISIONS, this::divisions),
                Endpoint.of(AuthorizationApi.HOME_DIVISION, this::homeDivision));
    }

    private Response divisionsPermitted(Call call) {
        String permission = call.requiredQuery("permission");
        // Published for users; whether an OAuth client may ask is uncertain, hence the switch.
        if (!call.caller().isUser() && !state.switches().divisionsPermittedForClients()) {
            throw Refusal.of(
                    400, "not.a.user", "This request requires a user, and the token was made for an OAuth client.");
        }
        return Response.ok(access.divisionsWith(call.caller().subjectId(), permission).stream()
                .map(id -> shown(state.divisions().get(id)))
                .filter(division -> nameMatches(call, division))
                .collect(Json.toArray()));
    }

    private Response divisions(Call call) {
        List<String> ids = call.queries("id");
        List<ObjectNode> divisions = state.divisions().values().stream()
                .map(DivisionEndpoints::shown)
                .filter(division ->
                        ids.isEmpty() || ids.contains(division.path("id").asText()))
                .filter(division -> nameMatches(call, division))
                .toList();
        return Paging.of(call).listing(call, divisions);
    }

    private Response homeDivision(Call call) {
        return Response.ok(state.divisions().values().stream()
                .map(DivisionEndpoints::shown)
                .filter(division -> division.path("homeDivision").asBoolean())
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("division", "home")));
    }

    private static boolean nameMatches(Call call, ObjectNode division) {
        return call.query("name")
                .map(name -> NamePattern.matches(name, division.path("name").asText()))
                .orElse(true);
    }

    static ObjectNode shown(Division division) {
        return Json.named(division.id(), division.name())
                .put("description", division.description())
                .put("homeDivision", division.home())
                .put("selfUri", "/api/v2/authorization/divisions/" + division.id());
    }
}
