package io.github.premiumdeploy.plan.kind;

import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.plan.ClientSecret;
import io.github.premiumdeploy.plan.Description;
import io.github.premiumdeploy.plan.Existing;
import io.github.premiumdeploy.plan.IntegrationCredential;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.Scope;
import io.github.premiumdeploy.plan.Step.After;
import io.github.premiumdeploy.plan.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Data actions that call Genesys Cloud itself, as an OAuth client of the descriptor. */
final class GcDataActionsKind extends ActionIntegrationKind {

    private static final String CREDENTIAL = "pureCloudOAuthClient";

    GcDataActionsKind() {
        super("gc-data-actions", "purecloud-data-actions");
    }

    private static String client(Item item) {
        return item.fields().path("oauthClient").asText("");
    }

    @Override
    Optional<IntegrationCredential> credential(Scope scope, Item item) {
        if (client(item).isEmpty()) {
            return Optional.empty();
        }
        Key key = new Key(OAuthClientKind.KEY, client(item));
        OAuthClientKind clients = new OAuthClientKind();
        return Optional.of(new IntegrationCredential(
                CREDENTIAL,
                CREDENTIAL,
                Set.of(new After(key, Verb.CREATE)),
                new IntegrationCredential.Fields.OfClient(
                        key,
                        scope.item(key.kind(), key.name())
                                .flatMap(described -> clients.one(scope, described))
                                .map(Existing::id),
                        id -> OAuthClientSecret.of(scope, key, id))));
    }

    /** Whether some of them are described to call Genesys Cloud as this client. */
    static boolean isUsed(Scope scope, String client) {
        for (Item item : scope.descriptor().items(new GcDataActionsKind().key())) {
            if (client(item).equals(client)) {
                return true;
            }
        }
        return false;
    }

    /** The names of those that need the secret of a client to be made as described. */
    List<String> needing(Scope scope, String client) {
        return scope.descriptor().items(key()).stream()
                .filter(item -> client(item).equals(client) && !has(scope, item))
                .map(item -> key() + " \"" + scope.fullName(item.name()) + "\"")
                .toList();
    }

    private boolean has(Scope scope, Item item) {
        Optional<Existing> there = one(scope, item);
        return credential(scope, item)
                .filter(part ->
                        there.filter(known -> part.isIn(config(known.body()))).isPresent())
                .isPresent();
    }

    /** Those that have the secret of a client. */
    static List<ClientSecret.User> users(Scope scope, String client) {
        GcDataActionsKind kind = new GcDataActionsKind();
        List<ClientSecret.User> users = new ArrayList<>();
        for (Item item : scope.descriptor().items(kind.key())) {
            Optional<Existing> there = kind.one(scope, item);
            if (client(item).equals(client) && there.isPresent()) {
                kind.credential(scope, item)
                        .ifPresent(credential -> users.add(new ClientSecret.User(
                                credential, config(there.get().body()))));
            }
        }
        return users;
    }

    /** A credential of this plugin's says in its name for which client it is; of another one nobody can tell. */
    @Override
    void describeCredential(Scope scope, Existing existing, IntegrationDescription integration, Description into) {
        if (!IntegrationCredential.isThere(integration.credential(CREDENTIAL))) {
            into.impossible("it has no credential of an OAuth client, which a descriptor would give it");
            return;
        }
        String owner = IntegrationCredential.ownerIn(config(existing.body()));
        List<Existing> candidates = new OAuthClientKind()
                .existing(scope).stream()
                        .filter(client -> ClientRoles.isServiceClient(client.body()))
                        .filter(client -> owner.isEmpty() || client.id().equals(owner))
                        .toList();
        if (candidates.size() == 1) {
            into.refer("oauthClient", candidates.get(0).key());
            if (owner.isEmpty()) {
                into.remark(
                        "oauthClient",
                        "the only one that it can be; the credential itself does not say for which client it is");
            }
        } else if (owner.isEmpty()) {
            into.impossible("its credential does not say for which OAuth client it is: "
                    + (candidates.isEmpty()
                            ? "none with client credentials carries the prefix"
                            : candidates.stream()
                                    .map(client -> client.key().name())
                                    .collect(Collectors.joining(", ", "it may be ", ""))));
        } else {
            into.impossible("the OAuth client " + owner + " that its credential is for does not carry the prefix");
        }
    }
}
