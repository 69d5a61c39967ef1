package io.github.premiumdeploy.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.http.Exchange;
import io.github.premiumdeploy.http.Exchange.Repeat;
import io.github.premiumdeploy.http.HttpRequest;
import io.github.premiumdeploy.http.HttpResponse;
import io.github.premiumdeploy.http.RetryAfter;
import io.github.premiumdeploy.http.Tokens;
import io.github.premiumdeploy.http.TransportException;
import io.github.premiumdeploy.target.Credentials.ClientCredentials;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Obtains access tokens for an OAuth client by the grant type client credentials; published. */
public final class OAuthLogin implements Tokens.Login {

    /** Throttling of the token endpoint is a 400 without a time to wait, so this much is waited. */
    private static final Duration THROTTLE_PAUSE = Duration.ofSeconds(5);

    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7E]+");

    private final Exchange exchange;
    private final URI loginUrl;
    private final ClientCredentials credentials;
    private final Clock clock;
    private final Consumer<String> secrets;

    /**
     * A login service as one OAuth client sees it.
     *
     * @param secrets is told every token and every header that must never be shown, before it is used
     */
    public OAuthLogin(
            Exchange exchange, URI loginUrl, ClientCredentials credentials, Clock clock, Consumer<String> secrets) {
        this.exchange = exchange;
        this.loginUrl = URI.create(loginUrl + "/oauth/token");
        this.credentials = credentials;
        this.clock = clock;
        this.secrets = secrets;
    }

    /**
     * Obtains a token.
     *
     * @throws LoginException if the login service refuses
     * @throws TransportException if it gives no answer that can be read
     */
    @Override
    public String login() throws IOException {
        String basic = Base64.getEncoder()
                .encodeToString((credentials.id() + ":" + credentials.secret()).getBytes(StandardCharsets.UTF_8));
        secrets.accept(basic);
        HttpRequest request = new HttpRequest(
                "POST",
                loginUrl,
                Map.of(
                        "Authorization", "Basic " + basic,
                        "Content-Type", "application/x-www-form-urlencoded",
                        "Accept", "application/json"),
                Optional.of("grant_type=client_credentials".getBytes(StandardCharsets.UTF_8)));
        while (true) {
            HttpResponse response = exchange.send(request, Repeat.ALWAYS, this::check);
            if (response.status() == 200) {
                String token = token(response);
                secrets.accept(token);
                return token;
            }
            LoginException refusal = refusal(response);
            Duration wait = RetryAfter.of(response, clock)
                    .filter(asked -> !asked.isZero())
                    .orElse(THROTTLE_PAUSE);
            if (!isThrottled(refusal) || !exchange.pause(request, "answered 400 rate limit exceeded", wait)) {
                throw refusal;
            }
        }
    }

    /** A page of a proxy, or half an answer, is no token. */
    private void check(HttpResponse response) throws TransportException {
        if (response.status() == 200) {
            token(response);
        }
    }

    private String token(HttpResponse response) throws TransportException {
        String token = Json.parseOrMissing(response.body()).path("access_token").asText("");
        // A token goes into a header: a line break in it would be an injection.
        if (!TOKEN.matcher(token).matches()) {
            throw new TransportException(
                    JsonAnswers.uselessAs(response),
                    loginUrl,
                    "its answer to the login has no access_token, as one of Genesys Cloud has");
        }
        return token;
    }

    private LoginException refusal(HttpResponse response) {
        JsonNode json = Json.parseOrMissing(response.body());
        ErrorBody platform = ErrorBody.of(response);
        String description = Json.text(json, "error_description")
                .or(() -> Json.text(json, "description"))
                .orElse(platform.message());
        return new LoginException(
                loginUrl,
                credentials.id(),
                response.status(),
                Json.text(json, "error").orElse(platform.code()),
                description,
                response.correlationId()
                        .or(platform::contextId)
                        .map(Json::clean)
                        .orElse(""),
                JsonAnswers.isForeign(response));
    }

    private static boolean isThrottled(LoginException refusal) {
        return refusal.status() == 400 && refusal.saysTooMany();
    }
}
