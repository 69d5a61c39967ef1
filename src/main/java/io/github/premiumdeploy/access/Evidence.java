package io.github.premiumdeploy.access;

import io.github.premiumdeploy.access.Finding.Fact;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.Fetched;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.PermissionCatalog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What answers showed about what the caller may do, before anything is judged: an answer is better than a table. */
public final class Evidence {

    private final Set<String> answered = new LinkedHashSet<>();
    private final Map<Need, IOException> failed = new LinkedHashMap<>();
    private final Map<Need, IOException> inPlaceOfOthers = new LinkedHashMap<>();
    private final Set<String> absent = new LinkedHashSet<>();

    /** Keeps what came of a read. */
    public void add(Need need, Fetched<?> reading) {
        reading.reason().ifPresentOrElse(reason -> addFailure(need, reason), () -> {
            Operation operation = need.operation();
            if (operation.permissions().size() == 1) {
                answered.add(operation.permissions().get(0));
            }
        });
    }

    /**
     * Keeps what came of a read that no run needs, since it stands for others: an answer shows what the caller may do, a
     * refusal leaves open what the run would be answered.
     */
    public void addInPlaceOfOthers(Need need, Fetched<?> reading) {
        reading.reason().ifPresentOrElse(reason -> inPlaceOfOthers.put(need, reason), () -> add(need, reading));
    }

    /** Keeps why something that was asked for was not done. */
    public void addFailure(Need need, IOException reason) {
        failed.put(need, reason);
    }

    /** Keeps which kinds the organization does not have, where that is said by itself. */
    public void addAbsent(String kind) {
        absent.add(kind);
    }

    /** A permission that comes with a product is not one more thing that is missing beside it, where a role has it. */
    boolean isSaid(AssessedPermission assessed) {
        return assessed.cause() == Cause.PERMISSION_NOT_IN_ORGANIZATION
                && !assessed.finding().facts().containsKey(Fact.ROLES)
                && assessed.needs().stream().allMatch(need -> absent.contains(need.kind()));
    }

    /**
     * Assessments in the light of what was answered: a condition that is met or not, a young grant in effect or not, a
     * catalogue that is not whole. Where the platform refuses what the table allows and names something else, that is
     * judged too.
     *
     * @param check judges what the platform names
     */
    List<AssessedPermission> judge(List<AssessedPermission> assessments, RequirementCheck check) {
        List<AssessedPermission> judged = new ArrayList<>(assessments);
        for (Map.Entry<Need, ApiException> refusal : refusals().entrySet()) {
            for (List<Permission> anyOf : Explanation.requirements(refusal.getValue())) {
                check.add(judged, anyOf, refusal.getKey());
            }
        }
        judged.replaceAll(one -> judge(one, check));
        return List.copyOf(judged);
    }

    private AssessedPermission judge(AssessedPermission assessed, RequirementCheck check) {
        boolean unknown =
                assessed.verdict() == Verdict.UNKNOWN || assessed.cause() == Cause.PERMISSION_NOT_IN_ORGANIZATION;
        boolean shown = assessed.anyOf().stream().map(Permission::toString).anyMatch(answered::contains);
        if (unknown && shown) {
            return assessed.confirmedBy("a request that needs it was answered");
        }
        if (assessed.cause() == Cause.PERMISSION_UNKNOWN) {
            return isNamed(assessed) ? check.notHeld(assessed, "a refused request names it as missing") : assessed;
        }
        List<String> anyOf = assessed.anyOf().stream().map(Permission::toString).toList();
        return refusals().entrySet().stream()
                .filter(refusal -> assessed.needs().contains(refusal.getKey())
                        || refusal.getKey().operation().permissions().equals(anyOf))
                .map(Map.Entry::getValue)
                .findFirst()
                .or(() -> refusedForWant()
                        .filter(refusal -> isNamed(assessed, refusal))
                        .findFirst())
                .map(refusal -> Explanation.whenRefused(assessed, refusal))
                .orElse(assessed);
    }

    private Map<Need, ApiException> refusals() {
        Map<Need, ApiException> refusals = new LinkedHashMap<>();
        for (Map.Entry<Need, IOException> failure : failed.entrySet()) {
            if (failure.getValue() instanceof ApiException api && api.isForbidden()) {
                refusals.put(failure.getKey(), api);
            }
        }
        return refusals;
    }

    /** Refusals that may name what is missing, whatever was asked for. */
    private Stream<ApiException> refusedForWant() {
        return reasons().stream()
                .filter(reason -> reason instanceof ApiException api && api.isForbidden())
                .map(ApiException.class::cast);
    }

    /** Whether the platform named it as missing. */
    private boolean isNamed(AssessedPermission assessed) {
        return refusedForWant().anyMatch(refusal -> isNamed(assessed, refusal));
    }

