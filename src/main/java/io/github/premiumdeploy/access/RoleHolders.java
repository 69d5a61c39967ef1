package io.github.premiumdeploy.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.access.Finding.Fact;
import io.github.premiumdeploy.genesys.NamedEntity;
import io.github.premiumdeploy.genesys.TokenInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks for those of the caller's name who have a role that the caller lacks: a user of the client's name, or another OAuth
 * client of it. Somebody granted the role to them in the caller's place.
 */
final class RoleHolders {

    private final Caller caller;
    private final BudgetedLookups lookups;

    RoleHolders(Caller caller, BudgetedLookups lookups) {
        this.caller = caller;
        this.lookups = lookups;
    }

    /** Findings with who has the role that is not granted, as far as there are requests left to ask for it. */
    List<Finding> in(List<Finding> findings) {
        Optional<NamedEntity> client =
                caller.kind() == TokenInfo.Kind.CLIENT_CREDENTIALS ? caller.clientName() : Optional.empty();
        return findings.stream()
                .map(finding -> finding.cause() == Cause.PERMISSION_ROLE_NOT_GRANTED && client.isPresent()
                        ? in(finding, client.get())
                        : finding)
                .toList();
    }

    private Finding in(Finding finding, NamedEntity client) {
        String role = lookups.roleId(finding.facts().get(Fact.ROLE));
        Lookup<List<NamedEntity>> users = lookups.usersWith(role);
        Lookup<List<JsonNode>> clients = lookups.clients(caller);
        List<String> holders = new ArrayList<>();
        users.value().orElse(List.of()).stream()
                .filter(user -> user.name().equalsIgnoreCase(client.name()))
                .forEach(user -> holders.add("the user " + user
                        + " has it: what a user has does not count for the OAuth client of that name"));
        clients.value().orElse(List.of()).stream()
                .filter(other -> !other.path("id").asText().equals(client.id())
                        && other.path("name").asText().equalsIgnoreCase(client.name())
                        && (other.findValuesAsText("roleId").contains(role) || hasRole(other, role)))
                .forEach(other -> holders.add("another OAuth client of that name has it: "
                        + new NamedEntity(other.path("id").asText(), client.name())));
        return holders.isEmpty() ? finding : finding.with(Fact.SUBJECTS, String.join("; ", holders));
    }

    private static boolean hasRole(JsonNode client, String role) {
        for (JsonNode id : client.path("roleIds")) {
            if (id.asText().equals(role)) {
                return true;
            }
        }
        return false;
    }
}
