package io.github.premiumdeploy.genesys;

import static io.github.premiumdeploy.testing.ScriptedTransport.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.premiumdeploy.http.HttpRequest;
import io.github.premiumdeploy.http.TransportException;
import io.github.premiumdeploy.target.Credentials.ClientCredentials;
import io.github.premiumdeploy.testing.HangGuard;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a token is obtained from the login service, and how it refuses one. */
@HangGuard
class OAuthLoginTest {

    private static final String GOOD = "{\"access_token\":\"tok-1\",\"token_type\":\"bearer\",\"expires_in\":86400}";
    private static final String THROTTLED = "{\"error\":\"invalid_request\",\"description\":\"rate limit exceeded\","
            + "\"error_description\":\"Rate limit exceeded: try again later\"}";

    private final ScriptedApi api = new ScriptedApi();
    private final List<String> secrets = new ArrayList<>();
    private final OAuthLogin login = new OAuthLogin(
            api.exchange,
            URI.create("https://login.example.com"),
            new ClientCredentials("id-1", "s3cr:et/ü", "the test"),
            api.time,
            secrets::add);

    private LoginException refusal() {
        return catchThrowableOfType(LoginException.class, login::login);
    }

    @Test
    void sendsTheFormWithABasicHeader() throws IOException {
        api.server.thenJson(200, GOOD);
        assertThat(login.login()).isEqualTo("tok-1");
        HttpRequest request = api.server.onlyRequest();
        assertThat(request).hasToString("POST https://login.example.com/oauth/token");
        assertThat(request.body().orElseThrow()).asString().isEqualTo("grant_type=client_credentials");
        assertThat(request.headers())
                .containsOnlyKeys("Authorization", "Content-Type", "Accept")
                .containsEntry("Content-Type", "application/x-www-form-urlencoded")
                .containsEntry("Accept", "application/json");
        String[] header = request.headers().get("Authorization").split(" ");
        assertThat(header[0]).isEqualTo("Basic");
        assertThat(new String(Base64.getDecoder().decode(header[1]), StandardCharsets.UTF_8))
                .isEqualTo("id-1:s3cr:et/ü");
    }

    @Test
    void logsInBelowABasePath() throws IOException {
        api.server.thenJson(200, GOOD);
        new OAuthLogin(
                        api.exchange,
                        URI.create("https://gateway.example.com/genesys"),
                        new ClientCredentials("id", "secret", "the test"),
                        api.time,
                        secrets::add)
                .login();
        assertThat(api.asked()).containsExactly("POST https://gateway.example.com/genesys/oauth/token");
    }

