package io.github.premiumdeploy.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.OAuthClientsApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.plan.secrets.SecretsFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A write to an OAuth client that tells its secret, or needs it. */
public sealed interface ClientStep extends Step {

    /**
     * Creates an OAuth client, and keeps its secret, which the platform tells once.
     *
     * @param identity what it is found by where an answer is lost
     * @param file where its secret goes
     * @param proof what proves that one which is found was made by this run
     * @param passed the roles that it is given
     * @param renewals the clients that a person wants new secrets for
     * @param settlement how it is made to be as stated
     */
    record CreateClient(
            Key key,
            Body body,
            Identity identity,
            SecretsFile file,
            Proof.ByMaker proof,
            PassedRoles passed,
            RenewSecrets renewals,
            Settlement settlement,
            Set<After> after)
            implements ClientStep {

        public CreateClient {
            after = Set.copyOf(after);
        }

        /** Its full name. */
        public String name() {
            return identity.name();
        }

        @Override
        public Verb verb() {
            return Verb.CREATE;
        }

        @Override
        public List<Operation> operations() {
            return List.of(OAuthClientsApi.CREATE);
        }

        @Override
        public List<Operation> undoing() {
            return List.of(OAuthClientsApi.GET, OAuthClientsApi.DELETE);
        }

        @Override
        public List<StepBody> bodies(ResourceIds ids, ObjectNode unseen) {
            return List.of(new StepBody(OAuthClientsApi.CREATE, body.of(ids)));
        }

        @Override
        public Optional<PassedRoles> roles() {
            return Optional.of(passed);
        }
    }

    /**
     * Makes sure that the secret of an OAuth client is known, and that all that use it have it.
     *
     * @param secret tells what becomes of the secret of a client, by its id
     */
    record ProvideSecret(Key key, Function<String, ClientSecret> secret, List<Operation> operations)
            implements ClientStep {

        public ProvideSecret {
            operations = List.copyOf(operations);
        }

        @Override
        public Verb verb() {
            return Verb.CONFIGURE;
        }
    }
}
