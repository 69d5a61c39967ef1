package io.github.premiumdeploy.access;

import io.github.premiumdeploy.access.Finding.Fact;
import io.github.premiumdeploy.access.Link.Part;
import io.github.premiumdeploy.access.Link.State;
import io.github.premiumdeploy.genesys.Fetched;
import io.github.premiumdeploy.genesys.Grant;
import io.github.premiumdeploy.genesys.PermissionCatalog;
import io.github.premiumdeploy.genesys.Policy;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges whether a role of the caller has a permission. */
final class PermissionCheck {

    /** A grant takes effect within this time; published. */
    private static final Duration GRANT_SETTLES = Duration.ofMinutes(5);

    /** What stands for the place of a grant in the home division. */
    static final String HOME = "home";

    private final Caller caller;
    private final Instant now;
    private final PermissionCatalog catalogue;

    PermissionCheck(Caller caller, Instant now) {
        this(caller, now, PermissionCatalog.UNKNOWN);
    }

    /**
     * Judges with what is known.
     *
     * @param catalogue the permissions that exist, as far as they were read
     */
    PermissionCheck(Caller caller, Instant now, PermissionCatalog catalogue) {
        this.caller = caller;
        this.now = now;
        this.catalogue = catalogue;
    }

    /**
     * How the caller comes by a permission.
     *
     * @param finding what was found
     * @param chain the links, the last one the permission or the one that breaks
     */
    record Holding(Finding finding, List<Link> chain) {}

    /** A policy that covers the permission, of one of the caller's grants. */
    private record Candidate(Grant grant, Policy policy, Cause cause) {}

    Finding roles() {
        if (caller.grants() instanceof Fetched.Failed<List<Grant>> unknown) {
            return Finding.of(Cause.ROLES_UNKNOWN).with(Fact.REASON, Reasons.words(unknown.why()));
        }
        String roles = caller.knownGrants().stream()
                .map(PermissionCheck::words)
                .distinct()
                .collect(Collectors.joining(", "));
        return roles.isEmpty()
                ? Finding.of(Cause.ROLES_NONE).with(Fact.CLIENT, caller.holder())
                : Finding.of(Cause.ROLES_LISTED).with(Fact.ROLES, roles);
    }

    /** Whether a permission is held; where it is granted does not count. */
    Finding of(Permission permission) {
        return holding(permission, false).finding();
    }

    /**
     * How a permission is held.
     *
     * @param strict whether it counts that a permission is granted elsewhere than in the home division, granted just now,
     *     or not among those that exist in the organization: all three are published
     */
    Holding holding(Permission permission, boolean strict) {
        Optional<Candidate> best = candidates(permission, strict).min(Comparator.comparing(Candidate::cause));
        if (strict && !catalogue.has(permission.toString())) {
            List<Link> chain = best.map(this::links).orElseGet(() -> new ArrayList<>(List.of(clientLink())));
            chain.add(new Link(Part.PERMISSION, permission + " does not exist in the organization", State.BREAKS));
            Finding absent =
                    Finding.of(Cause.PERMISSION_NOT_IN_ORGANIZATION).with(Fact.PERMISSION, permission.toString());
            // Once the organization has it, a role of the caller has to have it as well.
            return new Holding(
                    best.isEmpty() && caller.knowsAllPolicies()
                            ? absent.with(
                                    Fact.ROLES, caller.roleNames().isEmpty() ? "no role at all" : caller.roleNames())
                            : absent,
                    chain);
        }
        if (best.isPresent()) {
            return held(permission, best.get());
        }
        if (caller.knowsAllPolicies()) {
            String roles = caller.roleNames();
            String broken = roles.isEmpty() ? "no role" : "none of " + roles + " has " + permission;
            return new Holding(missing(permission), List.of(clientLink(), new Link(Part.ROLE, broken, State.BREAKS)));
        }
        String reason = caller.grants()
                .reason()
                .map(Reasons::words)
                .orElse("the platform names the caller's roles (" + caller.roleNames() + ") without what they allow");
        return new Holding(
                Finding.of(Cause.PERMISSION_UNKNOWN)
                        .with(Fact.PERMISSION, permission.toString())
                        .with(Fact.REASON, reason),
                List.of(clientLink(), new Link(Part.ROLE, "what the roles allow is not known", State.UNKNOWN)));
    }

    /** The causes are declared from the best to the worst. */
    private Stream<Candidate> candidates(Permission permission, boolean strict) {
        return caller.knownGrants().stream()
                .flatMap(grant -> grant.policies().orElse(List.of()).stream()
                        .filter(permission::isCoveredBy)
                        .map(policy -> new Candidate(grant, policy, cause(permission, grant, policy, strict))));
    }

    private Cause cause(Permission permission, Grant grant, Policy policy, boolean strict) {
        if (strict && isElsewhere(permission, grant)) {
            return Cause.PERMISSION_IN_OTHER_DIVISION;
        }
        if (policy.condition().isPresent()) {
            return Cause.PERMISSION_CONDITIONAL;
        }
        return strict && isYoung(grant) ? Cause.PERMISSION_YOUNG : Cause.PERMISSION_HELD;
    }

    /** Whether a permission that counts by division is granted in another one than where a deployment writes. */
    private boolean isElsewhere(Permission permission, Grant grant) {
        boolean counts = catalogue.countsByDivision(permission.toString()).orElse(true);
        return counts
                && !grant.isEverywhere()
                && grant.home().filter(home -> !home).isPresent();
    }

    private boolean isYoung(Grant grant) {
        return grant.madeAt()
                .filter(made -> made.plus(GRANT_SETTLES).isAfter(now))
                .isPresent();
    }

