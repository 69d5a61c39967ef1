package io.github.premiumdeploy.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.ActionsApi;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.CredentialsApi;
import io.github.premiumdeploy.genesys.IntegrationsApi;
import io.github.premiumdeploy.genesys.OAuthClientsApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.plan.secrets.CreationAttempts;
import io.github.premiumdeploy.plan.secrets.SecretsFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** One write of a plan, with what it needs to have happened before. A step follows the step before it in its change. */
public sealed interface Step {

    /** The resource that is written. */
    Key key();

    /** What it does. */
    Verb verb();

    /** The operations that it sends, the writing one first. */
    List<Operation> operations();

    /** What must be done before. */
    Set<After> after();

    /** The operations that it sends too where the platform does not keep what it is sent. */
    default List<Operation> settling() {
        return List.of();
    }

    /**
     * Something that must be done before.
     *
     * @param key the resource
     * @param verb the step of it; any later step of that change need not be done
     */
    record After(Key key, Verb verb) {}

    /**
     * Creates a resource.
     *
     * @param operation what creates it
     * @param removal what removes it, where it was made too many or is taken back
     * @param identity what it is found by where an answer is lost
     * @param settlement how it is made to be as stated; empty where a later step states the rest
     * @param dropsFields whether the platform is known to drop a stated field on creation
     */
    record Create(
            Key key,
            Operation operation,
            Removal removal,
            Body body,
            Identity identity,
            Proof proof,
            Optional<Settlement> settlement,
            boolean dropsFields,
            Set<After> after)
            implements Step {

        public Create {
            after = Set.copyOf(after);
        }

        @Override
        public Verb verb() {
            return Verb.CREATE;
        }

        @Override
        public List<Operation> operations() {
            return List.of(operation);
        }

        @Override
        public List<Operation> settling() {
            return dropsFields ? settlement.orElseThrow().update().operations() : List.of();
        }
    }

    /**
     * Changes a resource, or a part of it.
     *
     * @param before the resource as it was; empty if the plan makes it
     * @param write what is sent
     * @param comparison how it is compared afterwards; empty where the answer does not show what was sent
     * @param undo how it is taken back; empty where that goes with the resource
     */
    record Update(
            Key key,
            Verb verb,
            Optional<Existing> before,
            Write write,
            Optional<Comparison> comparison,
            Optional<UndoPlan> undo,
            Set<After> after)
            implements Step {

        public Update {
            after = Set.copyOf(after);
        }

        @Override
        public List<Operation> operations() {
            return write.operations();
        }
    }

    /**
     * Deletes a resource.
     *
     * @param secret where the secret of an OAuth client is kept, which is forgotten then
     */
    record Delete(Key key, String id, Removal removal, Optional<KeptSecret> secret, Set<After> after) implements Step {

        public Delete {
            after = Set.copyOf(after);
        }

        /** Deletes what has no secret. */
        public Delete(Key key, String id, Removal removal, Set<After> after) {
            this(key, id, removal, Optional.empty(), after);
        }

        @Override
        public Verb verb() {
            return Verb.DELETE;
        }

        @Override
        public List<Operation> operations() {
            return List.of(removal.operation());
        }

        @Override
        public List<Operation> settling() {
            return removal.reads();
        }
    }

    /**
     * Where the secret of an OAuth client is kept.
     *
     * @param name the client's full name
     */
    record KeptSecret(SecretsFile file, String name) {}

    /**
     * Deletes credentials that nothing uses.
     *
     * @param key the integration that they were made for
     */
    record DeleteCredentials(Key key, List<String> ids) implements Step {

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

        @Override
        public Set<After> after() {
            return Set.of();
        }
    }

    /**
     * Deletes an integration with its credentials. Those go first: a run that is stopped between the two leaves an
     * integration, which the next one finds, and no credential that nobody would look for. Where the platform keeps those in
     * use, they go last.
     *
     * @param credentials the ids of what was made for it
     */
    record DeleteIntegration(Key key, String id, List<String> credentials) implements Step {

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

