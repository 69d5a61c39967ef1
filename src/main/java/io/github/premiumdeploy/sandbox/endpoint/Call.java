package io.github.premiumdeploy.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.http.SandboxRequest;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Token;
import io.github.premiumdeploy.sandbox.organization.State;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A request that found its endpoint.
 *
 * @param caller the token of who is calling
 * @param variables the path's variables in their order
 * @param query the parameters of its query
 * @param models what bodies are checked against
 * @param organization what it is asked of
 */
record Call(
        SandboxRequest request,
        Token caller,
        List<String> variables,
        Map<String, List<String>> query,
        SandboxEndpoint endpoint,
        RequestModels models,
        SandboxOrganization organization) {

    String variable(int index) {
        return variables.get(index);
    }

    /** What the first variable of the path names among all of its kind; refused where there is nothing. */
    <T> T existing(State state, Map<String, T> all, Function<String, Refusal> notFound) {
        return state.existing(all, variable(0), request.method().equals("GET"), notFound);
    }

    /** The last value of a query parameter; an empty one counts as absent. */
    Optional<String> query(String name) {
        endpoint.requireDeclared(name);
        List<String> values = query.getOrDefault(name, List.of());
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(values.get(values.size() - 1)).filter(value -> !value.isEmpty());
    }

    /** All values of a query parameter that may be repeated or separated by commas. */
    List<String> queries(String name) {
        endpoint.requireDeclared(name);
        return query.getOrDefault(name, List.of()).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::trim)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    String requiredQuery(String name) {
        if (!endpoint.requires(name)) {
            throw new IllegalStateException("The query parameter " + name + " is not declared as required");
        }
        return query(name)
                .orElseThrow(
                        () -> Refusal.of(400, "constraint.validation", "The query parameter " + name + " is required")
                                .detail("required.field.missing", name));
    }

    /** The JSON body, checked against the declared model. */
    ObjectNode body() {
        return body(UnaryOperator.identity());
    }

    /** The same for a body that is only understood after a change. */
    ObjectNode body(UnaryOperator<JsonNode> change) {
        String model = endpoint.model()
                .orElseThrow(() -> new IllegalStateException("No model is declared for " + request.path()));
        return models.check(model, change.apply(json()));
    }

    /** A query parameter that says yes or no. */
    Optional<Boolean> flag(String name) {
        return query(name).map(value -> switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Refusal.invalidValue(name, name + " must be true or false, not " + value);
        });
    }

    /** The JSON body, whatever it is. */
    JsonNode json() {
        if (request.body().length == 0) {
            throw Refusal.badRequest("A request body is required");
        }
        String mediaType = request.mediaType().orElse("");
        if (!mediaType.equals("application/json")) {
            throw Refusal.of(
                    415,
                    "unsupported.media.type",
                    "Unsupported Media Type - Unsupported or incorrect media type, such as an incorrect Content-Type value"
                            + " in the header.");
        }
        try {
            return SandboxJson.parse(request.body());
        } catch (IOException e) {
            throw malformed();
        }
    }

    /** Data tables and trunks have published codes of their own for what cannot be read. */
    private Refusal malformed() {
        if (request.path().startsWith("/api/v2/flows/datatables")) {
            return Refusal.of(400, "flows.datatables.syntax.error", "There was an error parsing user data");
        }
        boolean ofTelephony = request.path().startsWith("/api/v2/telephony/");
        return Refusal.of(
                400,
                ofTelephony ? "general.bad.request" : "bad.request",
                "The request could not be understood by the server due to malformed syntax.");
    }
}
