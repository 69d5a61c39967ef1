package io.github.premiumdeploy.run;

import io.github.premiumdeploy.descriptor.Values;
import io.github.premiumdeploy.maven.DeclaredParameters;
import io.github.premiumdeploy.target.Credentials;
import io.github.premiumdeploy.target.HttpProxy;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import io.github.premiumdeploy.target.UserSettings;
import io.github.premiumdeploy.text.Redaction;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code premium-deploy} does with one target, without Maven: in the JVM of a test, or in one of its own, to see what such
 * a run loads and how long it takes. The app has what the wizard's configuration has as it is delivered, and a data table.
 */
public final class OneTargetDeploy {

    /** The descriptor, beside the class. */
    private static final String DESCRIPTOR = "premium-app.json";

    private OneTargetDeploy() {}

    /**
     * Deploys.
     *
     * @param arguments the sandbox's URL, and the directory that stands for the project
     */
    public static void main(String[] arguments) throws Exception {
        deploy(arguments[0], Path.of(arguments[1]));
    }

    /** Deploys to a sandbox, in a directory that stands for the project. */
    static void deploy(String apiUrl, Path project) throws Exception {
        Parameters parameters = parameters(project)
                .with("apiUrl", apiUrl)
                .with("loginUrl", apiUrl)
                .with("secretsFile", project.resolve("secrets.json").toString());
        new GoalRunner(build(project), new Configuration(parameters, Map.of(), List.of(), DeclaredParameters.names()))
                .prepare(DeployGoal::read, false, new Problems())
                .run();
    }

    /** The goal's parameters in such a project, but for where the organization answers. */
    static Parameters parameters(Path project) throws IOException {
        Parameters parameters = new Parameters();
        DeclaredParameters.all()
                .forEach(parameter -> parameters.with(
                        parameter.name(), parameter.standard().contains("$") ? "" : parameter.standard()));
        return parameters
                .with("organizationId", "5ca1ab1e-0000-4000-8000-000000000001")
                .with("descriptor", descriptor(project).toString())
                .with("outputDirectory", project.resolve("target/genesyscloud").toString());
    }

    /** The build of such a project. */
    static Build build(Path project) {
        return new TestBuild(
                project, new Errors(), new Redaction(), new SandboxClient(), Values.NONE, Optional.empty());
    }

    /** Starts a JVM that does it. */
    static Process start(String apiUrl, Path project, List<String> options) throws IOException {
        return start(OneTargetDeploy.class.getName(), options, apiUrl, project.toString());
    }

    /** Starts a JVM with the class path of this one. */
    static Process start(String program, List<String> options, String... arguments) throws IOException {
        return command(program, options, arguments).start();
    }

    /** A JVM with the class path of this one, to be started. */
    static ProcessBuilder command(String program, List<String> options, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), program));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).inheritIO();
    }

    private static Path descriptor(Path project) throws IOException {
        Path file = project.resolve(DESCRIPTOR);
        if (!Files.exists(file)) {
            try (InputStream content = OneTargetDeploy.class.getResourceAsStream(DESCRIPTOR)) {
                Files.copy(content, file);
            }
        }
        return file;
    }

    /** The client of the sandbox's standard organization that may deploy. */
    private static final class SandboxClient implements UserSettings {
        @Override
        public Optional<Credentials> server(String serverId, Problems problems) {
            return Optional.of(new Credentials.ClientCredentials(
                    "5ca1ab1e-0000-4000-8000-0000000000c1", "sandbox-secret", "the test"));
        }

        @Override
        public Optional<HttpProxy> proxy(String scheme, Problems problems) {
            return Optional.empty();
        }
    }

    /** What a reader should look at goes wrong here. */
    private static final class Errors implements BuildLog {
        @Override
        public void info(String line) {
            // Nobody reads it.
        }

        @Override
        public void warn(String line) {
            throw new UncheckedIOException(new IOException(line));
        }

        @Override
        public void debug(String line) {
            // Nobody reads it.
        }

        @Override
        public boolean isDebugEnabled() {
            return false;
        }
    }
}
