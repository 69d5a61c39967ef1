package io.github.premiumdeploy.sandbox.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Operation.Combination;
import io.github.premiumdeploy.genesys.Operation.Effect;
import io.github.premiumdeploy.genesys.Operation.Source;
import io.github.premiumdeploy.genesys.Operations;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxRequest;
import io.github.premiumdeploy.sandbox.http.SandboxResponse;
import io.github.premiumdeploy.sandbox.organization.EffectiveGrants;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Token;
import io.github.premiumdeploy.sandbox.organization.State;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Who is let through to an operation, and what the others are told. */
class PermissionGateTest {

    private static final String DEPLOYER = "5ca1ab1e-0000-4000-8000-0000000000c1";
    private static final String ADMIN = "5ca1ab1e-0000-4000-8000-0000000000c2";
    private static final String HOME = "5ca1ab1e-0000-4000-8000-0000000000d1";
    private static final String BRANCH = "5ca1ab1e-0000-4000-8000-0000000000d2";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);

    private static String refusal(Combination combination, String... permissions) {
        State state = new State(SandboxOrganization.standard(), CLOCK);
        PermissionGate gate = new PermissionGate(state);
        Operation operation = new Operation(
                "GET", "/x", "look", combination, List.of(permissions), List.of(), Source.PUBLISHED, Effect.READ);
        Token caller = new Token("t", Optional.empty(), ADMIN, List.of(), Instant.MAX);
        SandboxRequest request = new SandboxRequest("GET", "/x", "", Map.of(), new byte[0], "c");
        SandboxEndpoint endpoint = SandboxEndpoint.of(operation, answered -> SandboxResponse.empty(200));
        Call call = new Call(
                request,
                caller,
                List.of(),
                Map.of(),
                endpoint,
                new RequestModels(List.of(), state.organization()),
                state.organization());
        Refusal refusal = Assertions.catchThrowableOfType(Refusal.class, () -> gate.admit(call, endpoint));
        return refusal == null
                ? ""
                : refusal.toResponse("c").body().orElseThrow().path("code").asText() + ": " + refusal.getMessage();
    }

    @Test
    void namesAllMissingPermissionsInThePublishedWords() {
        assertThat(refusal(Combination.ALL, "integrations:integration:view", "oauth:client:add", "oauth:client:edit"))
                .isEqualTo("missing.permissions: Unable to perform the requested action. You are missing the following"
                        + " permission(s): [oauth:client:add, oauth:client:edit]");
        assertThat(refusal(Combination.ANY, "oauth:client:add", "oauth:client:edit"))
                .isEqualTo("missing.any.permissions: Unable to perform the requested action. You must have at least one"
                        + " of the following permissions assigned: [oauth:client:add, oauth:client:edit]");
        assertThat(refusal(Combination.ANY, "oauth:client:add"))
                .isEqualTo("missing.any.permissions: Unable to perform the requested action. You must have at least one"
                        + " of the following permissions assigned: [oauth:client:add]");
    }

    @Test
    void admitsWhoHoldsOneOfSeveralOrAll() {
        assertThat(refusal(Combination.ANY, "integrations:integration:view", "oauth:client:add"))
                .isEmpty();
        assertThat(refusal(Combination.ALL, "integrations:integration:view", "integrations:action:add"))
                .isEmpty();
    }

    @Test
    void takesAnotherAlternativeInEachDivision() {
        State state = new State(SandboxOrganization.parse("""
                extends: standard
                add:
                  roles:
                    - {name: Rows, permissions: ["architect:datatableRow:view"]}
                    - {name: Tables, permissions: ["architect:datatable:view"]}
                  clients:
                    - {name: One, id: one, secret: s, roles: [{role: Rows}, {role: Tables, division: Branch}]}
                """), CLOCK);
        Operation rows = new Operation(
                "GET",
                "/x",
                "look",
                Combination.ANY,
                List.of("architect:datatable:view", "architect:datatableRow:view"),
                List.of(),
                Source.PUBLISHED,
                Effect.READ);
        SandboxEndpoint endpoint =
                SandboxEndpoint.of(rows, answered -> SandboxResponse.empty(200)).in(asked -> Set.of(HOME, BRANCH));
        Call call = new Call(
                new SandboxRequest("GET", "/x", "", Map.of(), new byte[0], "c"),
                new Token("t", Optional.empty(), "one", List.of(), Instant.MAX),
                List.of(),
                Map.of(),
                endpoint,
                new RequestModels(List.of(), state.organization()),
                state.organization());
        assertThat(new PermissionGate(state).refusal(call, endpoint)).isEmpty();
    }

    @Test
    void holdsEveryNeededPermissionInItsCatalogue() {
        State state = new State(SandboxOrganization.standard(), CLOCK);
        EffectiveGrants access = state.access();
        assertThat(Operations.all().stream().map(Operation::permissions).flatMap(List::stream))
                .allMatch(access::exists);
        PermissionGate gate = new PermissionGate(state);
        Token deployer = new Token("t", Optional.empty(), DEPLOYER, List.of(), Instant.MAX);
        assertThat(Operations.all())
                .allMatch(operation -> gate.missing(deployer, operation).isEmpty());
    }
}
