package io.github.premiumdeploy.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.premiumdeploy.genesys.Answer;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.ErrorBody;
import io.github.premiumdeploy.genesys.Operation;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the platform answered, be it a refusal or not.
 *
 * @param body of an answer that is no refusal; otherwise a missing node
 * @param error of a refusal
 * @param retryAfter how long a refusal asked to wait
 */
record CallResult(
        Operation operation,
        int status,
        JsonNode body,
        Optional<ErrorBody> error,
        String correlationId,
        Optional<Duration> retryAfter) {

    static CallResult of(Operation operation, Answer answer) {
        return new CallResult(
                operation, answer.status(), answer.body(), Optional.empty(), answer.correlationId(), Optional.empty());
    }

    static CallResult of(ApiException refusal) {
        return new CallResult(
                refusal.operation(),
                refusal.status(),
                MissingNode.getInstance(),
                Optional.of(refusal.error()),
                refusal.correlationId(),
                refusal.retryAfter());
    }

    boolean isGood() {
        return error.isEmpty();
    }

    /** Whether what was asked for is not there, or no longer; counted alike by Genesys's own tools. */
    boolean isGone() {
        return status == 404 || status == 408 || status == 410;
    }

    /** Whether it is gone, or is still shown as deleted. */
    boolean isGoneOrDeleted() {
        return isGone() || text("state").equals("deleted");
    }

    /** Whether it says nothing of what was asked, since the caller or the organization may not ask at all. */
    boolean isBlocked() {
        return status == 401
                || status == 403
                || status == 405
                || status == 429
                || status >= 500
                || code().equals("response.entity.too.large");
    }

    String code() {
        return error.map(ErrorBody::code).orElse("");
    }

    String message() {
        return error.map(ErrorBody::message).orElse("");
    }

    boolean is(int wantedStatus, String wantedCode) {
        return status == wantedStatus && code().equals(wantedCode);
    }

    String text(String field) {
        return body.path(field).asText("");
    }

    JsonNode entities() {
        return body.path("entities");
    }

    /** Whether a list, or what a search found, has an element of an id. */
    boolean has(String id) {
        return element(id).isPresent();
    }

    /** The element of a list, or of what a search found, that has an id. */
    Optional<JsonNode> element(String id) {
        return Stream.of(entities(), body.path("results"))
                .flatMap(JsonNode::valueStream)
                .filter(one -> one.path("id").asText().equals(id))
                .findFirst();
    }

    /** What was refused, in one line. */
    String inWords() {
        return "could not " + operation.action() + ": " + status + (code().isEmpty() ? "" : " " + code());
    }
}
