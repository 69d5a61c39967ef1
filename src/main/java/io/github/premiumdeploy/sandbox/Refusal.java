package io.github.premiumdeploy.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.sandbox.SandboxOrganization.Division;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request that is answered with an error in the platform's published shape. Codes are published; where a text is not,
 * it says what a reader needs.
 */
final class Refusal extends RuntimeException {

    /** What is wrong with one field of a body, or one parameter. */
    record Detail(String errorCode, String fieldName) {}

    private final int status;
    private final String code;
    private final ObjectNode extra = Json.object();
    private final ObjectNode messageParams = Json.object();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private List<Detail> details = List.of();

    private Refusal(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static Refusal of(int status, String code, String message) {
        return new Refusal(status, code, message);
    }

    static Refusal badRequest(String message) {
        return of(400, "bad.request", message);
    }

    static Refusal invalidValue(String field, String message) {
        return of(400, "invalid.value", message).details(List.of(new Detail("invalid.value", field)));
    }

    static Refusal notFound(String entity, String id) {
        return of(404, "not.found", "Unable to find " + entity + " with id " + id)
                .param("id", id)
                .extra("entityId", id)
                .extra("entityName", entity);
    }

    static Refusal notAuthorized() {
        return of(403, "not.authorized", "You are not authorized to perform the requested action.");
    }

    static Refusal missing(List<String> permissions) {
        return missing(
                "missing.permissions",
                "Unable to perform the requested action. You are missing the following permission(s): ",
                permissions,
                "");
    }

    static Refusal missingAnyOf(List<String> permissions) {
        return missing(
                "missing.any.permissions",
                "Unable to perform the requested action. You must have at least one of the following permissions"
                        + " assigned: ",
                permissions,
                "");
    }

    /** The code is published; the text is not, apart from the division that it names. */
    static Refusal missingIn(Division division, List<String> permissions) {
        return missing(
                        "missing.division.permission",
                        "Unable to perform the requested action. You are missing the following permission(s): ",
                        permissions,
                        " in the division " + division.name() + " (" + division.id() + ")")
                .param("divisionId", division.id())
                .param("divisionName", division.name());
    }

    private static Refusal missing(String code, String text, List<String> permissions, String where) {
        String list = "[" + String.join(", ", permissions) + "]";
        return of(403, code, text + list + where).param("permissions", list);
    }

    /** The published text that clients look for when somebody else was faster. */
    static Refusal versionConflict(String entity, String id, int sent, int current) {
        return of(
                        409,
                        "general.conflict",
                        "The version " + sent + " of " + entity + " " + id + " does not match the current version "
                                + current)
                .extra("entityId", id)
                .extra("entityName", entity);
    }

    Refusal details(List<Detail> newDetails) {
        details = List.copyOf(newDetails);
        return this;
    }

    Refusal param(String name, String value) {
        messageParams.put(name, value);
        return this;
    }

    Refusal extra(String field, String value) {
        extra.put(field, value);
        return this;
    }

    Refusal limit(String namespace, String key, int value) {
        extra.putObject("limit").put("key", key).put("namespace", namespace).put("value", value);
        return this;
    }

    Refusal header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Response toResponse(String correlationId) {
        ObjectNode body =
                Json.object().put("message", getMessage()).put("code", code).put("status", status);
        body.setAll(extra);
        body.set("messageParams", messageParams);
        body.put("contextId", correlationId);
        body.set(
                "details",
                details.stream()
                        .map(detail -> Json.object()
                                .put("errorCode", detail.errorCode())
                                .put("fieldName", detail.fieldName()))
                        .collect(Json.toArray()));
        body.putArray("errors");
        Response response = Response.of(status, body);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            response = response.with(header.getKey(), header.getValue());
        }
        return response;
    }
}