    private Holding held(Permission permission, Candidate candidate) {
        Grant grant = candidate.grant();
        Finding finding = Finding.of(candidate.cause())
                .with(Fact.PERMISSION, permission.toString())
                .with(Fact.CLIENT, caller.holder())
                .with(Fact.ROLE, roleName(grant))
                .with(Fact.ROLE_ID, grant.role().id())
                .with(Fact.DIVISION, divisionName(grant))
                .with(Fact.PLACE, grant.home().orElse(false) ? HOME : "")
                .with(Fact.DIVISION_ID, grant.division().id())
                .with(Fact.POLICY, candidate.policy().words());
        if (isYoung(grant)) {
            finding = withAge(finding, grant);
        }
        if (candidate.policy().condition().isPresent()) {
            finding =
                    finding.with(Fact.CONDITION, candidate.policy().condition().get());
        }
        List<Link> links = links(candidate);
        boolean ends = links.get(links.size() - 1).state() != State.HOLDS;
        if (!ends) {
            links.add(new Link(Part.PERMISSION, permission.toString(), State.HOLDS));
        }
        return new Holding(finding, links);
    }

    private Finding withAge(Finding finding, Grant grant) {
        Instant made = grant.madeAt().orElseThrow();
        long seconds = Math.max(0, Duration.between(made, now).toSeconds());
        return finding.with(Fact.DATE, made.toString())
                .with(Fact.AGE, seconds < 120 ? seconds + " s ago" : seconds / 60 + " min ago")
                .with(
                        Fact.UNTIL,
                        made.plus(GRANT_SETTLES)
                                        .plusSeconds(59)
                                        .truncatedTo(ChronoUnit.MINUTES)
                                        .toString()
                                        .substring(11, 16)
                                + " UTC");
    }

    /** The names of the roles that are granted in these divisions, and in no other place that counts. */
    String roleNamesIn(Collection<String> divisionIds) {
        return caller.knownGrants().stream()
                .filter(grant -> divisionIds.contains(grant.division().id()))
                .map(PermissionCheck::roleName)
                .distinct()
                .collect(Collectors.joining("\" or \""));
    }

    /** Whether a permission that counts by division is held in these divisions alone, none of which is the home division. */
    boolean areElsewhere(Permission permission, Collection<String> divisionIds) {
        return catalogue.countsByDivision(permission.toString()).orElse(false)
                && divisionIds.stream()
                        .allMatch(id -> caller.knownGrants().stream()
                                .anyMatch(grant -> grant.division().id().equals(id)
                                        && grant.home().filter(home -> !home).isPresent()));
    }

    private List<Link> links(Candidate candidate) {
        Grant grant = candidate.grant();
        List<Link> links = new ArrayList<>(List.of(clientLink()));
        if (candidate.cause() == Cause.PERMISSION_YOUNG) {
            links.add(new Link(
                    Part.ROLE,
                    roleName(grant) + ", granted only at " + grant.madeAt().orElseThrow(),
                    State.UNKNOWN));
            return links;
        }
        links.add(new Link(Part.ROLE, roleName(grant), State.HOLDS));
        if (candidate.cause() == Cause.PERMISSION_IN_OTHER_DIVISION) {
            links.add(new Link(Part.DIVISION, divisionName(grant) + ", not the home division", State.BREAKS));
            return links;
        }
        links.add(new Link(Part.DIVISION, divisionName(grant), State.HOLDS));
        String policy = candidate.policy().words();
        links.add(candidate
                .policy()
                .condition()
                .map(condition -> new Link(Part.POLICY, policy + ", if " + condition, State.UNKNOWN))
                .orElseGet(() -> new Link(Part.POLICY, policy, State.HOLDS)));
        return links;
    }

    private Link clientLink() {
        return new Link(Part.CLIENT, caller.holder(), State.HOLDS);
    }

    Finding missing(Permission permission) {
        String roles = caller.roleNames();
        return Finding.of(Cause.PERMISSION_IN_NO_ROLE)
                .with(Fact.PERMISSION, permission.toString())
                .with(Fact.CLIENT, caller.holder())
                .with(
                        Fact.ROLES,
                        !roles.isEmpty()
                                ? roles
                                : caller.grants().value().isPresent() ? "none" : "their names are not shown");
    }

    /**
     * That the platform says a permission is not held. Where roles do not show what they allow, none of them is known to lack
     * it: its condition, its division or its age may be in the way.
     *
     * @param evidence what says so
     */
    Finding notHeld(Permission permission, String evidence) {
        if (caller.knowsAllPolicies()) {
            return missing(permission);
        }
        Finding finding = missing(permission).as(Cause.PERMISSION_NOT_HELD).with(Fact.REASON, evidence);
        return caller.knownGrants().stream()
                .filter(this::isYoung)
                .max(Comparator.comparing(grant -> grant.madeAt().orElseThrow()))
                .map(grant -> withAge(finding.with(Fact.ROLE, roleName(grant)), grant))
                .orElse(finding);
    }

    static String roleName(Grant grant) {
        return grant.role().name().isEmpty() ? grant.role().id() : grant.role().name();
    }

    private static String divisionName(Grant grant) {
        String id = grant.division().id();
        String name = grant.division().name().isEmpty() ? id : grant.division().name();
        return grant.isEverywhere() || name.isEmpty() ? "all" : name;
    }

    /** A grant with where it holds and since when. */
    private static String words(Grant grant) {
        String where =
                divisionName(grant).equals("all") ? "all divisions" : "the division \"" + divisionName(grant) + "\"";
        String since = grant.madeAt()
                .map(made -> " since " + made.truncatedTo(ChronoUnit.MINUTES))
                .orElse("");
        return "\"" + roleName(grant) + "\" in " + where + since;
    }
}
