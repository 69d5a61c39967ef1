package io.github.premiumdeploy.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.conformance.OwnResource.Kind;
import io.github.premiumdeploy.genesys.IntegrationsApi;
import io.github.premiumdeploy.plan.Compare;
import io.github.premiumdeploy.text.JsonTree;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What becomes of an integration and its credential. It is one for data actions, and has none. */
final class IntegrationWrites extends ConformanceCheck {

    static final String TYPE = "custom-rest-actions";

    private static final int LONGEST_NOTES = 500;

    IntegrationWrites() {
        super(
                "integrations",
                "up to three integrations of the type " + TYPE + " without data actions, one of them enabled, and two"
                        + " credentials with values made up for them",
                List.of(Kind.INTEGRATION, Kind.CREDENTIAL),
                IntegrationsApi.CONFIG,
                IntegrationsApi.UPDATE_CONFIG,
                IntegrationsApi.PATCH);
    }

    @Override
    void run() throws IOException {
        String name = named("integration");
        Made made = make(Kind.INTEGRATION, integration(name, TYPE));
        if (isBlocked(made)) {
            return;
        }
        CallResult unknown = make(Kind.INTEGRATION, integration(named("strange"), "no-such-type"))
                .answer();
        holds("integrations.unknown-type", unknown, answer -> answer.status() == 400 || answer.isGone());
        Made second = make(Kind.INTEGRATION, integration(name, TYPE));
        if (second.isDecided() || second.answer().status() == 409) {
            value("integrations.same-name", !second.isThere(), second.answer());
        }
        configuration(made, name);
        activation(made);
        Optional<Made> credential = credentials(made, name);
        CallResult deleted = delete(made);
        boolean gone = deleted.isGood() && going(made).isSo();
        holds("integrations.delete-enabled", gone, deleted);
        if (gone && credential.isPresent()) {
            holds("credentials.stay", read(credential.get()), CallResult::isGood);
        }
    }

    static ObjectNode integration(String name, String type) {
        ObjectNode body = JsonTree.object().put("name", name);
        body.putObject("integrationType").put("id", type);
        return body;
    }

    private static ObjectNode configuration(String name, CallResult before, String notes) {
        ObjectNode body = JsonTree.object()
                .put("name", name)
                .put("version", before.body().path("version").asInt())
                .put("notes", notes);
        body.putObject("properties");
        body.putObject("advanced");
        body.putObject("credentials");
        return body;
    }

    private CallResult configure(Made made, ObjectNode body) throws IOException {
        return change(IntegrationsApi.UPDATE_CONFIG, made, body);
    }

    private CallResult config(Made made) throws IOException {
        return read(IntegrationsApi.CONFIG, made.id());
    }

    private void configuration(Made made, String name) throws IOException {
        CallResult before = config(made);
        if (!before.isGood()) {
            notSeen(
                    before,
                    "integrations.first-version",
                    "integrations.empty-notes",
                    "integrations.stale-config",
                    "integrations.longest-notes");
            return;
        }
        holds("integrations.first-version", before.body().path("version").asInt() == 1, before);
        CallResult configured = configure(made, configuration(name, before, ""));
        CallResult shown = config(made);
        if (configured.isGood()) {
            value("integrations.empty-notes", shown.text("notes").equals(Compare.EMPTY_STAND_IN), configured, shown);
            CallResult stale = configure(made, configuration(name, before, ""));
            holds("integrations.stale-config", stale.status() == 409, stale);
        }
        CallResult tooLong = configure(made, configuration(name, shown, "n".repeat(LONGEST_NOTES + 1)));
        holds("integrations.longest-notes", tooLong.status() == 400, tooLong);
    }

    private void activation(Made made) throws IOException {
        CallResult enabled =
                change(IntegrationsApi.PATCH, made, JsonTree.object().put("intendedState", "ENABLED"));
        holds("integrations.enable-by-state", enabled.isGood(), enabled);
        if (!enabled.isGood()) {
            notSeen(enabled, "integrations.active-at-once");
            return;
        }
        Looked<CallResult> active = until(() -> read(made), shown -> isReported(shown, "ACTIVE"));
        if (active.isSo()) {
            // The answer to the change is the first look.
            int activating =
                    calls.count(result -> result.text("id").equals(made.id()) && isReported(result, "ACTIVATING"));
            value("integrations.active-at-once", activating, enabled, active.last());
        } else {
            differs("integrations.active-at-once", "it did not become active in time", active.last());
        }
    }

    private static boolean isReported(CallResult shown, String state) {
        return shown.body().at("/reportedState/code").asText().equals(state);
    }

    /** The credential that the integration uses in the end. */
    private Optional<Made> credentials(Made integration, String name) throws IOException {
        Made first = credential("credential");
        if (!first.isThere()) {
            notSeen(first.answer(), "credentials.hidden", "credentials.in-use", "credentials.stay");
            return Optional.empty();
        }
        CallResult shown = read(first);
        boolean isHidden = shown.body()
                .path("credentialFields")
                .valueStream()
                .allMatch(field -> field.asText("").isEmpty());
        holds("credentials.hidden", isHidden, shown);
        if (!use(integration, name, first).isGood()) {
            return Optional.of(first);
        }
        CallResult deleted = delete(first);
        boolean gone = deleted.isGood() && read(first).isGone();
        if (deleted.isGood() || deleted.status() == 400) {
            value("credentials.in-use", deleted.isGood() ? 204 : deleted.status(), deleted);
        } else {
            differs("credentials.in-use", "", deleted);
        }
        if (!gone) {
            return Optional.of(first);
        }
        own.removed(first.own());
        Made second = credential("credential-2");
        return second.isThere() && use(integration, name, second).isGood() ? Optional.of(second) : Optional.empty();
    }

    private Made credential(String what) throws IOException {
        ObjectNode body = JsonTree.object().put("name", named(what));
        body.putObject("type").put("name", "basicAuth").put("id", "basicAuth");
        body.putObject("credentialFields")
                .put("userName", "conformance")
                .put("password", UUID.randomUUID().toString());
        return make(Kind.CREDENTIAL, body);
    }

    private CallResult use(Made integration, String name, Made credential) throws IOException {
        ObjectNode body = configuration(name, config(integration), "");
        body.withObject("/credentials").putObject("basicAuth").put("id", credential.id());
        CallResult used = configure(integration, body);
        if (!used.isGood()) {
            notSeen(used, "credentials.in-use", "credentials.stay");
        }
        return used;
    }
}
