package io.github.premiumdeploy.access;

import io.github.premiumdeploy.access.Finding.Fact;
import io.github.premiumdeploy.access.PermissionCheck.Holding;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.NamedEntity;
import io.github.premiumdeploy.genesys.PermissionCatalog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Judges, permission by permission, whether a caller holds what a run needs. */
public final class RequirementCheck {

    /** From the one that comes nearest to being held. */
    private static final List<Cause> NEAREST = List.of(
            Cause.PERMISSION_HELD,
            Cause.PERMISSION_YOUNG,
            Cause.PERMISSION_CONDITIONAL,
            Cause.PERMISSION_UNKNOWN,
            Cause.PERMISSION_IN_OTHER_DIVISION,
            Cause.PERMISSION_IN_NO_ROLE,
            Cause.PERMISSION_NOT_IN_ORGANIZATION);

    private final Caller caller;
    private final Instant now;
    private final PermissionCatalog catalogue;
    private final PermissionCheck permissions;

    /**
     * Judges with what is known.
     *
     * @param catalogue the permissions that exist in the organization, as far as they were read
     */
    public RequirementCheck(Caller caller, Instant now, PermissionCatalog catalogue) {
        this.caller = caller;
        this.now = now;
        this.catalogue = catalogue;
        this.permissions = new PermissionCheck(caller, now, catalogue);
    }

    /** Whom this judges. */
    Caller caller() {
        return caller;
    }

    /** The same of a caller of whom more is known. */
    RequirementCheck of(Caller other) {
        return new RequirementCheck(other, now, catalogue);
    }

    /** One assessment for each requirement, in the order of the needs. */
    public List<AssessedPermission> judge(Collection<Need> needs) {
        Map<List<Permission>, List<Need>> requirements = new LinkedHashMap<>();
        for (Need need : needs) {
            for (List<String> choice : RequiredPermissions.permissionChoices(need.operation())) {
                List<Permission> anyOf = choice.stream()
                        .map(Permission::parse)
                        .flatMap(Optional::stream)
                        .toList();
                if (!anyOf.isEmpty()) {
                    List<Need> asking = requirements.computeIfAbsent(anyOf, any -> new ArrayList<>());
                    if (!asking.contains(need)) {
                        asking.add(need);
                    }
                }
            }
        }
        return requirements.entrySet().stream()
                .map(requirement -> judge(requirement.getKey(), requirement.getValue()))
                .toList();
    }

    /**
     * The assessment of permissions, one of which is enough. Of what users report, it does not count where and when it was
     * granted, nor whether the organization has it: nobody knows.
     */
    AssessedPermission judge(List<Permission> anyOf, List<Need> needs) {
        return listed(judge(anyOf, needs, !AssessedPermission.isReported(needs)), catalogue);
    }

    /** Assessments that say of reported permissions whether the organization lists them. */
    List<AssessedPermission> listed(List<AssessedPermission> assessed, PermissionCatalog known) {
        return assessed.stream().map(one -> listed(one, known)).toList();
    }

    private static AssessedPermission listed(AssessedPermission assessed, PermissionCatalog known) {
        return !assessed.isReported()
                        || assessed.anyOf().stream().map(Permission::toString).anyMatch(known::has)
                ? assessed
                : assessed.with(assessed.finding().with(Fact.NOT_LISTED, AuthorizationApi.PERMISSIONS.signature()));
    }

    /** Adds permissions that the platform names, one of which is enough, or what else they are needed for. */
    void add(List<AssessedPermission> assessed, List<Permission> named, Need need) {
        if (assessed.stream().noneMatch(one -> one.anyOf().stream().anyMatch(named::contains))) {
            assessed.add(judge(named, List.of(need)));
            return;
        }
        assessed.replaceAll(one -> one.anyOf().equals(named) ? one.neededFor(need) : one);
    }

    /** The assessment where all of that counts, as after a refusal. */
    AssessedPermission judgeStrictly(AssessedPermission assessed) {
        return judge(assessed.anyOf(), assessed.needs(), true);
    }

    private AssessedPermission judge(List<Permission> anyOf, List<Need> needs, boolean strict) {
        Holding nearest = anyOf.stream()
                .map(permission -> permissions.holding(permission, strict))
                .min(Comparator.comparingInt(
                        holding -> NEAREST.indexOf(holding.finding().cause())))
                .orElseThrow();
        return new AssessedPermission(anyOf, needs, nearest.finding(), nearest.chain());
    }

    /** An assessment whose permission is found to be in no role after all: a user's own list has conditional ones, too. */
    AssessedPermission missing(AssessedPermission assessed) {
        return assessed.with(permissions.missing(assessed.anyOf().get(0)));
    }

    /**
     * An assessment whose permission the platform says is not held.
     *
     * @param evidence what says so
     */
    AssessedPermission notHeld(AssessedPermission assessed, String evidence) {
        return assessed.with(permissions.notHeld(assessed.anyOf().get(0), evidence));
    }

    /**
     * An assessment whose permission the platform says is held in some divisions.
     *
     * @param evidence what says so
     */
    AssessedPermission heldIn(AssessedPermission assessed, List<NamedEntity> divisions, String evidence) {
        Permission permission = assessed.anyOf().get(0);
        List<String> ids = divisions.stream().map(NamedEntity::id).toList();
        String names = divisions.stream().map(NamedEntity::name).collect(Collectors.joining("\", \""));
        if (assessed.isReported() || !permissions.areElsewhere(permission, ids)) {
            return assessed.confirmedBy(evidence + " answers with " + names.replace("\"", ""));
        }
        return assessed.with(
                Finding.of(Cause.PERMISSION_IN_OTHER_DIVISION)
                        .with(Fact.PERMISSION, permission.toString())
                        .with(Fact.CLIENT, caller.holder())
                        .with(Fact.ROLE, permissions.roleNamesIn(ids))
                        .with(Fact.DIVISION, names),
                List.of(
                        new Link(Link.Part.CLIENT, caller.holder(), Link.State.HOLDS),
                        new Link(Link.Part.DIVISION, names + ", not the home division", Link.State.BREAKS)));
    }
}
