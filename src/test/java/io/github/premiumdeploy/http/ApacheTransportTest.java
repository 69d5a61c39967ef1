package io.github.premiumdeploy.http;

import static io.github.premiumdeploy.http.LoopbackServer.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.premiumdeploy.http.TransportException.Kind;
import io.github.premiumdeploy.target.HttpProxy;
import io.github.premiumdeploy.testing.HangGuard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How HttpClient behaves as this plugin sets it up, over real sockets. */
@HangGuard
class ApacheTransportTest {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(250);

    @TempDir
    static Path directory;

    private static TestCertificate certificate;
    private static TestCertificate otherName;

    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeAll
    static void makeCertificates() throws Exception {
        certificate =
                TestCertificate.forNames(directory, "dns:localhost,ip:127.0.0.1,dns:" + LoopbackServer.BEHIND_PROXY);
        otherName = TestCertificate.forNames(directory, "dns:other.example.com");
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    private <T extends AutoCloseable> T opened(T one) {
        open.add(0, one);
        return one;
    }

    private ApacheTransport transport(Optional<HttpProxy> proxy) {
        return opened(new ApacheTransport(PATIENCE, proxy, "test/1"));
    }

    private ApacheTransport transport() {
        return transport(Optional.empty());
    }

    /** A transport that trusts one certificate in place of the JDK's. */
    private ApacheTransport trusting(TestCertificate trusted, Optional<HttpProxy> proxy) throws Exception {
        // The transport asks for it when it first needs it.
        SSLContext before = SSLContext.getDefault();
        open.add(0, () -> SSLContext.setDefault(before));
        SSLContext.setDefault(trusted.client());
        return transport(proxy);
    }

    private LoopbackServer answering(LoopbackServer.Handler handler) throws IOException {
        return opened(LoopbackServer.answering(handler));
    }

    private LoopbackServer talking(LoopbackServer.Conversation conversation) throws IOException {
        return opened(LoopbackServer.talking(conversation));
    }

    /** A server that reads a request, says this, and closes the connection. */
    private LoopbackServer saying(String answer) throws IOException {
        return saying(answer.getBytes(StandardCharsets.ISO_8859_1));
    }

    private LoopbackServer saying(byte[] answer) throws IOException {
        return talking(client -> {
            LoopbackServer.read(client.getInputStream());
            client.getOutputStream().write(answer);
        });
    }

    private static HttpRequest get(URI uri) {
        return new HttpRequest("GET", uri, Map.of(), Optional.empty());
    }

    private static HttpRequest post(URI uri, String body) {
        return new HttpRequest(
                "POST",
                uri,
                Map.of("Content-Type", "application/json"),
                Optional.of(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static TransportException failure(Transport transport, HttpRequest request, Duration timeout) {
        return catchThrowableOfType(TransportException.class, () -> transport.send(request, timeout));
    }

    private static HttpProxy proxyAt(int port, Optional<HttpProxy.Login> login, String... direct) {
        return new HttpProxy("corporate", "127.0.0.1", port, login, List.of(direct));
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    // One request, one answer

    @Test
    void sendsARequestAsItIsAndReturnsTheAnswer() throws Exception {
        LoopbackServer server = answering(request -> response("201 Created", "{\"ä\":1}", "ININ-CORRELATION-ID: abc"));
        HttpRequest request = post(server.uri("/api/v2/x?a=b%20c"), "{\"ü\":2}").with("Authorization", "Bearer t");
        HttpResponse answer = transport().send(request, PATIENCE);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text()).isEqualTo("{\"ä\":1}");
        assertThat(answer.correlationId()).contains("abc");
        assertThat(server.requests()).hasSize(1);
        LoopbackServer.Request seen = server.requests().get(0);
        assertThat(seen.line()).isEqualTo("POST /api/v2/x?a=b%20c HTTP/1.1");
        assertThat(seen.text()).isEqualTo("{\"ü\":2}");
        assertThat(seen.header("Content-Type")).contains("application/json");
        assertThat(seen.header("Authorization")).contains("Bearer t");
        assertThat(seen.header("User-Agent")).contains("test/1");
        assertThat(seen.header("Host")).contains("127.0.0.1:" + server.port());
    }

    @Test
    void asksForNoUpgradeAndKeepsNoCookies() throws Exception {
        LoopbackServer server = answering(request -> response("200 OK", "", "Set-Cookie: session=1; Path=/"));
        ApacheTransport transport = transport();
        transport.send(get(server.uri("/")), PATIENCE);
        transport.send(get(server.uri("/")), PATIENCE);
        assertThat(server.requests()).hasSize(2).allSatisfy(request -> {
            assertThat(request.headers()).doesNotContainKeys("Upgrade", "HTTP2-Settings", "Cookie");
            assertThat(request.header("Connection").orElse("")).doesNotContainIgnoringCase("upgrade");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Retry-After", "retry-after", "RETRY-AFTER"})
    void findsAHeaderWhateverTheCaseOfItsName(String name) throws Exception {
        LoopbackServer server = answering(request -> response("429 Too Many", "", "rEtRy-AfTeR: 7"));
        assertThat(transport().send(get(server.uri("/")), PATIENCE).header(name))
                .contains("7");
    }

    @Test
    void ofRepeatedHeadersTheFirstCounts() throws Exception {
        LoopbackServer server = answering(request -> response("200 OK", "", "X-A: 1", "x-a: 2"));
        assertThat(transport().send(get(server.uri("/")), PATIENCE).header("X-A"))
                .contains("1");
    }

    @Test
    void readsTheAnswerToAHead() throws Exception {
        LoopbackServer server = saying("HTTP/1.1 200 OK\r\nContent-Length: 500\r\nX-A: 1\r\n\r\n");
        HttpResponse answer =
                transport().send(new HttpRequest("HEAD", server.uri("/"), Map.of(), Optional.empty()), PATIENCE);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("x-a")).contains("1");
    }

    @Test
    void readsAnAnswerWithoutABody() throws Exception {
        LoopbackServer server = saying("HTTP/1.1 204 No Content\r\n\r\n");
        assertThat(transport().send(get(server.uri("/")), PATIENCE).body()).isEmpty();
    }

    @Test
    void doesNotFollowARedirectOnItsOwn() throws Exception {
        LoopbackServer server = answering(request -> response("302 Found", "", "Location: /elsewhere"));
        assertThat(transport().send(get(server.uri("/")), PATIENCE).status()).isEqualTo(302);
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"401 Unauthorized", "429 Too Many Requests", "503 Service Unavailable"})
    void doesNotRepeatOnItsOwn(String status) throws Exception {
        LoopbackServer server =
                answering(request -> response(status, "", "Retry-After: 0", "WWW-Authenticate: Basic realm=\"x\""));
        HttpResponse answer = transport().send(get(server.uri("/")), PATIENCE);
        assertThat(answer.status()).isEqualTo(Integer.parseInt(status.substring(0, 3)));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void asksForGzipAndUnpacksIt() throws Exception {
        LoopbackServer server = answering(request -> {
            try {
                return response(
                        "200 OK", gzip("{\"packed\":true}".getBytes(StandardCharsets.UTF_8)), "Content-Encoding: gzip");
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(transport().send(get(server.uri("/")), PATIENCE).text()).isEqualTo("{\"packed\":true}");
        assertThat(server.requests().get(0).header("Accept-Encoding")).contains("gzip");
    }

    @Test
    void readsAnEmptyAnswerThatIsSaidToBePacked() throws Exception {
        LoopbackServer server = answering(request -> response("200 OK", "", "Content-Encoding: gzip"));
        assertThat(transport().send(get(server.uri("/")), PATIENCE).body()).isEmpty();
    }

    // Size

    @Test
    void readsTheLargestAnswerThatIsAllowed() throws Exception {
        LoopbackServer server = answering(request -> response("200 OK", new byte[ApacheTransport.LARGEST_RESPONSE]));
        assertThat(transport().send(get(server.uri("/")), PATIENCE).body()).hasSize(ApacheTransport.LARGEST_RESPONSE);
    }

    @Test
    void refusesAnAnswerThatIsOneByteLarger() throws Exception {
        LoopbackServer server =
                answering(request -> response("200 OK", new byte[ApacheTransport.LARGEST_RESPONSE + 1]));
        TransportException tooLarge = failure(transport(), get(server.uri("/")), PATIENCE);
        assertThat(tooLarge.kind()).isEqualTo(Kind.TOO_LARGE);
        assertThat(tooLarge).hasMessage("the answer is larger than 16 MiB");
        assertThat(tooLarge.surelyNotProcessed()).isFalse();
    }

    @Test
    void stopsReadingAnAnswerWithoutAnEnd() throws Exception {
        CountDownLatch hungUp = new CountDownLatch(1);
        LoopbackServer server = talking(client -> {
            LoopbackServer.read(client.getInputStream());
            OutputStream out = client.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            byte[] more = new byte[65536];
            try {
                while (true) {
                    out.write(more);
                }
            } catch (IOException e) {
                hungUp.countDown();
            }
        });
        assertThat(failure(transport(), get(server.uri("/")), PATIENCE).kind()).isEqualTo(Kind.TOO_LARGE);
        hungUp.await();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 |a",
                "HTTP/1.1 200 OK\r\nX-Long: |a",
                "HTTP/1.1 200 OK\r\n|X-Many: a\r\n",
                "HTTP/1.1 200 OK\r\nX-Folded: a\r\n| a\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;x=|a",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n|X-Trailer: a\r\n"
            })
    void stopsReadingAHeadWithoutAnEnd(String head) throws Exception {
        CountDownLatch hungUp = new CountDownLatch(1);
        String[] parts = head.split("\\|");
        LoopbackServer server = talking(client -> {
            LoopbackServer.read(client.getInputStream());
            OutputStream out = client.getOutputStream();
            out.write(parts[0].getBytes(StandardCharsets.ISO_8859_1));
            byte[] more = parts[1].repeat(10_000).getBytes(StandardCharsets.ISO_8859_1);
            try {
                while (true) {
                    out.write(more);
                }
            } catch (IOException e) {
                hungUp.countDown();
            }
        });
        assertThat(failure(transport(), get(server.uri("/")), PATIENCE).kind()).isEqualTo(Kind.TOO_LARGE);
        hungUp.await();
    }

    @Test
    void countsTheBytesOfAPackedAnswerUnpacked() throws Exception {
        byte[] packed = gzip(new byte[ApacheTransport.LARGEST_RESPONSE + 1]);
        assertThat(packed.length).isLessThan(100_000);
        LoopbackServer server = answering(request -> response("200 OK", packed, "Content-Encoding: gzip"));
        assertThat(failure(transport(), get(server.uri("/")), PATIENCE).kind()).isEqualTo(Kind.TOO_LARGE);
    }

    // Time

    private record Late(Duration timeout, TransportException failure) {}

    /** How a request ends that is sent in time and not answered: a machine that is slow to connect gets more time. */
    private static Late late(Transport transport, HttpRequest request) {
        Duration timeout = SHORT;
        TransportException failure = failure(transport, request, timeout);
        while (failure.kind() == Kind.CONNECT_TIMEOUT) {
            timeout = timeout.multipliedBy(2);
            failure = failure(transport, request, timeout);
        }
        return new Late(timeout, failure);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nX-A: ", "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"})
    void endsAnAnswerThatTricklesAtTheTotalTimeout(String start) throws Exception {
        CountDownLatch hungUp = new CountDownLatch(1);
        LoopbackServer server = talking(client -> {
            LoopbackServer.read(client.getInputStream());
            OutputStream out = client.getOutputStream();
            try {
                out.write(start.getBytes(StandardCharsets.ISO_8859_1));
                // A byte every few milliseconds: no read of the client ever times out.
                while (!start.isEmpty()) {
                    out.write('x');
                    TimeUnit.MILLISECONDS.sleep(10);
                }
                client.getInputStream().read();
                hungUp.countDown();
            } catch (IOException e) {
                hungUp.countDown();
            }
        });
        Late late = late(transport(), get(server.uri("/")));
        assertThat(late.failure().kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(late.failure()).hasMessage("no complete answer within " + late.timeout());
        assertThat(late.failure().surelyNotProcessed()).isFalse();
        hungUp.await();
    }

    @Test
    void aTlsHandshakeThatNeverEndsCountsAsNoConnection() throws Exception {
        LoopbackServer server = talking(client -> client.getInputStream().readAllBytes());
        ApacheTransport hurried = opened(new ApacheTransport(SHORT, Optional.empty(), "test/1"));
        URI uri = URI.create("https://127.0.0.1:" + server.port() + "/");
        TransportException late = failure(hurried, post(uri, "{}"), PATIENCE);
        assertThat(late.kind()).isEqualTo(Kind.CONNECT_TIMEOUT);
        assertThat(late.surelyNotProcessed()).isTrue();
        assertThat(late).hasMessage("no connection to 127.0.0.1:" + server.port() + " in time");
    }

    @Test
    void theTotalTimeoutEndsATlsHandshakeToo() throws Exception {
        LoopbackServer server = talking(client -> client.getInputStream().readAllBytes());
        URI uri = URI.create("https://127.0.0.1:" + server.port() + "/");
        TransportException late = failure(transport(), post(uri, "{}"), SHORT);
        assertThat(late.kind()).isEqualTo(Kind.CONNECT_TIMEOUT);
        assertThat(late.surelyNotProcessed()).isTrue();
    }

    @Test
    void aTimeoutLeavesTheTransportUsable() throws Exception {
        LoopbackServer server = talking(client -> {
            Optional<LoopbackServer.Request> request = LoopbackServer.read(client.getInputStream());
            if (request.orElseThrow().line().contains("/slow")) {
                client.getInputStream().read();
            }
            client.getOutputStream().write(response("200 OK", "fine"));
        });
        ApacheTransport transport = transport();
        assertThat(late(transport, get(server.uri("/slow"))).failure().kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(transport.send(get(server.uri("/")), PATIENCE).text()).isEqualTo("fine");
    }

    // No connection

    @Test
    void tellsARefusedConnection() throws Exception {
        int port = closedPort();
        TransportException refused =
                failure(transport(), post(URI.create("http://127.0.0.1:" + port + "/"), "{}"), PATIENCE);
        assertThat(refused.kind()).isEqualTo(Kind.CONNECTION_REFUSED);
        assertThat(refused.surelyNotProcessed()).isTrue();
        assertThat(refused).hasMessage("the connection to 127.0.0.1:" + port + " was refused");
        assertThat(refused.uri().getPort()).isEqualTo(port);
    }

    @Test
    void tellsAnUnknownHost() {
        TransportException unknown = failure(transport(), post(URI.create("http://nowhere.invalid/"), "{}"), PATIENCE);
        assertThat(unknown.kind()).isEqualTo(Kind.UNKNOWN_HOST);
        assertThat(unknown.surelyNotProcessed()).isTrue();
        assertThat(unknown).hasMessage("the host name nowhere.invalid is unknown");
    }

    // Broken answers

    @Test
    void aConnectionClosedWithoutAnAnswerMayHaveBeenProcessed() throws Exception {
        LoopbackServer server = saying("");
        TransportException lost = failure(transport(), post(server.uri("/"), "{}"), PATIENCE);
        assertThat(lost.kind()).isEqualTo(Kind.CONNECTION_LOST);
        assertThat(lost.surelyNotProcessed()).isFalse();
        assertThat(lost).hasMessageStartingWith("the connection to 127.0.0.1:" + server.port() + " broke");
        assertThat(server.connectionCount()).isEqualTo(1);
    }

    @Test
    void aConnectionThatIsResetMayHaveBeenProcessed() throws Exception {
        LoopbackServer server = talking(client -> {
            LoopbackServer.read(client.getInputStream());
            client.setSoLinger(true, 0);
        });
        TransportException lost = failure(transport(), post(server.uri("/"), "{}"), PATIENCE);
        assertThat(lost.kind()).isEqualTo(Kind.CONNECTION_LOST);
        assertThat(lost.surelyNotProcessed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":1}",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n{\"id\":1}\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n20\r\n{\"id\":1}"
            })
    void aTruncatedAnswerIsNoAnswer(String truncated) throws Exception {
        LoopbackServer server = saying(truncated);
        TransportException lost = failure(transport(), post(server.uri("/"), "{}"), PATIENCE);
        assertThat(lost.kind()).isEqualTo(Kind.CONNECTION_LOST);
        assertThat(lost.surelyNotProcessed()).isFalse();
    }

    @Test
    void aTruncatedPackedAnswerIsNoAnswer() throws Exception {
        byte[] packed = gzip("{\"id\":\"0123456789\"}".getBytes(StandardCharsets.UTF_8));
        LoopbackServer server = answering(
                request -> response("200 OK", Arrays.copyOf(packed, packed.length - 10), "Content-Encoding: gzip"));
        TransportException lost = failure(transport(), get(server.uri("/")), PATIENCE);
        assertThat(lost.kind()).isEqualTo(Kind.CONNECTION_LOST);
        assertThat(lost.surelyNotProcessed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>Welcome to the hotel</body></html>\r\n\r\n",
                "SSH-2.0-OpenSSH_9.2\r\n",
                "HTTP/1.1 200 OK\r\nContent-Le",
                "HTTP/1.1 abc OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n"
            })
    void whatIsNotHttpIsNoAnswer(String answer) throws Exception {
        LoopbackServer server = saying(answer);
        TransportException unreadable = failure(transport(), post(server.uri("/"), "{}"), PATIENCE);
        assertThat(unreadable.kind()).isEqualTo(Kind.UNREADABLE);
        assertThat(unreadable.surelyNotProcessed()).isFalse();
        assertThat(unreadable).hasMessage("127.0.0.1:" + server.port() + " gave an answer that is not HTTP");
    }

    // TLS

    @Test
    void speaksTlsWithAServerThatIsTrusted() throws Exception {
        LoopbackServer server =
                opened(LoopbackServer.answering(certificate.server(), request -> response("200 OK", "safe")));
        ApacheTransport transport = trusting(certificate, Optional.empty());
        assertThat(transport.send(get(server.uriByName("/")), PATIENCE).text()).isEqualTo("safe");
        assertThat(transport.send(get(server.uri("/")), PATIENCE).text()).isEqualTo("safe");
    }

    @Test
    void refusesACertificateThatNobodySigned() throws Exception {
        LoopbackServer server =
                opened(LoopbackServer.answering(certificate.server(), request -> response("200 OK", "")));
        TransportException refused = failure(transport(), post(server.uri("/"), "{}"), PATIENCE);
        assertThat(refused.kind()).isEqualTo(Kind.TLS);
        assertThat(refused.surelyNotProcessed()).isTrue();
        assertThat(refused)
                .hasMessageStartingWith("the TLS connection to 127.0.0.1:" + server.port() + " failed: ")
                .hasMessageContaining("certification path");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void refusesATrustedCertificateOfAnotherHost() throws Exception {
        LoopbackServer server = opened(LoopbackServer.answering(otherName.server(), request -> response("200 OK", "")));
        TransportException refused =
                failure(trusting(otherName, Optional.empty()), post(server.uriByName("/"), "{}"), PATIENCE);
        assertThat(refused.kind()).isEqualTo(Kind.TLS);
        assertThat(refused).hasMessageContaining("localhost");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void refusesAServerOfTls11() throws Exception {
        CompletableFuture<byte[]> hello = new CompletableFuture<>();
        LoopbackServer server = talking(client -> {
            hello.complete(record(client.getInputStream()));
            // A ServerHello of TLS 1.1: version 3.2, 32 bytes of random, no session, a cipher, no compression.
            byte[] body = new byte[38];
            body[0] = 3;
            body[1] = 2;
            body[36] = 0x2f;
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            answer.writeBytes(new byte[] {22, 3, 2, 0, (byte) (body.length + 4), 2, 0, 0, (byte) body.length});
            answer.writeBytes(body);
            client.getOutputStream().write(answer.toByteArray());
            client.getInputStream().readAllBytes();
        });
        URI uri = URI.create("https://127.0.0.1:" + server.port() + "/");
        TransportException refused = failure(transport(), post(uri, "{}"), PATIENCE);
        assertThat(refused.kind()).isEqualTo(Kind.TLS);
        assertThat(refused.surelyNotProcessed()).isTrue();
        assertThat(offeredVersions(hello.get())).containsExactly(0x0304, 0x0303);
    }

    @Test
    void offersTls12AndNewerWhateverTheSystemPropertiesSay() throws Exception {
        CompletableFuture<byte[]> hello = new CompletableFuture<>();
        LoopbackServer server = talking(client -> hello.complete(record(client.getInputStream())));
        System.setProperty("https.protocols", "TLSv1.1,TLSv1.3");
        try {
            failure(transport(), get(URI.create("https://127.0.0.1:" + server.port() + "/")), PATIENCE);
        } finally {
            System.clearProperty("https.protocols");
        }
        assertThat(offeredVersions(hello.get())).containsExactly(0x0304, 0x0303);
    }

    /** Reads one TLS record's content. */
    private static byte[] record(InputStream in) throws IOException {
        byte[] head = in.readNBytes(5);
        return in.readNBytes((head[3] & 0xff) << 8 | head[4] & 0xff);
    }

    /** The extension supported_versions (43) of a ClientHello, RFC 8446, section 4.2.1. */
    private static List<Integer> offeredVersions(byte[] hello) {
        ByteBuffer in = ByteBuffer.wrap(hello);
        in.position(4 + 2 + 32);
        in.position(in.position() + 1 + (in.get(in.position()) & 0xff));
        in.position(in.position() + 2 + (in.getShort(in.position()) & 0xffff));
        in.position(in.position() + 1 + (in.get(in.position()) & 0xff));
        in.getShort();
        while (in.hasRemaining()) {
            int type = in.getShort() & 0xffff;
            int length = in.getShort() & 0xffff;
            if (type == 43) {
                List<Integer> versions = new ArrayList<>();
                for (int left = in.get() & 0xff; left > 0; left -= 2) {
                    versions.add(in.getShort() & 0xffff);
                }
                return versions;
            }
            in.position(in.position() + length);
        }
        return List.of();
    }

    @Test
    void tellsAPlainHttpPortThatIsSpokenToWithHttps() throws Exception {
        LoopbackServer server = saying("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
        URI uri = URI.create("https://127.0.0.1:" + server.port() + "/");
        TransportException refused = failure(transport(), post(uri, "{}"), PATIENCE);
        assertThat(refused.kind()).isEqualTo(Kind.TLS);
        assertThat(refused.surelyNotProcessed()).isTrue();
    }

    @Test
    void aTlsPortThatIsSpokenToWithHttpGivesNoAnswer() throws Exception {
        LoopbackServer server =
                opened(LoopbackServer.answering(certificate.server(), request -> response("200 OK", "")));
        URI uri = URI.create("http://127.0.0.1:" + server.port() + "/");
        TransportException refused = failure(transport(), post(uri, "{}"), PATIENCE);
        assertThat(refused.kind()).isIn(Kind.UNREADABLE, Kind.CONNECTION_LOST);
    }

    // Proxies

    @Test
    void asksAProxyForAPlainHttpAddress() throws Exception {
        LoopbackServer proxy =
                opened(LoopbackServer.proxy(Optional.empty(), request -> response("200 OK", "from the proxy")));
        HttpResponse answer = transport(Optional.of(proxyAt(proxy.port(), Optional.empty())))
                .send(get(URI.create("http://somewhere.invalid/x")), PATIENCE);
        assertThat(answer.text()).isEqualTo("from the proxy");
        assertThat(proxy.requests()).hasSize(1);
        assertThat(proxy.requests().get(0).line()).isEqualTo("GET http://somewhere.invalid/x HTTP/1.1");
    }

    @Test
    void tunnelsThroughAProxyForAnHttpsAddress() throws Exception {
        LoopbackServer server =
                opened(LoopbackServer.answering(certificate.server(), request -> response("200 OK", "safe")));
        LoopbackServer proxy = opened(LoopbackServer.proxy(Optional.empty(), request -> response("200 Connected", "")));
        ApacheTransport transport = trusting(certificate, Optional.of(proxyAt(proxy.port(), Optional.empty())));
        HttpRequest request = get(server.uriBehindProxy("/")).with("Authorization", "Bearer secret");
        assertThat(transport.send(request, PATIENCE).text()).isEqualTo("safe");
        assertThat(transport.send(request, PATIENCE).text()).isEqualTo("safe");
        assertThat(proxy.requests()).hasSize(1);
        assertThat(proxy.requests().get(0).line())
                .isEqualTo("CONNECT " + LoopbackServer.BEHIND_PROXY + ":" + server.port() + " HTTP/1.1");
        assertThat(proxy.requests().get(0).headers()).doesNotContainKey("Authorization");
        assertThat(server.requests()).hasSize(2).allSatisfy(seen -> {
            assertThat(seen.header("Authorization")).contains("Bearer secret");
            assertThat(seen.headers()).doesNotContainKey("Proxy-Authorization");
        });
    }

    @Test
    void verifiesTheServersCertificateThroughAProxy() throws Exception {
        LoopbackServer server =
                opened(LoopbackServer.answering(certificate.server(), request -> response("200 OK", "")));
        LoopbackServer proxy = opened(LoopbackServer.proxy(Optional.empty(), request -> response("200 Connected", "")));
        TransportException refused = failure(
                transport(Optional.of(proxyAt(proxy.port(), Optional.empty()))),
                post(server.uriBehindProxy("/"), "{}"),
                PATIENCE);
        assertThat(refused.kind()).isEqualTo(Kind.TLS);
        assertThat(refused.surelyNotProcessed()).isTrue();
        assertThat(proxy.requests()).hasSize(1);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void answersTheChallengeOfAProxyOfHttpWithTheBodyOnceMore() throws Exception {
        LoopbackServer proxy = opened(
                LoopbackServer.proxy(Optional.of("ann:pässword"), request -> response("200 OK", request.text())));
        HttpProxy.Login login = new HttpProxy.Login("ann", "pässword");
        HttpResponse answer = transport(Optional.of(proxyAt(proxy.port(), Optional.of(login))))
                .send(post(URI.create("http://somewhere.invalid/"), "{\"a\":1}"), PATIENCE);
        assertThat(answer.text()).isEqualTo("{\"a\":1}");
        assertThat(proxy.requests()).hasSize(2);
    }

    @Test
    void isAskedForTheProxysLoginOnce() throws Exception {
        LoopbackServer proxy =
                opened(LoopbackServer.proxy(Optional.of("ann:pw"), request -> response("200 OK", request.text())));
        HttpProxy.Login login = new HttpProxy.Login("ann", "pw");
        ApacheTransport transport = transport(Optional.of(proxyAt(proxy.port(), Optional.of(login))));
        for (String body : List.of("one", "two", "three")) {
            assertThat(transport
                            .send(post(URI.create("http://somewhere.invalid/"), body), PATIENCE)
                            .text())
                    .isEqualTo(body);
        }
        assertThat(proxy.requests()).hasSize(4);
    }

    @Test
    void answersTheChallengeOfAProxyOfHttps() throws Exception {
        LoopbackServer server =
                opened(LoopbackServer.answering(certificate.server(), request -> response("200 OK", "safe")));
        LoopbackServer proxy =
                opened(LoopbackServer.proxy(Optional.of("ann:pw"), request -> response("200 Connected", "")));
        HttpProxy.Login login = new HttpProxy.Login("ann", "pw");
        ApacheTransport transport = trusting(certificate, Optional.of(proxyAt(proxy.port(), Optional.of(login))));
        assertThat(transport.send(get(server.uriBehindProxy("/")), PATIENCE).text())
                .isEqualTo("safe");
        assertThat(proxy.requests())
                .hasSize(2)
                .allMatch(request -> request.line().startsWith("CONNECT "));
        assertThat(server.requests().get(0).headers()).doesNotContainKey("Proxy-Authorization");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void tellsAProxyThatRefusesThePassword(String scheme) throws Exception {
        LoopbackServer proxy = opened(LoopbackServer.proxy(Optional.of("ann:pw"), request -> response("200 OK", "")));
        HttpProxy.Login wrong = new HttpProxy.Login("ann", "wr0ng-pw");
        TransportException refused = failure(
                transport(Optional.of(proxyAt(proxy.port(), Optional.of(wrong)))),
                post(URI.create(scheme + "://somewhere.invalid/"), "{}"),
                PATIENCE);
        assertThat(refused.kind()).isEqualTo(Kind.PROXY);
        assertThat(refused.surelyNotProcessed()).isTrue();
        assertThat(refused)
                .hasMessageStartingWith("the proxy 127.0.0.1:" + proxy.port() + " refused: ")
                .hasMessageContaining("407");
        assertThat(refused.toString()).doesNotContain("wr0ng-pw");
        assertThat(proxy.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void tellsAProxyThatAsksForALoginWhereThereIsNone(String scheme) throws Exception {
        LoopbackServer proxy = opened(LoopbackServer.proxy(Optional.of("ann:pw"), request -> response("200 OK", "")));
        TransportException refused = failure(
                transport(Optional.of(proxyAt(proxy.port(), Optional.empty()))),
                get(URI.create(scheme + "://somewhere.invalid/")),
                PATIENCE);
        assertThat(refused.kind()).isEqualTo(Kind.PROXY);
        assertThat(refused).hasMessageContaining("407");
        assertThat(proxy.requests()).hasSize(1);
    }

    /** In a JVM of its own, since each reads its trust store once. */
    @Test
    void saysThatTheTrustStoreCannotBeRead(@TempDir Path directory) throws Exception {
        LoopbackServer server =
                opened(LoopbackServer.answering(certificate.server(), request -> response("200 OK", "")));
        Path store = Files.writeString(directory.resolve("trust.jks"), "no trust store");
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djavax.net.ssl.trustStore=" + store,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Untrusting.class.getName(),
                        server.uri("/").toString())
                .redirectError(directory.resolve("errors").toFile())
                .start();
        String said = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said)
                .startsWith("TLS the TLS connection to 127.0.0.1:" + server.port()
                        + " failed: the trust store or the key store of this Java cannot be read (");
    }

    /** Tells how a request fails. */
    static final class Untrusting {
        public static void main(String[] arguments) {
            try (ApacheTransport transport = new ApacheTransport(PATIENCE, Optional.empty(), "test")) {
                TransportException failure = failure(transport, get(URI.create(arguments[0])), PATIENCE);
                System.out.print(failure.kind() + " " + failure.getMessage());
            }
        }
    }

    @Test
    void tellsAProxyThatDoesNotTunnel() throws Exception {
        LoopbackServer proxy = opened(
                LoopbackServer.proxy(Optional.empty(), request -> response("403 Forbidden", "<h1>Blocked</h1>")));
        TransportException refused = failure(
                transport(Optional.of(proxyAt(proxy.port(), Optional.empty()))),
                post(URI.create("https://somewhere.invalid/"), "{}"),
                PATIENCE);
        assertThat(refused.kind()).isEqualTo(Kind.PROXY);
        assertThat(refused.surelyNotProcessed()).isTrue();
        assertThat(refused).hasMessageContaining("somewhere.invalid").hasMessageContaining("403");
    }

    @Test
    void aProxyThatHangsUpBeforeTheTunnelHasNotSentTheRequestOn() throws Exception {
        LoopbackServer proxy = saying("");
        TransportException broken = failure(
                transport(Optional.of(proxyAt(proxy.port(), Optional.empty()))),
                post(URI.create("https://somewhere.invalid/"), "{}"),
                PATIENCE);
        assertThat(broken.kind()).isEqualTo(Kind.CONNECTION_REFUSED);
        assertThat(broken.surelyNotProcessed()).isTrue();
    }

    @Test
    void namesAProxyThatIsDown() throws Exception {
        int port = closedPort();
        TransportException down = failure(
                transport(Optional.of(proxyAt(port, Optional.empty()))),
                get(URI.create("https://somewhere.invalid/")),
                PATIENCE);
        assertThat(down.kind()).isEqualTo(Kind.CONNECTION_REFUSED);
        assertThat(down).hasMessage("the connection to the proxy 127.0.0.1:" + port + " was refused");
    }

    @Test
    void namesAProxyThatIsUnknown() {
        HttpProxy nowhere = new HttpProxy("corporate", "proxy.invalid", 3128, Optional.empty(), List.of());
        TransportException unknown =
                failure(transport(Optional.of(nowhere)), get(URI.create("https://api.example.com/")), PATIENCE);
        assertThat(unknown.kind()).isEqualTo(Kind.UNKNOWN_HOST);
        assertThat(unknown).hasMessage("the host name proxy.invalid (the proxy) is unknown");
    }

    @Test
    void reachesANonProxyHostDirectly() throws Exception {
        LoopbackServer proxy = opened(LoopbackServer.proxy(Optional.empty(), request -> response("200 OK", "proxied")));
        ApacheTransport transport =
                transport(Optional.of(proxyAt(proxy.port(), Optional.empty(), "direct*", "*.internal")));
        assertThat(failure(transport, get(URI.create("http://direct.invalid/")), PATIENCE)
                        .kind())
                .isEqualTo(Kind.UNKNOWN_HOST);
        assertThat(proxy.requests()).isEmpty();
        assertThat(transport
                        .send(get(URI.create("http://other.invalid/")), PATIENCE)
                        .text())
                .isEqualTo("proxied");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void reachesThisMachineDirectlyWhateverNonProxyHostsSay(String host) throws Exception {
        LoopbackServer server = answering(request -> response("200 OK", "direct"));
        LoopbackServer proxy = opened(LoopbackServer.proxy(Optional.of("ann:pw"), request -> response("200 OK", "")));
        HttpProxy.Login login = new HttpProxy.Login("ann", "pw");
        ApacheTransport transport = transport(Optional.of(proxyAt(proxy.port(), Optional.of(login))));
        URI uri = URI.create("http://" + host + ":" + server.port() + "/");
        HttpRequest request = post(uri, "{}").with("Authorization", "Bearer secret");
        assertThat(transport.send(request, PATIENCE).text()).isEqualTo("direct");
        assertThat(proxy.connectionCount()).isZero();
        assertThat(server.requests().get(0).headers()).doesNotContainKey("Proxy-Authorization");
    }

    // Connections

    @Test
    void keepsOneConnectionForSeveralRequests() throws Exception {
        LoopbackServer server = answering(request -> response("200 OK", "{}"));
        ApacheTransport transport = transport();
        for (int i = 0; i < 5; i++) {
            transport.send(i % 2 == 0 ? get(server.uri("/")) : post(server.uri("/"), "{}"), PATIENCE);
        }
        assertThat(server.requests()).hasSize(5);
        assertThat(server.connectionCount()).isEqualTo(1);
    }

    @Test
    void leavesAConnectionThatTheServerSaidItNoLongerKeeps() throws Exception {
        LoopbackServer server = answering(request -> response("200 OK", "{}", "Keep-Alive: timeout=0"));
        ApacheTransport transport = transport();
        transport.send(get(server.uri("/")), PATIENCE);
        transport.send(get(server.uri("/")), PATIENCE);
        assertThat(server.connectionCount()).isEqualTo(2);
    }

    @Test
    void keepsTheConnectionAfterARefusal() throws Exception {
        LoopbackServer server = answering(request -> response("403 Forbidden", "{}"));
        ApacheTransport transport = transport();
        transport.send(get(server.uri("/")), PATIENCE);
        transport.send(get(server.uri("/")), PATIENCE);
        assertThat(server.connectionCount()).isEqualTo(1);
    }

    @Test
    void doesNotSendAWriteIntoAConnectionThatTheServerClosedMeanwhile() throws Exception {
        LoopbackServer server = answering(request -> response("200 OK", "{}"));
        ApacheTransport transport = transport();
        transport.send(get(server.uri("/")), PATIENCE);
        server.closeConnections();
        assertThat(transport.send(post(server.uri("/"), "{}"), PATIENCE).status())
                .isEqualTo(200);
        assertThat(server.requests()).hasSize(2);
        assertThat(server.connectionCount()).isEqualTo(2);
    }

    @Test
    void servesManyThreadsAtOnce() throws Exception {
        int threadCount = 16;
        CyclicBarrier allThere = new CyclicBarrier(threadCount);
        LoopbackServer server = answering(request -> {
            try {
                allThere.await();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            return response("200 OK", request.line().split(" ")[1]);
        });
        ApacheTransport transport = transport();
        ExecutorService threads = Executors.newFixedThreadPool(threadCount);
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 4 * threadCount; i++) {
                URI uri = server.uri("/" + i);
                answers.add(
                        threads.submit(() -> transport.send(get(uri), PATIENCE).text()));
            }
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo("/" + i);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(server.connectionCount()).isEqualTo(threadCount);
    }

    @Test
    void oneThreadsLostAnswerDoesNotMakeTheNextFailureLookProcessed() throws Exception {
        LoopbackServer server = saying("");
        ApacheTransport transport = transport();
        assertThat(failure(transport, get(server.uri("/")), PATIENCE).surelyNotProcessed())
                .isFalse();
        LoopbackServer plain = saying("not TLS\r\n");
        URI uri = URI.create("https://127.0.0.1:" + plain.port() + "/");
        assertThat(failure(transport, get(uri), PATIENCE).surelyNotProcessed()).isTrue();
    }

    // What is logged at the level DEBUG, that is under mvn -X

    @Test
    void logsNoHeaderAndNoBody() throws Exception {
        LoopbackServer server = answering(
                request -> response("200 OK", "{\"access_token\":\"answer-secret\"}", "X-Secret: header-secret"));
        List<String> lines;
        try (RecordedLog log = RecordedLog.start()) {
            ApacheTransport transport = transport();
            HttpRequest request = post(server.uri("/"), "body-secret").with("Authorization", "Bearer token-secret");
            transport.send(request, PATIENCE);
            transport.send(request, PATIENCE);
            lines = log.lines();
        }
        assertThat(lines).as("HttpClient's own log").isNotEmpty();
        assertThat(lines).noneMatch(line -> line.contains("secret"));
    }

    @Test
    void logsNoSecretThroughAProxyWithALogin() throws Exception {
        LoopbackServer server =
                opened(LoopbackServer.answering(certificate.server(), request -> response("200 OK", "answer-secret")));
        LoopbackServer proxy =
                opened(LoopbackServer.proxy(Optional.of("ann:proxy-secret"), request -> response("200 Connected", "")));
        List<String> lines;
        try (RecordedLog log = RecordedLog.start()) {
            HttpProxy.Login login = new HttpProxy.Login("ann", "proxy-secret");
            trusting(certificate, Optional.of(proxyAt(proxy.port(), Optional.of(login))))
                    .send(
                            post(server.uriBehindProxy("/"), "body-secret").with("Authorization", "Basic token-secret"),
                            PATIENCE);
            lines = log.lines();
        }
        assertThat(server.requests()).hasSize(1);
        assertThat(lines).as("HttpClient's own log").isNotEmpty();
        String basic = proxy.requests().get(1).header("Proxy-Authorization").orElseThrow();
        assertThat(lines).noneMatch(line -> line.contains("secret") || line.contains(basic.substring(6)));
    }

    @Test
    void theRecordedLogWouldShowWhatHttpClientsOwnConnectionsLog() throws Exception {
        LoopbackServer server = answering(request -> response("200 OK", "answer-secret"));
        String lines;
        try (RecordedLog log = RecordedLog.start();
                CloseableHttpClient client = HttpClients.createDefault()) {
            HttpGet message = new HttpGet(server.uri("/"));
            message.setHeader("Authorization", "Bearer token-secret");
            client.execute(
                    message,
                    answer -> new String(answer.getEntity().getContent().readAllBytes(), StandardCharsets.UTF_8));
            lines = log.lines().stream().collect(Collectors.joining("\n"));
        }
        assertThat(lines).contains("token-secret").contains("answer-secret");
    }
}
