package io.github.premiumdeploy.access;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one check came to, as data: the catalogue of advice turns it into words.
 *
 * @param facts the names that fill the words in
 */
public record Finding(Cause cause, Map<Fact, String> facts) {

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
        ROLES,
        DIVISION,
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
        GRANT_TYPE
    }

    public Finding {
        facts = Map.copyOf(facts);
    }

    /** A finding without facts yet. */
    public static Finding of(Cause cause) {
        return new Finding(cause, Map.of());
    }

    /** This finding with one fact more. */
    public Finding with(Fact fact, String value) {
        Map<Fact, String> more = new LinkedHashMap<>(facts);
        more.put(fact, value);
        return new Finding(cause, more);
    }

    public Check check() {
        return cause.check();
    }

    public Verdict verdict() {
        return cause.verdict();
    }
}
