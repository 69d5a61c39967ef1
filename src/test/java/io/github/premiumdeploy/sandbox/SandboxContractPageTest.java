package io.github.premiumdeploy.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganizationException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every operation of the sandbox's contract answers as the contract says. */
class SandboxContractPageTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOBODY = "someone-without-roles";

    private static final String SOMEONE = """
            extends: standard
            add:
              users: [{name: Nobody, roles: []}]
              tokens: [{value: someone-without-roles, user: Nobody, scopes: []}]
            switches: {legacyWidgets: true, incompleteDrafts: false}
            """;

    private static HttpResponse<String> send(Sandbox sandbox, String method, String path, String token, String body)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sandbox.apiUrl() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode contract(Sandbox sandbox) throws Exception {
        HttpResponse<String> answer = HttpClient.newBuilder()
                .followRedirects(Redirect.ALWAYS)
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create(sandbox.apiUrl() + "/api/v2/docs/swagger"))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.uri().getPort())
                .isNotEqualTo(URI.create(sandbox.apiUrl()).getPort());
        return JSON.readTree(answer.body());
    }

    private static Sandbox start(String yaml) throws Exception {
        return Sandbox.start(SandboxOrganization.parse(yaml), SandboxOptions.defaults());
    }

    private static String path(String template, JsonNode operation) {
        List<String> query = new ArrayList<>();
        operation.path("parameters").forEach(parameter -> {
            if (parameter.path("in").asText().equals("query")
                    && parameter.path("required").asBoolean()) {
                query.add(parameter.path("name").asText() + "=x");
            }
        });
        return template.replaceAll("\\{[^}]*}", "absent") + (query.isEmpty() ? "" : "?" + String.join("&", query));
    }

    @Test
    void answersEveryOperationOfTheContractAndNoOther() throws Exception {
        try (Sandbox sandbox = start(SOMEONE)) {
            JsonNode contract = contract(sandbox);
            Set<String> published = new TreeSet<>();
            for (Map.Entry<String, JsonNode> path : contract.path("paths").properties()) {
                for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                    published.add(method.getKey().toUpperCase() + " " + path.getKey());
                    check(sandbox, contract, path.getKey(), method.getKey().toUpperCase(), method.getValue());
                }
            }
            assertThat(published)
                    .containsExactlyInAnyOrderElementsOf(sandbox.operations().stream()
                            .filter(operation -> operation.source().word().equals("published"))
                            .map(operation -> operation.signature())
                            .toList())
                    .hasSizeGreaterThan(80)
                    .doesNotContain("POST /api/v2/widgets/deployments", "POST /api/v2/apps/premium");
        }
    }

    private static void check(Sandbox sandbox, JsonNode contract, String template, String method, JsonNode operation)
            throws Exception {
        String path = path(template, operation);
        JsonNode needs = operation.path("x-inin-requires-permissions");
        assertThat(send(sandbox, method, path, "", "{}").statusCode())
                .as(method + template)
                .isEqualTo(401);
        if (template.endsWith("/tokens/me") && method.equals("DELETE")) {
            return;
        }
        HttpResponse<String> refused = send(sandbox, method, path, NOBODY, "{}");
        if (needs.isMissingNode()) {
            assertThat(refused.statusCode()).as(method + template).isNotEqualTo(403);
        } else {
            assertThat(refused.statusCode()).as(method + template).isEqualTo(403);
            for (JsonNode permission : needs.path("permissions")) {
                assertThat(refused.body()).contains(permission.asText());
            }
        }
        model(sandbox, contract, template, method, operation);
    }

    /** A body without its required fields is refused, by the names that the contract requires. */
    private static void model(Sandbox sandbox, JsonNode contract, String template, String method, JsonNode operation)
            throws Exception {
        if (template.contains("{")) {
            return;
        }
        for (JsonNode parameter : operation.path("parameters")) {
            String model = parameter.at("/schema/$ref").asText().replace("#/definitions/", "");
            JsonNode required = contract.path("definitions").path(model).path("required");
            if (!model.isEmpty() && !required.isEmpty() && !model.equals("OAuthClientRequest")) {
                HttpResponse<String> answer =
                        send(sandbox, method, template, "sandbox-token-of-dana", "{\"id\": \"x\"}");
                if (answer.statusCode() != 403) {
                    assertThat(answer.statusCode()).as(method + template).isEqualTo(400);
                    required.forEach(name ->
                            assertThat(answer.body()).as(method + template).contains(name.asText()));
                }
            }
        }
    }

    @Test
    void changesWithItsSwitches() throws Exception {
        String yaml = SOMEONE + """
                contract:
                  withdrawn: ["GET /api/v2/groups"]
                  deprecated: ["POST /api/v2/groups"]
                  permissions: {"GET /api/v2/groups/{groupId}": {names: ["directory:group:read"]}}
                """;
        try (Sandbox sandbox = start(yaml)) {
            JsonNode paths = contract(sandbox).path("paths");
            assertThat(paths.path("/api/v2/groups").has("get")).isFalse();
            assertThat(paths.at("/~1api~1v2~1groups/post/deprecated").asBoolean())
                    .isTrue();
            assertThat(send(sandbox, "GET", "/api/v2/groups/x", NOBODY, "").body())
                    .contains("directory:group:read");
            assertThat(send(sandbox, "GET", "/api/v2/groups", NOBODY, "").statusCode())
                    .isIn(404, 405, 501);
        }
    }

    @Test
    void saysWhatIsWrongWithASwitch() {
        assertThat(catchThrowable(() ->
                        SandboxOrganization.parse("extends: standard\ncontract: {withdrawn: [\"GET /api/v2/grups\"]}")))
                .hasMessageContaining("did you mean GET /api/v2/groups?");
        SandboxOrganization organization = SandboxOrganization.parse(
                "extends: standard\norganization: {name: Mine}\ncontract: {fields: {GroupCraete.x: {gone: true}}}");
        assertThat(catchThrowable(() -> Sandbox.check(organization)))
                .isInstanceOf(SandboxOrganizationException.class)
                .hasMessageContaining("Mine")
                .hasMessageContaining("contract.fields.GroupCraete.x")
                .hasMessageContaining("did you mean GroupCreate?");
        assertThat(catchThrowable(() -> Sandbox.start(organization, SandboxOptions.defaults())))
                .isInstanceOf(SandboxOrganizationException.class);
    }
}
