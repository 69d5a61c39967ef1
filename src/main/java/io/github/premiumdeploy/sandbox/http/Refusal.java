package io.github.premiumdeploy.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request that is answered with an error in the platform's published shape. Codes are published; where a text is not,
 * it says what a reader needs.
 */
public final class Refusal extends RuntimeException {

    private static final String MISSING =
            "Unable to perform the requested action. You are missing the following permission(s): ";
    private static final String MISSING_ANY =
            "Unable to perform the requested action. You must have at least one of the following permissions assigned: ";

    private final int status;
    private final String code;
    private final ObjectNode extra = SandboxJson.object();
    private final ObjectNode messageParams = SandboxJson.object();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final ArrayNode details = SandboxJson.array();

    private Refusal(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    public static Refusal of(int status, String code, String message) {
        return new Refusal(status, code, message);
    }

    public static Refusal badRequest(String message) {
        return of(400, "bad.request", message);
    }

    public static Refusal invalidValue(String field, String message) {
        return of(400, "invalid.value", message).detail("invalid.value", field);
    }

    public static Refusal notFound(String entity, String id) {
        return of(404, "not.found", "Unable to find " + entity + " with id " + id)
                .param("id", id)
                .about(entity, id);
    }

    public static Refusal notAuthorized() {
        return of(403, "not.authorized", "You are not authorized to perform the requested action.");
    }

    public static Refusal missing(List<String> permissions) {
        return missing("missing.permissions", MISSING, permissions, "");
    }

    public static Refusal missingAnyOf(List<String> permissions) {
        return missing("missing.any.permissions", MISSING_ANY, permissions, "");
    }

    /** The code is published; the text is not, apart from the division that it names. */
    public static Refusal missingIn(String divisionId, String divisionName, List<String> permissions) {
        String where = " in the division " + divisionName + " (" + divisionId + ")";
        return missing("missing.division.permission", MISSING, permissions, where)
                .param("divisionId", divisionId)
                .param("divisionName", divisionName);
    }

    /** As it was seen: without a code of its own, and without the permissions, since they are held elsewhere. */
    public static Refusal missingInDivision(String divisionId) {
        String where = " in at least one of the following division(s): [" + divisionId + "]";
        return missing("missing.any.permissions", MISSING_ANY, List.of(), where);
    }

    /** What telephony was seen to say about the same: the division stands behind each permission. */
    public static Refusal missingWithDivision(List<String> permissions, String divisionId) {
        return missing(permissions.stream()
                .map(permission -> permission + ":" + divisionId)
                .toList());
    }

    private static Refusal missing(String code, String text, List<String> permissions, String where) {
        String list = "[" + String.join(", ", permissions) + "]";
        return of(403, code, text + list + where).param("permissions", list);
    }

    /** What a server that has enough answers; a client that waits as long as it says gets through. */
    public static Refusal throttled(Duration wait) {
        // Rounded up: a client that waits exactly that long must get through.
        long retryAfterSeconds = wait.plusMillis(999).toSeconds();
        return of(
                        429,
                        "too.many.requests.retry.after",
                        "Rate limit exceeded the maximum. Retry the request in [" + retryAfterSeconds + "] seconds")
                .header("Retry-After", Long.toString(retryAfterSeconds));
    }

    /** Says what is wrong with one field of a body, or one parameter. */
    public Refusal detail(String errorCode, String fieldName) {
        details.addObject().put("errorCode", errorCode).put("fieldName", fieldName);
        return this;
    }

    /** Says that the same is wrong with several fields. */
    public Refusal details(String errorCode, Collection<String> fieldNames) {
        fieldNames.forEach(field -> detail(errorCode, field));
        return this;
    }

    /** Says which thing it is about. */
    public Refusal about(String entity, String id) {
        return extra("entityId", id).extra("entityName", entity);
    }

    public Refusal param(String name, String value) {
        messageParams.put(name, value);
        return this;
    }

    public Refusal extra(String field, String value) {
        extra.put(field, value);
        return this;
    }

    public Refusal limit(String namespace, String key, int value) {
        extra.putObject("limit").put("key", key).put("namespace", namespace).put("value", value);
        return this;
    }

    public Refusal header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public SandboxResponse toResponse(String correlationId) {
        // In the order that was seen of the platform.
        ObjectNode body = SandboxJson.object()
                .put("status", status)
                .put("code", code)
                .put("message", getMessage())
                .put("messageWithParams", template());
        body.set("messageParams", messageParams);
        body.put("contextId", correlationId);
        body.setAll(extra);
        body.set("details", details);
        body.putArray("errors");
        SandboxResponse response = SandboxResponse.of(status, body);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            response = response.with(header.getKey(), header.getValue());
        }
        return response;
    }

    /** The message with the names of its parameters for their values. */
    private String template() {
        String template = getMessage();
        for (Map.Entry<String, JsonNode> param : messageParams.properties()) {
            String value = param.getValue().asText();
            template = value.isEmpty() ? template : template.replace(value, "{" + param.getKey() + "}");
        }
        return template;
    }
}
