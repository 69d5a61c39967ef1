package io.github.premiumdeploy.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.PropertySchema;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.organization.State;
import io.github.premiumdeploy.sandbox.organization.State.Integration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How integrations are shown, with the state that they report. */
final class IntegrationView {

    static final String PATH = "/api/v2/integrations/";

    /** What Genesys's Terraform provider was seen to get for empty notes. */
    private static final String EMPTY_NOTES = "node_dynamodb_empty_string";

    private final State state;

    IntegrationView(State state) {
        this.state = state;
    }

    ObjectNode config(Integration integration) {
        ObjectNode config = integration.config().deepCopy();
        return config.put("notes", notes(config.path("notes").asText()));
    }

    private String notes(String notes) {
        return notes.isEmpty() && state.switches().emptyNotesStandIn() ? EMPTY_NOTES : notes;
    }

    ObjectNode shown(Integration integration, Call call) {
        String reported = reportedState(integration);
        // Showing an integration that will be active counts as one read.
        if (reported.equals("ACTIVE")
                && state.isAmongFirst(state.switches().activationReads(), "activate", integration.id())) {
            reported = "ACTIVATING";
        }
        ObjectNode shown = SandboxJson.named(integration.id(), integration.name());
        shown.set("integrationType", IntegrationTypeEndpoints.shown(integration.type()));
        shown.put("notes", notes(integration.config().path("notes").asText()))
                .put("intendedState", integration.enabled() ? "ENABLED" : "DISABLED");
        ObjectNode config = shown.putObject("config");
        if (call.queries("expand").contains("config.current")) {
            config.set("current", config(integration));
        } else {
            config.putObject("current")
                    .put("id", "current")
                    .put("selfUri", PATH + integration.id() + "/config/current");
        }
        ObjectNode reportedState = shown.putObject("reportedState")
                .put("code", reported)
                .put("effective", integration.enabled() ? reported : "INACTIVE")
                .put("lastUpdated", SandboxJson.time(state.now()));
        if (reported.equals("ERROR")) {
            reportedState.putObject("detail").put("message", "Missing or not valid: " + problems(integration));
        }
        shown.putObject("attributes");
        return shown.put("selfUri", PATH + integration.id());
    }

    /** Half-made integrations can be enabled, and then do not work. */
    String reportedState(Integration integration) {
        if (!integration.enabled()) {
            return "INACTIVE";
        }
        return problems(integration).isEmpty() ? "ACTIVE" : "ERROR";
    }

    private List<String> problems(Integration integration) {
        List<String> problems = new ArrayList<>(PropertySchema.violations(
                        integration.type().properties(), integration.config().path("properties"), "properties")
                .keySet());
        JsonNode references = integration.config().path("credentials");
        for (Map.Entry<String, JsonNode> entry :
                integration.type().credentials().properties()) {
            JsonNode reference = references.path(entry.getKey());
            boolean broken = reference.isMissingNode()
                    ? entry.getValue().path("required").asBoolean()
                    : !state.credentials().containsKey(SandboxJson.id(reference));
            if (broken) {
                problems.add("credentials." + entry.getKey());
            }
        }
        return problems;
    }
}
