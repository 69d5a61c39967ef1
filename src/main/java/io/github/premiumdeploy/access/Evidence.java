package io.github.premiumdeploy.access;

import io.github.premiumdeploy.access.Finding.Fact;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.Catalogue;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Reading;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What single reads of an examination showed about what the caller may do: an answer is better than a table. */
public final class Evidence {

    private final Caller caller;
    private final PermissionCheck permissions;
    private final Set<String> answered = new LinkedHashSet<>();
    private final Map<Need, IOException> failed = new LinkedHashMap<>();

    public Evidence(Caller caller, Instant now) {
        this.caller = caller;
        this.permissions = new PermissionCheck(caller, now);
    }

    /** Keeps what came of a read. */
    public void add(Need need, Reading<?> reading) {
        reading.reason().ifPresentOrElse(reason -> failed.put(need, reason), () -> {
            Operation operation = need.operation();
            if (operation.permissions().size() == 1) {
                answered.add(operation.permissions().get(0));
            }
        });
    }

    /**
     * Judgements in the light of what was answered: a condition that is met or not, a young grant in effect or not, a
     * catalogue that is not whole. Where the platform refuses what the table allows and names something else, that is
     * judged too.
     *
     * @param check judges what the platform names
     */
    public List<AssessedPermission> judge(List<AssessedPermission> assessments, RequirementCheck check) {
        List<AssessedPermission> judged =
                new ArrayList<>(assessments.stream().map(this::judge).toList());
        refusals().forEach((need, refusal) -> {
            if (judged.stream().noneMatch(assessed -> explains(assessed, need))) {
                Explanation.named(refusal).stream()
                        .filter(permission ->
                                judged.stream().noneMatch(j -> j.anyOf().contains(permission)))
                        .map(permission -> check.judge(List.of(permission), List.of(need)))
                        .forEach(judged::add);
            }
        });
        return List.copyOf(judged);
    }

    private AssessedPermission judge(AssessedPermission assessed) {
        boolean unknown = assessed.verdict() == Verdict.UNKNOWN
                || assessed.finding().cause() == Cause.PERMISSION_NOT_IN_ORGANIZATION;
        boolean shown = assessed.anyOf().stream().map(Permission::toString).anyMatch(answered::contains);
        if (unknown && shown) {
            return new AssessedPermission(
                    assessed.anyOf(),
                    assessed.needs(),
                    Finding.of(Cause.PERMISSION_CONFIRMED)
                            .with(Fact.PERMISSION, assessed.permission())
                            .with(Fact.REASON, "a request that needs it was answered"),
                    List.of(new Link(Link.Part.PERMISSION, assessed.permission(), Link.State.HOLDS)));
        }
        if (assessed.finding().cause() == Cause.PERMISSION_UNKNOWN) {
            return isNamed(assessed)
                    ? new AssessedPermission(
                            assessed.anyOf(),
                            assessed.needs(),
                            permissions.missing(assessed.anyOf().get(0)),
                            assessed.chain())
                    : assessed;
        }
        List<String> anyOf =
                assessed.anyOf().stream().map(Permission::toString).toList();
        return refusals().entrySet().stream()
                .filter(refusal -> refusal.getKey().operation().permissions().equals(anyOf))
                .findFirst()
                .map(refusal -> Explanation.whenRefused(assessed, refusal.getValue()))
                .orElse(assessed);
    }

    private Map<Need, ApiException> refusals() {
        Map<Need, ApiException> refusals = new LinkedHashMap<>();
        failed.forEach((need, reason) -> {
            if (reason instanceof ApiException api && api.status() == 403) {
                refusals.put(need, api);
            }
        });
        return refusals;
    }

    /** Whether the platform named it as missing. */
    private boolean isNamed(AssessedPermission assessed) {
        List<Permission> named = refusals().values().stream()
                .flatMap(refusal -> Explanation.named(refusal).stream())
                .toList();
        return named.containsAll(assessed.anyOf());
    }

    /** What refused reads mean, where no assessment says so already. */
    public List<Finding> findings(List<AssessedPermission> assessments) {
        List<Finding> findings = new ArrayList<>();
        Set<List<String>> unexplained = new LinkedHashSet<>();
        failed.forEach((need, reason) -> {
            if (!(reason instanceof ApiException refusal)) {
                findings.add(unknown(need, reason));
                return;
            }
            switch (refusal.status()) {
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
                                        .filter(assessed -> asks(assessed, need))
                                        .toList(),
                                BudgetedLookups.scopes(caller, List.of(need))));
                    }
                }
                default -> findings.add(unknown(need, reason));
            }
        });
        return findings;
    }

    private static boolean explains(AssessedPermission assessed, Need need) {
        return assessed.verdict().isRefusal()
                && (asks(assessed, need) || assessed.needs().contains(need));
    }

    private static boolean asks(AssessedPermission assessed, Need need) {
        return assessed.anyOf().stream()
                .anyMatch(permission -> need.operation().permissions().contains(permission.toString()));
    }

    private static Finding unknown(Need need, IOException reason) {
        return Finding.of(Cause.OFFER_UNKNOWN).with(Fact.KIND, need.asker()).with(Fact.REASON, Reasons.words(reason));
    }

    /** What is in order, and what could not be looked at. */
    public static List<Finding> summary(List<AssessedPermission> assessments, Reading<Catalogue> catalogue) {
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
                    .map(assessed -> assessed.finding().facts().getOrDefault(Fact.ROLE, ""))
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
