package io.github.premiumdeploy.access;

import io.github.premiumdeploy.genesys.LoginException;
import io.github.premiumdeploy.genesys.NamedEntity;
import io.github.premiumdeploy.target.Target;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known about a caller and whether it would be refused.
 *
 * @param findings one or more for each check, in the order of the checks
 * @param requirements every permission that the run needs, and how the caller comes by it
 * @param organization the organization of the token, as far as it is known
 * @param client the OAuth client of the token, as far as it is known
 */
public record AccessReport(
        List<Finding> findings,
        List<AssessedPermission> requirements,
        Optional<NamedEntity> organization,
        Optional<NamedEntity> client) {

    public AccessReport {
        findings =
                findings.stream().sorted(Comparator.comparing(Finding::check)).toList();
        requirements = List.copyOf(requirements);
    }

    /** A report about a caller that was read. */
    static AccessReport about(Caller caller, List<Finding> findings) {
        return new AccessReport(findings, List.of(), caller.organizationName(), caller.clientName());
    }

    /** A report that knows nothing. */
    public static AccessReport nothing() {
        return new AccessReport(List.of(), List.of(), Optional.empty(), Optional.empty());
    }

    /** This report with more findings. */
    public AccessReport with(List<Finding> more) {
        return with(more, List.of());
    }

    /** This report with more findings and requirements. */
    public AccessReport with(List<Finding> more, List<AssessedPermission> judged) {
        return new AccessReport(
                Stream.concat(findings.stream(), more.stream()).toList(),
                Stream.concat(requirements.stream(), judged.stream()).toList(),
                organization,
                client);
    }

    /** This report with what explains a refusal that seemed to have no cause. */
    AccessReport explainedBy(List<Finding> causes) {
        List<Finding> explained = findings.stream()
                .filter(finding -> finding.cause() != Cause.REFUSED_WITHOUT_VISIBLE_CAUSE
                        && finding.cause() != Cause.REFUSED_WITHOUT_CERTAIN_CAUSE)
                .toList();
        return new AccessReport(explained, requirements, organization, client).with(causes);
    }

    /** Whether a login failed for what the caller is, and not since the login service is busy or broken. */
    public static boolean isAboutTheCaller(LoginException refusal) {
        boolean throttled = refusal.status() == 429 || refusal.saysTooMany();
        return refusal.status() < 500 && !throttled;
    }

    /** What a failed login says. */
    public static AccessReport of(LoginException refusal, Target target) {
        return new AccessReport(
                List.of(new IdentityCheck(target).of(refusal)), List.of(), Optional.empty(), Optional.empty());
    }

    /**
     * What a run would be refused for, each root cause once: a refused probe is left out where another finding explains
     * it.
     */
    public List<Finding> refusals() {
        return findings.stream()
                .filter(finding -> finding.verdict().isRefusal())
                .filter(finding -> finding.cause() != Cause.PROBE_REFUSED)
                .toList();
    }

    /** The finding of a check; the first, if there are several. */
    public Optional<Finding> finding(Check check) {
        return findings.stream().filter(finding -> finding.check() == check).findFirst();
    }
}
