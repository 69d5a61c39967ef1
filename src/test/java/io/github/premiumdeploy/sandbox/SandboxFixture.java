package io.github.premiumdeploy.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.testing.VirtualClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** A running sandbox with a clock that can be moved and a client that speaks plain HTTP to it. */
final class SandboxFixture implements AutoCloseable {

    static final String DEPLOYER = "5ca1ab1e-0000-4000-8000-0000000000c1";
    static final String ADMIN = "5ca1ab1e-0000-4000-8000-0000000000c2";
    static final String WITHOUT_ROLES = "5ca1ab1e-0000-4000-8000-0000000000c3";
    static final String HOME = "5ca1ab1e-0000-4000-8000-0000000000d1";
    static final String READER_ROLE = "5ca1ab1e-0000-4000-8000-0000000000a3";
    static final String DANA = "sandbox-token-of-dana";
    static final String ARI = "sandbox-token-of-ari";
    static final String PREMIUM = "/api/v2/apps/premium";
    static final String GOOD_SUBMISSION =
            "{\"applicationId\": \"app\", \"environmentId\": \"staging\", \"name\": \"App\", \"version\": \"1.0\"}";

    final VirtualClock clock = new VirtualClock();
    final Sandbox sandbox;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private SandboxFixture(SandboxOrganization organization, FaultPlan faults) throws IOException {
        sandbox = Sandbox.start(
                organization,
                SandboxOptions.defaults()
                        .withClock(clock)
                        .withMaxBodyBytes(100_000)
                        .withFaults(faults));
    }

    static SandboxFixture standard() throws IOException {
        return new SandboxFixture(SandboxOrganization.standard(), FaultPlan.NONE);
    }

    /** The standard organization, with requests that go wrong. */
    static SandboxFixture with(FaultPlan faults) throws IOException {
        return new SandboxFixture(SandboxOrganization.standard(), faults);
    }

    /** The standard organization with some YAML on top. */
    static SandboxFixture with(String yaml) throws IOException {
        return new SandboxFixture(SandboxOrganization.parse("extends: standard\n" + yaml), FaultPlan.NONE);
    }

    /** An answer with its body as JSON; a missing node where there is none. */
    record Answer(HttpResponse<byte[]> http, JsonNode json) {

        int status() {
            return http.statusCode();
        }

        String code() {
            return json.path("code").asText();
        }

        String message() {
            return json.path("message").asText();
        }

        String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(sandbox.apiUrl() + path));
    }

    Answer send(HttpRequest.Builder request) throws Exception {
        HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
        boolean json = response.headers().firstValue("Content-Encoding").isEmpty()
                && response.headers().firstValue("Content-Type").orElse("").startsWith("application/json")
                && response.body().length > 0;
        return new Answer(
                response,
                json
                        ? new JsonMapper().readTree(response.body())
                        : SandboxJson.object().path("none"));
    }

    Answer call(String token, String method, String path, String body) throws Exception {
        HttpRequest.Builder request = request(path).header("Authorization", "Bearer " + token);
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return send(request.method(
                method.toUpperCase(Locale.ROOT),
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    Answer get(String token, String path) throws Exception {
        return call(token, "GET", path, "");
    }

    Answer post(String token, String path, String body) throws Exception {
        return call(token, "POST", path, body);
    }

    Answer put(String token, String path, String body) throws Exception {
        return call(token, "PUT", path, body);
    }

    Answer patch(String token, String path, String body) throws Exception {
        return call(token, "PATCH", path, body);
    }

    Answer delete(String token, String path) throws Exception {
        return call(token, "DELETE", path, "");
    }

    Answer login(String clientId, String secret) throws Exception {
        String pair = Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return send(request("/oauth/token")
                .header("Authorization", "Basic " + pair)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));
    }

    String token(String clientId) throws Exception {
        return login(clientId, "sandbox-secret").json().path("access_token").asText();
    }

    String deployer() throws Exception {
        return token(DEPLOYER);
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
