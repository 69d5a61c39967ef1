package io.github.premiumdeploy.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.genesys.contract.SentRequest;
import io.github.premiumdeploy.text.JsonTree;
import java.util.Set;

/** Leaves of a body only what is the same in every descriptor: texts that a vendor writes stand for any text. */
final class AnyText {

    /** Texts that are the plugin's own, or one of a published list. */
    private static final Set<String> FIXED = Set.of(
            "official",
            "public",
            "STARTS_WITH",
            "name",
            "CLIENT-CREDENTIALS",
            "CODE",
            "ENABLED",
            "inactive",
            "EXTERNAL",
            "v2",
            "object",
            "string",
            "key");

    private AnyText() {}

    static JsonNode in(JsonNode body) {
        return JsonTree.replacedTexts(body, text -> FIXED.contains(text) ? text : SentRequest.LATER);
    }
}