        @Override
        public Set<After> after() {
            return Set.of();
        }
    }

    /**
     * Grants a role to the caller, and waits until the platform shows it.
     *
     * @param subject the id of the caller; empty if the platform does not say it
     * @param subjectType what the caller is, as the operation's query names it
     * @param division tells the id of the division that it is granted in
     */
    record Grant(Key key, Optional<String> subject, String subjectType, Supplier<String> division) implements Step {

        @Override
        public Verb verb() {
            return Verb.GRANT;
        }

        @Override
        public List<Operation> operations() {
            return List.of(AuthorizationApi.GRANT_ROLE);
        }

        @Override
        public Set<After> after() {
            return Set.of();
        }
    }

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
            Function<ResourceIds, Comparison> comparison,
            Optional<IntegrationCredential> credential,
            List<String> strays,
            Set<After> after)
            implements Step {

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
            credential.ifPresent(part -> operations.addAll(part.operations(before.map(Existing::body))));
            return operations;
        }
    }

    /**
     * Creates an OAuth client, and keeps its secret, which the platform tells once.
     *
     * @param name its full name
     * @param identity what it is found by where an answer is lost
     * @param file where its secret goes
     * @param maker the id of the caller; empty text if it is not known
     * @param statement what the request states and every list shows
     * @param roles the roles that it is given
     * @param renewals the clients that a person wants new secrets for
     */
    record CreateClient(
            Key key,
            String name,
            Body body,
            Identity identity,
            SecretsFile file,
            String maker,
            CreationAttempts.Statement statement,
            PassedRoles roles,
            RenewSecrets renewals,
            Set<After> after)
            implements Step {

        public CreateClient {
            after = Set.copyOf(after);
        }

        @Override
        public Verb verb() {
            return Verb.CREATE;
        }

        @Override
        public List<Operation> operations() {
            return List.of(OAuthClientsApi.CREATE);
        }
    }

    /**
     * Makes sure that the secret of an OAuth client is known, and that all that use it have it.
     *
     * @param secret tells what becomes of the secret of a client, by its id
     */
    record ProvideSecret(Key key, Function<String, ClientSecret> secret, List<Operation> operations) implements Step {

        public ProvideSecret {
            operations = List.copyOf(operations);
        }

        @Override
        public Verb verb() {
            return Verb.CONFIGURE;
        }

        @Override
        public Set<After> after() {
            return Set.of();
        }
    }

    /**
     * Changes a data action through a draft.
     *
     * @param id tells its id
     * @param draft its draft as it is; empty if one has to be started
     * @param write sends what is stated to the draft
     * @param settlement how the draft is made to be as stated
     * @param undo how it is taken back; empty where that goes with its integration
     */
    record ChangeAction(
            Key key,
            Function<ResourceIds, String> id,
            Optional<JsonNode> draft,
            Write write,
            Settlement settlement,
            Optional<ActionBefore> undo,
            Set<After> after)
            implements Step {

        public ChangeAction {
            after = Set.copyOf(after);
        }

        @Override
        public Verb verb() {
            return Verb.UPDATE;
        }

        @Override
        public List<Operation> operations() {
            return draft.isPresent()
                    ? List.of(ActionsApi.UPDATE_DRAFT)
                    : List.of(ActionsApi.UPDATE_DRAFT, ActionsApi.START_DRAFT);
        }
    }

    /**
     * Publishes the draft of a data action.
     *
     * @param undo how it is taken back; empty where an earlier step says it
     */
    record Publish(Key key, Optional<ActionBefore> undo) implements Step {

        @Override
        public Verb verb() {
            return Verb.PUBLISH;
        }

        @Override
        public List<Operation> operations() {
            return List.of(ActionsApi.PUBLISH_DRAFT);
        }

        @Override
        public Set<After> after() {
            return Set.of();
        }
    }

    /**
     * A data action as it was.
     *
     * @param content its draft, or what was published if it had none
     * @param written the fields that are sent
     */
    record ActionBefore(JsonNode content, ObjectNode written, boolean hadDraft) {}
}
