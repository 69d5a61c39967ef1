package io.github.premiumdeploy.http;

import static io.github.premiumdeploy.testing.ScriptedTransport.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.premiumdeploy.http.Exchange.Check;
import io.github.premiumdeploy.http.Exchange.Repeat;
import io.github.premiumdeploy.http.TransportException.Kind;
import io.github.premiumdeploy.testing.HangGuard;
import io.github.premiumdeploy.testing.LoneTokens;
import io.github.premiumdeploy.testing.ScriptedTransport;
import io.github.premiumdeploy.testing.VirtualClock;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How one answer is got: tokens, waiting, repeating, redirects, the deadline. */
@HangGuard
class ExchangeTest {

    private static final URI THING = URI.create("https://api.example.com/api/v2/thing");
    private static final HttpRequest READ = new HttpRequest("GET", THING, Map.of(), Optional.empty());
    private static final HttpRequest WRITE =
            new HttpRequest("POST", THING, Map.of(), Optional.of("{}".getBytes(StandardCharsets.UTF_8)));
    private static final Duration TOTAL = Duration.ofMinutes(10);

    private final VirtualClock time = new VirtualClock();
    private final ScriptedTransport server = new ScriptedTransport();
    private final List<String> notices = new CopyOnWriteArrayList<>();
    private final AtomicInteger logins = new AtomicInteger();
    private final Tokens tokens = LoneTokens.from(() -> "token-" + logins.incrementAndGet());
    private final Exchange exchange = exchange(TOTAL);

    private Exchange exchange(Duration total) {
        return new Exchange(server, time, new Deadline(time, time, total), Duration.ofSeconds(30), notices::add);
    }

    private HttpResponse read() throws IOException {
        return exchange.send(READ, Repeat.ALWAYS, tokens, Check.NONE);
    }

    private HttpResponse write() throws IOException {
        return exchange.send(WRITE, Repeat.WHEN_SURELY_NOT_PROCESSED, tokens, Check.NONE);
    }

    private List<String> authorizations() {
        return server.requests().stream()
                .map(request -> request.headers().getOrDefault("Authorization", "none"))
                .toList();
    }

    // Tokens

    @Test
    void carriesTheTokenAndLogsInOnceForSeveralRequests() throws IOException {
        server.thenStatus(200).thenStatus(200);
        read();
        read();
        assertThat(authorizations()).containsExactly("Bearer token-1", "Bearer token-1");
        assertThat(logins).hasValue(1);
    }

    @Test
    void sendsNoTokenWhereNoneIsAskedFor() throws IOException {
        server.thenStatus(200);
        exchange.send(READ, Repeat.ALWAYS, Check.NONE);
        assertThat(authorizations()).containsExactly("none");
    }

