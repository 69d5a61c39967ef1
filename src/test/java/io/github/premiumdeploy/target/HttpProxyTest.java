package io.github.premiumdeploy.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpProxyTest {

    @ParameterizedTest
    @CsvSource({
        "'', https://api.mypurecloud.ie, true",
        "api.mypurecloud.ie, https://api.mypurecloud.ie, false",
        "API.MyPureCloud.IE, https://api.mypurecloud.ie/x, false",
        "api.mypurecloud.ie, https://API.MYPURECLOUD.IE, false",
        "mypurecloud.ie, https://api.mypurecloud.ie, true",
        "*.mypurecloud.ie, https://api.mypurecloud.ie, false",
        "*.mypurecloud.ie, https://mypurecloud.ie, true",
        "*.mypurecloud.ie, https://api.mypurecloudxie, true",
        "api.*, https://api.mypurecloud.ie, false",
        "*cloud*, https://api.mypurecloud.ie, false",
        "*, https://api.mypurecloud.ie, false",
        "localhost|127.*|*.corp, http://127.0.0.1:8080, false",
        "localhost|127.*|*.corp, https://git.corp, false",
        "localhost|127.*|*.corp, https://git.corp.example, true",
        "'localhost,*.corp', https://git.corp, false",
        "' localhost   *.corp ', https://git.corp, false",
        "[::1], 'http://[::1]:8080', false",
        "a.c, https://abc, true"
    })
    void reachesTheHostsOfNonProxyHostsDirectly(String nonProxyHosts, URI address, boolean proxied) {
        HttpProxy proxy = new HttpProxy("p", "proxy.corp", 3128, Optional.empty(), HttpProxy.hosts(nonProxyHosts));
        assertThat(proxy.appliesTo(address)).isEqualTo(proxied);
    }

    @Test
    void doesNotShowItsPassword() {
        HttpProxy proxy = new HttpProxy(
                "p",
                "proxy.corp",
                3128,
                Optional.of(new HttpProxy.Login("robot", "hidden-password")),
                HttpProxy.hosts(""));
        assertThat(proxy.toString()).contains("robot").doesNotContain("hidden-password");
    }
}
