package io.github.premiumdeploy.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.conformance.CheckContext.Made;
import io.github.premiumdeploy.conformance.OwnResource.Kind;
import io.github.premiumdeploy.genesys.CredentialsApi;
import io.github.premiumdeploy.genesys.IntegrationsApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.plan.Compare;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What becomes of an integration and its credential. It is one for data actions, and has none. */
final class IntegrationWrites implements ConformanceCheck {

    static final String TYPE = "custom-rest-actions";
    private static final int LONGEST_NOTES = 500;

    @Override
    public String name() {
        return "integrations";
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                IntegrationsApi.CREATE,
                IntegrationsApi.GET,
                IntegrationsApi.CONFIG,
                IntegrationsApi.UPDATE_CONFIG,
                IntegrationsApi.PATCH,
                IntegrationsApi.DELETE,
                CredentialsApi.CREATE,
                CredentialsApi.GET,
                CredentialsApi.DELETE);
    }

    @Override
    public String makes() {
        return "up to three integrations of the type " + TYPE + " without data actions, one of them enabled, and two"
                + " credentials with values made up for them";
    }

    @Override
    public void run(CheckContext context) throws IOException {
        Conclusions conclusions = context.conclusions();
        String name = context.named("integration");
        Made made = context.make(Kind.INTEGRATION, name, integration(name, TYPE));
        if (!made.isThere()) {
            context.blocked(this, made.answer());
            return;
        }
        String strange = context.named("strange");
        Made unknown = context.make(Kind.INTEGRATION, strange, integration(strange, "no-such-type"));
        conclusions.holds(
                "integrations.unknown-type",
                !unknown.isThere()
                        && (unknown.answer().status() == 400 || unknown.answer().isGone()),
                unknown.answer());
        Made second = context.make(Kind.INTEGRATION, name, integration(name, TYPE));
        if (second.isThere()
                || second.answer().status() == 409
                || second.answer().status() == 400) {
            conclusions.value("integrations.same-name", !second.isThere(), second.answer());
        }
        configuration(context, made, name);
        activation(context, made);
        Optional<Made> credential = credentials(context, made, name);
        OwnResource integration = made.resource().orElseThrow();
        CallResult deleted = context.calls().change(IntegrationsApi.DELETE, Query.NONE, Optional.empty(), made.id());
        boolean gone = deleted.isGood()
                && context.comes(() -> context.read(integration, Query.NONE).isGone());
        conclusions.holds("integrations.delete-enabled", gone, deleted);
        if (gone) {
            context.own().removed(integration);
            if (credential.isPresent()) {
                CallResult left = context.read(credential.get().resource().orElseThrow(), Query.NONE);
                conclusions.holds("credentials.stay", left.isGood(), left);
            }
        }
    }

    static ObjectNode integration(String name, String type) {
        ObjectNode body = CheckContext.object().put("name", name);
        body.putObject("integrationType").put("id", type);
        return body;
    }

    private static ObjectNode configuration(String name, int version, String notes) {
        ObjectNode body =
                CheckContext.object().put("name", name).put("version", version).put("notes", notes);
        body.putObject("properties");
        body.putObject("advanced");
        body.putObject("credentials");
        return body;
    }

    private static CallResult configure(CheckContext context, Made made, JsonNode body) throws IOException {
        return context.calls().change(IntegrationsApi.UPDATE_CONFIG, Query.NONE, Optional.of(body), made.id());
    }

    private static CallResult config(CheckContext context, Made made) throws IOException {
        return context.calls().read(IntegrationsApi.CONFIG, Query.NONE, made.id());
    }

    private static void configuration(CheckContext context, Made made, String name) throws IOException {
        Conclusions conclusions = context.conclusions();
        CallResult before = config(context, made);
        if (!before.isGood()) {
            for (String id : List.of(
                    "integrations.first-version",
                    "integrations.empty-notes",
                    "integrations.stale-config",
                    "integrations.longest-notes")) {
                conclusions.notSeen(id, before.inWords());
            }
            return;
        }
        int version = before.body().path("version").asInt();
        conclusions.holds("integrations.first-version", version == 1, before);
        CallResult configured = configure(context, made, configuration(name, version, ""));
        CallResult shown = config(context, made);
        if (configured.isGood()) {
            conclusions.value(
                    "integrations.empty-notes", shown.text("notes").equals(Compare.EMPTY_STAND_IN), configured, shown);
            CallResult stale = configure(context, made, configuration(name, version, ""));
            conclusions.holds("integrations.stale-config", stale.status() == 409, stale);
        }
        CallResult tooLong = configure(
                context,
                made,
                configuration(name, shown.body().path("version").asInt(), "n".repeat(LONGEST_NOTES + 1)));
        conclusions.holds("integrations.longest-notes", tooLong.status() == 400, tooLong);
    }

    private static void activation(CheckContext context, Made made) throws IOException {
        Conclusions conclusions = context.conclusions();
        CallResult enabled = context.calls()
                .change(
                        IntegrationsApi.PATCH,
                        Query.NONE,
                        Optional.of(CheckContext.object().put("intendedState", "ENABLED")),
                        made.id());
        conclusions.holds("integrations.enable-by-state", enabled.isGood(), enabled);
        if (!enabled.isGood()) {
            conclusions.notSeen("integrations.active-at-once", enabled.inWords());
            return;
        }
        CallResult[] last = new CallResult[1];
        context.until(() -> {
            last[0] = context.read(made.resource().orElseThrow(), Query.NONE);
            return last[0].body().at("/reportedState/code").asText().equals("ACTIVE");
        });
        if (last[0].body().at("/reportedState/code").asText().equals("ACTIVE")) {
            // The answer to the change is the first look.
            int activating = context.calls()
                    .count(result -> result.text("id").equals(made.id())
                            && result.body().at("/reportedState/code").asText().equals("ACTIVATING"));
            conclusions.value("integrations.active-at-once", activating, enabled, last[0]);
        } else {
            conclusions.differs("integrations.active-at-once", "it did not become active in time", last[0]);
        }
    }

    private static Optional<Made> credentials(CheckContext context, Made integration, String name) throws IOException {
        Conclusions conclusions = context.conclusions();
        Made first = credential(context, "credential");
        if (!first.isThere()) {
            for (String id : List.of("credentials.hidden", "credentials.in-use", "credentials.stay")) {
                conclusions.notSeen(id, first.answer().inWords());
            }
            return Optional.empty();
        }
        CallResult shown = context.read(first.resource().orElseThrow(), Query.NONE);
        conclusions.holds(
                "credentials.hidden",
                shown.body()
                        .path("credentialFields")
                        .valueStream()
                        .allMatch(field -> field.asText("").isEmpty()),
                shown);
        if (!use(context, integration, name, first).isGood()) {
            return Optional.of(first);
        }
        CallResult deleted = context.calls().change(CredentialsApi.DELETE, Query.NONE, Optional.empty(), first.id());
        boolean gone = deleted.isGood()
                && context.read(first.resource().orElseThrow(), Query.NONE).isGone();
        if (deleted.isGood() || deleted.status() == 400) {
            conclusions.value("credentials.in-use", deleted.isGood() ? 204 : deleted.status(), deleted);
        } else {
            conclusions.differs("credentials.in-use", "", deleted);
        }
        if (!gone) {
            return Optional.of(first);
        }
        context.own().removed(first.resource().orElseThrow());
        Made second = credential(context, "credential-2");
        if (second.isThere() && use(context, integration, name, second).isGood()) {
            return Optional.of(second);
        }
        return Optional.empty();
    }

    private static Made credential(CheckContext context, String what) throws IOException {
        ObjectNode body = CheckContext.object().put("name", context.named(what));
        body.putObject("type").put("name", "basicAuth").put("id", "basicAuth");
        body.putObject("credentialFields")
                .put("userName", "conformance")
                .put("password", UUID.randomUUID().toString());
        return context.make(Kind.CREDENTIAL, context.named(what), body);
    }

    private static CallResult use(CheckContext context, Made integration, String name, Made credential)
            throws IOException {
        CallResult now = config(context, integration);
        ObjectNode body = configuration(name, now.body().path("version").asInt(), "");
        ((ObjectNode) body.path("credentials")).putObject("basicAuth").put("id", credential.id());
        CallResult used = configure(context, integration, body);
        if (!used.isGood()) {
            for (String id : List.of("credentials.in-use", "credentials.stay")) {
                context.conclusions().notSeen(id, used.inWords());
            }
        }
        return used;
    }
}
