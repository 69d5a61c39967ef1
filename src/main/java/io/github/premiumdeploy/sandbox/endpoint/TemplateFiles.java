package io.github.premiumdeploy.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxResponse;
import java.util.Locale;
import java.util.Map;

/** The templates of data actions, where the platform shows their addresses only. */
final class TemplateFiles {

    /** Where actions have their templates. */
    private static final Map<String, String> TEMPLATES =
            Map.of("requestTemplate", "/config/request", "successTemplate", "/config/response");

    private TemplateFiles() {}

    /** Puts addresses in the place of the texts. */
    static void show(ObjectNode shown) {
        TEMPLATES.forEach((field, path) -> {
            if (shown.at(path) instanceof ObjectNode part && part.remove(field) != null) {
                part.put(field + "Uri", shown.path("selfUri").asText() + "/templates/" + fileOf(field));
            }
        });
    }

    /** The text behind an address. */
    static SandboxResponse template(Call call, ObjectNode action) {
        return TEMPLATES.entrySet().stream()
                .filter(entry -> fileOf(entry.getKey()).equals(call.variable(1)))
                .map(entry -> action.at(entry.getValue()).path(entry.getKey()))
                .filter(JsonNode::isTextual)
                .findFirst()
                .map(text -> SandboxResponse.text(text.asText()))
                .orElseThrow(() -> Refusal.notFound("template", call.variable(1)));
    }

    private static String fileOf(String field) {
        return field.toLowerCase(Locale.ROOT) + ".vm";
    }
}
