package io.github.premiumdeploy.genesys.contract;

import io.github.premiumdeploy.genesys.Operation;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One difference between what this plugin knows of the API, or sends to it, and what the contract says.
 *
 * @param kind what kind of difference
 * @param severity what it does to a run
 * @param operation the operation as the plugin knows it
 * @param subject the field or the parameter that it is about; empty text if it is about the operation
 * @param expected what the plugin knows or sends; empty text if that is nothing
 * @param published what the contract says
 * @param askers what needs the operation, in words
 * @param goals the goals that need it
 */
public record Drift(
        Kind kind,
        Severity severity,
        Operation operation,
        String subject,
        String expected,
        String published,
        Set<String> askers,
        Set<String> goals) {

    /** What a difference does to a run. */
    public enum Severity {
        /** A deploy of this descriptor fails, or does not come to what is described. */
        BREAKING,
        /** Nothing fails today. */
        WARNING,
        /** The contract does not tell. */
        UNKNOWN
    }

    /** The kinds of differences. */
    public enum Kind {
        OPERATION_GONE,
        OPERATION_DEPRECATED,
        OPERATION_UNSTABLE,
        OPERATION_PUBLISHED,
        PERMISSIONS_CHANGED,
        SCOPES_CHANGED,
        AUTHENTICATION_CHANGED,
        PATH_VARIABLES_CHANGED,
        PATH_VARIABLE_TYPE,
        QUERY_PARAMETER_GONE,
        QUERY_PARAMETER_REQUIRED,
        QUERY_PARAMETER_VALUE,
        HEADER_REQUIRED,
        BODY_GONE,
        BODY_REQUIRED,
        MEDIA_TYPE_CHANGED,
        FIELD_GONE,
        FIELD_TYPE,
        FIELD_READ_ONLY,
        FIELD_REQUIRED,
        FIELD_VALUE,
        FIELD_LENGTH,
        FIELD_PATTERN,
        FIELD_RANGE,
        NOT_KNOWN
    }

    public Drift {
        askers = new TreeSet<>(askers);
        goals = new TreeSet<>(goals);
    }

    /** What tells two of them apart, whoever asks for the operation. */
    public List<String> key() {
        return List.of(kind.name(), operation.signature(), subject, expected, published);
    }

    /** The same for another one who asks for the operation; the graver of both. */
    Drift and(Drift other) {
        Set<String> both = new TreeSet<>(askers);
        both.addAll(other.askers);
        Set<String> all = new TreeSet<>(goals);
        all.addAll(other.goals);
        return new Drift(
                kind,
                severity.compareTo(other.severity) <= 0 ? severity : other.severity,
                operation,
                subject,
                expected,
                published,
                both,
                all);
    }

    Drift as(Severity other) {
        return new Drift(kind, other, operation, subject, expected, published, askers, goals);
    }

    /** Those of a severity. */
    public static List<Drift> of(Severity severity, List<Drift> all) {
        return all.stream().filter(drift -> drift.severity() == severity).toList();
    }
}
