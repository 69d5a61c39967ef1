package io.github.premiumdeploy.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/**
 * Puts the texts of a data action's templates where the platform shows only their addresses. Published are both, a template
 * and its address; Genesys's own provider for Terraform reads the two texts one by one, and users of other tools saw
 * answers with nothing but the addresses.
 */
final class ActionTemplates {

    /** What an answer shows of an action, and where the texts of its templates are then. */
    private static final Map<Operation, Operation> READ_WITH = Map.of(
            ActionsApi.GET, ActionsApi.TEMPLATE,
            ActionsApi.GET_DRAFT, ActionsApi.DRAFT_TEMPLATE,
            ActionsApi.UPDATE_DRAFT, ActionsApi.DRAFT_TEMPLATE);

    private ActionTemplates() {}

    /**
     * The same answer with the texts that it lacks.
     *
     * @throws IOException if a text cannot be read; one that is not there counts as an action that is not there
     */
    static JsonNode inlined(GenesysClient client, Operation operation, JsonNode answer) throws IOException {
        Operation template = READ_WITH.get(operation);
        if (template != null) {
            inline(client, template, answer, "request", "requestTemplate");
            inline(client, template, answer, "response", "successTemplate");
        }
        return answer;
    }

    private static void inline(GenesysClient client, Operation template, JsonNode action, String part, String field)
            throws IOException {
        if (action.path("config").path(part) instanceof ObjectNode config
                && config.hasNonNull(field + "Uri")
                && !config.hasNonNull(field)) {
            String id = action.path("id").asText();
            config.put(field, client.text(template, template.pathWith(id, field.toLowerCase(Locale.ROOT) + ".vm")));
        }
    }
}
