package io.github.premiumdeploy.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A role that a subject holds in one division.
 *
 * @param division where; its id is {@code *} for a grant in all divisions
 * @param home whether the division is the home division, as far as the platform says so
 * @param policies what the role allows; empty if the platform left it out or empty, which it may
 * @param madeAt when it was granted
 */
public record Grant(
        NamedEntity role,
        NamedEntity division,
        Optional<Boolean> home,
        Optional<List<Policy>> policies,
        Optional<Instant> madeAt) {

    static List<Grant> list(JsonNode subject) {
        List<Grant> grants = new ArrayList<>();
        for (JsonNode grant : subject.path("grants")) {
            JsonNode policies = grant.path("role").path("policies");
            grants.add(new Grant(
                    NamedEntity.orBlank(grant.path("role")),
                    NamedEntity.orBlank(grant.path("division")),
                    home(grant.path("division")),
                    policies.isEmpty() ? Optional.empty() : Optional.of(policies(policies)),
                    Json.instant(grant, "grantMadeAt")));
        }
        return grants;
    }

    /** The grants of an OAuth client, of which it shows no more than the ids. */
    static List<Grant> ofClient(JsonNode client) {
        List<Grant> grants = new ArrayList<>();
        for (JsonNode pair : client.path("roleDivisions")) {
            grants.add(new Grant(
                    new NamedEntity(Json.text(pair, "roleId").orElse(""), ""),
                    new NamedEntity(Json.text(pair, "divisionId").orElse(""), ""),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
        }
        return grants;
    }

    private static Optional<Boolean> home(JsonNode division) {
        JsonNode home = division.path("homeDivision");
        return home.isBoolean() ? Optional.of(home.asBoolean()) : Optional.empty();
    }

    static List<Policy> policies(JsonNode array) {
        return array.valueStream().map(Policy::of).toList();
    }

    /** This grant with what its role allows. */
    public Grant with(Role known) {
        return new Grant(
                new NamedEntity(known.id(), known.name()), division, home, Optional.of(known.policies()), madeAt);
    }

    /** This grant with its division known to be, or not to be, the home division. */
    public Grant inDivision(boolean isHome) {
        return new Grant(role, division, Optional.of(isHome), policies, madeAt);
    }

    /** Whether it counts in every division. */
    public boolean isEverywhere() {
        return division.id().equals(Policy.ALL);
    }
}
