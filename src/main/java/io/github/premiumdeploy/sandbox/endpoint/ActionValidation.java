package io.github.premiumdeploy.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.organization.State.DataAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a data action must be like, to be kept and to be published. */
final class ActionValidation {

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final int LONGEST_NAME = 256;

    private ActionValidation() {}

    /** Stated by Genesys's Terraform provider. */
    static void checkLengths(ObjectNode action) {
        for (String field : List.of("name", "category")) {
            if (action.path(field).asText().length() > LONGEST_NAME) {
                throw Refusal.invalidValue(field, field + " can have at most " + LONGEST_NAME + " characters");
            }
        }
    }

    static void checkTimeout(JsonNode config) {
        int seconds = config.path("timeoutSeconds").asInt(1);
        if (seconds < 1 || seconds > 60) {
            throw Refusal.invalidValue("config.timeoutSeconds", "timeoutSeconds must be between 1 and 60");
        }
    }

    static void checkPublishable(DataAction action, ObjectNode draft) {
        List<String> problems = problems(action, draft);
        if (!problems.isEmpty()) {
            throw Refusal.of(400, "constraint.validation", "The action is not valid: " + String.join("; ", problems));
        }
    }

    /** What an action lacks to be run. */
    static List<String> problems(DataAction action, ObjectNode draft) {
        List<String> problems = new ArrayList<>();
        JsonNode request = draft.path("config").path("request");
        if (request.path("requestUrlTemplate").asText().isBlank()) {
            problems.add("config.request.requestUrlTemplate is missing");
        }
        String method = request.path("requestType").asText();
        if (!METHODS.contains(method.toUpperCase(Locale.ROOT))) {
            problems.add("config.request.requestType must be one of GET, POST, PUT, PATCH, DELETE, not "
                    + (method.isEmpty() ? "empty" : method));
        }
        if (!action.authentication()) {
            checkSchema(draft.at("/contract/input/inputSchema"), "contract.input.inputSchema", problems);
            checkSchema(draft.at("/contract/output/successSchema"), "contract.output.successSchema", problems);
        }
        return problems;
    }

    private static void checkSchema(JsonNode schema, String path, List<String> problems) {
        if (schema.path("type").asText().isEmpty()) {
            problems.add(path + ".type is missing");
        }
    }
}