    @Test
    void renewsARefusedTokenOnceAndRepeatsTheRequest() throws IOException {
        server.thenStatus(401).thenStatus(200);
        assertThat(read().status()).isEqualTo(200);
        assertThat(authorizations()).containsExactly("Bearer token-1", "Bearer token-2");
        assertThat(logins).hasValue(2);
        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    void repeatsAWriteThatWasRefusedForItsToken() throws IOException {
        server.thenStatus(401).thenStatus(201);
        assertThat(write().status()).isEqualTo(201);
        assertThat(authorizations()).containsExactly("Bearer token-1", "Bearer token-2");
    }

    @Test
    void returnsASecondRefusalOfTheToken() throws IOException {
        server.thenStatus(401).thenStatus(401);
        assertThat(read().status()).isEqualTo(401);
        assertThat(server.count()).isEqualTo(2);
        assertThat(logins).hasValue(2);
    }

    @Test
    void goesOnAsLongAsItMeetsANewerToken() throws IOException {
        // Others, of the same client, log in while this call is under way: each login ends an older token.
        server.then(endedByAnotherLogin("token-1"))
                .then(endedByAnotherLogin("token-2"))
                .then(endedByAnotherLogin("token-3"))
                .thenStatus(200);
        assertThat(read().status()).isEqualTo(200);
        assertThat(authorizations())
                .containsExactly("Bearer token-1", "Bearer token-2", "Bearer token-3", "Bearer token-4");
        assertThat(logins).hasValue(4);
    }

    private ScriptedTransport.Reply endedByAnotherLogin(String token) {
        return request -> {
            try {
                tokens.helped(token);
                tokens.renew(token, true, exchange.deadline(), THING);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return response(401, "");
        };
    }

    @Test
    void mayLogInAgainAfterANewerTokenOfAnotherCall() throws IOException {
        server.then(endedByAnotherLogin("token-1")).thenStatus(401).thenStatus(200);
        assertThat(read().status()).isEqualTo(200);
        assertThat(authorizations()).containsExactly("Bearer token-1", "Bearer token-2", "Bearer token-3");
    }

    @Test
    void aRequestedWaitHoldsForAllCallsOfTheToken() throws IOException {
        TokenStore store = new TokenStore();
        List<String> others = new ArrayList<>();
        Exchange other =
                new Exchange(server, time, new Deadline(time, time, TOTAL), Duration.ofSeconds(30), others::add);
        Tokens ours = Tokens.given("shared", store.of("shared"));
        Tokens theirs = Tokens.given("shared", store.of("shared"));
        // The deadline leaves no room for the wait: the call ends, and what it was told holds for the other one.
        Exchange brief = exchange(Duration.ofSeconds(40));
        server.thenStatus(429, "Retry-After", "42").thenStatus(200).thenStatus(200);
        assertThat(brief.send(READ, Repeat.ALWAYS, ours, Check.NONE).status()).isEqualTo(429);
        assertThat(other.send(READ, Repeat.ALWAYS, theirs, Check.NONE).status()).isEqualTo(200);
        assertThat(other.send(READ, Repeat.ALWAYS, theirs, Check.NONE).status()).isEqualTo(200);
        assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(42));
        assertThat(others)
                .containsExactly(
                        "The server asked for a wait, which holds for all calls of this token; going on in 42 s");
        assertThat(server.count()).isEqualTo(3);
    }

    @Test
    void sendsNothingWhereTheWaitThatAnotherCallWasAskedForIsTooLong() throws IOException {
        Exchange brief = exchange(Duration.ofSeconds(40));
        server.thenStatus(503, "Retry-After", "42");
        assertThat(brief.send(WRITE, Repeat.AFTER_A_LOOK, tokens, Check.NONE).status())
                .isEqualTo(503);
        assertThat(catchThrowableOfType(
                        TransportException.class, () -> brief.send(READ, Repeat.ALWAYS, tokens, Check.NONE)))
                .hasMessage(
                        "the server asked not to be called with this token for another 42 s, which the deadline of PT40S"
                                + " does not leave")
                .extracting(TransportException::kind)
                .isEqualTo(Kind.DEADLINE);
        assertThat(server.count()).isEqualTo(1);
    }

    @Test
    void callsSideBySideWaitForWhatOneOfThemWasAskedFor() throws Exception {
        // One is refused while the other has not begun; that one must not be sent before the wait is over.
        AtomicInteger early = new AtomicInteger();
        Instant allowed = time.instant().plusSeconds(42);
        server.then(request -> response(429, "", "Retry-After", "42")).forever(request -> {
            if (time.instant().isBefore(allowed)) {
                early.incrementAndGet();
            }
            return response(200, "");
        });
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Future<HttpResponse> refused = threads.submit(this::read);
            while (notices.isEmpty() && !refused.isDone()) {
                Thread.onSpinWait();
            }
            List<Future<HttpResponse>> others = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                others.add(threads.submit(this::read));
            }
            for (Future<HttpResponse> one : others) {
                assertThat(one.get().status()).isEqualTo(200);
            }
            assertThat(refused.get().status()).isEqualTo(200);
        } finally {
            threads.shutdownNow();
        }
        assertThat(early).hasValue(0);
        assertThat(server.count()).isEqualTo(10);
    }

    @Test
    void doesNotRepeatWithTheSameTokenAgain() throws IOException {
        Tokens same = LoneTokens.from(() -> "token-" + (logins.incrementAndGet() > 0 ? "same" : ""));
        server.thenStatus(401);
        assertThat(exchange.send(READ, Repeat.ALWAYS, same, Check.NONE).status())
                .isEqualTo(401);
        assertThat(server.count()).isEqualTo(1);
        assertThat(logins).hasValue(2);
    }

    @Test
    void neverRenewsAGivenToken() throws IOException {
        server.thenStatus(401);
        assertThat(exchange.send(READ, Repeat.ALWAYS, LoneTokens.given("given"), Check.NONE)
                        .status())
                .isEqualTo(401);
        assertThat(authorizations()).containsExactly("Bearer given");
    }

    @Test
    void twoThreadsWithTheSameRefusedTokenLogInOnce() throws Exception {
        CyclicBarrier bothRefused = new CyclicBarrier(2);
        server.forever(request -> {
            if (!request.headers().get("Authorization").equals("Bearer token-1")) {
                return response(200, "");
            }
            try {
                bothRefused.await();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            return response(401, "");
        });
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<HttpResponse> one = threads.submit(this::read);
            Future<HttpResponse> two = threads.submit(this::read);
            assertThat(one.get().status()).isEqualTo(200);
            assertThat(two.get().status()).isEqualTo(200);
        } finally {
            threads.shutdownNow();
        }
        assertThat(logins).hasValue(2);
        assertThat(authorizations())
                .containsExactly("Bearer token-1", "Bearer token-1", "Bearer token-2", "Bearer token-2");
    }

    @Test
    void passesOnAFailedRenewalWithoutUsingTheRefusedTokenAgain() {
        Tokens failing = LoneTokens.from(() -> {
            if (logins.incrementAndGet() > 1) {
                throw new TransportException(Kind.CONNECTION_REFUSED, THING, "the login service is down");
            }
            return "token";
        });
        server.thenStatus(401);
        assertThatThrownBy(() -> exchange.send(READ, Repeat.ALWAYS, failing, Check.NONE))
                .hasMessage("the login service is down");
        assertThat(server.count()).isEqualTo(1);
        assertThat(logins).hasValue(2);
        assertThat(notices).isEmpty();
    }

    // Waiting where the server asks for it

    @Test
    void waitsTheSecondsThatATooManyRequestsAsksFor() throws IOException {
        server.thenStatus(429, "Retry-After", "42").thenStatus(200);
        assertThat(read().status()).isEqualTo(200);
        assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(42));
        assertThat(server.count()).isEqualTo(2);
    }

    @Test
    void measuresADateAgainstTheServersOwnDate() throws IOException {
        server.thenStatus(429, "Date", "Mon, 23 Nov 2026 08:00:00 GMT", "Retry-After", "Mon, 23 Nov 2026 08:00:07 GMT")
                .thenStatus(200);
        assertThat(read().status()).isEqualTo(200);
        assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(7));
        assertThat(server.count()).isEqualTo(2);
    }

    @Test
    void measuresADateAgainstTheClockWhereTheServerGivesNone() throws IOException {
        server.thenStatus(429, "Retry-After", "Mon, 23 Nov 2026 10:00:09 GMT").thenStatus(200);
        assertThat(read().status()).isEqualTo(200);
        assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(9));
        assertThat(server.count()).isEqualTo(2);
    }

    @Test
    void returnsTheRefusalAtOnceIfTheDeadlineComesBeforeTheNextTry() throws IOException {
        server.thenStatus(429, "Retry-After", "600");
        assertThat(read().status()).isEqualTo(429);
        assertThat(time.sleeps()).isEmpty();
        assertThat(server.count()).isEqualTo(1);
        assertThat(notices).isEmpty();
    }

    @Test
    void waitsAsLongAsTheDeadlineLeavesRoomForAnotherTry() throws IOException {
        server.thenStatus(429, "Retry-After", "599").thenStatus(200);
        assertThat(read().status()).isEqualTo(200);
        assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(599));
        assertThat(server.timeouts()).containsExactly(Duration.ofSeconds(30), Duration.ofSeconds(1));
    }

    @Test
    void waitsMoreAndMoreForATooManyRequestsWithoutATime() throws IOException {
        server.thenStatus(429)
                .thenStatus(429)
                .thenStatus(429)
                .thenStatus(429)
                .thenStatus(429)
                .thenStatus(429)
                .thenStatus(429)
                .thenStatus(429)
                .thenStatus(200);
        assertThat(write().status()).isEqualTo(200);
        assertThat(time.sleeps().stream().map(Duration::toMillis))
                .containsExactly(500L, 1000L, 2000L, 4000L, 8000L, 16000L, 30000L, 30000L);
        assertThat(server.count()).isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "Mon, 23 Nov 2026 09:00:00 GMT"})
    void doesNotHammerAServerThatAsksForNoWaitAtAll(String retryAfter) throws IOException {
        server.forever(request -> response(429, "", "Retry-After", retryAfter));
        assertThat(read().status()).isEqualTo(429);
        assertThat(server.count()).isLessThan(40);
        assertThat(time.sleeps()).startsWith(Duration.ofMillis(500), Duration.ofSeconds(1));
    }

    @Test
    void endsWaitingForARateLimitAtTheDeadline() throws IOException {
        server.forever(request -> response(429, "", "Retry-After", "60"));
        assertThat(read().status()).isEqualTo(429);
        assertThat(server.count()).isEqualTo(10);
        assertThat(time.sleeps()).hasSize(9).containsOnly(Duration.ofSeconds(60));
    }

    // Repeating writes

    @ParameterizedTest
    @CsvSource({"429,3", "503,3"})
    void repeatsAWriteThatTheServerSaysItDidNotTake(int status, String retryAfter) throws IOException {
        server.thenStatus(status, "Retry-After", retryAfter).thenStatus(201);
        assertThat(write().status()).isEqualTo(201);
        assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(3));
        assertThat(server.requests())
                .hasSize(2)
                .allMatch(request -> request.method().equals("POST"));
        assertThat(server.requests().get(1).body().orElseThrow()).asString().isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504})
    void doesNotRepeatAWriteThatTheServerMayHaveProcessed(int status) throws IOException {
        server.thenStatus(status);
        assertThat(write().status()).isEqualTo(status);
        assertThat(server.count()).isEqualTo(1);
        assertThat(time.sleeps()).isEmpty();
        assertThat(notices).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"CONNECTION_LOST", "TIMEOUT", "UNREADABLE", "TOO_LARGE"})
    void doesNotRepeatAWriteWhoseAnswerWasLost(Kind kind) {
        server.thenFail(kind);
        assertThatThrownBy(this::write).hasMessage("it failed as " + kind);
        assertThat(server.count()).isEqualTo(1);
        assertThat(time.sleeps()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"CONNECTION_REFUSED", "CONNECT_TIMEOUT"})
    void repeatsAWriteThatNeverReachedTheServer(Kind kind) throws IOException {
        server.thenFail(kind).thenStatus(201);
        assertThat(write().status()).isEqualTo(201);
        assertThat(server.count()).isEqualTo(2);
        assertThat(time.sleeps()).containsExactly(Duration.ofMillis(500));
    }

    @Test
    void givesUpOnAWriteThatNeverReachesTheServer() {
        server.forever(request -> {
            throw new TransportException(Kind.CONNECTION_REFUSED, request.uri(), "nobody listens");
        });
        assertThatThrownBy(this::write).hasMessage("nobody listens");
        assertThat(server.count()).isEqualTo(5);
    }

    // Repeating reads

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504})
    void repeatsAReadWithGrowingPausesAndReturnsTheLastRefusal(int status) throws IOException {
        server.forever(request -> response(status, ""));
        assertThat(read().status()).isEqualTo(status);
        assertThat(server.count()).isEqualTo(5);
        assertThat(time.sleeps().stream().map(Duration::toMillis)).containsExactly(500L, 1000L, 2000L, 4000L);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"CONNECTION_REFUSED", "CONNECT_TIMEOUT", "CONNECTION_LOST", "TIMEOUT", "UNREADABLE"})
    void repeatsAReadWithoutAnAnswerWithGrowingPausesAndPassesOnTheLastFailure(Kind kind) {
        server.forever(request -> {
            throw new TransportException(kind, request.uri(), "failure " + server.count());
        });
        assertThatThrownBy(this::read).hasMessage("failure 5");
        assertThat(server.count()).isEqualTo(5);
        assertThat(time.sleeps().stream().map(Duration::toMillis)).containsExactly(500L, 1000L, 2000L, 4000L);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"UNKNOWN_HOST", "TLS", "PROXY", "TOO_LARGE", "PAGE", "REDIRECT", "DEADLINE", "INTERRUPTED"})
    void doesNotRepeatWhatWillNotPass(Kind kind) {
        server.thenFail(kind);
        assertThatThrownBy(this::read).hasMessage("it failed as " + kind);
        assertThat(server.count()).isEqualTo(1);
        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    void countsRefusalsAndLostAnswersTogether() throws IOException {
        server.thenStatus(500)
                .thenFail(Kind.CONNECTION_LOST)
                .thenStatus(502)
                .thenFail(Kind.TIMEOUT)
                .thenStatus(504);
        assertThat(read().status()).isEqualTo(504);
        assertThat(server.count()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 400, 403, 404, 409, 410, 501})
    void returnsEveryOtherStatusAsItIs(int status) throws IOException {
        server.thenStatus(status);
        assertThat(read().status()).isEqualTo(status);
        assertThat(server.count()).isEqualTo(1);
    }

    // Redirects

    @ParameterizedTest
    @CsvSource({
        "/elsewhere, https://api.example.com/elsewhere",
        "https://api.example.com/elsewhere, https://api.example.com/elsewhere",
        "https://API.Example.COM:443/elsewhere, https://API.Example.COM:443/elsewhere",
        "other, https://api.example.com/api/v2/other",
        "http://api.example.com/api/v2/thing, http://api.example.com/api/v2/thing",
        "https://evil.example.com/, https://evil.example.com/",
        "//evil.example.com/, https://evil.example.com/",
        "https://api.example.com@evil.example.com/, https://api.example.com@evil.example.com/",
        "https://api.example.com:8443/, https://api.example.com:8443/",
        "https://login.example.com/sso?session=5ecre7#top, https://login.example.com/sso?…",
        "ftp://api.example.com/, ftp://api.example.com/",
        "https:///nowhere, https:///nowhere",
        "http://[broken, an address that cannot be read"
    })
    void believesNoRedirectedRead(String location, String shown) {
        server.thenStatus(302, "Location", location);
        TransportException refused = catchThrowableOfType(TransportException.class, this::read);
        assertThat(refused.kind()).isEqualTo(Kind.REDIRECT);
        assertThat(refused).hasMessage("it answered 302 with a redirect to " + shown + ", which is not followed");
        assertThat(server.count()).isEqualTo(1);
        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    void quotesTheBeginningOfAnEndlessAddress() {
        server.thenStatus(302, "Location", "/" + "x".repeat(60_000));
        TransportException refused = catchThrowableOfType(TransportException.class, this::read);
        assertThat(refused.getMessage())
                .contains("/xxxx")
                .contains("xxx…, which")
                .hasSizeLessThan(300);
    }

    @Test
    void believesNoRedirectedReadOfALoginNeither() {
        server.thenStatus(302, "Location", "/elsewhere");
        TransportException refused =
                catchThrowableOfType(TransportException.class, () -> exchange.send(READ, Repeat.ALWAYS, Check.NONE));
        assertThat(refused.kind()).isEqualTo(Kind.REDIRECT);
        assertThat(server.count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void doesNotFollowARedirectedWrite(String method) {
        server.thenStatus(307, "Location", "/elsewhere").thenStatus(307, "Location", "/elsewhere");
        HttpRequest request = new HttpRequest(method, THING, Map.of(), Optional.empty());
        TransportException refused = catchThrowableOfType(
                TransportException.class,
                () -> exchange.send(request, Repeat.WHEN_SURELY_NOT_PROCESSED, tokens, Check.NONE));
        assertThat(refused.kind()).isEqualTo(Kind.REDIRECT);
        assertThat(refused).hasMessageContaining("https://api.example.com/elsewhere");
        assertThat(server.count()).isEqualTo(1);
        assertThat(catchThrowableOfType(
                                TransportException.class,
                                () -> exchange.sendFollowing(request, Repeat.WHEN_SURELY_NOT_PROCESSED))
                        .kind())
                .isEqualTo(Kind.REDIRECT);
        assertThat(server.count()).isEqualTo(2);
    }

    // Reads that may be elsewhere

    private HttpResponse readElsewhere() throws IOException {
        return exchange.sendFollowing(READ, Repeat.ALWAYS);
    }

    @ParameterizedTest
    @CsvSource({
        "/elsewhere, https://api.example.com/elsewhere",
        "other?x=1, https://api.example.com/api/v2/other?x=1",
        "https://bucket.example.org:8443/a, https://bucket.example.org:8443/a",
        "HTTPS://bucket.example.org/a, HTTPS://bucket.example.org/a",
        "//bucket.example.org/a, https://bucket.example.org/a"
    })
    void areFollowedToHttpsHostsWithoutAToken(String location, String followed) throws IOException {
        server.thenStatus(301, "Location", location).thenStatus(200);
        assertThat(readElsewhere().status()).isEqualTo(200);
        assertThat(server.requests().get(1).uri()).hasToString(followed);
        assertThat(authorizations()).containsExactly("none", "none");
        assertThat(logins).hasValue(0);
    }

    @Test
    void areFollowedFromHostToHost() throws IOException {
        server.thenStatus(302, "Location", "https://one.example.org/")
                .thenStatus(308, "Location", "/again")
                .thenStatus(200);
        readElsewhere();
        assertThat(server.requests().get(2).uri()).hasToString("https://one.example.org/again");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.example.com/api/v2/thing",
                "http://evil.example.com/",
                "http://127.0.0.1:8080/",
                "ftp://api.example.com/",
                "file:///etc/hosts",
                "https:///nowhere",
                "http://[broken"
            })
    void areNotFollowedAwayFromHttpsOrToNowhere(String location) {
        server.thenStatus(302, "Location", location);
        TransportException refused = catchThrowableOfType(TransportException.class, this::readElsewhere);
        assertThat(refused.kind()).isEqualTo(Kind.REDIRECT);
        assertThat(refused).hasMessageContaining("302").hasMessageContaining("not followed");
        assertThat(server.count()).isEqualTo(1);
        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    void areFollowedWithinThisMachine() throws IOException {
        server.thenStatus(301, "Location", "http://127.0.0.1:8081/y").thenStatus(200);
        HttpRequest plain = new HttpRequest("GET", URI.create("http://localhost:8080/x"), Map.of(), Optional.empty());
        assertThat(exchange.sendFollowing(plain, Repeat.ALWAYS).status()).isEqualTo(200);
        assertThat(server.requests().get(1).uri()).hasToString("http://127.0.0.1:8081/y");
        assertThat(authorizations()).containsExactly("none", "none");
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080/x, http://evil.example.com/y",
        "http://api.example.com/x, http://api.example.com/y",
        "http://api.example.com/x, http://localhost:8080/y",
        "http://localhost:8080/x, file:///etc/hosts",
        "https://api.example.com/x, http://localhost:8080/y",
        "https://localhost:8443/x, http://localhost:8080/y"
    })
    void areNotFollowedOutOfThisMachineOrIntoIt(String from, String to) {
        server.thenStatus(301, "Location", to);
        HttpRequest request = new HttpRequest("GET", URI.create(from), Map.of(), Optional.empty());
        TransportException refused =
                catchThrowableOfType(TransportException.class, () -> exchange.sendFollowing(request, Repeat.ALWAYS));
        assertThat(refused.kind()).isEqualTo(Kind.REDIRECT);
        assertThat(server.count()).isEqualTo(1);
    }

    @Test
    void followsARedirectedHead() throws IOException {
        server.thenStatus(308, "Location", "/elsewhere").thenStatus(200);
        exchange.sendFollowing(new HttpRequest("HEAD", THING, Map.of(), Optional.empty()), Repeat.ALWAYS);
        assertThat(server.requests()).extracting(HttpRequest::method).containsExactly("HEAD", "HEAD");
    }

    @Test
    void endsALoopOfRedirects() {
        server.forever(request -> response(302, "", "Location", "/round"));
        TransportException refused = catchThrowableOfType(TransportException.class, this::readElsewhere);
        assertThat(refused.kind()).isEqualTo(Kind.REDIRECT);
        assertThat(server.count()).isEqualTo(6);
    }

    @Test
    void returnsARedirectThatLeadsNowhere() throws IOException {
        server.thenStatus(302);
        assertThat(read().status()).isEqualTo(302);
        assertThat(server.count()).isEqualTo(1);
    }

    // The deadline

    @Test
    void sendsNothingAfterTheDeadline() {
        time.advance(TOTAL);
        TransportException late = catchThrowableOfType(TransportException.class, this::read);
        assertThat(late.kind()).isEqualTo(Kind.DEADLINE);
        assertThat(late.surelyNotProcessed()).isTrue();
        assertThat(late).hasMessage("the deadline of PT10M was reached");
        assertThat(server.count()).isZero();
    }

    @Test
    void followsNoRedirectAfterTheDeadline() {
        server.then(request -> {
            time.advance(TOTAL);
            return response(302, "", "Location", "/elsewhere");
        });
        TransportException late = catchThrowableOfType(TransportException.class, this::readElsewhere);
        assertThat(late.kind()).isEqualTo(Kind.DEADLINE);
        assertThat(server.count()).isEqualTo(1);
    }

    @Test
    void givesARequestNoMoreTimeThanTheDeadlineLeaves() throws IOException {
        server.thenStatus(200).thenStatus(200);
        read();
        time.advance(TOTAL.minusSeconds(5));
        read();
        assertThat(server.timeouts()).containsExactly(Duration.ofSeconds(30), Duration.ofSeconds(5));
    }

    @Test
    void passesOnAFailureAtOnceIfTheDeadlineComesBeforeTheNextTry() {
        Exchange hurried = exchange(Duration.ofMillis(400));
        server.thenFail(Kind.CONNECTION_LOST);
        assertThatThrownBy(() -> hurried.send(READ, Repeat.ALWAYS, tokens, Check.NONE))
                .hasMessage("it failed as CONNECTION_LOST");
        assertThat(server.count()).isEqualTo(1);
        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    void anInterruptedWaitEndsTheExchangeAndKeepsTheInterruptFlag() {
        time.interruptSleeps();
        server.thenStatus(429, "Retry-After", "1");
        TransportException stopped = catchThrowableOfType(TransportException.class, this::read);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(stopped.kind()).isEqualTo(Kind.INTERRUPTED);
        assertThat(stopped).hasMessage("the build was interrupted while waiting");
        assertThat(server.count()).isEqualTo(1);
    }

    // Notices

    @Test
    void tellsWhyTimePasses() throws IOException {
        server.thenStatus(429, "Retry-After", "42")
                .thenFail(Kind.CONNECTION_LOST)
                .thenStatus(200);
        read();
        assertThat(notices)
                .containsExactly(
                        "GET https://api.example.com/api/v2/thing answered 429; trying again in 42 s",
                        "GET https://api.example.com/api/v2/thing gave no answer (it failed as CONNECTION_LOST);"
                                + " trying again in 1 s");
    }

    @Test
    void tellsNoTokens() throws IOException {
        HttpRequest login = WRITE.with("Authorization", "Basic c2VjcmV0");
        server.thenStatus(500)
                .thenStatus(401)
                .thenStatus(429)
                .thenFail(Kind.TIMEOUT)
                .thenStatus(200)
                .thenStatus(503)
                .thenStatus(200);
        read();
        exchange.send(login, Repeat.ALWAYS, Check.NONE);
        assertThat(server.count()).isEqualTo(7);
        assertThat(notices).hasSize(4).noneMatch(notice -> notice.matches("(?s).*(token-|Bearer|Basic|c2VjcmV0).*"));
    }
}
