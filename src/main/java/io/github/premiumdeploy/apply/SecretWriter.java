package io.github.premiumdeploy.apply;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.premiumdeploy.genesys.OAuthClientsApi;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.plan.ClientSecret;
import io.github.premiumdeploy.plan.ClientSecret.Fate;
import io.github.premiumdeploy.plan.IntegrationCredential;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.Verb;
import io.github.premiumdeploy.plan.secrets.CreationAttempt;
import io.github.premiumdeploy.plan.secrets.LockFile;
import io.github.premiumdeploy.plan.secrets.SecretsFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes sure that the secrets of OAuth clients are known, and that all have them that use them. */
final class SecretWriter {

    private static final int TRIES = 5;

    private final ApplyContext run;
    private final CredentialWriter credentials;

    SecretWriter(ApplyContext run, CredentialWriter credentials) {
        this.run = run;
        this.credentials = credentials;
    }

    /** The secret of a client that exists. Several may ask for it at once; a person may have to decide. */
    // The turn is held, and nothing is asked of it.
    @SuppressWarnings("try")
    synchronized String provide(Key key, Function<String, ClientSecret> fate) throws IOException {
        Optional<String> known = run.ids().secret(key);
        if (known.isPresent()) {
            return known.get();
        }
        String id = run.ids().require(key);
        ClientSecret client = fate.apply(id);
        if (!client.fate().isReplaced() || client.file().isEmpty()) {
            return provide(client);
        }
        try (LockFile turn = new ClientTurn(run).await(client.file().get(), client.name())) {
            // The run that was waited for may have kept it.
            return provide(fate.apply(id));
        }
    }

    /**
     * The file says what is to be done until all that use it have it: a run that is stopped meanwhile leaves no data actions
     * with a secret that is none.
     */
    private String provide(ClientSecret client) throws IOException {
        if (client.fate() == Fate.UNKNOWN || client.file().isEmpty()) {
            throw client.unknown().get();
        }
        SecretsFile file = client.file().get();
        if (client.fate().isReplaced()) {
            file.renew(client.name(), client.id());
            List<CreationAttempt> settled =
                    client.fate() == Fate.NEVER_TOLD ? client.settled().get() : List.of();
            run.undo(
                    client.key(),
                    Verb.CONFIGURE,
                    OAuthClientsApi.NEW_SECRET,
                    () -> UndoResult.not(
                            client.id(),
                            "its secret was replaced, and the former one is void; the new one is in the secrets file"));
            String secret = make(client.id());
            file.hold(client.name(), client.id(), secret, settled);
            client.renewals().done(client.key().name());
        }
        String secret = file.secret(client.id())
                .orElseThrow(() ->
                        new IOException(file.path() + " has lost the secret of the OAuth client " + client.name()));
        run.ids().knowSecret(client.key(), secret);
        if (client.fate() != Fate.KEPT) {
            for (ClientSecret.User user : client.users()) {
                credentials.renew(
                        user.credential(),
                        user.config(),
                        IntegrationCredential.Fields.OfClient.values(client.id(), secret));
            }
            file.keep(client.name(), client.id(), secret, List.of());
        }
        return secret;
    }

    /** Makes a new secret, which makes the present one void. */
    String make(String id) throws IOException {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            String secret = run.client()
                    .write(
                            OAuthClientsApi.NEW_SECRET,
                            OAuthClientsApi.NEW_SECRET.pathWith(id),
                            Query.NONE,
                            MissingNode.getInstance())
                    .path("secret")
                    .asText("");
            if (!secret.isEmpty()) {
                return secret;
            }
        }
        throw new IOException("the platform made a new secret of the OAuth client " + id + " and did not tell it");
    }
}
