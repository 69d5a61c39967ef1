package io.github.premiumdeploy.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.premiumdeploy.descriptor.Values.UnusableValueException;
import io.github.premiumdeploy.descriptor.Values.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectValuesTest {

    private final List<String> decrypted = new ArrayList<>();
    private ProjectValues values;

    @BeforeEach
    void aBuild() {
        MavenProject project = new MavenProject();
        project.setGroupId("com.acme");
        project.setArtifactId("phone");
        project.setVersion("1.2");
        project.getProperties().setProperty("acme.host", "of the POM");
        project.getProperties().setProperty("acme.path", "of the POM");
        Properties user = new Properties();
        user.setProperty("acme.host", "of the command line");
        Properties system = new Properties();
        system.setProperty("env.STAGE", "test");
        system.setProperty("acme.path", "of the system");
        for (String name : List.of(
                "env.API_TOKEN",
                "env.CRM_PASSWORD",
                "acme.client.secret",
                "acme.apiKey",
                "env.X_API_KEY",
                "acme.token.url")) {
            system.setProperty(name, "value");
        }
        Settings settings = new Settings();
        settings.addServer(server("acme.org", "acme-user", "acme-password"));
        settings.addServer(server("locked", "user", "{abc}"));
        settings.addServer(server("token", null, "only-password"));
        values = new ProjectValues(session(settings, user, system), project, new MavenSettings(settings, decrypter()));
    }

    @SuppressWarnings("deprecation") // The only constructor that needs no container of components.
    private static MavenSession session(Settings settings, Properties user, Properties system) {
        return new MavenSession(
                null,
                null,
                new DefaultMavenExecutionRequest().setUserProperties(user).setSystemProperties(system),
                new DefaultMavenExecutionResult());
    }

    @ParameterizedTest
    @CsvSource({
        "env.API_TOKEN, true",
        "env.CRM_PASSWORD, true",
        "acme.client.secret, true",
        "acme.apiKey, true",
        "env.X_API_KEY, true",
        "env.STAGE, false",
        "acme.token.url, false"
    })
    void takesWhatIsNamedLikeASecretForOne(String name, boolean isSecret) throws Exception {
        assertThat(values.value(name)).map(Value::isSecret).contains(isSecret);
    }

    private static Server server(String id, String username, String password) {
        Server server = new Server();
        server.setId(id);
        server.setUsername(username);
        server.setPassword(password);
        return server;
    }

    /** Decrypts nothing, as Maven does where it has no master password. */
    private SettingsDecrypter decrypter() {
        return request -> {
            request.getServers().forEach(server -> decrypted.add(server.getId()));
            return new SettingsDecryptionResult() {
                @Override
                public Server getServer() {
                    return request.getServers().get(0);
                }

                @Override
                public List<Server> getServers() {
                    return request.getServers();
                }

                @Override
                public Proxy getProxy() {
                    return null;
                }

                @Override
                public List<Proxy> getProxies() {
                    return List.of();
                }

                @Override
                public List<SettingsProblem> getProblems() {
                    return List.of();
                }
            };
        };
    }

    @ParameterizedTest
    @CsvSource({
        "project.version, 1.2",
        "project.groupId, com.acme",
        "acme.host, of the command line",
        "acme.path, of the POM",
        "env.STAGE, test",
    })
    void knowsTheBuild(String name, String value) throws UnusableValueException {
        assertThat(values.value(name)).contains(new Value(value, false));
        assertThat(values.names()).contains(name);
    }

    @ParameterizedTest
    @CsvSource({
        "settings.acme.org.username, acme-user",
        "settings.acme.org.password, acme-password",
        "settings.token.password, only-password",
    })
    void whatASettingsServerHoldsIsSecret(String name, String value) throws UnusableValueException {
        assertThat(values.value(name)).contains(new Value(value, true));
        assertThat(values.value(name).toString()).doesNotContain(value);
        assertThat(values.names()).contains(name);
    }

    @ParameterizedTest
    @CsvSource({
        "settings.none.password, settings.xml has no <server> with <id>none</id>",
        "settings.token.username, <server> \"token\" of settings.xml has no <username>",
        "settings.locked.password, the <password> cannot be decrypted",
    })
    void saysWhyAServerCannotBeUsed(String name, String what) {
        assertThatThrownBy(() -> values.value(name))
                .isInstanceOf(UnusableValueException.class)
                .hasMessage(what);
    }

    @Test
    void onlyTheServerThatIsNamedIsDecrypted() throws UnusableValueException {
        values.value("settings.acme.org.password");

        assertThat(decrypted).containsExactly("acme.org");
    }

    @Test
    void whatNobodySetIsUnknown() throws UnusableValueException {
        assertThat(values.value("acme.nothing")).isEmpty();
        assertThat(values.value("project.description")).isEmpty();
    }
}
