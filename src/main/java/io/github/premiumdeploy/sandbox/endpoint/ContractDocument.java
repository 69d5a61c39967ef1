package io.github.premiumdeploy.sandbox.endpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Operation.Combination;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.organization.ContractChanges;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the contract of the sandbox as Genesys Cloud publishes its own: Swagger 2.0 without a base path, made of the operations
 * that are declared and the models that bodies are checked against.
 */
final class ContractDocument {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}/]+)}");

    /** The codes of every operation, by status; published. */
    private static final Map<String, List<String>> CODES = Map.of(
            "400", List.of("bad.request", "constraint.validation", "invalid.value"),
            "401", List.of("authentication.required", "bad.credentials"),
            "403", List.of("missing.any.permissions", "missing.permissions", "not.authorized"),
            "404", List.of("not.found"),
            "429", List.of("too.many.requests.retry.after"));

    private final ContractChanges changes;

    ContractDocument(ContractChanges changes) {
        this.changes = changes;
    }

    /** The document about these endpoints; what was never published, or is no longer, is not in it. */
    ObjectNode of(List<SandboxEndpoint> endpoints, RequestModels models) {
        ObjectNode document = SandboxJson.object().put("swagger", "2.0");
        document.putObject("info")
                .put("title", "Genesys Cloud Platform API (sandbox)")
                .put("version", "v2");
        document.put("host", "127.0.0.1");
        document.putArray("consumes").add("application/json");
        document.putArray("produces").add("application/json");
        ObjectNode paths = document.putObject("paths");
        endpoints.stream()
                .filter(endpoint -> endpoint.operation().source() == Operation.Source.PUBLISHED)
                .forEach(endpoint -> paths.withObjectProperty(
                                endpoint.operation().path())
                        .set(endpoint.operation().method().toLowerCase(Locale.ROOT), operation(endpoint)));
        document.set("definitions", models.definitions());
        return document;
    }

    private ObjectNode operation(SandboxEndpoint endpoint) {
        Operation operation = endpoint.operation();
        ObjectNode json = SandboxJson.object();
        json.put("summary", operation.action());
        json.put(
                "operationId",
                operation.method().toLowerCase(Locale.ROOT) + operation.path().replaceAll("\\W+", "_"));
        ArrayNode parameters = json.putArray("parameters");
        Matcher variables = VARIABLE.matcher(operation.path());
        while (variables.find()) {
            parameter(parameters, variables.group(1), "path", true).put("type", "string");
        }
        for (String name : endpoint.queries()) {
            ObjectNode parameter = parameter(parameters, name, "query", endpoint.requires(name));
            switch (name) {
                case "pageSize", "pageNumber" ->
                    parameter.put("type", "integer").put("format", "int32");
                case "force", "includeConfig", "includeAuthActions", "secure" -> parameter.put("type", "boolean");
                default -> parameter.put("type", "string");
            }
        }
        endpoint.model()
                .ifPresent(model -> parameter(parameters, "body", "body", true)
                        .putObject("schema")
                        .put("$ref", "#/definitions/" + model));
        if (operation.combination() != Combination.NONE) {
            ObjectNode needs = json.putObject("x-inin-requires-permissions");
            needs.put("type", operation.combination().name());
            operation.permissions().forEach(needs.putArray("permissions")::add);
        }
        ArrayNode scopes = json.putArray("security").addObject().putArray("PureCloud OAuth");
        operation.scopes().forEach(scopes::add);
        if (changes.deprecated().contains(operation.signature())) {
            json.put("deprecated", true);
        }
        ObjectNode responses = json.putObject("responses");
        responses.putObject("default").put("description", "successful operation");
        CODES.forEach((status, codes) -> {
            ObjectNode answer = responses.putObject(status).put("description", "refused");
            ObjectNode texts = answer.putObject("x-inin-error-codes");
            codes.forEach(code -> texts.put(code, code));
        });
        return json;
    }

    private static ObjectNode parameter(ArrayNode parameters, String name, String in, boolean required) {
        return parameters.addObject().put("name", name).put("in", in).put("required", required);
    }
}
