package io.github.premiumdeploy.access;

import io.github.premiumdeploy.access.Finding.Fact;
import io.github.premiumdeploy.genesys.PermissionCatalog;
import io.github.premiumdeploy.target.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Assesses all that a run needs, the submission included, and says what has to be put right: the one judge behind
 * check-permissions, the preflight of a deploy, plans, and the explanation of a refusal.
 */
final class AccessAssessment {

    private final BudgetedLookups lookups;
    private final Target target;
    private final Optional<SubmissionAccess> submission;

    /**
     * An assessment of one run.
     *
     * @param lookups asks for what stands behind what is missing or not known
     * @param submission what the run submits, if it does
     */
    AccessAssessment(BudgetedLookups lookups, Target target, Optional<SubmissionAccess> submission) {
        this.lookups = lookups;
        this.target = target;
        this.submission = submission;
    }

    /**
     * Assesses.
     *
     * @param known what is known already
     * @param caller with all that could be read of it
     * @param allNeeds what the run needs beside the submission
     * @param evidence what answers showed that the run got already
     */
    AccessReport of(AccessReport known, Caller caller, Collection<Need> allNeeds, Evidence evidence) {
        List<Need> needs = lookups.inForce(allNeeds);
        RequirementCheck check = new RequirementCheck(caller, lookups.now(), lookups.knownCatalogue());
        List<AssessedPermission> seen = seen(needs, evidence, check);
        // In a round of its own, that comes within the time that a check may take only where these came early.
        boolean mayAskForHolders = (evidence.isEmpty() || lookups.hasAskedForRoles())
                && !AssessedPermission.has(seen, Cause.PERMISSION_UNKNOWN);
        if (!IdentityCheck.isRejected(caller)) {
            seen = lookedInto(seen, check, evidence);
        }
        List<AssessedPermission> assessed = new DivisionNames(caller, lookups).in(withoutEffect(refused(seen, caller)));
        List<AssessedPermission> open = new ArrayList<>();
        for (AssessedPermission one : assessed) {
            if (one.verdict() != Verdict.HELD && !evidence.isSaid(one)) {
                open.add(one);
            }
        }
        List<Finding> findings = new ArrayList<>();
        if (!open.isEmpty()) {
            List<Finding> causes = lookups.rootCauses(caller).of(open);
            findings.addAll(mayAskForHolders ? new RoleHolders(caller, lookups).in(causes) : causes);
        }
        List<IOException> reasons = evidence.reasons();
        if (submission.isPresent()) {
            submission.get().refusal().ifPresent(reasons::add);
        }
        Optional<Finding> foreign = new ForeignAnswers(target).among(reasons);
        if (foreign.isPresent() && known.finding(Check.ANSWER).isEmpty()) {
            findings.add(foreign.get());
        }
        if (submission.isPresent()) {
            findings.addAll(submission.get().findings(assessed, caller));
        }
        findings.addAll(new ScopeCheck(caller).missing(needs));
        findings.addAll(evidence.findings(assessed, caller));
        return known.with(findings, assessed).withProducts(lookups.knownProducts());
    }

    private List<AssessedPermission> seen(Collection<Need> needs, Evidence evidence, RequirementCheck check) {
        List<Need> all = new ArrayList<>(needs);
        if (submission.isPresent()) {
            all.add(0, submission.get().need());
        }
        List<AssessedPermission> assessed = evidence.judge(check.judge(all), check);
        return submission.isPresent() ? submission.get().seen(assessed, check) : assessed;
    }

    /** Asks, all side by side, for what is unknown and for what stands behind what is missing. */
    private List<AssessedPermission> lookedInto(
            List<AssessedPermission> seen, RequirementCheck check, Evidence evidence) {
        Runnable feature = submission.isPresent() ? submission.get().lookForFeature(lookups) : () -> {};
        Supplier<List<AssessedPermission>> confirming = new PlatformConfirmation(check, lookups).start(seen);
        lookups.lookInto(check.caller(), seen);
        // Where nothing was read for a descriptor, it was not read yet which permissions exist here.
        Supplier<PermissionCatalog> catalogue = evidence.isEmpty()
                        && (AssessedPermission.has(seen, Cause.PERMISSION_IN_NO_ROLE)
                                || AssessedPermission.has(seen, Cause.PERMISSION_NOT_HELD))
                ? lookups.catalogueIfLeft()
                : lookups::knownCatalogue;
        List<AssessedPermission> confirmed = confirming.get();
        feature.run();
        return check.listed(confirmed, catalogue.get());
    }

    /** A grant that one refusal shows not to be in effect yet gives nothing else either. */
    private static List<AssessedPermission> withoutEffect(List<AssessedPermission> assessed) {
        if (!AssessedPermission.has(assessed, Cause.PERMISSION_JUST_GRANTED)) {
            return assessed;
        }
        Set<List<String>> notYet = assessed.stream()
                .filter(one -> one.cause() == Cause.PERMISSION_JUST_GRANTED)
                .map(AccessAssessment::grant)
                .collect(Collectors.toSet());
        return assessed.stream()
                .map(one -> one.cause() == Cause.PERMISSION_YOUNG && notYet.contains(grant(one))
                        ? one.broken(one.finding().as(Cause.PERMISSION_JUST_GRANTED))
                        : one)
                .toList();
    }

    private static List<String> grant(AssessedPermission assessed) {
        return Stream.of(Fact.ROLE_ID, Fact.DIVISION_ID, Fact.DATE)
                .map(fact -> assessed.finding().facts().getOrDefault(fact, ""))
                .toList();
    }

    private List<AssessedPermission> refused(List<AssessedPermission> seen, Caller caller) {
        if (submission.isEmpty()) {
            return seen;
        }
        List<AssessedPermission> refused = submission.get().whenRefused(seen);
        return submission.get().isRefusedWithEverythingInOrder(refused, caller)
                ? lookedCloser(submission.get(), refused, caller)
                : refused;
    }

    /** Refused with everything in order: whether the permission exists here at all, and where it is granted. */
    private List<AssessedPermission> lookedCloser(
            SubmissionAccess endpoint, List<AssessedPermission> assessed, Caller caller) {
        lookups.catalogue();
        Caller complete = lookups.complete(caller).get();
        RequirementCheck strict = new RequirementCheck(complete, lookups.now(), lookups.knownCatalogue());
        List<AssessedPermission> closer = assessed.stream()
                .map(one -> Optional.of(one)
                        .filter(endpoint::isHeld)
                        .map(strict::judgeStrictly)
                        .filter(judged -> judged.verdict().isRefusal())
                        .map(endpoint::marked)
                        .orElse(one))
                .toList();
        lookups.lookInto(complete, closer);
        return closer;
    }
}
