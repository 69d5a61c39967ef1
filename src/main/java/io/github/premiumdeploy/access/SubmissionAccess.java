package io.github.premiumdeploy.access;

import io.github.premiumdeploy.access.Finding.Fact;
import io.github.premiumdeploy.genesys.PremiumAppsApi;
import io.github.premiumdeploy.target.PremiumApp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What a submission needs, all of it reported by users, and what is known of it: the permission as one more need of the run,
 * the scope, the feature, and what the endpoint itself said.
 */
final class SubmissionAccess {

    private final PremiumApp app;
    private final PremiumAppsApi premiumApps;
    private final SubmissionEndpoint endpoint;
    private final FeatureCheck feature;
    private final boolean certainOnly;

    /**
     * What an app's submission needs.
     *
     * @param feature with the places that were looked into so far
     * @param certainOnly whether only that counts which is certain before the endpoint is asked
     */
    SubmissionAccess(
            PremiumApp app,
            PremiumAppsApi premiumApps,
            SubmissionEndpoint endpoint,
            FeatureCheck feature,
            boolean certainOnly) {
        this.app = app;
        this.premiumApps = premiumApps;
        this.endpoint = endpoint;
        this.feature = feature;
        this.certainOnly = certainOnly;
    }

    /** The submission, as one more operation that the run sends. */
    Need need() {
        return Need.of(AccessCheck.SUBMISSION, premiumApps.submitOperation());
    }

    /** The endpoint's refusal, if it refused. */
    Optional<IOException> refusal() {
        return endpoint.refusal().map(refusal -> refusal);
    }

    private boolean isOwn(AssessedPermission assessed) {
        return assessed.needs().stream().allMatch(need()::equals);
    }

    /**
     * What was assessed, in the light of what the endpoint said by itself: permissions that it names as missing are assessed
     * too, and where it lets the caller in, nothing is missing.
     */
    List<AssessedPermission> seen(List<AssessedPermission> assessed, RequirementCheck check) {
        List<AssessedPermission> all = new ArrayList<>(assessed);
        endpoint.refusal().stream()
                .flatMap(refusal -> Explanation.requirements(refusal).stream())
                .forEach(anyOf -> check.add(all, anyOf, need()));
        return ofOwn(all, one -> endpoint.allows() ? endpoint.permits(marked(one)) : marked(one));
    }

    /** A permission of the submission, which says what it is needed for. */
    AssessedPermission marked(AssessedPermission own) {
        return own.with(own.finding().with(Fact.ENDPOINT, need().operation().signature()));
    }

    /** Starts to ask where else the feature may show, where that is of interest. */
    Runnable lookForFeature(BudgetedLookups lookups) {
        boolean wanted = !certainOnly
                && feature.isAsked()
                && !app.capabilitiesPath().isEmpty()
                && !feature.isFound()
                && !endpoint.allows();
        Lookup<Map<String, Boolean>> asked = wanted ? lookups.capabilities(premiumApps) : Lookup.none();
        return () -> asked.asked().ifPresent(answer -> feature.capabilities(app.capabilitiesPath(), answer.get()));
    }

    /** What was assessed, in the light of the endpoint's refusal, if it refused. */
    List<AssessedPermission> whenRefused(List<AssessedPermission> assessed) {
        return endpoint.refuses()
                ? ofOwn(
                        assessed,
                        one -> endpoint.denies(one, feature.finding().verdict().isRefusal()))
                : assessed;
    }

    private List<AssessedPermission> ofOwn(
            List<AssessedPermission> assessed, UnaryOperator<AssessedPermission> change) {
        return assessed.stream()
                .map(one -> isOwn(one) ? change.apply(one) : one)
                .toList();
    }

    /** Whether it refused although all that users report to be needed is in order. */
    boolean isRefusedWithEverythingInOrder(List<AssessedPermission> assessed, Caller caller) {
        return endpoint.refuses()
                && assessed.stream().anyMatch(this::isHeld)
                && beside(assessed, caller).stream()
                        .noneMatch(finding -> finding.verdict().isRefusal());
    }

    /** Whether this is a permission of the submission that a role has, whatever else may count. */
    boolean isHeld(AssessedPermission assessed) {
        return isOwn(assessed) && assessed.cause() == Cause.PERMISSION_HELD;
    }

    /** What was found beside the endpoint's answer: own permissions, scope and feature. */
    private List<Finding> beside(List<AssessedPermission> assessed, Caller caller) {
        List<Finding> findings = new ArrayList<>();
        assessed.stream().filter(this::isOwn).map(AssessedPermission::finding).forEach(findings::add);
        findings.add(endpoint.besideIt(new ScopeCheck(caller).reported(app.scope())));
        findings.add(endpoint.besideIt(feature.finding()));
        return findings;
    }

    /** What is to be said of it, except for the permissions that are missing. */
    List<Finding> findings(List<AssessedPermission> assessed, Caller caller) {
        if (certainOnly) {
            return feature.isAsked() && feature.isFound() ? List.of(feature.finding()) : List.of();
        }
        List<Finding> beside = beside(assessed, caller);
        List<Finding> findings = new ArrayList<>(beside.stream()
                .filter(finding -> finding.check() != Check.PERMISSION
                        || finding.verdict() == Verdict.HELD
                        || finding.cause() == Cause.PERMISSION_NOT_NEEDED)
                .toList());
        if (assessed.stream().noneMatch(this::isOwn)) {
            findings.add(Finding.of(Cause.PERMISSION_NOT_CHECKED));
        }
        findings.add(endpoint.finding(
                words(beside, Verdict::isRefusal), words(beside, verdict -> verdict == Verdict.UNKNOWN)));
        return findings;
    }

    private static List<String> words(List<Finding> findings, Predicate<Verdict> which) {
        return findings.stream()
                .filter(finding -> which.test(finding.verdict()))
                .map(SubmissionAccess::shortWords)
                .toList();
    }

    private static String shortWords(Finding finding) {
        return switch (finding.check()) {
            case PERMISSION -> "the permission " + finding.facts().get(Fact.PERMISSION);
            case SCOPE -> "the scope " + finding.facts().get(Fact.SCOPE);
            default -> "the feature \"" + finding.facts().get(Fact.FEATURE) + "\"";
        };
    }
}
