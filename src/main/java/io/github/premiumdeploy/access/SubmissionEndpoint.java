package io.github.premiumdeploy.access;

import io.github.premiumdeploy.access.Finding.Fact;
import io.github.premiumdeploy.genesys.Answer;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.Fetched;
import io.github.premiumdeploy.genesys.Operation;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * How the Premium App endpoint itself took a request.
 *
 * @param operation what was asked
 * @param verdict what its answer means
 * @param refusal the answer, where it was a refusal
 * @param reason why there is no clear answer
 */
record SubmissionEndpoint(Operation operation, Says verdict, Optional<ApiException> refusal, String reason) {

    /** What the endpoint said. */
    enum Says {
        /** The caller may use it: 400, the request itself is wrong. */
        ALLOWED,
        /** The caller may not use it: 403. */
        REFUSED,
        /** It does not exist here: 404, 405, 410 or 501. */
        NOT_FOUND,
        /** It took a request that lacks what it needs. */
        ACCEPTED,
        /** It said something else, or nothing. */
        UNCLEAR,
        /** It was not asked. */
        NOT_ASKED,
        /** It was not asked, since the organization is not surely the one that is meant. */
        HELD_BACK
    }

    /** One that was not asked. */
    static SubmissionEndpoint unasked(Operation operation, Says why) {
        return new SubmissionEndpoint(operation, why, Optional.empty(), "");
    }

    static SubmissionEndpoint of(Operation operation, Fetched<Answer> probe) {
        if (probe instanceof Fetched.Ok<Answer> known) {
            return new SubmissionEndpoint(
                    operation,
                    Says.ACCEPTED,
                    Optional.empty(),
                    "it answered " + known.content().status());
        }
        IOException reason = probe.reason().orElseThrow();
        return reason instanceof ApiException refusal
                ? of(operation, refusal)
                : new SubmissionEndpoint(operation, Says.UNCLEAR, Optional.empty(), Reasons.words(reason));
    }

    static SubmissionEndpoint of(Operation operation, ApiException refusal) {
        if (refusal.isForeign()) {
            return new SubmissionEndpoint(operation, Says.UNCLEAR, Optional.of(refusal), Reasons.words(refusal));
        }
        Says says = switch (refusal.status()) {
            case 400, 422 -> Says.ALLOWED;
            case 403 -> Says.REFUSED;
            case 404, 405, 410, 501 -> Says.NOT_FOUND;
            default -> Says.UNCLEAR;
        };
        return new SubmissionEndpoint(operation, says, Optional.of(refusal), Reasons.words(refusal));
    }

    boolean allows() {
        return verdict == Says.ALLOWED;
    }

    boolean refuses() {
        return verdict == Says.REFUSED;
    }

    /** What its answer says about a permission that the submission needs: an answer is better than a table. */
    AssessedPermission permits(AssessedPermission assessed) {
        return switch (assessed.cause()) {
            case PERMISSION_UNKNOWN, PERMISSION_CONDITIONAL ->
                assessed.with(
                        assessed.finding()
                                .as(Cause.PERMISSION_CONFIRMED)
                                .with(Fact.REASON, operation.signature() + " lets the caller in"),
                        List.of(new Link(Link.Part.PERMISSION, assessed.permission(), Link.State.HOLDS)));
            case PERMISSION_IN_NO_ROLE, PERMISSION_NOT_HELD ->
                assessed.with(assessed.finding().as(Cause.PERMISSION_NOT_NEEDED));
            default -> assessed;
        };
    }

    /**
     * What its refusal says about a permission that the submission needs.
     *
     * @param featureExplains whether the missing feature explains a refusal, so that it says nothing about a condition
     */
    AssessedPermission denies(AssessedPermission assessed, boolean featureExplains) {
        ApiException answer = refusal.orElseThrow();
        boolean young = assessed.finding().facts().containsKey(Fact.DATE);
        return assessed.refusedFor(
                switch (assessed.cause()) {
                    case PERMISSION_CONDITIONAL ->
                        featureExplains ? Cause.PERMISSION_CONDITIONAL : Cause.PERMISSION_CONDITION_NOT_MET;
                    case PERMISSION_HELD ->
                        young ? Cause.PERMISSION_JUST_GRANTED : Explanation.inDivision(assessed, answer);
                    default -> assessed.cause();
                },
                answer);
    }

    /** What its answer says about the scope or the feature: what is lacking is not needed where it lets the caller in. */
    Finding besideIt(Finding finding) {
        Cause cause = !allows()
                ? finding.cause()
                : switch (finding.cause()) {
                    case SCOPE_MISSING -> Cause.SCOPE_NOT_NEEDED;
                    case FEATURE_OFF, FEATURE_ABSENT -> Cause.FEATURE_NOT_NEEDED;
                    default -> finding.cause();
                };
        return finding.as(cause).with(Fact.ENDPOINT, operation.signature());
    }

    /**
     * What its answer means beside the other findings.
     *
     * @param causes what explains a refusal, as words; none if nothing does
     * @param unknown what could not be found out and may explain a refusal, as words
     */
    Finding finding(List<String> causes, List<String> unknown) {
        Cause cause = switch (verdict) {
            case ALLOWED -> Cause.PROBE_ALLOWED;
            case REFUSED -> {
                if (!causes.isEmpty()) {
                    yield Cause.PROBE_REFUSED;
                }
                yield unknown.isEmpty()
                        ? Cause.PROBE_REFUSED_WITHOUT_VISIBLE_CAUSE
                        : Cause.PROBE_REFUSED_WITHOUT_CERTAIN_CAUSE;
            }
            case NOT_FOUND -> Cause.PROBE_NOT_FOUND;
            case ACCEPTED -> Cause.PROBE_ACCEPTED;
            case UNCLEAR -> Cause.PROBE_UNCLEAR;
            case NOT_ASKED -> Cause.PROBE_NOT_SENT;
            case HELD_BACK -> Cause.PROBE_HELD_BACK;
        };
        Finding finding = Finding.of(cause)
                .with(Fact.ENDPOINT, operation.signature())
                .with(Fact.REASON, reason)
                .with(Fact.CAUSES, String.join(" and ", causes.isEmpty() ? unknown : causes));
        return refusal.map(finding::with).orElse(finding);
    }
}
