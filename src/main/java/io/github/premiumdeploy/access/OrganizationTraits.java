package io.github.premiumdeploy.access;

import io.github.premiumdeploy.genesys.Grant;
import io.github.premiumdeploy.genesys.Organization;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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
        return new OrganizationTraits(
                caller.grants().value().map(OrganizationTraits::roles),
                Optional.empty(),
                caller.organization().value().map(Organization::features).map(OrganizationTraits::on),
                Optional.empty());
    }

    private static Set<String> roles(List<Grant> grants) {
        return grants.stream()
                .map(grant -> "\"" + grant.role().name() + "\" in "
                        + (grant.isEverywhere()
                                ? "all divisions"
                                : grant.home().orElse(false)
                                        ? "the home division"
                                        : "the division \"" + grant.division().name() + "\""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> on(Map<String, Boolean> features) {
        return features.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
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
