package io.github.premiumdeploy.access;

import io.github.premiumdeploy.genesys.Fetched;
import io.github.premiumdeploy.genesys.Grant;
import io.github.premiumdeploy.genesys.Organization;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an organization has, as far as a check has read it, to compare it with another one; nothing stands for what was not
 * read.
 *
 * @param roles the caller's roles, each with where it is granted
 * @param products ids of the organization's products
 * @param features names of the organization's features that are on
 * @param integrationTypes ids of the integration types that it offers
 */
public record OrganizationTraits(
        Optional<Set<String>> roles,
        Optional<Set<String>> products,
        Optional<Set<String>> features,
        Optional<Set<String>> integrationTypes) {

    /** Nothing was read. */
    static final OrganizationTraits UNKNOWN =
            new OrganizationTraits(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** What the reads about a caller showed. */
    static OrganizationTraits of(Caller caller) {
        Set<String> roles = new TreeSet<>();
        for (Grant grant : caller.knownGrants()) {
            roles.add("\"" + grant.role().name() + "\" in " + place(grant));
        }
        Set<String> features = new TreeSet<>();
        if (caller.organization() instanceof Fetched.Ok<Organization> ok) {
            for (Map.Entry<String, Boolean> feature : ok.content().features().entrySet()) {
                if (feature.getValue()) {
                    features.add(feature.getKey());
                }
            }
        }
        return new OrganizationTraits(
                caller.grants() instanceof Fetched.Ok ? Optional.of(roles) : Optional.empty(),
                Optional.empty(),
                caller.organization() instanceof Fetched.Ok ? Optional.of(features) : Optional.empty(),
                Optional.empty());
    }

    private static String place(Grant grant) {
        if (grant.isEverywhere()) {
            return "all divisions";
        }
        return grant.home().orElse(false)
                ? "the home division"
                : "the division \"" + grant.division().name() + "\"";
    }

    /** The same with the products. */
    OrganizationTraits withProducts(Collection<String> read) {
        return read.isEmpty()
                ? this
                : new OrganizationTraits(roles, Optional.of(new TreeSet<>(read)), features, integrationTypes);
    }

    /** The same with the integration types. */
    OrganizationTraits withTypes(Collection<String> read) {
        return new OrganizationTraits(roles, products, features, Optional.of(new TreeSet<>(read)));
    }
}
