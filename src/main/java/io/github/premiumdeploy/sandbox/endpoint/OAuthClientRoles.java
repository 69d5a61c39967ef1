package io.github.premiumdeploy.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Grant;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Role;
import io.github.premiumdeploy.sandbox.organization.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The roles of OAuth clients, which whoever gives them must hold. */
final class OAuthClientRoles {

    private final State state;
    private final Map<String, Set<String>> given = new HashMap<>();

    OAuthClientRoles(State state) {
        this.state = state;
    }

    /** What a body says about roles, if it does: roles with divisions, or roles alone, meant for the home division. */
    Optional<List<Grant>> requested(Call call, ObjectNode body, String clientId) {
        boolean ofUsers = !body.path("authorizedGrantType").asText().equals(OAuthClientEndpoints.CLIENT_CREDENTIALS);
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
        // Genesys's own wizard removes roles beside the clients that have them, whose bodies then name them still.
        pairs.removeIf(pair -> wasDeleted(clientId, pair.get(0)));
        List<Grant> grants = new ArrayList<>();
        for (List<String> pair : pairs) {
            Grant grant = new Grant(clientId, pair.get(0), pair.get(1), state.now());
            if (state.grantsOf(clientId).stream().noneMatch(grant::isSameAs)) {
                requireGrantable(call, grant);
            }
            grants.add(grant);
        }
        grants.forEach(
                grant -> given.computeIfAbsent(clientId, id -> new HashSet<>()).add(grant.roleId()));
        return Optional.of(grants);
    }

    private boolean wasDeleted(String clientId, String roleId) {
        return !state.roles().containsKey(roleId)
                && given.getOrDefault(clientId, Set.of()).contains(roleId);
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
        requireHeld(call, grant);
    }

    /** Stated by Genesys's Resource Center: who changes a client needs its roles. */
    void requireAll(Call call, String clientId) {
        if (state.switches().clientEditNeedsItsRoles()) {
            state.grantsOf(clientId).stream()
                    .filter(grant -> state.roles().containsKey(grant.roleId()))
                    .forEach(grant -> requireHeld(call, grant));
        }
    }

    private void requireHeld(Call call, Grant grant) {
        boolean held = state.grantsOf(call.caller().subjectId()).stream()
                .anyMatch(own ->
                        own.roleId().equals(grant.roleId()) && state.access().inEffect(own));
        if (!held) {
            throw unheld(state.roles().get(grant.roleId()));
        }
    }

    private Refusal unheld(Role role) {
        String reason =
                "You can only give roles that you hold yourself, and change clients with such roles: " + role.name();
        Refusal refusal = switch (state.organization().refusals().unheldRole()) {
            case NOT_AUTHORIZED ->
                Refusal.of(403, "not.authorized", "You are not authorized to perform the requested action. " + reason);
            case MISSING_PERMISSIONS -> Refusal.missing(List.of("authorization:grant:add"));
            case BAD_REQUEST -> Refusal.badRequest(reason);
        };
        return refusal.about("role", role.id());
    }
}
