package io.github.premiumdeploy.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.premiumdeploy.genesys.Operations;
import io.github.premiumdeploy.genesys.TokensApi;
import io.github.premiumdeploy.http.HttpRequest;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the sandbox speaks HTTP, whatever is asked. */
class SandboxHttpTest {

    private SandboxFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = SandboxFixture.standard();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void listensOnTheLoopbackAddressOnly() {
        assertThat(fixture.sandbox.apiUrl()).matches("http://127\\.0\\.0\\.1:\\d+");
        assertThat(fixture.sandbox.loginUrl()).isEqualTo(fixture.sandbox.apiUrl());
    }

    @Test
    void runsOnDaemonThreadsSoThatTheJvmCanEnd() throws Exception {
        fixture.get(SandboxFixture.DANA, "/api/v2/tokens/me");
        List<Thread> threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("sandbox-"))
                .toList();
        assertThat(threads).isNotEmpty().allMatch(Thread::isDaemon);
    }

    @Test
    void stampsEveryAnswerWithTheInjectedClockAndACorrelationId() throws Exception {
        for (String path : List.of("/api/v2/tokens/me", "/nowhere")) {
            var answer = fixture.get(SandboxFixture.DANA, path);
            assertThat(answer.header("Date")).isEqualTo("Mon, 23 Nov 2026 10:00:00 GMT");
            assertThat(UUID.fromString(answer.header("ININ-Correlation-Id"))).isNotNull();
        }
    }

    @Test
    void repeatsTheCorrelationIdInErrorBodies() throws Exception {
        var answer = fixture.get(SandboxFixture.DANA, "/nowhere");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("not.found");
        assertThat(answer.json().path("status").asInt()).isEqualTo(404);
        assertThat(answer.json().path("contextId").asText()).isEqualTo(answer.header("ININ-Correlation-Id"));
        assertThat(answer.json().path("details").isArray()).isTrue();
        assertThat(answer.json().path("errors").isArray()).isTrue();
        assertThat(answer.json().path("messageParams").isObject()).isTrue();
    }

    @Test
    void namesTheAllowedMethodsOfAKnownPath() throws Exception {
        var answer = fixture.call(SandboxFixture.DANA, "PATCH", "/api/v2/tokens/me", "{}");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("DELETE, GET, HEAD");
    }

    @Test
    void refusesALargeBodyAndServesTheConnectionFurther() throws Exception {
        String large = "{\"name\": \"" + "x".repeat(200_000) + "\"}";
        var answer = fixture.post(SandboxFixture.DANA, "/api/v2/groups", large);
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("request.entity.too.large");
        assertThat(answer.message()).startsWith("The request is over the size limit. Maximum bytes: ");
        assertThat(fixture.get(SandboxFixture.DANA, "/api/v2/groups").status()).isEqualTo(200);
    }

    @Test
    void refusesABodyOfAnotherType() throws Exception {
        var answer = fixture.send(fixture.request("/api/v2/groups")
                .header("Authorization", "Bearer " + SandboxFixture.DANA)
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}")));
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.code()).isEqualTo("unsupported.media.type");
        assertThat(answer.message()).startsWith("Unsupported Media Type - ");
    }

    @Test
    void refusesABodyThatIsNotJson() throws Exception {
        for (String body : List.of("{", "{} {}", "{\"name\": \"a\", \"name\": \"b\"}")) {
            var answer = fixture.post(SandboxFixture.DANA, "/api/v2/groups", body);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("bad.request");
        }
    }

    @Test
    void refusesAMissingBody() throws Exception {
        assertThat(fixture.post(SandboxFixture.DANA, "/api/v2/groups", "").code())
                .isEqualTo("bad.request");
    }

    @Test
    void takesChunkedBodies() throws Exception {
        String token = fixture.deployer();
        byte[] body = "{\"query\": []}".getBytes(StandardCharsets.UTF_8);
        var chunked = fixture.send(fixture.request("/api/v2/groups/search")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
        assertThat(chunked.status()).isEqualTo(200);
    }

    @Test
    void stopsListeningWhenItIsClosed() {
        fixture.sandbox.close();
        assertThatThrownBy(() -> fixture.get("t", "/api/v2/tokens/me")).isInstanceOf(IOException.class);
    }

    @Test
    void saysWhichPortIsTaken() {
        int port = URI.create(fixture.sandbox.apiUrl()).getPort();
        assertThatThrownBy(() -> Sandbox.start(
                        SandboxOrganization.standard(),
                        SandboxOptions.defaults().withPort(port)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("The sandbox cannot listen on 127.0.0.1:" + port);
    }

    @Test
    void compressesWhenAskedAndOnlyThen() throws Exception {
        var zipped = fixture.send(fixture.request("/api/v2/organizations/me")
                .header("Authorization", "Bearer " + SandboxFixture.DANA)
                .header("Accept-Encoding", "gzip, deflate"));
        assertThat(zipped.header("Content-Encoding")).isEqualTo("gzip");
        byte[] plain =
                new GZIPInputStream(new ByteArrayInputStream(zipped.http().body())).readAllBytes();
        assertThat(SandboxJson.parse(plain).path("name").asText()).isEqualTo("Sandbox");
        for (String encoding : List.of("identity", "gzip;q=0")) {
            var answer = fixture.send(fixture.request("/api/v2/organizations/me")
                    .header("Authorization", "Bearer " + SandboxFixture.DANA)
                    .header("Accept-Encoding", encoding));
            assertThat(answer.header("Content-Encoding")).isEmpty();
        }
    }

    @Test
    void answersHeadWithoutABody() throws Exception {
        var answer = fixture.call(SandboxFixture.DANA, "HEAD", "/api/v2/tokens/me", "");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.http().body()).isEmpty();
        var refused = fixture.call("unknown", "HEAD", "/api/v2/tokens/me", "");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.http().body()).isEmpty();
    }

    @Test
    void letsBrowsersIn() throws Exception {
        var preflight = fixture.send(fixture.request("/api/v2/groups")
                .header("Origin", "https://app.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type,purecloud-sdk")
                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(preflight.header("Access-Control-Allow-Methods")).contains("PATCH");
        assertThat(preflight.header("Access-Control-Allow-Headers"))
                .isEqualTo("authorization,content-type,purecloud-sdk");
        var answer = fixture.get(SandboxFixture.DANA, "/api/v2/groups");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(answer.header("Access-Control-Expose-Headers")).contains("ININ-Correlation-Id");
    }

    @Test
    void recordsWhatItAnswered() throws Exception {
        var answer = fixture.get(SandboxFixture.DANA, "/api/v2/tokens/me?preserveIdleTTL=true");
        fixture.get(SandboxFixture.DANA, "/nowhere");
        assertThat(fixture.sandbox.requests())
                .hasSize(2)
                .first()
                .isEqualTo(new RecordedRequest(
                        "GET",
                        "/api/v2/tokens/me",
                        "preserveIdleTTL=true",
                        200,
                        Optional.of(TokensApi.ME),
                        answer.header("ININ-Correlation-Id")));
        assertThat(fixture.sandbox.requests().get(1).operation()).isEmpty();
    }

    @Test
    void forgetsTheOldestRequestsFirst() throws Exception {
        try (Sandbox sandbox = Sandbox.start(
                        SandboxOrganization.standard(),
                        SandboxOptions.defaults().withMaxRecordedRequests(2));
                InProcessTransport transport = new InProcessTransport(sandbox)) {
            for (String path : List.of("/a", "/b", "/c")) {
                transport.send(
                        new HttpRequest("GET", URI.create(sandbox.apiUrl() + path), Map.of(), Optional.empty()),
                        Duration.ofSeconds(1));
            }
            assertThat(sandbox.requests()).extracting(RecordedRequest::path).containsExactly("/b", "/c");
        }
    }

    @Test
    void servesEveryDeclaredOperation() throws Exception {
        try (SandboxFixture all =
                SandboxFixture.with("premiumApps: {capabilities: {offered: true}}\nswitches: {legacyWidgets: true}")) {
            assertThat(all.sandbox.operations()).containsAll(Operations.all());
        }
    }

    @Test
    void answersManyRequestsAtOnce() throws Exception {
        String token = fixture.deployer();
        int requests = 200;
        ExecutorService threads = Executors.newFixedThreadPool(60);
        Set<String> ids = ConcurrentHashMap.newKeySet();
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < requests; i++) {
                String body = "{\"name\": \"Group " + i
                        + "\", \"type\": \"official\", \"rulesVisible\": true, \"visibility\": \"public\"}";
                answers.add(threads.submit(() -> {
                    var answer = fixture.post(token, "/api/v2/groups", body);
                    ids.add(answer.json().path("id").asText());
                    return answer.status();
                }));
            }
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(ids).hasSize(requests).allMatch(id -> UUID.fromString(id).version() == 4);
        assertThat(fixture.get(token, "/api/v2/groups").json().path("total").asInt())
                .isEqualTo(requests);
        assertThat(fixture.sandbox.requests()).hasSize(requests + 2);
    }

    @Test
    void answersABodyInBrokenChunks() throws Exception {
        String answer = raw(
                fixture, "POST /api/v2/groups HTTP/1.1\r\nHost: sandbox\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 400 ")
                .contains("ININ-Correlation-Id: ")
                .contains("\"code\":\"bad.request\"");
    }

    private static String raw(SandboxFixture fixture, String sent) throws Exception {
        URI uri = URI.create(fixture.sandbox.apiUrl());
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void tellsWhatItDoesNotImitateFromWhatThereIsNot() throws Exception {
        String token = fixture.deployer();
        var notImitated = fixture.get(token, "/api/v2/routing/queues");
        assertThat(notImitated.status()).isEqualTo(501);
        assertThat(notImitated.message())
                .isEqualTo("The sandbox does not imitate GET /api/v2/routing/queues, which is an operation of Genesys"
                        + " Cloud.");
        assertThat(fixture.get(token, "/api/v2/integrations/userapps").status())
                .as("no integration of the id userapps")
                .isEqualTo(501);
        assertThat(fixture.get(token, "/api/v2/groups/g/profile").status()).isEqualTo(501);
        var wrongMethod = fixture.put(token, "/api/v2/routing/queues", "{}");
        assertThat(wrongMethod.status()).isEqualTo(405);
        assertThat(wrongMethod.header("Allow")).isEqualTo("GET, POST");
        assertThat(fixture.get(token, "/api/v2/widgets/deployments").status())
                .as("withdrawn")
                .isEqualTo(404);
        assertThat(fixture.get(token, "/api/v2/organizationCapabilities").status())
                .as("never published")
                .isEqualTo(404);
    }

    @Test
    void letsClientsGoOnThatAskFirst() throws Exception {
        String body = "{}";
        String answer = raw(
                fixture,
                "POST /api/v2/groups HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length()
                        + "\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n" + body);
        assertThat(answer).startsWith("HTTP/1.1 100 Continue").contains("HTTP/1.1 401");
    }

    @Test
    void answersMalformedRequestsWithACorrelationId() throws Exception {
        String answer = raw(fixture, "this is no request\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .containsIgnoringCase("ININ-Correlation-Id: ")
                .contains("\"code\":\"bad.request\"", "\"contextId\":");
    }

    @Test
    void closesConnectionsOnWhichNothingArrives() throws Exception {
        SandboxOptions options = SandboxOptions.defaults().withReadTimeout(Duration.ofMillis(50));
        try (Sandbox impatient = Sandbox.start(SandboxOrganization.standard(), options);
                Socket socket =
                        new Socket("127.0.0.1", URI.create(impatient.apiUrl()).getPort())) {
            socket.getOutputStream().write("GET /api/v2/gro".getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readAllBytes()).isEmpty();
        }
    }

    @Test
    void answersErrorsInTheOrderThatWasSeen() throws Exception {
        var answer = fixture.get(fixture.deployer(), "/api/v2/authorization/roles/none");
        assertThat(answer.json().propertyStream().map(Map.Entry::getKey))
                .startsWith("status", "code", "message", "messageWithParams", "messageParams", "contextId")
                .endsWith("details", "errors");
        assertThat(answer.message()).isEqualTo("Unable to find role with id none");
        assertThat(answer.json().path("messageWithParams").asText()).isEqualTo("Unable to find role with id {id}");
        assertThat(answer.json().at("/messageParams/id").asText()).isEqualTo("none");
    }
}
