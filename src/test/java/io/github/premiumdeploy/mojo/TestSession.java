package io.github.premiumdeploy.mojo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.SettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/** The session of a build without Maven, with settings and properties of its own. */
final class TestSession {

    private final Settings settings = new Settings();
    private final Properties user = new Properties();
    private final Properties system = new Properties();
    private final List<String> decrypted = new ArrayList<>();
    private final DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();

    Settings settings() {
        return settings;
    }

    Properties user() {
        return user;
    }

    Properties system() {
        return system;
    }

    void server(String id, String username, String password) {
        Server server = new Server();
        server.setId(id);
        server.setUsername(username);
        server.setPassword(password);
        settings.addServer(server);
    }

    /** Whether Maven works offline. */
    void offline(boolean is) {
        settings.setOffline(is);
        request.setOffline(is);
    }

    /** Ends the build. */
    void end() {
        Optional.ofNullable(request.getExecutionListener()).ifPresent(listener -> listener.sessionEnded(null));
    }

    /** A session that is at a project; those of one build have their request in common. */
    @SuppressWarnings("deprecation") // The only constructor that needs no container of components.
    MavenSession at(MavenProject project) {
        request.setSystemProperties(system).setUserProperties(user);
        MavenSession session = new MavenSession(null, null, request, new DefaultMavenExecutionResult()) {
            @Override
            public Settings getSettings() {
                return settings;
            }
        };
        session.setCurrentProject(project);
        session.setProjects(List.of(project));
        return session;
    }

    /** The ids of servers and proxies that were decrypted, in their order. */
    List<String> decrypted() {
        return decrypted;
    }

    /** As Maven does it with plain passwords. */
    SettingsDecryptionResult decrypt(SettingsDecryptionRequest request) {
        request.getServers().forEach(server -> decrypted.add(server.getId()));
        request.getProxies().forEach(proxy -> decrypted.add(proxy.getId()));
        return new SettingsDecryptionResult() {
            @Override
            public Server getServer() {
                return getServers().isEmpty() ? null : getServers().get(0);
            }

            @Override
            public List<Server> getServers() {
                return request.getServers();
            }

            @Override
            public Proxy getProxy() {
                return getProxies().isEmpty() ? null : getProxies().get(0);
            }

            @Override
            public List<Proxy> getProxies() {
                return request.getProxies();
            }

            @Override
            public List<SettingsProblem> getProblems() {
                return List.of();
            }
        };
    }
}
