package io.github.premiumdeploy.maven;

import io.github.premiumdeploy.descriptor.Values;
import io.github.premiumdeploy.target.Problem;
import io.github.premiumdeploy.target.Problems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * What the placeholders of a descriptor stand for in a Maven build: {@code project.version} and the like, {@code env.NAME},
 * properties (those of the command line win over the POM's), and the servers of settings.xml.
 */
public final class ProjectValues implements Values {

    private static final Pattern SERVER = Pattern.compile("settings\\.(.+)\\.(username|password)");

    /** What is named so is kept out of logs and files, wherever the descriptor puts it. */
    private static final Pattern NAMED_SECRET = Pattern.compile(
            "(?i).*(password|passwd|passphrase|secret|token|credentials?|(api|access|private)[._-]?key)");

    private final Map<String, String> project;
    private final List<Properties> properties;
    private final MavenSettings settings;

    public ProjectValues(MavenSession session, MavenProject project, MavenSettings settings) {
        this.project = project(project);
        this.properties = List.of(session.getUserProperties(), project.getProperties(), session.getSystemProperties());
        this.settings = settings;
    }

    private static Map<String, String> project(MavenProject project) {
        Map<String, String> values = new TreeMap<>();
        put(values, "project.groupId", project.getGroupId());
        put(values, "project.artifactId", project.getArtifactId());
        put(values, "project.version", project.getVersion());
        put(values, "project.packaging", project.getPackaging());
        put(values, "project.name", project.getName());
        put(values, "project.description", project.getDescription());
        put(values, "project.url", project.getUrl());
        put(values, "project.inceptionYear", project.getInceptionYear());
        if (project.getOrganization() != null) {
            put(values, "project.organization.name", project.getOrganization().getName());
            put(values, "project.organization.url", project.getOrganization().getUrl());
        }
        if (project.getParent() != null) {
            put(values, "project.parent.version", project.getParent().getVersion());
        }
        if (project.getBuild() != null) {
            put(values, "project.build.finalName", project.getBuild().getFinalName());
        }
        return values;
    }

    private static void put(Map<String, String> values, String name, String value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    @Override
    public Optional<Value> value(String name) throws UnusableValueException {
        Matcher server = SERVER.matcher(name);
        if (server.matches()) {
            return Optional.of(new Value(ofServer(server.group(1), server.group(2)), true));
        }
        Optional<String> ofProject = Optional.ofNullable(project.get(name));
        return ofProject
                .or(() -> properties.stream()
                        .map(source -> source.getProperty(name))
                        .filter(value -> value != null)
                        .findFirst())
                .map(value -> new Value(value, NAMED_SECRET.matcher(name).matches()));
    }

    private String ofServer(String id, String element) throws UnusableValueException {
        if (!settings.hasServer(id)) {
            throw new UnusableValueException(
                    "settings.xml has no <server> with <id>" + id + "</id>",
                    "add it there, with its <" + element + ">");
        }
        Problems problems = new Problems();
        String value = element.equals("username") ? settings.username(id) : settings.password(id, problems);
        for (Problem problem : problems.all()) {
            throw new UnusableValueException(problem.what(), problem.remedy());
        }
        if (value.isEmpty()) {
            throw new UnusableValueException(
                    "<server> \"" + id + "\" of settings.xml has no <" + element + ">", "add it there");
        }
        return value;
    }

    @Override
    public Collection<String> names() {
        List<String> names = new ArrayList<>(project.keySet());
        properties.forEach(source -> names.addAll(source.stringPropertyNames()));
        for (String id : settings.serverIds()) {
            names.add("settings." + id + ".username");
            names.add("settings." + id + ".password");
        }
        return names;
    }
}
