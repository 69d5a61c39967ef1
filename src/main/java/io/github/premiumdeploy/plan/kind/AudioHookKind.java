package io.github.premiumdeploy.plan.kind;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.plan.Description;
import io.github.premiumdeploy.plan.Existing;
import io.github.premiumdeploy.plan.IntegrationCredential;
import io.github.premiumdeploy.plan.Listing;
import io.github.premiumdeploy.plan.Scope;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** AudioHook integrations, which stream the audio of conversations. */
final class AudioHookKind extends IntegrationKind {

    private static final String CREDENTIAL = "audioHook";

    AudioHookKind() {
        super("audiohook", "audiohook", "channel", "connectionUri");
    }

    @Override
    public List<Listing> listings() {
        return Stream.concat(super.listings().stream(), Stream.of(IntegrationCredential.LISTING))
                .toList();
    }

    @Override
    Optional<IntegrationCredential> credential(Scope scope, Item item) {
        JsonNode stated = item.fields().path("credentials");
        if (!stated.isObject() || stated.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new IntegrationCredential(
                CREDENTIAL, CREDENTIAL, Set.of(), IntegrationCredential.Fields.Stated.of(stated)));
    }

    @Override
    void describeCredential(Scope scope, Existing existing, IntegrationDescription integration, Description into) {
        if (IntegrationCredential.isThere(integration.credential(CREDENTIAL))) {
            into.fields()
                    .putObject("credentials")
                    .put("apiKey", into.secret("the API key"))
                    .put("clientSecret", into.secret("the secret that signs requests"));
            into.remark("credentials", "cannot be read; without a secret that signs requests, remove clientSecret");
        } else {
            into.impossible("it has no credential, which a deploy would make");
        }
    }
}
