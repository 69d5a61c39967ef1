package io.github.premiumdeploy.maven;

import io.github.premiumdeploy.descriptor.Values;
import io.github.premiumdeploy.http.TokenStore;
import io.github.premiumdeploy.report.VerdictStyle;
import io.github.premiumdeploy.run.Build;
import io.github.premiumdeploy.run.BuildLog;
import io.github.premiumdeploy.run.Destination;
import io.github.premiumdeploy.run.LiveLine;
import io.github.premiumdeploy.target.UserSettings;
import io.github.premiumdeploy.text.Redaction;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.maven.artifact.ArtifactUtils;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * A build by Maven, as one execution of a goal sees it.
 *
 * @param standIns there in a rehearsal
 */
public record MavenBuild(
        MavenSession session,
        MavenProject project,
        MojoExecution execution,
        SettingsDecrypter decrypter,
        BuildLog log,
        Redaction redaction,
        Optional<StandIns> standIns)
        implements Build {

    /** What the names of variables begin with that only this plugin reads: a rehearsal does not have them. */
    private static final String OF_PLUGIN = "GENESYSCLOUD_";

    /** Maven hands the environment's variables to plugins with this before their names. */
    private static final String VARIABLE = "env.";

    private static final String WARNED = "io.github.premiumdeploy.warned";

    @Override
    public Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        Properties properties = session.getSystemProperties();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(VARIABLE) && (standIns.isEmpty() || !name.startsWith(OF_PLUGIN, VARIABLE.length()))) {
                environment.put(name.substring(VARIABLE.length()), properties.getProperty(name));
            }
        }
        return environment;
    }

    @Override
    public Path basedir() {
        return project.getBasedir() == null
                ? Path.of(session.getExecutionRootDirectory())
                : project.getBasedir().toPath();
    }

    @Override
    public Optional<Path> cacheDirectory() {
        String repository = session.getRequest().getLocalRepositoryPath() == null
                ? ""
                : session.getRequest().getLocalRepositoryPath().getPath();
        return Optional.of(repository)
                .filter(path -> !path.isEmpty() && standIns.isEmpty())
                .map(path -> Path.of(path).toAbsolutePath().resolveSibling("genesyscloud"));
    }

    @Override
    public boolean isOffline() {
        return session.isOffline() && standIns.isEmpty();
    }

    @Override
    public Path buildDirectory() {
        return project.getBuild() == null || project.getBuild().getDirectory() == null
                ? basedir().resolve("target")
                : basedir().resolve(project.getBuild().getDirectory());
    }

    @Override
    public boolean hasModules() {
        return !project.getModules().isEmpty();
    }

    @Override
    public boolean isSnapshot() {
        return ArtifactUtils.isSnapshot(project.getVersion());
    }

    @Override
    public UserSettings settings() {
        return standIns.<UserSettings>map(each -> each)
                .orElseGet(() -> new MavenSettings(session.getSettings(), decrypter));
    }

    @Override
    public Values values() {
        return new ProjectValues(
                session,
                project,
                standIns.isPresent()
                        ? MavenSettings.standIns(session.getSettings())
                        : new MavenSettings(session.getSettings(), decrypter));
    }

    @Override
    @SuppressWarnings("unchecked") // Only this class knows the key.
    public void warnOnce(String line) {
        Map<String, Object> data = Reactor.data(session);
        boolean isNew;
        synchronized (data) {
            isNew = ((Set<String>) data.computeIfAbsent(WARNED, key -> new HashSet<>())).add(line);
        }
        if (isNew) {
            redactedLog().warn(line);
        }
    }

    @Override
    public Destination destination() {
        return standIns.<Destination>map(each -> each).orElseGet(() -> SandboxedDestination.of(session));
    }

    @Override
    public Optional<LiveLine> liveLine() {
        return Terminal.liveLine(session);
    }

    @Override
    public VerdictStyle verdicts() {
        return VerdictColours.of(session, environment());
    }

    @Override
    public Consumer<String> workflowOutput() {
        return new WorkflowOutput(redaction);
    }

    @Override
    public TokenStore tokens() {
        return new TokenStore(reactor().data());
    }

    @Override
    public String userAgent() {
        return execution.getArtifactId() + "/" + execution.getVersion();
    }

    @Override
    public String userProperty(String name) {
        return session.getUserProperties().getProperty(name, "");
    }

    /** What stands for what in the POM. */
    public Expressions expressions() {
        return Expressions.of(session, execution);
    }

    /** The modules of the build. */
    public Reactor reactor() {
        return new Reactor(session, project, execution);
    }
}
