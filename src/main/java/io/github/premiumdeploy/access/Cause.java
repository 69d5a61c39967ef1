package io.github.premiumdeploy.access;

/** Why a check came to its verdict. The catalogue of advice has a text for each; the facts of a finding fill it in. */
public enum Cause {
    TOKEN_VALID(Check.TOKEN, Verdict.HELD),
    LOGIN_INVALID_CLIENT(Check.TOKEN, Verdict.MISSING),
    LOGIN_REFUSED(Check.TOKEN, Verdict.MISSING),
    TOKEN_REJECTED(Check.TOKEN, Verdict.MISSING),
    TOKEN_ADDRESS_NOT_ALLOWED(Check.TOKEN, Verdict.MISSING),
    CLIENT_INACTIVE(Check.TOKEN, Verdict.MISSING),
    CLIENT_TO_BE_DELETED(Check.TOKEN, Verdict.HELD),
    TOKEN_UNKNOWN(Check.TOKEN, Verdict.UNKNOWN),

    ORGANIZATION_MATCHES(Check.ORGANIZATION, Verdict.HELD),
    ORGANIZATION_NOT_GUARDED(Check.ORGANIZATION, Verdict.NOT_APPLICABLE),
    ORGANIZATION_DIFFERS(Check.ORGANIZATION, Verdict.MISSING),
    ORGANIZATION_UNKNOWN(Check.ORGANIZATION, Verdict.UNKNOWN),

    CLIENT_TOKEN(Check.TOKEN_KIND, Verdict.HELD),
    USER_TOKEN(Check.TOKEN_KIND, Verdict.HELD),
    TOKEN_KIND_UNKNOWN(Check.TOKEN_KIND, Verdict.UNKNOWN),

    PERMISSION_HELD(Check.PERMISSION, Verdict.HELD),
    PERMISSION_CONFIRMED(Check.PERMISSION, Verdict.HELD),
    PERMISSION_CONDITIONAL(Check.PERMISSION, Verdict.UNKNOWN),
    PERMISSION_CONDITION_NOT_MET(Check.PERMISSION, Verdict.MISSING),
    PERMISSION_JUST_GRANTED(Check.PERMISSION, Verdict.MISSING),
    PERMISSION_IN_NO_ROLE(Check.PERMISSION, Verdict.MISSING),
    PERMISSION_MISSING_FOR_PLAN(Check.PERMISSION, Verdict.MISSING),
    PERMISSIONS_FOR_PLAN_HELD(Check.PERMISSION, Verdict.HELD),
    PERMISSIONS_FOR_PLAN_UNKNOWN(Check.PERMISSION, Verdict.UNKNOWN),
    PERMISSION_NOT_NEEDED(Check.PERMISSION, Verdict.UNKNOWN),
    PERMISSION_UNKNOWN(Check.PERMISSION, Verdict.UNKNOWN),
    PERMISSION_NOT_CHECKED(Check.PERMISSION, Verdict.NOT_APPLICABLE),

    ROLES_LISTED(Check.ROLES, Verdict.HELD),
    ROLES_NONE(Check.ROLES, Verdict.NOT_APPLICABLE),
    ROLES_UNKNOWN(Check.ROLES, Verdict.UNKNOWN),

    SCOPE_NOT_COUNTED(Check.SCOPE, Verdict.NOT_APPLICABLE),
    SCOPE_HELD(Check.SCOPE, Verdict.HELD),
    SCOPE_MISSING(Check.SCOPE, Verdict.MISSING),
    SCOPE_NOT_NEEDED(Check.SCOPE, Verdict.UNKNOWN),
    SCOPE_UNKNOWN(Check.SCOPE, Verdict.UNKNOWN),
    SCOPE_NOT_CHECKED(Check.SCOPE, Verdict.NOT_APPLICABLE),

    FEATURE_ON(Check.FEATURE, Verdict.HELD),
    FEATURE_OFF(Check.FEATURE, Verdict.NOT_OFFERED),
    FEATURE_ABSENT(Check.FEATURE, Verdict.NOT_OFFERED),
    FEATURE_NOT_NEEDED(Check.FEATURE, Verdict.UNKNOWN),
    FEATURE_UNKNOWN(Check.FEATURE, Verdict.UNKNOWN),
    FEATURE_NOT_CHECKED(Check.FEATURE, Verdict.NOT_APPLICABLE),

    PROBE_ALLOWED(Check.PROBE, Verdict.HELD),
    PROBE_REFUSED(Check.PROBE, Verdict.MISSING),
    PROBE_REFUSED_WITHOUT_VISIBLE_CAUSE(Check.PROBE, Verdict.MISSING),
    PROBE_REFUSED_WITHOUT_CERTAIN_CAUSE(Check.PROBE, Verdict.MISSING),
    PROBE_NOT_FOUND(Check.PROBE, Verdict.NOT_OFFERED),
    PROBE_ACCEPTED(Check.PROBE, Verdict.UNKNOWN),
    PROBE_UNCLEAR(Check.PROBE, Verdict.UNKNOWN),
    PROBE_NOT_SENT(Check.PROBE, Verdict.NOT_APPLICABLE),
    PROBE_HELD_BACK(Check.PROBE, Verdict.UNKNOWN);

    private final Check check;
    private final Verdict verdict;

    Cause(Check check, Verdict verdict) {
        this.check = check;
        this.verdict = verdict;
    }

    public Check check() {
        return check;
    }

    public Verdict verdict() {
        return verdict;
    }
}
