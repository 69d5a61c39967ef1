package io.github.premiumdeploy.access;

import io.github.premiumdeploy.genesys.LoginException;
import io.github.premiumdeploy.genesys.NamedEntity;
import io.github.premiumdeploy.target.Target;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is known about a caller and whether it would be refused.
 *
 * @param findings one or more for each check, in the order of the checks
 * @param requirements every permission that the run needs, and how the caller comes by it
 * @param organization the organization of the token, as far as it is known
 * @param client the OAuth client of the token, as far as it is known
 * @param traits what the organization has, as far as it was read
 */
public record AccessReport(
        List<Finding> findings,
        List<AssessedPermission> requirements,
        Optional<NamedEntity> organization,
        Optional<NamedEntity> client,
        OrganizationTraits traits) {

    private static final Predicate<Finding> NOT_THE_PLATFORM = finding -> finding.cause() == Cause.NOT_THE_PLATFORM;

    public AccessReport {
        findings =
                findings.stream().sorted(Comparator.comparing(Finding::check)).toList();
        requirements = List.copyOf(requirements);
    }

    /** A report that knows nothing of what the organization has. */
    public AccessReport(
            List<Finding> findings,
            List<AssessedPermission> requirements,
            Optional<NamedEntity> organization,
            Optional<NamedEntity> client) {
        this(findings, requirements, organization, client, OrganizationTraits.UNKNOWN);
    }

    /** A report about a caller that was read. */
    public static AccessReport about(Caller caller, List<Finding> findings) {
        return new AccessReport(
                findings, List.of(), caller.organizationName(), caller.clientName(), OrganizationTraits.of(caller));
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
                client,
                traits);
    }

    /** This report with the organization's products. */
    AccessReport withProducts(Collection<String> read) {
        return new AccessReport(findings, requirements, organization, client, traits.withProducts(read));
    }

    /** This report with the ids of the integration types that the organization offers. */
    public AccessReport withTypes(Collection<String> read) {
        return new AccessReport(findings, requirements, organization, client, traits.withTypes(read));
    }

    /** This report with what explains a refusal that seemed to have no cause. */
    AccessReport explainedBy(List<Finding> causes) {
        List<Finding> explained = findings.stream()
                .filter(finding -> finding.cause() != Cause.REFUSED_WITHOUT_VISIBLE_CAUSE
                        && finding.cause() != Cause.REFUSED_WITHOUT_CERTAIN_CAUSE)
                .toList();
        return new AccessReport(explained, requirements, organization, client, traits).with(causes);
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
                .filter(finding -> finding.verdict().isRefusal()
                        && finding.cause() != Cause.PROBE_REFUSED
                        && !isExplained(finding))
                .toList();
    }

    /** What could not be found out; not what nobody can find out, since the platform does not take the token at all. */
    public List<Finding> unknown() {
        boolean isShutOut = has(finding -> finding.cause().explainsAll())
                || has(NOT_THE_PLATFORM) && has(finding -> finding.cause() == Cause.TOKEN_UNKNOWN);
        return findings.stream()
                .filter(finding -> finding.verdict() == Verdict.UNKNOWN
                        && (!isShutOut || finding.cause() == Cause.CLIENT_TO_BE_DELETED)
                        && (finding.check() != Check.PROBE || !has(NOT_THE_PLATFORM)))
                .toList();
    }

    private boolean isExplained(Finding refusal) {
        return (refusal.check() == Check.PROBE || refusal.check() == Check.REFUSAL)
                && has(finding -> finding.cause().explainsAll());
    }

    private boolean has(Predicate<Finding> which) {
        return findings.stream().anyMatch(which);
    }

    /** The finding of a check; the first, if there are several. */
    public Optional<Finding> finding(Check check) {
        return findings.stream().filter(finding -> finding.check() == check).findFirst();
    }
}
