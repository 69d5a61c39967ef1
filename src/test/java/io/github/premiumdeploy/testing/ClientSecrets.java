package io.github.premiumdeploy.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.premiumdeploy.genesys.LoginException;
import io.github.premiumdeploy.genesys.OAuthLogin;
import io.github.premiumdeploy.http.Deadline;
import io.github.premiumdeploy.http.Exchange;
import io.github.premiumdeploy.sandbox.InProcessTransport;
import io.github.premiumdeploy.target.Credentials;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The secrets of the OAuth clients of an organization, as the file of a deployment has them. */
public final class ClientSecrets {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Provisioned organization;

    public ClientSecrets(Provisioned organization) {
        this.organization = organization;
    }

    /** The clients that the deployment made and whose secrets its file does not have. */
    public List<String> lost() throws Exception {
        Map<String, JsonNode> kept = new HashMap<>();
        if (Files.exists(organization.secretsFile())) {
            JSON.readTree(organization.secretsFile().toFile())
                    .properties()
                    .forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
        }
        List<String> lost = new ArrayList<>();
        for (JsonNode client : organization.snapshot().path("oauthClients")) {
            String name = client.path("name").asText();
            if (name.startsWith("ANY_") && !isSecret(kept.get(name))) {
                lost.add("the secret of " + name + " is lost");
            }
        }
        return lost;
    }

    /** A login with a client's secret is refused for its grant type at most. */
    private boolean isSecret(JsonNode client) throws Exception {
        if (client == null || client.has("pending")) {
            return false;
        }
        SandboxHarness harness = organization.harness();
        var time = harness.time();
        Exchange exchange = new Exchange(
                new InProcessTransport(harness.sandbox()),
                time,
                new Deadline(time, time, Duration.ofMinutes(10)),
                Duration.ofSeconds(10),
                notice -> {});
        try {
            new OAuthLogin(
                            exchange,
                            URI.create(harness.sandbox().loginUrl()),
                            new Credentials.ClientCredentials(
                                    client.path("clientId").asText(),
                                    client.path("clientSecret").asText(),
                                    "the secrets file"),
                            time,
                            secret -> {})
                    .login();
            return true;
        } catch (LoginException e) {
            return e.error().equals("unauthorized_client");
        }
    }
}
