package io.github.premiumdeploy.plan.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.descriptor.DescriptorKinds;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.plan.Bodies;
import io.github.premiumdeploy.plan.Description;
import io.github.premiumdeploy.plan.Existing;
import io.github.premiumdeploy.plan.IntegrationCredential;
import io.github.premiumdeploy.plan.Listing;
import io.github.premiumdeploy.plan.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** AudioHook integrations, which stream the audio of conversations. */
final class AudioHookKind extends IntegrationKind {

    private static final String CREDENTIAL = "audioHook";

    AudioHookKind() {
        super("audiohook");
    }

    @Override
    public List<Listing> listings() {
        return Stream.concat(super.listings().stream(), Stream.of(IntegrationCredential.LISTING))
                .toList();
    }

    @Override
    Optional<String> type(Scope scope) {
        return Optional.of("audiohook");
    }

    @Override
    ObjectNode stated(Scope scope, Item item, Function<String, String> groups) {
        return Bodies.copy(Bodies.object(), item.fields(), "channel", "connectionUri");
    }

    @Override
    ObjectNode standard(Scope scope, Item item) {
        ObjectNode standard = Bodies.object();
        standard.set("channel", DescriptorKinds.fields(key()).standard("channel"));
        return standard;
    }

    @Override
    boolean usesCredential(Item item) {
        JsonNode stated = item.fields().path("credentials");
        return stated.isObject() && !stated.isEmpty();
    }

    @Override
    Optional<IntegrationCredential> credential(Scope scope, Item item) {
        JsonNode stated = item.fields().path("credentials");
        if (!usesCredential(item)) {
            return Optional.empty();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        stated.properties()
                .forEach(entry -> fields.put(entry.getKey(), entry.getValue().asText()));
        return Optional.of(new IntegrationCredential(
                CREDENTIAL, CREDENTIAL, Set.of(), new IntegrationCredential.Fields.Stated(fields)));
    }

    @Override
    public void describe(Scope scope, Existing existing, Description into) {
        IntegrationDescription integration = new IntegrationDescription(scope, existing, into).state();
        into.stateUnlessStandard("channel", integration.property("channel"))
                .state("connectionUri", integration.property("connectionUri"));
        if (IntegrationCredential.isThere(integration.credential(CREDENTIAL))) {
            into.fields()
                    .putObject("credentials")
                    .put("apiKey", into.secret("the API key"))
                    .put("clientSecret", into.secret("the secret that signs requests"));
            into.remark("credentials", "cannot be read; without a secret that signs requests, remove clientSecret");
        } else {
            into.impossible("it has no credential, which a deploy would make");
        }
        integration.rest().others(Set.of("channel", "connectionUri"));
    }
}
