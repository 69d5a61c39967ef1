package io.github.premiumdeploy.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The templates of a data action, of which the platform may show only the addresses. Published are both, a template and its
 * address; Genesys's own provider for Terraform reads the two texts one by one, and users of other tools saw answers with
 * nothing but the addresses.
 */
public enum ActionTemplates {
    REQUEST_TEMPLATE("request", "requestTemplate"),
    SUCCESS_TEMPLATE("response", "successTemplate");

    /** What shows an action, and where the texts of its templates are then. */
    private static final Map<Operation, Operation> READ_WITH = Map.of(
            ActionsApi.GET, ActionsApi.TEMPLATE,
            ActionsApi.GET_DRAFT, ActionsApi.DRAFT_TEMPLATE,
            ActionsApi.UPDATE_DRAFT, ActionsApi.DRAFT_TEMPLATE);

    private final String part;
    private final String field;

    ActionTemplates(String part, String field) {
        this.part = part;
        this.field = field;
    }

    /** Whether the configuration of an action has this template as a text. */
    public boolean isIn(JsonNode config) {
        return config.path(part).hasNonNull(field);
    }

    /** A copy of an action without the addresses of its templates, which are others for its draft than once it is published. */
    public static JsonNode withoutAddresses(JsonNode action) {
        JsonNode copy = action.deepCopy();
        for (ActionTemplates template : values()) {
            if (copy.path("config").path(template.part) instanceof ObjectNode config) {
                config.remove(template.field + "Uri");
            }
        }
        return copy;
    }

    /**
     * A text that an answer lacks.
     *
     * @param action the answer
     */
    public record Missing(ActionTemplates template, Operation operation, JsonNode action) {

        /**
         * Reads it into the answer.
         *
         * @return the answer
         * @throws IOException if it cannot be read; one that is not there counts as an action that is not there
         */
        public JsonNode read(GenesysClient client) throws IOException {
            String file = template.field.toLowerCase(Locale.ROOT) + ".vm";
            String text =
                    client.text(operation, operation.pathWith(action.path("id").asText(), file));
            ((ObjectNode) action.path("config").path(template.part)).put(template.field, text);
            return action;
        }
    }

    /**
     * The texts that an answer lacks.
     *
     * @param answered what it answers
     * @param wanted the templates whose texts are of interest
     */
    public static List<Missing> missing(Operation answered, JsonNode answer, List<ActionTemplates> wanted) {
        Operation operation = READ_WITH.get(answered);
        return operation == null
                ? List.of()
                : wanted.stream()
                        .filter(template ->
                                answer.path("config").path(template.part).hasNonNull(template.field + "Uri")
                                        && !template.isIn(answer.path("config")))
                        .map(template -> new Missing(template, operation, answer))
                        .toList();
    }
}
