package io.github.premiumdeploy.access;

import io.github.premiumdeploy.genesys.ApiException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one check came to, as data: the catalogue of advice turns it into words.
 *
 * @param facts the names that fill the words in
 * @param permissions the permissions that it is about, each as {@link AssessedPermission#permission()} names it
 */
public record Finding(Cause cause, Map<Fact, String> facts, List<String> permissions) {

    /** A name that a finding's words need. */
    public enum Fact {
        CLIENT,
        LOGIN_URL,
        API_URL,
        SOURCE,
        STATUS,
        SERVER_TEXT,
        CORRELATION_ID,
        ORGANIZATION,
        EXPECTED_ORGANIZATION,
        PERMISSION,
        ROLE,
        ROLE_ID,
        ROLES,
        DIVISION,
        DIVISION_ID,
        POLICY,
        CONDITION,
        SCOPE,
        SCOPES,
        FEATURE,
        PLACE,
        REASON,
        DATE,
        ENDPOINT,
        NEEDED_FOR,
        CAUSES,
        LICENSES,
        PRODUCTS,
        NUMBER,
        NAMED,
        KIND,
        REMEDY,
        STATE,
        GRANT_TYPE,
        NOT_LISTED,
        PROXY,
        NEAR,
        AGE,
        UNTIL,
        SUBJECTS
    }

    public Finding {
        facts = Map.copyOf(facts);
        permissions = List.copyOf(permissions);
    }

    /** A finding that is about one permission at most: the one among its facts. */
    public Finding(Cause cause, Map<Fact, String> facts) {
        this(cause, facts, one(facts.get(Fact.PERMISSION)));
    }

    private static List<String> one(String permission) {
        return permission == null ? List.of() : List.of(permission);
    }

    /** A finding without facts yet. */
    public static Finding of(Cause cause) {
        return new Finding(cause, Map.of());
    }

    /** This finding with one fact more. */
    public Finding with(Fact fact, String value) {
        Map<Fact, String> more = new LinkedHashMap<>(facts);
        more.put(fact, value);
        return new Finding(cause, more, fact == Fact.PERMISSION ? List.of(value) : permissions);
    }

    /** This finding with what the platform answered. */
    Finding with(ApiException refusal) {
        return with(Fact.STATUS, Reasons.status(refusal))
                .with(Fact.SERVER_TEXT, refusal.error().message())
                .with(Fact.CORRELATION_ID, refusal.correlationId());
    }

    /** This finding, about these permissions. */
    public Finding about(List<String> all) {
        return new Finding(cause, with(Fact.PERMISSION, String.join(", ", all)).facts, all);
    }

    /** The same facts for another cause. */
    public Finding as(Cause another) {
        return new Finding(another, facts, permissions);
    }

    /** One of the facts; empty text if it is not known. */
    public String fact(Fact fact) {
        return facts.getOrDefault(fact, "");
    }

    public Check check() {
        return cause.check();
    }

    public Verdict verdict() {
        return cause.verdict();
    }
}
