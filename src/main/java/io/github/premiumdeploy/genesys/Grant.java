package io.github.premiumdeploy.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A role that a subject holds in one division.
 *
 * @param policies what the role allows; empty if the platform left it out or empty, which it may
 * @param madeAt when it was granted
 */
public record Grant(NamedEntity role, NamedEntity division, Optional<List<Policy>> policies, Optional<Instant> madeAt) {

    static List<Grant> list(JsonNode subject) {
        List<Grant> grants = new ArrayList<>();
        for (JsonNode grant : subject.path("grants")) {
            JsonNode policies = grant.path("role").path("policies");
            grants.add(new Grant(
                    NamedEntity.of(grant.path("role")).orElse(new NamedEntity("", "")),
                    NamedEntity.of(grant.path("division")).orElse(new NamedEntity("", "")),
                    policies.isEmpty() ? Optional.empty() : Optional.of(policies(policies)),
                    Json.instant(grant, "grantMadeAt")));
        }
        return grants;
    }

    static List<Policy> policies(JsonNode array) {
        List<Policy> policies = new ArrayList<>();
        array.forEach(policy -> policies.add(Policy.of(policy)));
        return policies;
    }

    /** This grant with the policies of its role. */
    public Grant with(List<Policy> known) {
        return new Grant(role, division, Optional.of(known), madeAt);
    }
}
