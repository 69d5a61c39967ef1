package io.github.premiumdeploy.plan.kind;

import io.github.premiumdeploy.plan.Scope;
import io.github.premiumdeploy.apply.Execution;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.Step.After;
import io.github.premiumdeploy.plan.Verb;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.genesys.OAuthClientsApi;
import io.github.premiumdeploy.genesys.Operation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Data actions that call Genesys Cloud itself, as an OAuth client of the descriptor. */
final class GcDataActionsKind extends ActionIntegrationKind {

    GcDataActionsKind() {
        super("gc-data-actions", "purecloud-data-actions");
    }

    @Override
    boolean usesCredential(Item item) {
        return !item.fields().path("oauthClient").asText("").isEmpty();
    }

    /** The client's secret is replaced where a person wants it, or an interrupted run did not come to its end. */
    @Override
    public List<Operation> operations(Descriptor descriptor, boolean removal) {
        List<Operation> operations = new ArrayList<>(super.operations(descriptor, removal));
        if (!removal && descriptor.items(key()).stream().anyMatch(this::usesCredential)) {
            operations.add(OAuthClientsApi.NEW_SECRET);
        }
        return operations;
    }

    @Override
    Optional<IntegrationCredential> credential(Scope scope, Item item) {
        String client = item.fields().path("oauthClient").asText("");
        if (!usesCredential(item)) {
            return Optional.empty();
        }
        Key key = new Key(OAuthClientKind.KEY, client);
        return Optional.of(new IntegrationCredential(
                "pureCloudOAuthClient",
                "pureCloudOAuthClient",
                Set.of(new After(key, Verb.CREATE)),
                Optional.of(new Client(scope, key)),
                run -> Map.of("clientId", run.requireId(key), "clientSecret", OAuthClientSecret.of(run, scope, key))));
    }

    /** Whether some of them are described to call Genesys Cloud as this client. */
    static boolean isUsed(Scope scope, String client) {
        return scope.descriptor().items(new GcDataActionsKind().key()).stream()
                .anyMatch(item -> item.fields().path("oauthClient").asText("").equals(client));
    }

    /** The names of those that need the secret of a client to be made as described. */
    List<String> needing(Scope scope, String client) {
        List<String> needing = new ArrayList<>();
        for (Item item : scope.descriptor().items(key())) {
            boolean uses = item.fields().path("oauthClient").asText("").equals(client);
            Optional<Existing> there = uses ? scope.one(distinct(scope), item) : Optional.empty();
            boolean has = credential(scope, item)
                    .filter(part -> there.filter(known -> part.isIn(config(known.body())))
                            .isPresent())
                    .isPresent();
            if (uses && !has) {
                needing.add(key() + " \"" + scope.fullName(item.name()) + "\"");
            }
        }
        return needing;
    }

    /** Gives the new secret of a client to the integrations that had its old one. */
    static void renew(Execution run, Scope scope, Key client, String clientId, String secret) throws IOException {
        GcDataActionsKind kind = new GcDataActionsKind();
        for (Item item : scope.descriptor().items(kind.key())) {
            Optional<Existing> there = scope.one(kind.distinct(scope), item);
            Optional<IntegrationCredential> credential = kind.credential(scope, item);
            boolean uses = item.fields().path("oauthClient").asText("").equals(client.name());
            if (uses && there.isPresent() && credential.isPresent()) {
                credential
                        .get()
                        .renew(run, config(there.get().body()), Map.of("clientId", clientId, "clientSecret", secret));
            }
        }
    }

    /** The client that the actions call Genesys Cloud as. */
    private record Client(Scope scope, Key key) implements IntegrationCredential.Owner {

        @Override
        public Optional<String> planned() {
            return scope.item(key.kind(), key.name())
                    .flatMap(item -> scope.one(new OAuthClientKind().distinct(scope), item))
                    .map(Existing::id);
        }

        @Override
        public String id(Execution run) {
            return run.requireId(key);
        }
    }
}
