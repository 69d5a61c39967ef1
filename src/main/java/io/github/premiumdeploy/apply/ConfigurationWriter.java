package io.github.premiumdeploy.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.IntegrationsApi;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.plan.Bodies;
import io.github.premiumdeploy.plan.Body;
import io.github.premiumdeploy.plan.IntegrationCredential;
import io.github.premiumdeploy.plan.IntegrationStep;
import io.github.premiumdeploy.plan.UndoPlan;
import io.github.premiumdeploy.plan.Verb;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Configures one integration, with its credential, and deletes the credentials that it no longer refers to. */
final class ConfigurationWriter {

    private final ApplyContext run;
    private final CredentialWriter credentials;
    private final IntegrationStep.Configure step;
    private final String id;
    private final JsonNode config;
    private final Set<String> unused = new HashSet<>();
    private final Set<String> deleted = new HashSet<>();

    ConfigurationWriter(ApplyContext run, CredentialWriter credentials, IntegrationStep.Configure step) {
        this.run = run;
        this.credentials = credentials;
        this.step = step;
        this.id = run.ids().require(step.key());
        this.config = step.config();
    }

    void write() throws IOException {
        // The id of a credential of this run's own; empty text where there is none.
        String own = step.credential().isPresent() && !step.credential().get().isIn(config)
                ? credentials.provide(
                        step.credential().get(),
                        step.key(),
                        id,
                        config,
                        step.before().isEmpty())
                : "";
        ObjectNode body = step.content().of(run.ids());
        unused.addAll(IntegrationCredential.references(config));
        PatientClient.Update sending = known -> send(known, body, own);
        PatientClient.Call write =
                () -> run.settle().settle(step.key(), sending.send(config), step.comparison(), sending);
        if (step.before().isPresent()) {
            new UndoUpdate(run, undo(body, own), this::lost).around(Verb.CONFIGURE, write);
        } else {
            write.send();
        }
        if (!own.isEmpty()) {
            unused.add(own);
        }
        unused.addAll(step.strays());
        IntegrationCredential.references(body).forEach(unused::remove);
        for (String one : unused) {
            deleted.add(one);
            run.deletion().deleteCredentials(List.of(one));
        }
    }

    private JsonNode send(JsonNode known, ObjectNode body, String own) throws IOException {
        PatientClient.Call reader = () -> run.client().read(IntegrationsApi.CONFIG, id, Query.NONE);
        return run.client().writeVersioned(known, reader, current -> {
            // Another run may have configured it meanwhile, with a credential of its own.
            boolean isOthers = current != config
                    && step.credential()
                            .filter(part -> part.isIn(current, run.ids()))
                            .isPresent();
            unused.addAll(IntegrationCredential.references(current));
            if (!own.isEmpty() && !isOthers) {
                step.body(body, current, own);
            } else {
                step.body(body, current);
            }
            return run.client().sendPatiently(IntegrationsApi.UPDATE_CONFIG, id, body);
        });
    }

    private UndoPlan undo(ObjectNode body, String own) {
        ObjectNode written = Bodies.copy(Bodies.object(), body, "name", "properties", "advanced", "notes");
        return UndoPlan.of(
                        step.before().orElseThrow(),
                        Body.of(written),
                        IntegrationsApi.CONFIG,
                        IntegrationsApi.UPDATE_CONFIG)
                .sending((now, restored) -> {
                    restored.set("credentials", formerReferences(now, own));
                    return Bodies.copy(restored, now, "version");
                });
    }

    private Optional<String> lost() {
        return IntegrationCredential.references(config).stream()
                .filter(deleted::contains)
                .findFirst()
                .map(one -> "its former credential was deleted, and what it held cannot be read");
    }

    /** The credentials as they were, where those are still there. */
    private ObjectNode formerReferences(JsonNode now, String own) {
        ObjectNode references = Bodies.object();
        IntegrationCredential.referred(now).properties().forEach(entry -> {
            String present = entry.getValue().path("id").asText();
            String former =
                    config.path("credentials").path(entry.getKey()).path("id").asText("");
            if (own.isEmpty() || !own.equals(present) || deleted.contains(former)) {
                references.set(entry.getKey(), entry.getValue());
            } else if (!former.isEmpty()) {
                references.putObject(entry.getKey()).put("id", former);
            }
        });
        return references;
    }
}
