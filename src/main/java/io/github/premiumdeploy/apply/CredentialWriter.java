package io.github.premiumdeploy.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.CredentialsApi;
import io.github.premiumdeploy.http.TransportException;
import io.github.premiumdeploy.plan.Identity;
import io.github.premiumdeploy.plan.IntegrationCredential;
import io.github.premiumdeploy.plan.IntegrationCredential.Fields;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.Verb;
import io.github.premiumdeploy.plan.secrets.Provenance;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Makes and changes the credentials of integrations, whose fields are never read back. */
final class CredentialWriter {

    private final ApplyContext run;
    private final ResourceWriter resources;
    private final SecretWriter secrets;

    CredentialWriter(ApplyContext run, ResourceWriter resources) {
        this.run = run;
        this.resources = resources;
        this.secrets = new SecretWriter(run, this);
    }

    /** What makes sure that the secrets of OAuth clients are known. */
    SecretWriter secrets() {
        return secrets;
    }

    /**
     * Makes a credential, or updates the one that is there and of the same type.
     *
     * @param key the integration
     * @param config the present configuration of the integration
     * @param isNew whether the integration was made just now, so that an earlier run cannot have left a credential
     * @return its id
     */
    String provide(IntegrationCredential credential, Key key, String integrationId, JsonNode config, boolean isNew)
            throws IOException {
        String title = credential.title(integrationId, run.ids());
        ObjectNode body = credential.body(title, values(credential.fields()));
        JsonNode there = credential.in(config);
        boolean isUsed = IntegrationCredential.isThere(there);
        Optional<String> known = isUsed && credential.isOfType(there)
                ? Optional.of(there.path("id").asText())
                : isNew
                        ? Optional.empty()
                        : leftBy(credential, title).stream()
                                .findFirst()
                                .map(left -> left.path("id").asText());
        if (known.isPresent() && update(key, known.get(), body, isUsed)) {
            return known.get();
        }
        Creation creation = new Creation(
                key,
                CredentialsApi.CREATE,
                CredentialsApi.DELETE,
                () -> leftBy(credential, title),
                // One that the platform keeps because it is in use goes with its integration.
                isNew
                        ? id -> run.deletion().deleteCredentialUnlessInUse(id)
                        : id -> run.deletion().deleteCredentials(List.of(id)),
                isNew ? resources.partOf(integrationId) : Provenance.NONE,
                false);
        return new CreateOnce(run, creation, body).run().path("id").asText();
    }

    private Map<String, String> values(Fields fields) throws IOException {
        String secret =
                fields instanceof Fields.OfClient client ? secrets.provide(client.client(), client.secret()) : "";
        return fields.values(run.ids(), secret);
    }

    /** Of one that an integration uses, the former fields are lost. */
    private boolean update(Key key, String id, ObjectNode body, boolean isUsed) throws IOException {
        AtomicBoolean mayBeDone = new AtomicBoolean(isUsed);
        run.undo(
                key,
                Verb.CONFIGURE,
                CredentialsApi.UPDATE,
                () -> mayBeDone.get()
                        ? UndoResult.not(id, "its credential has other fields now, and the former ones cannot be read")
                        : UndoResult.nothing());
        try {
            boolean isDone = update(id, body);
            mayBeDone.compareAndSet(true, isDone);
            return isDone;
        } catch (ApiException e) {
            mayBeDone.compareAndSet(true, RefusalMeaning.isLost(e));
            throw e;
        } catch (TransportException e) {
            mayBeDone.compareAndSet(true, !e.surelyNotProcessed());
            throw e;
        }
    }

    /** False if it is gone. */
    private boolean update(String id, ObjectNode body) throws IOException {
        try {
            run.client().send(CredentialsApi.UPDATE, id, body);
            return true;
        } catch (ApiException e) {
            if (e.status() != 404) {
                throw e;
            }
            return false;
        }
    }

    private List<JsonNode> leftBy(IntegrationCredential credential, String title) throws IOException {
        return Identity.named(
                        IntegrationCredential.LISTING.reader().read(run.client().direct(), title), title)
                .stream()
                .filter(credential::isOfType)
                .toList();
    }

    /** Gives other fields to the credential that a configuration refers to, if it does. */
    void renew(IntegrationCredential credential, JsonNode config, Map<String, String> values) throws IOException {
        if (!credential.isIn(config)) {
            return;
        }
        JsonNode there = credential.in(config);
        String title = there.hasNonNull("name") ? there.get("name").asText() : "";
        ObjectNode body = credential.body(title, values);
        if (title.isEmpty()) {
            body.remove("name");
        }
        update(there.path("id").asText(), body);
    }
}
