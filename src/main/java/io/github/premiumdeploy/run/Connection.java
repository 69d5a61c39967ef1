package io.github.premiumdeploy.run;

import io.github.premiumdeploy.genesys.GenesysClient;
import io.github.premiumdeploy.genesys.OAuthLogin;
import io.github.premiumdeploy.genesys.Parallel;
import io.github.premiumdeploy.genesys.contract.SentRequest;
import io.github.premiumdeploy.http.Deadline;
import io.github.premiumdeploy.http.Exchange;
import io.github.premiumdeploy.http.Sleeper;
import io.github.premiumdeploy.http.TokenStore;
import io.github.premiumdeploy.http.Tokens;
import io.github.premiumdeploy.http.Transport;
import io.github.premiumdeploy.target.Credentials.AccessToken;
import io.github.premiumdeploy.target.Credentials.ClientCredentials;
import io.github.premiumdeploy.target.Target;
import io.github.premiumdeploy.text.Redaction;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;

/** All that a goal needs to talk to one target: one deadline, and the token that it shares with the build's other connections by the same OAuth client. */
public final class Connection implements AutoCloseable {

    private final Transport transport;
    private final GenesysClient client;
    private final Tokens tokens;
    private final Parallel parallel;

    /**
     * A connection to one target.
     *
     * @param shared what the targets of the run have in common
     * @param store keeps the tokens of the build
     * @param notices is told, in words for a reader, why time passes
     */
    Connection(
            Target target,
            SharedConnections shared,
            TokenStore store,
            Redaction redaction,
            Consumer<String> notices,
            Clock clock) {
        this.parallel = shared.parallel();
        this.transport = shared.transport(target);
        Deadline deadline = new Deadline(clock, Sleeper.REAL, target.timeouts().deadline());
        Exchange exchange =
                new Exchange(transport, clock, deadline, target.timeouts().request(), notices);
        this.tokens = tokens(target, exchange, store, redaction, clock);
        this.client = new GenesysClient(exchange, tokens, target.apiUrl(), clock, redaction);
        target.proxy().flatMap(proxy -> proxy.login()).ifPresent(login -> {
            redaction.add(login.password());
            redaction.add(Base64.getEncoder()
                    .encodeToString((login.username() + ":" + login.password()).getBytes(StandardCharsets.UTF_8)));
        });
    }

    private static Tokens tokens(Target target, Exchange exchange, TokenStore store, Redaction redaction, Clock clock) {
        if (target.credentials() instanceof AccessToken token) {
            redaction.add(token.value());
            return Tokens.given(token.value(), store.of(target.apiUrl().toString(), token.value()));
        }
        ClientCredentials credentials = (ClientCredentials) target.credentials();
        redaction.add(credentials.secret());
        return Tokens.from(
                new OAuthLogin(exchange, target.loginUrl(), credentials, clock, redaction::add),
                store.of(target.loginUrl().toString(), credentials.id(), credentials.secret()),
                redaction::add);
    }

    /** Judges what operations need by a contract, if one is to count and can be read. */
    void judgeBy(ContractChoice contract, Job job, TargetLog log) {
        if (contract.isLive()) {
            List<SentRequest> requests =
                    DescriptorRequests.of(job.descriptor().stream().toList(), job.app());
            contract.operations(job.target().apiUrl(), transport, client.deadline(), requests, log::info, log::warn)
                    .ifPresent(client::judgeBy);
        }
    }

    /** Logs in before a call needs it; what goes wrong is told to the first call. */
    void logInAhead() {
        tokens.obtainAhead(client.deadline(), client.apiUrl());
    }

    public GenesysClient client() {
        return client;
    }

    public Parallel parallel() {
        return parallel;
    }

    @Override
    public void close() {
        parallel.close();
    }
}
