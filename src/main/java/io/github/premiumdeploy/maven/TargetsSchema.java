package io.github.premiumdeploy.maven;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.target.ValueForm;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecution;

/** The JSON Schema of targets files, made from the declared parameters. */
public final class TargetsSchema {

    private TargetsSchema() {}

    /** The schema, in which the meaning of each parameter is that of a goal of the plugin that is executed. */
    public static String text(MojoExecution execution) {
        Map<String, String> meanings = new HashMap<>();
        execution.getMojoDescriptor().getPluginDescriptor().getMojos().stream()
                .flatMap(goal -> goal.getParameters() == null ? Stream.empty() : goal.getParameters().stream())
                .forEach(parameter -> meanings.put(parameter.getName(), parameter.getDescription()));
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("title", "Targets of genesyscloud-maven-plugin");
        schema.put("description", "The organizations that the goals work on, as a list, or as the list \"targets\".");
        var either = schema.putArray("oneOf");
        either.addObject().put("$ref", "#/definitions/targets");
        ObjectNode named = either.addObject().put("type", "object");
        named.putObject("properties").putObject("targets").put("$ref", "#/definitions/targets");
        named.putArray("required").add("targets");
        ObjectNode definitions = schema.putObject("definitions");
        ObjectNode list = definitions.putObject("targets").put("type", "array").put("minItems", 1);
        list.putObject("items").put("$ref", "#/definitions/target");
        ObjectNode target = definitions.putObject("target").put("type", "object");
        target.putArray("required").add("id");
        target.put("additionalProperties", false);
        ObjectNode properties = target.putObject("properties");
        properties
                .putObject("id")
                .put("title", "Id")
                .put("description", "What the target is called in messages, reports and directories.")
                .put("type", "string")
                .putArray("examples")
                .add("eu-1");
        DeclaredParameters.all().stream()
                .filter(DeclaredParameter::isOfTarget)
                .forEach(parameter ->
                        describe(parameter, meanings.get(parameter.name()), properties.putObject(parameter.name())));
        return schema.toPrettyString() + "\n";
    }

    private static void describe(DeclaredParameter parameter, String meaning, ObjectNode property) {
        property.put("description", meaning);
        if (parameter.isPomOnly()) {
            property.put("type", "object").putObject("additionalProperties").put("type", "string");
            return;
        }
        var types = property.putArray("type").add("string");
        if (parameter.form() == ValueForm.SWITCH) {
            types.add("boolean");
        }
        if (!parameter.standard().isEmpty() && !parameter.standard().contains("${")) {
            property.put("default", parameter.standard());
        }
    }
}
