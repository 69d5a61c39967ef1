package io.github.premiumdeploy.access;

import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.Operation;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether one requirement is met, and by which chain.
 *
 * @param anyOf the permissions, one of which is enough
 * @param needs what asks for it
 * @param finding what was found, of the permission that comes nearest
 * @param chain how the caller comes by it, or where that breaks
 */
public record AssessedPermission(List<Permission> anyOf, List<Need> needs, Finding finding, List<Link> chain) {

    public AssessedPermission {
        anyOf = List.copyOf(anyOf);
        needs = List.copyOf(needs);
        chain = List.copyOf(chain);
    }

    /** This, found to be otherwise. */
    AssessedPermission with(Finding other) {
        return new AssessedPermission(anyOf, needs, other, chain);
    }

    /** This, found to be otherwise by another chain. */
    AssessedPermission with(Finding other, List<Link> links) {
        return new AssessedPermission(anyOf, needs, other, links);
    }

    /** This, found to be otherwise since the platform refused; where that is the cause, the chain breaks. */
    AssessedPermission refusedFor(Cause cause, ApiException refusal) {
        Finding other = finding.as(cause)
                .with(Finding.Fact.NAMED, String.join(", ", refusal.error().namedDivisions()));
        return cause.verdict().isRefusal() ? broken(other) : with(other);
    }

    /** This, found to be otherwise, with the chain broken where it was not known to hold. */
    AssessedPermission broken(Finding other) {
        return with(other, chain.stream().map(Link::broken).toList());
    }

    /** This, needed for one thing more. */
    AssessedPermission neededFor(Need need) {
        return needs.contains(need)
                ? this
                : new AssessedPermission(
                        anyOf, Stream.concat(needs.stream(), Stream.of(need)).toList(), finding, chain);
    }

    /** This, held for another reason than the caller's roles. */
    AssessedPermission confirmedBy(String evidence) {
        return with(
                Finding.of(Cause.PERMISSION_CONFIRMED)
                        .with(Finding.Fact.PERMISSION, permission())
                        .with(Finding.Fact.REASON, evidence),
                List.of(new Link(Link.Part.PERMISSION, permission(), Link.State.HOLDS)));
    }

    /** Whether one of several has this cause. */
    static boolean has(Collection<AssessedPermission> several, Cause cause) {
        for (AssessedPermission one : several) {
            if (one.cause() == cause) {
                return true;
            }
        }
        return false;
    }

    /** Whether nothing but users' reports says that it is needed. */
    boolean isReported() {
        return isReported(needs);
    }

    static boolean isReported(List<Need> needs) {
        return needs.stream().allMatch(need -> need.operation().source() == Operation.Source.REPORTED);
    }

    /** The permission, or all that would do. */
    public String permission() {
        return words(anyOf);
    }

    static String words(List<Permission> anyOf) {
        return anyOf.stream().map(Permission::toString).collect(Collectors.joining(" or "));
    }

    public Cause cause() {
        return finding.cause();
    }

    public Verdict verdict() {
        return finding.verdict();
    }

    /** More askers than these are counted only. */
    private static final int SHOWN = 3;

    /** What the requirement is needed for: what the operations do, and in brackets what asks for them. */
    public List<String> reasons() {
        Set<String> reasons = new LinkedHashSet<>();
        needs.stream()
                .collect(Collectors.groupingBy(
                        need -> need.operation().action(),
                        LinkedHashMap::new,
                        Collectors.mapping(Need::asker, Collectors.toCollection(LinkedHashSet::new))))
                .forEach((action, askers) -> reasons.add(action + " (" + some(askers) + ")"));
        return List.copyOf(reasons);
    }

    private static String some(Set<String> askers) {
        String first = askers.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return askers.size() <= SHOWN ? first : first + " and " + (askers.size() - SHOWN) + " more";
    }
}
