package io.github.premiumdeploy.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.PremiumAppsApi;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.http.SandboxResponse;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.PremiumApps;
import io.github.premiumdeploy.sandbox.organization.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The endpoint that Premium Apps are submitted to, as users report it. What they report: the path, the body of a refusal
 * word by word, what it depends on, and that it is refused before its body is looked at. What is assumed: the answer to
 * a good submission.
 */
final class PremiumAppEndpoints implements EndpointGroup {

    private static final List<String> REQUIRED = List.of("applicationId", "environmentId");

    private final State state;
    private final PermissionGate gate;
    private final PremiumApps settings;
    private final SandboxEndpoint submit;
    private final Map<String, ObjectNode> submissions = new HashMap<>();

    PremiumAppEndpoints(State state, PermissionGate gate) {
        this.state = state;
        this.gate = gate;
        this.settings = state.organization().premiumApps();
        this.submit = SandboxEndpoint.of(
                        PremiumAppsApi.submit(settings.path(), settings.permission(), settings.scope()), this::submit)
                .admitting();
    }

    @Override
    public List<SandboxEndpoint> endpoints() {
        List<SandboxEndpoint> endpoints = new ArrayList<>();
        if (settings.offered()) {
            endpoints.add(submit);
            endpoints.add(SandboxEndpoint.of(PremiumAppsApi.status(settings.path() + "/{id}"), this::status));
        }
        if (settings.capabilities().offered()) {
            endpoints.add(SandboxEndpoint.of(
                    PremiumAppsApi.capabilities(settings.capabilities().path()), this::capabilities));
        }
        return endpoints;
    }

    private SandboxResponse submit(Call call) {
        boolean hasFeature =
                settings.feature().isEmpty() || state.organization().features().getOrDefault(settings.feature(), false);
        if (!hasFeature
                || gate.lacksScope(call.caller(), submit.operation())
                || gate.refusal(call, submit).isPresent()) {
            return denied();
        }
        JsonNode body = call.json();
        List<String> bad = REQUIRED.stream()
                .filter(field -> !body.path(field).isTextual()
                        || body.path(field).asText().isBlank())
                .toList();
        if (!bad.isEmpty()) {
            Refusal refusal =
                    Refusal.of(400, "constraint.validation", "Required fields are missing or not valid: " + bad);
            bad.forEach(field ->
                    refusal.detail(body.hasNonNull(field) ? "invalid.value" : "required.field.missing", field));
            throw refusal;
        }
        String environment = body.path("environmentId").asText();
        if (!settings.environments().isEmpty() && !settings.environments().contains(environment)) {
            throw Refusal.of(400, "invalid.value", "The environment " + environment + " is not known")
                    .detail("invalid.value", "environmentId");
        }
        return accept(body);
    }

    /** The refusal as reported, which is not the published shape: no contextId, no details. */
    private static SandboxResponse denied() {
        return SandboxResponse.of(
                403,
                SandboxJson.object()
                        .put("message", "Access denied. You do not have permission to perform this action.")
                        .put("status", 403)
                        .put("code", "forbidden"));
    }

    private SandboxResponse accept(JsonNode body) {
        boolean done = settings.answer() == PremiumApps.Answer.DEPLOYED;
        String id = state.newId();
        ObjectNode shown = SandboxJson.object().put("id", id);
        for (String field : List.of("applicationId", "environmentId", "name", "version")) {
            if (body.hasNonNull(field)) {
                shown.set(field, body.get(field));
            }
        }
        shown.put("status", done ? "DEPLOYED" : "PENDING").put("selfUri", settings.path() + "/" + id);
        submissions.put(id, shown);
        return SandboxResponse.of(done ? 201 : 202, shown.deepCopy());
    }

    private SandboxResponse status(Call call) {
        String id = call.variable(0);
        ObjectNode shown =
                Optional.ofNullable(submissions.get(id)).orElseThrow(() -> Refusal.notFound("submission", id));
        if (!shown.path("status").asText().equals("DEPLOYED")) {
            boolean running =
                    state.isAmongFirst(settings.polls(), "poll", id) || settings.outcome() == PremiumApps.Outcome.NEVER;
            shown.put("status", running ? "IN_PROGRESS" : settings.outcome().name());
            if (!running && settings.outcome() == PremiumApps.Outcome.FAILED) {
                shown.put("message", settings.failureMessage());
                shown.putArray("errors").addObject().put("message", settings.failureMessage());
            }
        }
        return SandboxResponse.ok(shown.deepCopy());
    }

    private SandboxResponse capabilities(Call call) {
        ObjectNode listing = SandboxJson.object();
        ArrayNode entries = listing.putArray("capabilities");
        settings.capabilities()
                .entries()
                .forEach(
                        (name, enabled) -> entries.addObject().put("name", name).put("enabled", enabled));
        return SandboxResponse.ok(listing);
    }
}
