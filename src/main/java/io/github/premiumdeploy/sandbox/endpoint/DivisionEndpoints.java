package io.github.premiumdeploy.sandbox.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.http.SandboxResponse;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Division;
import io.github.premiumdeploy.sandbox.organization.State;
import java.util.List;
import java.util.stream.Stream;

/** The divisions, and which of them the caller's permissions are for. */
final class DivisionEndpoints implements EndpointGroup {

    private final State state;

    DivisionEndpoints(State state) {
        this.state = state;
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
            throw TokenEndpoints.notAUser();
        }
        List<Division> permitted = listing(
                        call,
                        state.access().divisionsWith(call.caller().subjectId(), permission).stream()
                                .map(state.divisions()::get))
                .named()
                .all();
        return SandboxResponse.ok(SandboxJson.array(permitted, DivisionEndpoints::shown));
    }

    private SandboxResponse divisions(Call call) {
        return listing(call, state.divisions().values().stream())
                .ids("id")
                .named()
                .page(DivisionEndpoints::shown);
    }

    private SandboxResponse homeDivision(Call call) {
        return SandboxResponse.ok(shown(state.division(state.homeDivision())));
    }

    private static SandboxListing<Division> listing(Call call, Stream<Division> divisions) {
        return SandboxListing.of(call, divisions, Division::id, Division::name);
    }

    static ObjectNode shown(Division division) {
        return SandboxJson.named(division.id(), division.name())
                .put("description", division.description())
                .put("homeDivision", division.home())
                .put("selfUri", "/api/v2/authorization/divisions/" + division.id());
    }
}
