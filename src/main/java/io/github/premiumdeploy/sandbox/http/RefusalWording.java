package io.github.premiumdeploy.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Puts the organization's own text into every refusal, for servers whose texts nobody can rely on. */
public final class RefusalWording {

    public static final String OWN = "{message}";

    /** Where refusals say what is wrong: the platform's, and those of the login server. */
    private static final List<String> FIELDS = List.of("message", "description", "error_description");

    private final String template;
    private final int length;

    /**
     * @param template what every refusal says, with {@link #OWN} for what it would have said
     * @param length a text is repeated until it has so many characters
     */
    public RefusalWording(String template, int length) {
        this.template = template;
        this.length = length;
    }

    public SandboxResponse in(SandboxResponse response) {
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
        return response.withBody(changed);
    }

    private String text(String own) {
        String text = template.replace(OWN, own);
        int times = (length + text.length() - 1) / Math.max(1, text.length());
        return text.repeat(Math.max(1, times));
    }
}