    @Test
    void tellsEverySecretBeforeItIsUsed() throws IOException {
        List<String> knownWhenSent = new ArrayList<>();
        api.server.then(request -> {
            knownWhenSent.addAll(secrets);
            return response(200, GOOD);
        });
        login.login();
        String basic = api.server.onlyRequest().headers().get("Authorization").substring("Basic ".length());
        assertThat(knownWhenSent).contains(basic);
        assertThat(secrets).contains("tok-1");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401})
    void readsOAuthsOwnShapeOfARefusal(int status) {
        api.server.thenJson(
                status,
                "{\"error\":\"invalid_client\",\"description\":\"authentication failed\","
                        + "\"error_description\":\"authentication failed: \\u001b[31mid\"}",
                "ININ-Correlation-Id",
                "corr-1");
        LoginException refusal = refusal();
        assertThat(refusal.status()).isEqualTo(status);
        assertThat(refusal.error()).isEqualTo("invalid_client");
        assertThat(refusal.description()).isEqualTo("authentication failed: id");
        assertThat(refusal.correlationId()).isEqualTo("corr-1");
        assertThat(refusal.clientId()).isEqualTo("id-1");
        assertThat(refusal.loginUrl()).hasToString("https://login.example.com/oauth/token");
        assertThat(refusal.isInvalidClient()).isTrue();
        assertThat(refusal)
                .hasMessage("could not obtain an access token: https://login.example.com/oauth/token answered " + status
                        + " invalid_client");
        assertThat(api.server.count()).isEqualTo(1);
    }

    @Test
    void readsTheOlderNameOfTheDescription() {
        api.server.thenJson(400, "{\"error\":\"invalid_grant\",\"description\":\"no such grant\"}");
        LoginException refusal = refusal();
        assertThat(refusal.description()).isEqualTo("no such grant");
        assertThat(refusal.isInvalidClient()).isFalse();
    }

    @Test
    void readsThePlatformsShapeOfARefusal() {
        api.server.thenJson(
                401, "{\"message\":\"Not from here\",\"code\":\"ip.not.authorized\",\"contextId\":\"ctx-1\"}");
        LoginException refusal = refusal();
        assertThat(refusal.error()).isEqualTo("ip.not.authorized");
        assertThat(refusal.description()).isEqualTo("Not from here");
        assertThat(refusal.correlationId()).isEqualTo("ctx-1");
    }

    @Test
    void showsNoEscapesOfACorrelationId() {
        api.server.thenJson(401, "{}", "ININ-Correlation-Id", "\u001b[31mcorr\u009b");
        assertThat(refusal().correlationId()).isEqualTo("corr");
    }

    @Test
    void showsThePlainTextOfAPageThatRefuses() {
        api.server.thenJson(403, "<html><h1>Blocked by the proxy</h1></html>");
        LoginException refusal = refusal();
        assertThat(refusal.status()).isEqualTo(403);
        assertThat(refusal.error()).isEmpty();
        assertThat(refusal.description()).isEqualTo("Blocked by the proxy");
    }

    @Test
    void waitsAndRepeatsWhenItIsThrottled() throws IOException {
        api.server.thenJson(400, THROTTLED).thenJson(400, THROTTLED).thenJson(200, GOOD);
        assertThat(login.login()).isEqualTo("tok-1");
        assertThat(api.server.count()).isEqualTo(3);
        assertThat(api.time.sleeps()).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(5));
        assertThat(api.notices)
                .hasSize(2)
                .containsOnly(
                        "POST https://login.example.com/oauth/token answered 400 rate limit exceeded; trying again"
                                + " in 5 s");
    }

    @Test
    void waitsAsLongAsAThrottlingAsksFor() throws IOException {
        api.server.thenJson(400, THROTTLED, "Retry-After", "17").thenJson(200, GOOD);
        login.login();
        assertThat(api.time.sleeps()).containsExactly(Duration.ofSeconds(17));
    }

    @Test
    void doesNotHammerAThrottlingThatAsksForNoWaitAtAll() {
        api.server.forever(request -> response(400, THROTTLED, "Retry-After", "0"));
        assertThat(refusal().error()).isEqualTo("invalid_request");
        assertThat(api.server.count()).isEqualTo(120);
    }

    @Test
    void givesUpOnAThrottlingAtTheDeadline() {
        api.server.forever(request -> response(400, THROTTLED));
        LoginException refusal = refusal();
        assertThat(refusal.description()).startsWith("Rate limit exceeded");
        assertThat(api.server.count()).isEqualTo(120);
        assertThat(api.time.sleeps()).hasSize(119);
    }

    @Test
    void waitsForATooManyRequestsToo() throws IOException {
        api.server.thenJson(429, "{}", "Retry-After", "3").thenJson(200, GOOD);
        assertThat(login.login()).isEqualTo("tok-1");
        assertThat(api.time.sleeps()).containsExactly(Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"access_token\":\"\"}",
                "{\"access_token\":null}",
                "{\"access_token\":{\"a\":1}}",
                "{\"access_token\":\"two words\"}",
                "{\"access_token\":\"token\\r\\nX-Injected: 1\"}",
                "{\"access_token\":\"token\\n\"}",
                "{\"access_token\":\"tökén\"}",
                "{\"access_token\":\"cut"
            })
    void refusesAnAnswerWithoutATokenThatCanBeUsed(String body) {
        api.server.forever(request -> response(200, body));
        TransportException unreadable = catchThrowableOfType(TransportException.class, login::login);
        assertThat(unreadable.kind()).isEqualTo(TransportException.Kind.UNREADABLE);
        assertThat(unreadable).hasMessageContaining("no access_token").hasMessageNotContaining("X-Injected");
        assertThat(api.server.count()).isEqualTo(5);
        assertThat(secrets).hasSize(1);
    }

    @Test
    void sendsTheSecretOnceToALoginPageOfAnotherService() {
        api.server.forever(request -> response(200, "<html>Log in to the hotel's network</html>"));
        TransportException page = catchThrowableOfType(TransportException.class, login::login);
        assertThat(page.kind()).isEqualTo(TransportException.Kind.PAGE);
        assertThat(page).hasMessage("its answer to the login has no access_token, as one of Genesys Cloud has");
        assertThat(api.server.count()).isEqualTo(1);
        assertThat(api.time.sleeps()).isEmpty();
    }

    @Test
    void doesNotFollowARedirectWithTheSecret() {
        api.server.thenStatus(302, "Location", "https://login.evil.example.com/oauth/token");
        TransportException refused = catchThrowableOfType(TransportException.class, login::login);
        assertThat(refused.kind()).isEqualTo(TransportException.Kind.REDIRECT);
        assertThat(api.server.count()).isEqualTo(1);
    }

    @Test
    void showsNoSecretInARefusal() {
        api.server.thenJson(401, "{\"error\":\"invalid_client\"}");
        LoginException refusal = refusal();
        assertThat(refusal.toString() + refusal.description())
                .doesNotContain("s3cr")
                .doesNotContain(secrets.get(0));
    }
}
