package io.github.premiumdeploy.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The JSON Schema of descriptors, made from their declaration. Draft 7: the editors that complete YAML and JSON know it
 * best.
 */
public final class DescriptorSchema {

    /** Where the schema is among the plugin's resources, next to this class. */
    public static final String RESOURCE = "premium-app.schema.json";

    /** A text with a placeholder is judged once that is replaced. */
    static final String PLACEHOLDER_WITHIN = "@[A-Za-z_][A-Za-z0-9_. -]*@";

    private DescriptorSchema() {}

    /** The schema. */
    public static ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("title", "Premium App descriptor");
        schema.put(
                "description",
                "What a Premium App brings into a Genesys Cloud organization; the keys are those of the premium app"
                        + " wizard. @project.version@, @env.NAME@, @property@ and @settings.SERVER.password@ are"
                        + " replaced in texts.");
        TopLevel.FIELDS.describe(schema);
        JsonNode example = TopLevel.FIELDS.examples().get(0).path(TopLevel.PROVISIONING);
        ObjectNode kinds = (ObjectNode) schema.at("/properties/" + TopLevel.PROVISIONING + "/properties");
        example.properties()
                .forEach(kind -> ((ObjectNode) kinds.get(kind.getKey()))
                        .putArray("examples")
                        .add(kind.getValue()));
        return schema;
    }

    /**
     * The lines at the top of a descriptor that make editors use its schema: those with a YAML language server (VS Code,
     * among others), and those of JetBrains (IntelliJ IDEA).
     *
     * @param address where the schema is: an address, or a path from the descriptor's directory
     */
    public static List<String> editorLines(String address) {
        return List.of("# yaml-language-server: $schema=" + address, "# $schema: " + address);
    }

    /** Lets a value be a text with a placeholder too; returns where that type is described. */
    static ObjectNode orPlaceholder(ObjectNode schema) {
        var either = schema.putArray("anyOf");
        ObjectNode typed = either.addObject();
        either.addObject().put("type", "string").put("pattern", PLACEHOLDER_WITHIN);
        return typed;
    }
}
