package io.github.premiumdeploy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.target.Credentials.AccessToken;
import io.github.premiumdeploy.target.HttpProxy;
import io.github.premiumdeploy.target.Target;
import io.github.premiumdeploy.target.Timeouts;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SharedConnectionsTest {

    private static Target target(String id, Optional<HttpProxy> proxy, Timeouts timeouts) {
        return new Target(
                id,
                URI.create("https://api.mypurecloud.ie"),
                URI.create("https://login.mypurecloud.ie"),
                new AccessToken("token-of-" + id, "the test"),
                Optional.empty(),
                proxy,
                timeouts);
    }

    @Test
    void targetsHaveThoseInCommonThatAreMadeAlike() {
        HttpProxy proxy = new HttpProxy("corporate", "proxy.example", 8080, Optional.empty(), List.of());
        Timeouts patient =
                new Timeouts(Duration.ofSeconds(99), Timeouts.STANDARD.request(), Timeouts.STANDARD.deadline());
        try (SharedConnections shared = new SharedConnections(8, "test")) {
            var plain = shared.transport(target("a", Optional.empty(), Timeouts.STANDARD));
            assertThat(shared.transport(target("b", Optional.empty(), Timeouts.STANDARD)))
                    .isSameAs(plain);
            var proxied = shared.transport(target("c", Optional.of(proxy), Timeouts.STANDARD));
            assertThat(proxied).isNotSameAs(plain);
            assertThat(shared.transport(target("d", Optional.of(proxy), Timeouts.STANDARD)))
                    .isSameAs(proxied);
            assertThat(shared.transport(target("e", Optional.empty(), patient))).isNotSameAs(plain);
        }
    }
}
