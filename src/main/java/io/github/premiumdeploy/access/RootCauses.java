package io.github.premiumdeploy.access;

import io.github.premiumdeploy.access.Finding.Fact;
import io.github.premiumdeploy.genesys.LicensesApi.License;
import io.github.premiumdeploy.genesys.Policy;
import io.github.premiumdeploy.genesys.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Brings assessments down to what has to be put right: however many requirements one thing breaks, it is one finding. What
 * is held is none.
 */
final class RootCauses {

    private final String client;
    private final NearMisses nearMisses;
    private final boolean hasRoles;
    private final List<Role> others;
    private final List<License> licenses;
    private final List<String> products;

    /**
     * Explains with what is known of the organization.
     *
     * @param caller whose requirements were judged
     * @param roles all roles of the organization, or none if they are not known
     * @param licenses its licences, or none if they are not known
     * @param products its products, or none if they are not known
     */
    RootCauses(Caller caller, List<Role> roles, List<License> licenses, List<String> products) {
        this.client = caller.holder();
        this.nearMisses = new NearMisses(caller.knownGrants());
        this.hasRoles =
                !caller.knownGrants().isEmpty() || caller.grants().value().isEmpty();
        Set<String> own =
                caller.knownGrants().stream().map(grant -> grant.role().id()).collect(Collectors.toSet());
        this.others = roles.stream().filter(role -> !own.contains(role.id())).toList();
        this.licenses = List.copyOf(licenses);
        this.products = List.copyOf(products);
    }

    /** What has to be put right, in the order in which to do it. */
    List<Finding> of(List<AssessedPermission> assessments) {
        List<Finding> findings = new ArrayList<>();
        findings.addAll(inNoRole(which(assessments, Cause.PERMISSION_IN_NO_ROLE)));
        findings.addAll(grouped(which(assessments, Cause.PERMISSION_NOT_HELD), assessed -> ""));
        findings.addAll(grouped(
                which(assessments, Cause.PERMISSION_IN_OTHER_DIVISION),
                assessed -> fact(assessed, Fact.ROLE) + "/" + fact(assessed, Fact.DIVISION)));
        for (Cause cause : List.of(Cause.PERMISSION_NOT_IN_NAMED_DIVISION, Cause.PERMISSION_REFUSED_IN_DIVISION)) {
            findings.addAll(grouped(
                    which(assessments, cause),
                    assessed -> fact(assessed, Fact.ROLE) + "/" + fact(assessed, Fact.NAMED)));
        }
        groups(
                        which(assessments, Cause.PERMISSION_NOT_IN_ORGANIZATION),
                        assessed -> assessed.anyOf().get(0).domain())
                .forEach(group -> findings.add(withProducts(group)));
        for (Cause cause : List.of(Cause.PERMISSION_CONDITION_NOT_MET, Cause.PERMISSION_CONDITIONAL)) {
            findings.addAll(grouped(
                    which(assessments, cause),
                    assessed -> fact(assessed, Fact.ROLE) + "/" + fact(assessed, Fact.CONDITION)));
        }
        for (Cause cause : List.of(Cause.PERMISSION_JUST_GRANTED, Cause.PERMISSION_YOUNG)) {
            findings.addAll(grouped(which(assessments, cause), assessed -> fact(assessed, Fact.ROLE)));
        }
        findings.addAll(grouped(which(assessments, Cause.PERMISSION_UNKNOWN), assessed -> fact(assessed, Fact.REASON)));
        return findings;
    }

    private static List<AssessedPermission> which(List<AssessedPermission> assessments, Cause cause) {
        return assessments.stream()
                .filter(assessed -> assessed.finding().cause() == cause)
                .toList();
    }

    private static String fact(AssessedPermission assessed, Fact fact) {
        return assessed.finding().facts().getOrDefault(fact, "");
    }

    /** One finding for all assessments that break at the same place. */
    private static List<Finding> grouped(
            List<AssessedPermission> assessments, Function<AssessedPermission, String> place) {
        return groups(assessments, place).stream()
                .map(group -> together(group.get(0).finding(), group))
                .toList();
    }

