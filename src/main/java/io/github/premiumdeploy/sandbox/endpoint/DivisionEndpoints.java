package io.github.premiumdeploy.sandbox.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.http.SandboxResponse;
import io.github.premiumdeploy.sandbox.organization.EffectiveGrants;
import io.github.premiumdeploy.sandbox.organization.NamePattern;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Division;
import io.github.premiumdeploy.sandbox.organization.State;
import java.util.List;

/** The divisions, and which of them the caller's permissions are for. */
final class DivisionEndpoints implements EndpointGroup {

    private final State state;
    private final EffectiveGrants access;

    DivisionEndpoints(State state, EffectiveGrants access) {
        this.state = state;
        this.access = access;
    }

    @Override
    public List<SandboxEndpoint> endpoints() {
        return List.of(
                SandboxEndpoint.of(AuthorizationApi.DIVISIONS_PERMITTED_ME, this::divisionsPermitted)
                        .requiring("permission")
                        .asking("name"),
                SandboxEndpoint.of(AuthorizationApi.DIVISIONS, this::divisions)
                        .paged()
                        .sorted()
                        .asking("id", "name"),
                SandboxEndpoint.of(AuthorizationApi.HOME_DIVISION, this::homeDivision));
    }

    private SandboxResponse divisionsPermitted(Call call) {
        String permission = call.requiredQuery("permission");
        // Published for users; whether an OAuth client may ask is uncertain, hence the switch.
        if (!call.caller().isUser() && !state.switches().divisionsPermittedForClients()) {
            throw UserEndpoints.notAUser();
        }
        return SandboxResponse.ok(access.divisionsWith(call.caller().subjectId(), permission).stream()
                .map(state.divisions()::get)
                .filter(division -> nameMatches(call, division))
                .map(DivisionEndpoints::shown)
                .collect(SandboxJson.toArray()));
    }

    private SandboxResponse divisions(Call call) {
        List<String> ids = call.queries("id");
        List<Division> divisions = state.divisions().values().stream()
                .filter(division -> ids.isEmpty() || ids.contains(division.id()))
                .filter(division -> nameMatches(call, division))
                .toList();
        return Paging.of(call)
                .listing(
                        call,
                        Sorting.of(call).sorted(divisions, Division::id, Division::name),
                        DivisionEndpoints::shown);
    }

    private SandboxResponse homeDivision(Call call) {
        return SandboxResponse.ok(state.divisions().values().stream()
                .map(DivisionEndpoints::shown)
                .filter(division -> division.path("homeDivision").asBoolean())
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("division", "home")));
    }

    private static boolean nameMatches(Call call, Division division) {
        return call.query("name")
                .map(name -> NamePattern.matches(name, division.name()))
                .orElse(true);
    }

    static ObjectNode shown(Division division) {
        return SandboxJson.named(division.id(), division.name())
                .put("description", division.description())
                .put("homeDivision", division.home())
                .put("selfUri", "/api/v2/authorization/divisions/" + division.id());
    }
}
