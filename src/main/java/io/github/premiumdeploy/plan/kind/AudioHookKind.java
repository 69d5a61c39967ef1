package io.github.premiumdeploy.plan.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.plan.Bodies;
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
        return Bodies.object().put("channel", "both");
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
                "audioHook", "audioHook", Set.of(), new IntegrationCredential.Fields.Stated(fields)));
    }
}