    private static Collection<List<AssessedPermission>> groups(
            List<AssessedPermission> assessments, Function<AssessedPermission, String> place) {
        return assessments.stream()
                .collect(Collectors.groupingBy(place, LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    private static Finding together(Finding finding, List<AssessedPermission> group) {
        Set<String> policies = group.stream()
                .map(assessed -> fact(assessed, Fact.POLICY))
                .filter(policy -> !policy.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Finding all = finding.about(
                        group.stream().map(AssessedPermission::permission).toList())
                .with(Fact.NEEDED_FOR, group.stream().map(RootCauses::neededFor).collect(Collectors.joining("\n")));
        for (Fact fact : List.of(Fact.NOT_LISTED, Fact.ROLES)) {
            Optional<String> one = group.stream()
                    .map(assessed -> fact(assessed, fact))
                    .filter(value -> !value.isEmpty())
                    .findFirst();
            all = one.isPresent() ? all.with(fact, one.get()) : all;
        }
        return policies.isEmpty() ? all : all.with(Fact.POLICY, String.join(", ", policies));
    }

    /** The same with what somebody may have taken for what is missing. */
    private Finding near(Finding finding, List<AssessedPermission> group) {
        List<String> near = nearMisses.of(
                group.stream().flatMap(assessed -> assessed.anyOf().stream()).toList());
        return near.isEmpty() ? finding : finding.with(Fact.NEAR, String.join("\n", near));
    }

    private static String neededFor(AssessedPermission assessed) {
        String place = fact(assessed, Fact.NOT_LISTED);
        return assessed.permission() + ": to " + String.join(", ", assessed.reasons())
                + (place.isEmpty() ? "" : "; users report it, and " + place + " does not list it here");
    }

    private List<Finding> inNoRole(List<AssessedPermission> missing) {
        if (missing.isEmpty()) {
            return List.of();
        }
        if (!hasRoles) {
            Finding finding = together(missing.get(0).finding().as(Cause.CALLER_WITHOUT_ROLES), missing);
            return List.of(others(missing)
                    .map(role -> finding.with(Fact.ROLE, role.name()).with(Fact.ROLE_ID, role.id()))
                    .orElse(finding));
        }
        List<Finding> findings = new ArrayList<>();
        List<AssessedPermission> left = new ArrayList<>(missing);
        for (Optional<Role> role = custom(left); role.isPresent(); role = custom(left)) {
            Role known = role.get();
            List<AssessedPermission> group =
                    left.stream().filter(assessed -> has(known, assessed)).toList();
            findings.add(near(
                    together(
                            group.get(0)
                                    .finding()
                                    .as(Cause.PERMISSION_ROLE_NOT_GRANTED)
                                    .with(Fact.ROLE, known.name())
                                    .with(Fact.ROLE_ID, known.id()),
                            group),
                    group));
            left.removeAll(group);
        }
        if (!left.isEmpty()) {
            Finding finding = near(
                    together(
                            left.get(0)
                                    .finding()
                                    .as(
                                            isReported(left)
                                                    ? Cause.PERMISSION_IN_NO_ROLE
                                                    : Cause.PERMISSION_MISSING_FOR_PLAN),
                            left),
                    left);
            findings.add(others(left)
                    .map(role -> finding.as(Cause.PERMISSION_ONLY_IN_BROAD_ROLE)
                            .with(Fact.ROLE, role.name())
                            .with(Fact.ROLE_ID, role.id()))
                    .orElse(finding));
        }
        return findings;
    }

    /** What the unpublished endpoint needs is known from users' reports only, and said so. */
    private static boolean isReported(List<AssessedPermission> missing) {
        return missing.stream().allMatch(AssessedPermission::isReported);
    }

    /** A role that somebody made for this and did not grant: the one with most of what is missing. */
    private Optional<Role> custom(List<AssessedPermission> missing) {
        return best(missing, role -> !role.isDefault() && !isBroad(role));
    }

    /** A role of the platform, or with every permission: it would do, and allows much more. */
    private Optional<Role> others(List<AssessedPermission> missing) {
        return custom(missing)
                .or(() -> best(missing, role -> true)
                        .filter(role -> missing.stream().allMatch(assessed -> has(role, assessed))));
    }

    private Optional<Role> best(List<AssessedPermission> missing, Predicate<Role> which) {
        return others.stream()
                .filter(which)
                .filter(role -> missing.stream().anyMatch(assessed -> has(role, assessed)))
                .max(Comparator.<Role>comparingLong(role -> missing.stream()
                                .filter(assessed -> has(role, assessed))
                                .count())
                        .thenComparing(role -> -role.policies().size()));
    }

    private static boolean isBroad(Role role) {
        return role.policies().stream().anyMatch(policy -> policy.domain().equals(Policy.ALL));
    }

    private static boolean has(Role role, AssessedPermission assessed) {
        return assessed.anyOf().stream()
                .anyMatch(permission -> role.policies().stream()
                        .anyMatch(policy -> policy.condition().isEmpty() && permission.isCoveredBy(policy)));
    }

    private Finding withProducts(List<AssessedPermission> group) {
        List<String> permissions = group.stream()
                .flatMap(assessed -> assessed.anyOf().stream())
                .map(Permission::toString)
                .toList();
        Set<String> bringing = licenses.stream()
                .filter(license -> permissions.stream().anyMatch(license.permissions()::contains))
                .map(License::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return together(group.get(0).finding(), group)
                .with(Fact.CLIENT, client)
                .with(Fact.LICENSES, String.join(", ", bringing))
                .with(Fact.PRODUCTS, String.join(", ", products));
    }
}