    private static boolean isNamed(AssessedPermission assessed, ApiException refusal) {
        return Explanation.named(refusal).containsAll(assessed.anyOf());
    }

    /** What refused reads mean, where no assessment says so already. */
    List<Finding> findings(List<AssessedPermission> assessments, Caller caller) {
        List<Finding> findings = new ArrayList<>();
        Set<List<String>> unexplained = new LinkedHashSet<>();
        for (Map.Entry<Need, IOException> entry : failed.entrySet()) {
            Need need = entry.getKey();
            IOException reason = entry.getValue();
            if (!(reason instanceof ApiException refusal)) {
                findings.add(unknown(need, reason));
                continue;
            }
            if (refusal.isForeign()) {
                continue;
            }
            switch (refusal.saysFeatureOff() ? 501 : refusal.status()) {
                case 404, 405, 410 -> findings.add(Explanation.about(Cause.OPERATION_NOT_OFFERED, refusal, need));
                case 501 -> findings.add(Explanation.about(Cause.FEATURE_TOGGLE_OFF, refusal, need));
                case 403 -> {
                    Explanation.listedOtherwise(refusal).ifPresent(findings::add);
                    // What refuses one read for a reason that does not show, refuses all that need the same.
                    if (assessments.stream().noneMatch(assessed -> explains(assessed, need))
                            && unexplained.add(need.operation().permissions())) {
                        findings.add(Explanation.withoutCause(
                                refusal,
                                need,
                                assessments.stream()
                                        .filter(assessed -> concerns(assessed, need))
                                        .toList(),
                                new ScopeCheck(caller).missing(List.of(need))));
                    }
                }
                default -> findings.add(unknown(need, reason));
            }
        }
        for (Map.Entry<Need, IOException> entry : inPlaceOfOthers.entrySet()) {
            Need need = entry.getKey();
            IOException reason = entry.getValue();
            if (ForeignAnswers.isForeign(reason)
                    || assessments.stream().anyMatch(assessed -> explains(assessed, need))) {
                continue;
            }
            // What it names as missing is missing for others, too.
            List<AssessedPermission> named = reason instanceof ApiException refusal && refusal.status() == 403
                    ? assessments.stream()
                            .filter(assessed -> isNamed(assessed, refusal))
                            .toList()
                    : List.of();
            if (named.isEmpty()) {
                findings.add(unknown(need, reason));
            } else if (unexplained.add(need.operation().permissions())) {
                findings.add(Explanation.withoutCause((ApiException) reason, need, named, List.of()));
            }
        }
        return findings;
    }

    /** Why anything could not be read. */
    List<IOException> reasons() {
        List<IOException> reasons = new ArrayList<>(failed.values());
        reasons.addAll(inPlaceOfOthers.values());
        return reasons;
    }

    /** Whether nothing was asked for. */
    boolean isEmpty() {
        return answered.isEmpty() && failed.isEmpty() && inPlaceOfOthers.isEmpty();
    }

    private static boolean explains(AssessedPermission assessed, Need need) {
        return assessed.verdict().isRefusal() && concerns(assessed, need);
    }

    private static boolean concerns(AssessedPermission assessed, Need need) {
        return asks(assessed, need) || assessed.needs().contains(need);
    }

    private static boolean asks(AssessedPermission assessed, Need need) {
        return assessed.anyOf().stream()
                .anyMatch(permission -> need.operation().permissions().contains(permission.toString()));
    }

    private static Finding unknown(Need need, IOException reason) {
        return Finding.of(Cause.OFFER_UNKNOWN).with(Fact.KIND, need.asker()).with(Fact.REASON, Reasons.words(reason));
    }

    /** What is in order, and what could not be looked at. */
    public static List<Finding> summary(List<AssessedPermission> assessments, Fetched<PermissionCatalog> catalogue) {
        List<Finding> findings = new ArrayList<>();
        catalogue
                .reason()
                .ifPresent(reason ->
                        findings.add(Finding.of(Cause.CATALOGUE_UNKNOWN).with(Fact.REASON, Reasons.words(reason))));
        List<AssessedPermission> held = assessments.stream()
                .filter(assessed -> assessed.verdict() == Verdict.HELD)
                .toList();
        if (!held.isEmpty()) {
            Set<String> roles = held.stream()
                    .map(assessed -> assessed.finding().fact(Fact.ROLE))
                    .filter(role -> !role.isEmpty())
                    .map(role -> "\"" + role + "\"")
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            findings.add(Finding.of(Cause.PERMISSIONS_FOR_PLAN_HELD)
                    .with(Fact.NUMBER, held.size() + " of " + assessments.size())
                    .with(Fact.ROLES, roles.isEmpty() ? "not shown" : String.join(", ", roles)));
        }
        return findings;
    }
}
