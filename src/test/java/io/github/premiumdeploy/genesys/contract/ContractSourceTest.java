package io.github.premiumdeploy.genesys.contract;

import static io.github.premiumdeploy.http.LoopbackServer.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.premiumdeploy.genesys.GroupsApi;
import io.github.premiumdeploy.genesys.Operations;
import io.github.premiumdeploy.genesys.contract.ContractSource.Published;
import io.github.premiumdeploy.http.ApacheTransport;
import io.github.premiumdeploy.http.Deadline;
import io.github.premiumdeploy.http.HttpRequest;
import io.github.premiumdeploy.http.LoopbackServer;
import io.github.premiumdeploy.http.Transport;
import io.github.premiumdeploy.http.TransportException;
import io.github.premiumdeploy.http.TransportException.Kind;
import io.github.premiumdeploy.testing.ScriptedTransport;
import io.github.premiumdeploy.testing.VirtualClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the contract is fetched, and what is kept of it. */
class ContractSourceTest {

    private static final URI API = URI.create("https://api.example.com");
    private static final String FILE = "https://files.example.org/publicapi-v2-latest.json";
    private static final String MONDAY = "Mon, 23 Nov 2026 10:00:00 GMT";
    private static final String SOUND = "{\"swagger\": \"2.0\", \"paths\": {\"/api/v2/groups\": {\"get\": {}}}}";

    @TempDir
    private Path directory;

    private final ScriptedTransport server = new ScriptedTransport();
    private final VirtualClock time = new VirtualClock();
    private final List<String> said = new ArrayList<>();

    private Published read(URI api, Transport transport) throws IOException {
        return new ContractSource(
                        Operations.all(),
                        directory.resolve("scratch"),
                        Optional.of(directory.resolve("cache")),
                        said::add)
                .read(api, transport, new Deadline(time, time, Duration.ofMinutes(1)));
    }

    private ScriptedTransport redirecting() {
        return server.thenStatus(301, "Location", FILE);
    }

    private List<String> ifModifiedSince() {
        return server.requests().stream()
                .map(request -> request.headers().getOrDefault("If-Modified-Since", ""))
                .toList();
    }

    @AfterEach
    void leavesNothingBehind() throws IOException {
        if (Files.exists(directory.resolve("scratch"))) {
            try (Stream<Path> left = Files.list(directory.resolve("scratch"))) {
                assertThat(left).isEmpty();
            }
        }
        assertThat(server.requests()).allMatch(request -> !request.headers().containsKey("Authorization"));
    }

    @Test
    void followsToAnotherHostAndAsksForChangesTheNextTime() throws Exception {
        redirecting().thenJson(200, SOUND, "Last-Modified", MONDAY);
        redirecting().thenStatus(304);
        assertThat(read(API, server).changed()).isEqualTo(MONDAY);

        assertThat(read(API, server).contract().signatures()).containsOnlyKeys("GET /api/v2/groups");

        assertThat(server.requests())
                .extracting(HttpRequest::uri)
                .extracting(URI::toString)
                .containsExactly(
                        "https://api.example.com/api/v2/docs/swagger",
                        FILE,
                        "https://api.example.com/api/v2/docs/swagger",
                        FILE);
        assertThat(ifModifiedSince()).containsExactly("", "", MONDAY, MONDAY);
    }

    @Test
    void takesWhatIsNewInPlaceOfWhatIsKept() throws Exception {
        redirecting().thenJson(200, SOUND, "Last-Modified", MONDAY);
        redirecting().thenJson(200, SOUND.replace("get", "post"), "Last-Modified", MONDAY.replace("23", "30"));
        redirecting().thenStatus(304);
        read(API, server);
        assertThat(read(API, server).contract().signatures()).containsOnlyKeys("POST /api/v2/groups");
        assertThat(read(API, server).contract().signatures()).containsOnlyKeys("POST /api/v2/groups");
        assertThat(ifModifiedSince()).endsWith(MONDAY.replace("23", "30"));
    }

    @Test
    void doesNotTrustWhatIsKeptAndIsNotAsItWas() throws Exception {
        redirecting().thenJson(200, SOUND, "Last-Modified", MONDAY);
        read(API, server);
        Path kept;
        try (Stream<Path> files = Files.list(directory.resolve("cache"))) {
            kept = files.findFirst().orElseThrow();
        }
        for (String damaged :
                List.of("{", "[]", Files.readString(kept).replaceFirst("\"digest\":\"..", "\"digest\":\"--"))) {
            Files.writeString(kept, damaged);
            redirecting().thenJson(200, SOUND, "Last-Modified", MONDAY);
            read(API, server);
            assertThat(ifModifiedSince()).endsWith("");
        }
    }

