package io.github.premiumdeploy.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A submission as the Premium App endpoint describes it; reported by users.
 *
 * @param status its state in the server's words, upper case
 * @param selfUri where its state can be read
 * @param reason what the server says about it, for example why it failed
 * @param followed whether it is known that the work comes after the answer (HTTP 202)
 * @param correlationId of the answer
 */
public record Submitted(
        Optional<String> id,
        Optional<String> status,
        Optional<String> selfUri,
        Optional<String> reason,
        boolean followed,
        int httpStatus,
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

    static Submitted of(Answer answer, boolean followed) {
        JsonNode body = answer.body();
        return new Submitted(
                Json.text(body, "id"),
                Json.text(body, "status")
                        .or(() -> Json.text(body, "state"))
                        .filter(status -> STATE.matcher(status).matches())
                        .map(status -> status.toUpperCase(Locale.ROOT).replaceAll("[ -]", "_")),
                Json.text(body, "selfUri").or(answer::location),
                reason(body),
                followed || answer.status() == 202,
                answer.status(),
                answer.correlationId());
    }

    private static Optional<String> reason(JsonNode body) {
        Stream<Optional<String>> candidates = Stream.concat(
                Stream.of("message", "reason", "error", "statusMessage", "errorMessage", "detail")
                        .map(field -> Json.text(body, field)),
                Stream.of(
                                body.path("error"),
                                body.path("errors").path(0),
                                body.path("details").path(0))
                        .map(node -> Json.text(node, "message")
                                .or(() ->
                                        node.isTextual() ? Optional.of(Json.clean(node.asText())) : Optional.empty())));
        List<String> texts = candidates
                .flatMap(Optional::stream)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
        return texts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", texts));
    }

    /** The same with its reason as it may be shown. */
    Submitted shown(UnaryOperator<String> redaction) {
        return new Submitted(id, status, selfUri, reason.map(redaction), followed, httpStatus, correlationId);
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
