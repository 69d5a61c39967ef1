package io.github.premiumdeploy.report;

import io.github.premiumdeploy.deploy.Receipt;
import io.github.premiumdeploy.deploy.Receipt.Outcome;
import io.github.premiumdeploy.deploy.Receipt.Step;
import io.github.premiumdeploy.genesys.NamedEntity;
import io.github.premiumdeploy.target.Credentials;
import io.github.premiumdeploy.target.Target;
import io.github.premiumdeploy.target.Timeouts;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A target and a receipt to report about. */
final class Samples {

    static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    static final Optional<NamedEntity> ACME = Optional.of(new NamedEntity("o1", "Acme"));
    static final Optional<NamedEntity> CLIENT = Optional.of(new NamedEntity("c1", "CI"));

    private Samples() {}

    static Target target() {
        return new Target(
                "default",
                URI.create("https://api.mypurecloud.ie"),
                URI.create("https://login.mypurecloud.ie"),
                new Credentials.ClientCredentials("c1", "secret", "<server> \"genesyscloud\" of settings.xml"),
                Optional.empty(),
                Optional.empty(),
                Timeouts.STANDARD);
    }

    static Receipt receipt(Outcome outcome, String note) {
        return new Receipt(
                "default",
                "https://api.mypurecloud.ie",
                ACME,
                CLIENT,
                START,
                Optional.of(START.plusSeconds(2)),
                outcome,
                List.of(new Step(
                        "submit",
                        "premium-app",
                        "Acme Phone",
                        "POST /api/v2/apps/premium",
                        outcome,
                        Optional.of("sub-1"),
                        Optional.of("/api/v2/apps/premium/sub-1"),
                        Optional.of("DEPLOYED"),
                        Optional.of("corr-1"),
                        Optional.of(note),
                        START,
                        Duration.ofMillis(1234))));
    }

    static Receipt emptyReceipt() {
        return new Receipt(
                "default",
                "https://api.mypurecloud.ie",
                Optional.empty(),
                Optional.empty(),
                START,
                Optional.empty(),
                Outcome.RUNNING,
                List.of());
    }
}
