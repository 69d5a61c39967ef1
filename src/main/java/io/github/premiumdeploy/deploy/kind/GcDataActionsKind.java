package io.github.premiumdeploy.deploy.kind;

import io.github.premiumdeploy.deploy.Key;
import io.github.premiumdeploy.deploy.Step.After;
import io.github.premiumdeploy.deploy.Verb;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.genesys.OAuthClientsApi;
import io.github.premiumdeploy.genesys.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Data actions that call Genesys Cloud itself, as an OAuth client of the descriptor. */
final class GcDataActionsKind extends DataActionsKind {

    GcDataActionsKind() {
        super("gc-data-actions", "purecloud-data-actions");
    }

    @Override
    boolean usesCredential(Item item) {
        return !item.fields().path("oauthClient").asText("").isEmpty();
    }

    /** The client's secret is replaced where neither this run nor the secrets file knows it. */
    @Override
    public List<Operation> operations(Descriptor descriptor, boolean removal) {
        List<Operation> operations = new ArrayList<>(super.operations(descriptor, removal));
        if (!removal && descriptor.items(key()).stream().anyMatch(this::usesCredential)) {
            operations.add(OAuthClientsApi.NEW_SECRET);
        }
        return operations;
    }

    @Override
    Optional<CredentialPart> credential(Scope scope, Item item) {
        String client = item.fields().path("oauthClient").asText("");
        if (!usesCredential(item)) {
            return Optional.empty();
        }
        Key key = new Key(OAuthClientKind.KEY, client);
        return Optional.of(new CredentialPart(
                "pureCloudOAuthClient",
                "pureCloudOAuthClient",
                Set.of(new After(key, Verb.CREATE)),
                run -> Map.of(
                        "clientId", run.requireId(key), "clientSecret", OAuthClientKind.secretOf(run, scope, key))));
    }
}
