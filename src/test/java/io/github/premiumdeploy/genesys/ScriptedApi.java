package io.github.premiumdeploy.genesys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.http.Deadline;
import io.github.premiumdeploy.http.Exchange;
import io.github.premiumdeploy.http.HttpRequest;
import io.github.premiumdeploy.testing.LoneTokens;
import io.github.premiumdeploy.testing.ScriptedTransport;
import io.github.premiumdeploy.testing.VirtualClock;
import io.github.premiumdeploy.text.Redaction;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A client of an organization that answers from a script. */
public final class ScriptedApi {

    public final VirtualClock time = new VirtualClock();
    public final ScriptedTransport server = new ScriptedTransport();
    /** What a user is told meanwhile. */
    final List<String> notices = new ArrayList<>();

    public final Exchange exchange = new Exchange(
            server, time, new Deadline(time, time, Duration.ofMinutes(10)), Duration.ofSeconds(30), notices::add);
    public final GenesysClient client;

    /** An API at an address. */
    public ScriptedApi(String apiUrl) {
        client =
                new GenesysClient(exchange, LoneTokens.given("given-token"), URI.create(apiUrl), time, new Redaction());
    }

    /** An API at the usual kind of address. */
    public ScriptedApi() {
        this("https://api.example.com");
    }

    /** What was asked, as method and address. */
    List<String> asked() {
        return server.requests().stream().map(HttpRequest::toString).toList();
    }

    /** JSON in single quotes. */
    static JsonNode json(String text) {
        try {
            return Json.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
