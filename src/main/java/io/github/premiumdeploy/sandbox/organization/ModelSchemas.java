package io.github.premiumdeploy.sandbox.organization;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import java.util.TreeMap;

/** The models of request bodies as the definitions of a Swagger document. */
public final class ModelSchemas {

    private ModelSchemas() {}

    /** Every model by its name. */
    public static ObjectNode all() {
        ObjectNode definitions = SandboxJson.object();
        new TreeMap<>(RequestModels.all()).forEach((name, fields) -> {
            ObjectNode model = definitions.putObject(name).put("type", "object");
            ObjectNode properties = model.putObject("properties");
            fields.forEach(field -> properties.set(field.name(), type(field.type())));
            fields.stream()
                    .filter(RequestModels.Field::required)
                    .forEach(field -> model.withArray("required").add(field.name()));
        });
        return definitions;
    }

    private static ObjectNode type(String type) {
        ObjectNode schema = SandboxJson.object();
        if (type.startsWith("list[")) {
            schema.put("type", "array").set("items", type(inner(type, "list[")));
            return schema;
        }
        if (type.startsWith("dict(str, ")) {
            schema.put("type", "object").set("additionalProperties", type(inner(type, "dict(str, ")));
            return schema;
        }
        if (type.contains("|")) {
            schema.put("type", "string");
            for (String value : type.split("\\|")) {
                schema.withArray("enum").add(value);
            }
            return schema;
        }
        return switch (type) {
            case "str" -> schema.put("type", "string");
            case "int" -> schema.put("type", "integer").put("format", "int32");
            case "bool" -> schema.put("type", "boolean");
            case "datetime" -> schema.put("type", "string").put("format", "date-time");
            case "object" -> schema.put("type", "object");
            default ->
                RequestModels.all().containsKey(type)
                        ? schema.put("$ref", "#/definitions/" + type)
                        : schema.put("type", "object");
        };
    }

    private static String inner(String type, String beginning) {
        return type.substring(beginning.length(), type.length() - 1);
    }
}
