package io.github.premiumdeploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.target.Credentials;
import io.github.premiumdeploy.target.Credentials.ClientCredentials;
import io.github.premiumdeploy.target.Problem;
import io.github.premiumdeploy.target.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.DefaultSettingsProblem;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.building.SettingsProblem.Severity;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MavenSettingsTest {

    private static final String HOW_TO_DECRYPT =
            "The master password in settings-security.xml (Maven 3: ~/.m2/settings-security.xml or"
                    + " -Dsettings.security=FILE; Maven 4: settings-security4.xml, or the former) must be the one that the"
                    + " password was encrypted with. Encrypt it again with \"mvn --encrypt-password\" (Maven 4: mvnenc). A"
                    + " plain password with braces is written with a backslash before each.";

    private final Settings settings = new Settings();
    private final Problems problems = new Problems();
    private final FakeDecrypter decrypter = new FakeDecrypter();
    private final MavenSettings maven = new MavenSettings(settings, decrypter);

    /** Decrypts {@code {abc=}} to {@code decrypted abc}, anything with {@code broken} not at all. */
    private static final class FakeDecrypter implements SettingsDecrypter {
        private final List<String> asked = new ArrayList<>();
        private final List<SettingsProblem> reported = new ArrayList<>();

        @Override
        public SettingsDecryptionResult decrypt(SettingsDecryptionRequest request) {
            List<Server> servers = request.getServers().stream()
                    .map(Server::clone)
                    .peek(server -> {
                        asked.add("server " + server.getId());
                        server.setPassword(decrypted(server.getPassword()));
                    })
                    .toList();
            List<Proxy> proxies = request.getProxies().stream()
                    .map(Proxy::clone)
                    .peek(proxy -> {
                        asked.add("proxy " + proxy.getId());
                        proxy.setPassword(decrypted(proxy.getPassword()));
                    })
                    .toList();
            return new SettingsDecryptionResult() {
                @Override
                public Server getServer() {
                    return servers.isEmpty() ? null : servers.get(0);
                }

                @Override
                public List<Server> getServers() {
                    return servers;
                }

                @Override
                public Proxy getProxy() {
                    return proxies.isEmpty() ? null : proxies.get(0);
                }

                @Override
                public List<Proxy> getProxies() {
                    return proxies;
                }

                @Override
                public List<SettingsProblem> getProblems() {
                    return reported;
                }
            };
        }

        private static String decrypted(String password) {
            return password == null || password.contains("broken")
                    ? password
                    : password.replaceAll(".*\\{([^}]*[^}\\\\])=}.*", "decrypted $1");
        }
    }

    private void server(String id, String username, String password) {
        Server server = new Server();
        server.setId(id);
        server.setUsername(username);
        server.setPassword(password);
        settings.addServer(server);
    }

    private Proxy proxy(String id, String protocol, boolean active) {
        Proxy proxy = new Proxy();
        proxy.setId(id);
        proxy.setProtocol(protocol);
        proxy.setActive(active);
        proxy.setHost(id + ".corp");
        proxy.setPort(3128);
        settings.addProxy(proxy);
        return proxy;
    }

    private void report(Severity severity, String message) {
        decrypter.reported.add(new DefaultSettingsProblem(message, severity, "server", -1, -1, null));
    }

    private Optional<Credentials> genesyscloud() {
        return maven.server("genesyscloud", problems);
    }

    @Test
    void decryptsOnlyTheServerInUse() {
        server("other", "x", "{broken=}");
        server("genesyscloud", "client-1", "{abc=}");
        server("another", "y", "{broken=}");
        proxy("unused", "http", true).setPassword("{broken=}");
        assertThat(genesyscloud())
                .contains(new ClientCredentials(
                        "client-1", "decrypted abc", "<server> \"genesyscloud\" of settings.xml"));
        assertThat(decrypter.asked).containsExactly("server genesyscloud");
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void knowsNoServerThatIsNotThere() {
        server("other", "x", "y");
        assertThat(genesyscloud()).isEmpty();
        assertThat(problems.isEmpty()).isTrue();
        assertThat(decrypter.asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "' padded ', padded",
        "{abc=}, decrypted abc",
        "'expires in May {abc=} or so', decrypted abc",
        "half{open, half{open",
        "half}closed, half}closed",
        "em{}pty, em{}pty"
    })
    void readsPlainEncryptedAndDecoratedPasswords(String password, String secret) {
        server("genesyscloud", " client-1 ", password);
        assertThat(genesyscloud())
                .contains(new ClientCredentials("client-1", secret, "<server> \"genesyscloud\" of settings.xml"));
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void takesBracesAfterABackslashAsTheyAre() {
        server("genesyscloud", "client-1", "a\\{b\\}c");
        assertThat(genesyscloud())
                .contains(new ClientCredentials("client-1", "a{b}c", "<server> \"genesyscloud\" of settings.xml"));
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void saysWhyAPasswordCannotBeDecrypted() {
        server("genesyscloud", "client-1", "{broken=}");
        report(Severity.WARNING, "not this");
        report(Severity.ERROR, "wrong master password");
        report(
                Severity.FATAL,
                "and more: org.sonatype.plexus.components.cipher.PlexusCipherException: javax.crypto.BadPaddingException:"
                        + " bad padding..");
        assertThat(genesyscloud()).isEmpty();
        assertThat(problems.all())
                .containsExactly(new Problem(
                        "The <password> of <server> \"genesyscloud\" of settings.xml cannot be decrypted",
                        HOW_TO_DECRYPT + " Maven says: wrong master password; and more: bad padding."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{broken=}", "{broken\\{x=}", "note {broken\\}x=}"})
    void noticesAPasswordThatMavenHandsThroughInSilence(String password) {
        server("genesyscloud", "client-1", password);
        assertThat(genesyscloud()).isEmpty();
        assertThat(problems.all())
                .containsExactly(new Problem(
                        "The <password> of <server> \"genesyscloud\" of settings.xml cannot be decrypted",
                        HOW_TO_DECRYPT));
        assertThat(problems.all().toString()).doesNotContain("broken");
    }

    @Test
    void doesNotMindProblemsThatAreNoErrors() {
        server("genesyscloud", "client-1", "{abc=}");
        report(Severity.WARNING, "old format");
        assertThat(genesyscloud()).isPresent();
        assertThat(problems.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void asksForUsernameAndPasswordAtOnce(String blank) {
        server("genesyscloud", blank, blank.isEmpty() ? null : blank);
        assertThat(genesyscloud()).isEmpty();
        assertThat(problems.all())
                .containsExactly(
                        new Problem(
                                "<server> \"genesyscloud\" of settings.xml has no <username>",
                                "Set it to the id of the OAuth client. (Another server: <serverId> in the plugin's"
                                        + " <configuration>, or the property genesyscloud.serverId.)"),
                        new Problem(
                                "<server> \"genesyscloud\" of settings.xml has no <password>",
                                "Set it to the secret of the OAuth client, encrypted with \"mvn --encrypt-password\" or"
                                        + " not. (Another server: <serverId> in the plugin's <configuration>, or the"
                                        + " property genesyscloud.serverId.)"));
    }

    @Test
    void usesNoProxyThatIsNotActive() {
        proxy("off", "https", false).setHost("off corp");
        assertThat(maven.proxy("https", problems)).isEmpty();
        proxy("on", "http", true);
        assertThat(maven.proxy("https", problems)).get().extracting("id").isEqualTo("on");
        assertThat(decrypter.asked).containsExactly("proxy on");
    }

    @Test
    void letsAnHttpEntryServeHttpsAndPrefersAnHttpsOne() {
        proxy("plain", "http", true);
        assertThat(maven.proxy("https", problems)).get().extracting("id").isEqualTo("plain");
        assertThat(maven.proxy("HTTP", problems)).get().extracting("id").isEqualTo("plain");
        proxy("secure", "HTTPS", true);
        assertThat(maven.proxy("https", problems)).get().extracting("id").isEqualTo("secure");
        assertThat(maven.proxy("http", problems)).get().extracting("id").isEqualTo("plain");
    }

    @Test
    void letsNoHttpsEntryServeHttp() {
        proxy("secure", "https", true);
        proxy("socks", "socks5", true);
        assertThat(maven.proxy("http", problems)).isEmpty();
    }

    @Test
    void readsAllOfAProxy() {
        Proxy proxy = proxy("p", "http", true);
        proxy.setUsername("robot");
        proxy.setPassword("{pw=}");
        proxy.setNonProxyHosts("localhost|*.corp");
        assertThat(maven.proxy("https", problems))
                .contains(new io.github.premiumdeploy.target.HttpProxy(
                        "p",
                        "p.corp",
                        3128,
                        Optional.of(new io.github.premiumdeploy.target.HttpProxy.Login("robot", "decrypted pw")),
                        List.of("localhost", "*.corp")));
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void saysThatAProxyPasswordCannotBeDecrypted() {
        Proxy proxy = proxy("p", "http", true);
        proxy.setUsername("robot");
        proxy.setPassword("{broken=}");
        maven.proxy("https", problems);
        assertThat(problems.all())
                .containsExactly(new Problem(
                        "The <password> of <proxy> \"p\" of settings.xml cannot be decrypted", HOW_TO_DECRYPT));
    }

    @Test
    void namesAVariableThatNothingDefines() {
        Server server = new Server();
        server.setId("genesyscloud");
        server.setUsername("client");
        server.setPassword("${env.GC_SECRET}");
        settings.addServer(server);
        assertThat(maven.server("genesyscloud", problems)).isEmpty();
        assertThat(problems.all()).singleElement().satisfies(problem -> {
            assertThat(problem.what())
                    .isEqualTo("<server> \"genesyscloud\" of settings.xml has ${env.GC_SECRET}, which nothing"
                            + " defines");
            assertThat(problem.remedy()).startsWith("Set the environment variable GC_SECRET for this build,");
        });
    }

    @ParameterizedTest
    @CsvSource({"my proxy, 3128", "'', 3128", "proxy.corp, 70000", "proxy.corp, -1"})
    void refusesAProxyWhoseAddressIsNone(String host, int port) {
        Proxy wrong = proxy("corporate", "http", true);
        wrong.setHost(host);
        wrong.setPort(port);
        maven.proxy("https", problems);
        assertThat(problems.all())
                .singleElement()
                .asString()
                .isEqualTo("<proxy> \"corporate\" of settings.xml has <host> \"" + host + "\" and <port> " + port
                        + ", which is no address.\n  Correct it there, or set its <active> to false.");
    }
}
