package io.github.premiumdeploy.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LocalHost",
                "localhost.",
                "sandbox.localhost",
                "a.b.LOCALHOST.",
                "127.0.0.1",
                "127.255.255.254",
                "0.0.0.0",
                "[::1]",
                "[0:0:0:0:0:0:0:1]",
                "[::1%lo]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[::]"
            })
    void neverGetsWhatGoesToThisMachine(String host) {
        for (String nonProxyHosts : List.of("", "*.corp", "127.0.0.9")) {
            HttpProxy proxy = new HttpProxy("p", "proxy.corp", 3128, Optional.empty(), HttpProxy.hosts(nonProxyHosts));
            assertThat(proxy.appliesTo(URI.create("http://" + host + ":8080/x")))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "notlocalhost",
                "localhost.example",
                "localhost.localdomain.example",
                "127.0.0.1.example",
                "126.255.255.255",
                "128.0.0.1",
                "10.127.0.1",
                "0.0.0.127",
                "[::2]",
                "[2001:db8::1]",
                "[::ffff:128.0.0.1]"
            })
    void getsWhatOnlyLooksLikeThisMachine(String host) {
        HttpProxy proxy = new HttpProxy("p", "proxy.corp", 3128, Optional.empty(), List.of());
        assertThat(proxy.appliesTo(URI.create("https://" + host + "/"))).isTrue();
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
