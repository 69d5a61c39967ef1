package io.github.premiumdeploy.importing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names integrations of an app that are of no type which a descriptor has. */
final class OtherIntegrations {

    private OtherIntegrations() {}

    /** Each in words, with its id and the reason. */
    static List<String> of(List<JsonNode> integrations, AppTypes types) {
        Set<String> known = new HashSet<>(AppTypes.OF_OTHER_KINDS);
        types.app().ifPresent(known::add);
        types.widget().ifPresent(known::add);
        return integrations.stream()
                .filter(one -> !known.contains(AppTypes.of(one)))
                .map(one -> "integration \"" + one.path("name").asText() + "\" ("
                        + one.path("id").asText() + "): it is of the type " + AppTypes.of(one)
                        + ", and a descriptor has those of " + types.app().orElse("the app's type")
                        + types.widget().map(type -> " and " + type).orElse("") + " and of its own kinds")
                .toList();
    }
}
