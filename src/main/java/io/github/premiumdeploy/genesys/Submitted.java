package io.github.premiumdeploy.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A submission as the Premium App endpoint describes it; reported by users.
 *
 * @param status its state in the server's words, upper case
 * @param selfUri where its state can be read
 * @param reasons all that the server says about it, for example why it failed
 * @param followed whether it is known that the work comes after the answer (HTTP 202)
 * @param correlationId of the answer
 */
public record Submitted(
        Optional<String> id,
        Optional<String> status,
        Optional<String> selfUri,
        List<String> reasons,
        boolean followed,
        String correlationId) {

    /** How far a submission is. */
    public enum Progress {
        /** The work is done. */
        DONE,
        /** The work goes on. */
        PENDING,
        /** The work failed. */
        FAILED
    }

    /** A word or a few; anything else is no state, and is not shown as one. */
    private static final Pattern STATE = Pattern.compile("[A-Za-z][A-Za-z0-9 _-]{0,39}");

    private static final Set<String> DONE = Set.of(
            "DEPLOYED",
            "ACTIVE",
            "AVAILABLE",
            "COMPLETE",
            "COMPLETED",
            "DONE",
            "ENABLED",
            "INSTALLED",
            "PUBLISHED",
            "READY",
            "SUCCEEDED",
            "SUCCESS",
            "SUCCESSFUL");
    private static final Set<String> FAILED = Set.of(
            "FAILED",
            "FAILURE",
            "ERROR",
            "REJECTED",
            "DENIED",
            "CANCELED",
            "CANCELLED",
            "ABORTED",
            "INVALID",
            "TIMED_OUT",
            "EXPIRED",
            "ROLLED_BACK");
    private static final Set<String> PENDING = Set.of(
            "PENDING",
            "ACCEPTED",
            "SUBMITTED",
            "QUEUED",
            "WAITING",
            "SCHEDULED",
            "STARTED",
            "RUNNING",
            "PROCESSING",
            "IN_PROGRESS",
            "INPROGRESS",
            "DEPLOYING",
            "INSTALLING",
            "PROVISIONING",
            "VALIDATING",
            "UPDATING");

    public Submitted {
        reasons = List.copyOf(reasons);
    }

    static Submitted of(Answer answer, boolean followed) {
        JsonNode body = answer.body();
        return new Submitted(
                Json.text(body, "id"),
                Json.text(body, "status")
                        .or(() -> Json.text(body, "state"))
                        .filter(status -> STATE.matcher(status).matches())
                        .map(status -> status.toUpperCase(Locale.ROOT).replaceAll("[ -]", "_")),
                Json.text(body, "selfUri").or(answer::location),
                SubmissionReasons.of(body),
                followed || answer.status() == 202,
                answer.correlationId());
    }

    /** All that the server says about it in one line; empty if it says nothing. */
    public Optional<String> reason() {
        return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons));
    }

    /** The same with its reason as it may be shown. */
    Submitted shown(UnaryOperator<String> redaction) {
        return new Submitted(
                id, status, selfUri, reasons.stream().map(redaction).toList(), followed, correlationId);
    }

    /**
     * How far the submission is. A word that is not known means that the work goes on where the server said so (202), and
     * that it is done otherwise.
     */
    public Progress progress() {
        String word = status.orElse("");
        if (FAILED.contains(word)) {
            return Progress.FAILED;
        }
        if (DONE.contains(word)) {
            return Progress.DONE;
        }
        return followed || PENDING.contains(word) ? Progress.PENDING : Progress.DONE;
    }

    /** Whether its state can be asked for. */
    public boolean canBeFollowed() {
        return selfUri.isPresent() || id.isPresent();
    }
}
