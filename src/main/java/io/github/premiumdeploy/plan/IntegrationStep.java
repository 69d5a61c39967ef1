package io.github.premiumdeploy.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.CredentialsApi;
import io.github.premiumdeploy.genesys.IntegrationsApi;
import io.github.premiumdeploy.genesys.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A write to an integration, or to the credentials that were made for it. */
public sealed interface IntegrationStep extends Step {

    /**
     * Configures an integration, with its credential.
     *
     * @param before its present configuration, with the integration's id; empty if the plan makes it
     * @param content what is sent, the credentials and the version aside
     * @param comparison how the configuration is compared afterwards
     * @param strays the ids of credentials that were made for it and that nothing uses
     */
    record Configure(
            Key key,
            Optional<Existing> before,
            Body content,
            Comparison comparison,
            Optional<IntegrationCredential> credential,
            List<String> strays,
            Set<After> after)
            implements IntegrationStep {

        public Configure {
            strays = List.copyOf(strays);
            after = Set.copyOf(after);
        }

        @Override
        public Verb verb() {
            return Verb.CONFIGURE;
        }

        @Override
        public List<Operation> operations() {
            List<Operation> operations = new ArrayList<>(List.of(IntegrationsApi.UPDATE_CONFIG));
            credential.ifPresent(part -> operations.addAll(part.operations(config())));
            return operations;
        }

        /** An interrupted run may have left a credential, which is used then. */
        @Override
        public List<Operation> recovering() {
            return credential.map(IntegrationCredential::recovering).orElse(List.of());
        }

        @Override
        public List<Operation> undoing() {
            return credential.isPresent()
                    ? List.of(IntegrationsApi.CONFIG, CredentialsApi.DELETE)
                    : List.of(IntegrationsApi.CONFIG);
        }

        @Override
        public List<StepBody> bodies(ResourceIds ids, ObjectNode unseen) {
            String other = unseen.path("id").asText();
            boolean isGiven = credential.filter(part -> !part.isIn(config())).isPresent();
            List<StepBody> bodies = new ArrayList<>();
            bodies.add(new StepBody(
                    IntegrationsApi.UPDATE_CONFIG,
                    isGiven ? body(content.of(ids), config(), other) : body(content.of(ids), config())));
            credential.filter(part -> isGiven).ifPresent(part -> {
                ObjectNode stated = part.body(
                        part.title(ids.require(key), ids), part.fields().values(ids, other));
                bodies.add(new StepBody(CredentialsApi.CREATE, stated));
                bodies.add(new StepBody(CredentialsApi.UPDATE, stated));
            });
            return bodies;
        }

        /** Its configuration when the plan is made; of a new one it is empty but for its version. */
        public JsonNode config() {
            return before.map(Existing::body).orElseGet(() -> Bodies.object().put("version", 1));
        }

        /**
         * Adds to what is sent the credentials and the version.
         *
         * @param current the configuration as the latest answer shows it
         */
        public ObjectNode body(ObjectNode sent, JsonNode current) {
            sent.set("credentials", IntegrationCredential.referred(current));
            return sent.put("version", current.path("version").asInt(1));
        }

        /**
         * The same with a credential that is new to it.
         *
         * @param own the credential's id
         */
        public ObjectNode body(ObjectNode sent, JsonNode current, String own) {
            ObjectNode body = body(sent, current);
            body.withObject("/credentials/" + credential.orElseThrow().name()).put("id", own);
            return body;
        }
    }

    /**
     * Deletes an integration with its credentials. Those go first: a run that is stopped between the two leaves an
     * integration, which the next one finds, and no credential that nobody would look for. Where the platform keeps those in
     * use, they go last.
     *
     * @param credentials the ids of what was made for it
     */
    record DeleteIntegration(Key key, String id, List<String> credentials) implements IntegrationStep {

        public DeleteIntegration {
            credentials = List.copyOf(credentials);
        }

        @Override
        public Verb verb() {
            return Verb.DELETE;
        }

        @Override
        public List<Operation> operations() {
            return credentials.isEmpty()
                    ? List.of(IntegrationsApi.DELETE)
                    : List.of(IntegrationsApi.DELETE, CredentialsApi.DELETE);
        }
    }

    /**
     * Deletes credentials that nothing uses.
     *
     * @param key the integration that they were made for
     */
    record DeleteCredentials(Key key, List<String> ids) implements IntegrationStep {

        public DeleteCredentials {
            ids = List.copyOf(ids);
        }

        @Override
        public Verb verb() {
            return Verb.DELETE;
        }

        @Override
        public List<Operation> operations() {
            return List.of(CredentialsApi.DELETE);
        }
    }
}
