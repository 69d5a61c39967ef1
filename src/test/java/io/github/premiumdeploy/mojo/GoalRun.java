package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.http.RecordedLog;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.model.Model;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/** One run of a goal as {@code mvn -X -e} does it, with all that it leaves behind: log, streams, exception, files. */
final class GoalRun {

    private final TestSession session = new TestSession();
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final Path directory;

    /**
     * What a run left behind.
     *
     * @param console what a terminal shows: the goal's log, both streams, the exception with its causes
     * @param rest the libraries' logs, and the files
     */
    record Left(Optional<Throwable> thrown, String console, String rest) {
        /** All of it. */
        String text() {
            return console + rest;
        }
    }

    /** A run whose files go into a directory. */
    GoalRun(Path directory) {
        this.directory = directory;
    }

    GoalRun server(String id, String username, String password) {
        session.server(id, username, password);
        return this;
    }

    GoalRun proxy(int port, String username, String password) {
        Proxy proxy = new Proxy();
        proxy.setId("proxy");
        proxy.setActive(true);
        proxy.setProtocol("http");
        proxy.setHost("127.0.0.1");
        proxy.setPort(port);
        proxy.setUsername(username);
        proxy.setPassword(password);
        session.settings().addProxy(proxy);
        return this;
    }

    GoalRun environment(String name, String value) {
        session.system().setProperty("env." + name, value);
        return this;
    }

    GoalRun with(String parameter, Object value) {
        parameters.put(parameter, value);
        return this;
    }

    /**
     * Runs the goal.
     *
     * @param template a goal with the defaults of its parameters, which is not run itself
     */
    Left run(AbstractMojo template) throws Exception {
        AbstractMojo mojo = template.getClass()
                .getConstructor(SettingsDecrypter.class)
                .newInstance((SettingsDecrypter) session::decrypt);
        copy(template, mojo);
        bind(mojo);
        set(mojo, "outputDirectory", directory.resolve("target/genesyscloud").toFile());
        for (Map.Entry<String, Object> parameter : parameters.entrySet()) {
            set(mojo, parameter.getKey(), parameter.getValue());
        }
        mojo.setLog(new SystemStreamLog() {
            @Override
            public boolean isDebugEnabled() {
                return true;
            }
        });
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream streams = new ByteArrayOutputStream();
        StringWriter left = new StringWriter();
        StringWriter trace = new StringWriter();
        Optional<Throwable> thrown = Optional.empty();
        try (PrintStream both = new PrintStream(streams, true, StandardCharsets.UTF_8);
                RecordedLog log = RecordedLog.start()) {
            System.setOut(both);
            System.setErr(both);
            mojo.execute();
            log.lines().forEach(line -> left.append(line).append('\n'));
        } catch (Exception e) {
            thrown = Optional.of(e);
            e.printStackTrace(new PrintWriter(trace, true));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        files().forEach((name, content) -> left.append("\n== " + name + "\n" + content));
        return new Left(thrown, streams.toString(StandardCharsets.UTF_8) + trace, left.toString());
    }

    /** Gives a goal what Maven gives every goal. */
    void bind(AbstractMojo mojo) throws Exception {
        MavenProject project = project();
        set(mojo, "session", session.at(project));
        set(mojo, "project", project);
        set(mojo, "execution", execution());
    }

    /** All files below the run's directory. */
    private Map<String, String> files() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        Path target = directory.resolve("target");
        if (!Files.exists(target)) {
            return files;
        }
        try (Stream<Path> all = Files.walk(target)) {
            all.filter(Files::isRegularFile).forEach(file -> {
                try {
                    files.put(file.toString(), Files.readString(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return files;
    }

    private MavenProject project() {
        Model model = new Model();
        model.setGroupId("com.acme");
        model.setArtifactId("phone");
        model.setVersion("1.0");
        model.setName("Acme Phone");
        MavenProject project = new MavenProject(model);
        project.setFile(new File(directory.toFile(), "pom.xml"));
        return project;
    }

    private static MojoExecution execution() throws Exception {
        return new MojoExecution(PomRun.plugin().getMojo("premium-deploy"), "default-cli");
    }

    private static void copy(AbstractMojo from, AbstractMojo to) throws IllegalAccessException {
        for (Class<?> type = from.getClass(); type != AbstractMojo.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())
                        && !Modifier.isFinal(field.getModifiers())
                        && !field.isSynthetic()) {
                    field.setAccessible(true);
                    field.set(to, field.get(from));
                }
            }
        }
    }

    private static void set(AbstractMojo mojo, String name, Object value) throws IllegalAccessException {
        for (Class<?> type = mojo.getClass(); type != AbstractMojo.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    field.set(mojo, value);
                }
            }
        }
    }
}
