package io.github.premiumdeploy.mojo;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.building.DefaultModelBuilderFactory;
import org.apache.maven.model.building.DefaultModelBuildingRequest;
import org.apache.maven.model.building.ModelBuildingResult;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.codehaus.plexus.classworlds.ClassWorld;
import org.codehaus.plexus.component.configurator.BasicComponentConfigurator;
import org.codehaus.plexus.configuration.xml.XmlPlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** One run of a goal from POM files, which Maven's own classes read, merge, interpolate and put into the goal. */
final class PomRun {

    static final String PLUGIN = "io.github.premiumdeploy:genesyscloud-maven-plugin";

    private final Path pom;
    private final String text;
    private final TestSession session;
    private final List<String> profiles = new ArrayList<>();
    private final Map<String, Object> context = new HashMap<>();
    private final List<String> console = new ArrayList<>();
    private String phase;

    PomRun(Path pom) {
        this(pom, new TestSession());
    }

    /** A run in a build that may have others. */
    PomRun(Path pom, TestSession session) {
        this.pom = pom;
        this.session = session;
        this.text = Files.exists(pom) ? read(pom) : "";
    }

    PomRun server(String id, String username, String password) {
        session.server(id, username, password);
        return this;
    }

    PomRun property(String name, String value) {
        session.user().setProperty(name, value);
        return this;
    }

    PomRun systemProperty(String name, String value) {
        session.system().setProperty(name, value);
        return this;
    }

    /** Runs the goal as one that is bound to a phase. */
    PomRun inPhase(String name) {
        phase = name;
        return this;
    }

    PomRun profile(String id) {
        profiles.add(id);
        return this;
    }

    /** The POM's text when the run was made. */
    String text() {
        return text;
    }

    List<String> console() {
        return console;
    }

    /** Runs a goal of the execution {@code deploy}, or, without one in the POM, as the command line does. */
    Optional<Throwable> run(String goal) throws Exception {
        AbstractMojo mojo = configured(goal);
        try {
            mojo.execute();
            return Optional.empty();
        } catch (Exception e) {
            return Optional.of(e);
        }
    }

    /** A goal as Maven would execute it. */
    AbstractMojo configured(String goal) throws Exception {
        MavenProject project = project();
        MavenSession maven = session.at(project);
        MojoExecution execution = execution(project, goal);
        execution.setLifecyclePhase(phase);
        AbstractMojo mojo = mojo(execution);
        mojo.setLog(RecordingLog.to(console));
        new BasicComponentConfigurator()
                .configureComponent(
                        mojo,
                        new XmlPlexusConfiguration(execution.getConfiguration()),
                        new PluginParameterExpressionEvaluator(maven, execution),
                        new ClassWorld("test", getClass().getClassLoader()).getRealm("test"));
        mojo.setPluginContext(context);
        return mojo;
    }

    private AbstractMojo mojo(MojoExecution execution) throws Exception {
        Class<?> type = Class.forName(execution.getMojoDescriptor().getImplementation());
        for (var constructor : type.getConstructors()) {
            if (constructor.getParameterCount() == 1) {
                return (AbstractMojo) constructor.newInstance((SettingsDecrypter) session::decrypt);
            }
        }
        return (AbstractMojo) type.getConstructor().newInstance();
    }

    private MavenProject project() throws Exception {
        ModelBuildingResult result = new DefaultModelBuilderFactory()
                .newInstance()
                .build(new DefaultModelBuildingRequest()
                        .setPomFile(pom.toFile())
                        .setProcessPlugins(true)
                        .setLocationTracking(true)
                        .setTwoPhaseBuilding(false)
                        .setActiveProfileIds(profiles)
                        .setUserProperties(session.user())
                        .setSystemProperties(session.system()));
        MavenProject project = new MavenProject(result.getEffectiveModel());
        project.setOriginalModel(result.getRawModel());
        project.setActiveProfiles(
                result.getActivePomProfiles(result.getModelIds().get(0)));
        project.setFile(pom.toFile());
        return project;
    }

    static PluginDescriptor plugin() throws Exception {
        try (Reader in = new InputStreamReader(
                PomRun.class.getResourceAsStream("/META-INF/maven/plugin.xml"), StandardCharsets.UTF_8)) {
            return new PluginDescriptorBuilder().build(in);
        }
    }

    /** An execution as Maven plans it: with the elements that the goal has, and its properties and defaults in empty ones. */
    private static MojoExecution execution(MavenProject project, String goal) throws Exception {
        MojoDescriptor descriptor = plugin().getMojo(goal);
        Plugin plugin = project.getPlugin(PLUGIN);
        boolean isBound = plugin != null && plugin.getExecutionsAsMap().containsKey("deploy");
        MojoExecution execution = new MojoExecution(descriptor, isBound ? "deploy" : "default-cli");
        Object configured = plugin == null
                ? null
                : isBound ? plugin.getExecutionsAsMap().get("deploy").getConfiguration() : plugin.getConfiguration();
        Xpp3Dom defaults = new Xpp3Dom("configuration");
        for (var child : descriptor.getMojoConfiguration().getChildren()) {
            Xpp3Dom element = new Xpp3Dom(child.getName());
            element.setValue(child.getValue());
            for (String name : child.getAttributeNames()) {
                element.setAttribute(name, child.getAttribute(name));
            }
            defaults.addChild(element);
        }
        Xpp3Dom complete = new Xpp3Dom("configuration");
        for (Parameter parameter : descriptor.getParameters()) {
            Xpp3Dom own = configured instanceof Xpp3Dom dom ? dom.getChild(parameter.getName()) : null;
            Xpp3Dom merged = Xpp3Dom.mergeXpp3Dom(
                    own == null ? null : new Xpp3Dom(own), defaults.getChild(parameter.getName()), Boolean.TRUE);
            if (merged != null) {
                complete.addChild(merged);
            }
        }
        execution.setConfiguration(complete);
        return execution;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file of a project. */
    static Path write(Path file, String text) throws Exception {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
