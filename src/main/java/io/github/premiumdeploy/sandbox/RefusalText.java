package io.github.premiumdeploy.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Puts the organization's own text into every refusal, for servers whose texts nobody can rely on. */
final class RefusalText {

    static final String OWN = "{message}";

    /** Where refusals say what is wrong: the platform's, and those of the login server. */
    private static final List<String> FIELDS = List.of("message", "description", "error_description");

    private final RefusalRules rules;

    RefusalText(RefusalRules rules) {
        this.rules = rules;
    }

    Response in(Response response) {
        Optional<JsonNode> body = response.body();
        if (response.status() < 400 || body.filter(JsonNode::isObject).isEmpty()) {
            return response;
        }
        ObjectNode changed = body.get().deepCopy();
        for (String field : FIELDS) {
            if (changed.path(field).isTextual()) {
                changed.put(field, text(changed.path(field).asText()));
            }
        }
        return new Response(response.status(), response.headers(), Optional.of(changed));
    }

    private String text(String own) {
        String text = rules.message().replace(OWN, own);
        int times = (rules.messageLength() + text.length() - 1) / Math.max(1, text.length());
        return text.repeat(Math.max(1, times));
    }
}