    @Test
    void keepsNothingOfWhatIsNoContract() {
        redirecting().thenJson(200, "<html>Sign in</html>", "Last-Modified", MONDAY);
        redirecting().thenJson(200, SOUND.replace("groups", "pets"), "Last-Modified", MONDAY);
        redirecting().thenStatus(404);
        assertThatThrownBy(() -> read(API, server)).hasMessageContaining("is no JSON but a page");
        assertThatThrownBy(() -> read(API, server)).hasMessageContaining("is the contract of another API");
        assertThatThrownBy(() -> read(API, server)).hasMessage("is not there: the answer is 404");
        assertThat(directory.resolve("cache")).doesNotExist();
        assertThat(ifModifiedSince()).containsOnly("");
    }

    @Test
    void doesNotTakeNotModifiedForAContractThatItDoesNotHave() {
        redirecting().thenStatus(304);
        assertThatThrownBy(() -> read(API, server)).hasMessage("is not there: the answer is 304");
    }

    @Test
    void goesNowhereWithoutTls() {
        server.thenStatus(301, "Location", "http://files.example.org/contract.json");
        assertThat(catchThrowableOfType(TransportException.class, () -> read(API, server))
                        .kind())
                .isEqualTo(Kind.REDIRECT);
        server.thenStatus(301, "Location", "http://127.0.0.1:1/contract.json");
        assertThat(catchThrowableOfType(TransportException.class, () -> read(API, server))
                        .kind())
                .isEqualTo(Kind.REDIRECT);
    }

    @Test
    void endsWithTheDeadline() {
        server.forever(request -> ScriptedTransport.response(503, "", "Retry-After", "50"));
        assertThatThrownBy(() -> read(API, server)).hasMessage("is not there: the answer is 503");
        assertThat(server.count()).isEqualTo(2);
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void readsWhatIsPackedOverTheNetwork() throws Exception {
        byte[] packed = packed(SOUND.replace("{}", "{\"description\": \"" + "x".repeat(20_000_000) + "\"}"));
        try (LoopbackServer web = LoopbackServer.answering(
                        request -> response("200 OK", packed, "Content-Encoding: gzip", "Last-Modified: " + MONDAY));
                Transport transport = new ApacheTransport(Duration.ofSeconds(10), Optional.empty(), "test")) {
            assertThat(read(web.uri(""), transport).contract().size()).isEqualTo(1);
            assertThat(web.requests().get(0).header("authorization")).isEmpty();
        }
    }

    @Test
    void triesAgainWhatWasCutOnTheWay() throws Exception {
        byte[] whole = response("200 OK", SOUND, "Last-Modified: " + MONDAY);
        List<byte[]> answers = new ArrayList<>(List.of(Arrays.copyOf(whole, whole.length - 20), whole));
        try (LoopbackServer web = LoopbackServer.talking(client -> {
                    LoopbackServer.read(client.getInputStream());
                    client.getOutputStream().write(answers.remove(0));
                    client.getOutputStream().flush();
                });
                Transport transport = new ApacheTransport(Duration.ofSeconds(10), Optional.empty(), "test")) {
            assertThat(read(web.uri(""), transport).contract().size()).isEqualTo(1);
            assertThat(answers).isEmpty();
        }
    }

    @Test
    void remembersWhenADifferenceWasSeenFirst() throws Exception {
        DriftHistory history = new DriftHistory(Optional.of(directory.resolve("cache")));
        List<Drift> drifts = ContractComparison.of(
                ContractReaderTest.read(SOUND),
                List.of(SentRequest.of(ContractComparison.DEPLOY, "group", GroupsApi.CREATE)));
        LocalDate first = LocalDate.of(2026, 11, 1);
        assertThat(history.since("a", drifts, first)).containsValue(first).hasSize(1);
        assertThat(history.since("a", drifts, first.plusDays(9))).containsValue(first);
        assertThat(history.since("b", drifts, first.plusDays(9))).containsValue(first.plusDays(9));
        assertThat(new DriftHistory(Optional.empty()).since("a", drifts, first.plusDays(9)))
                .containsValue(first.plusDays(9));
    }
}
