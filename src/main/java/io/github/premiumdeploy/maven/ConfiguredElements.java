package io.github.premiumdeploy.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.model.BuildBase;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.InputLocation;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.Profile;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The elements of the plugin's {@code <configuration>} for one execution, as the POM has them: Maven keeps of them for the
 * goal only those that it knows, and fills empty ones in.
 */
record ConfiguredElements(MavenProject project, MojoExecution execution) {

    /**
     * The elements that count for this execution: those of the POM, its active profiles, {@code <pluginManagement>} and
     * parents together, or, where the build does not name the plugin, those that it is executed with.
     */
    List<Xpp3Dom> effective() {
        Optional<Plugin> plugin = plugin();
        if (plugin.isPresent()) {
            ConfigurationContainer own = plugin.get();
            for (PluginExecution each : plugin.get().getExecutions()) {
                own = isThis(each) ? each : own;
            }
            return children(own.getConfiguration());
        }
        List<Xpp3Dom> elements = new ArrayList<>();
        for (Xpp3Dom element : children(execution.getConfiguration())) {
            if (!isDefault(element)) {
                elements.add(element);
            }
        }
        return elements;
    }

    /** The elements that the project's own POM and its active profiles have, without what they inherit. */
    List<Xpp3Dom> own() {
        List<Plugin> plugins = new ArrayList<>();
        if (project.getOriginalModel() != null) {
            plugins.addAll(plugins(project.getOriginalModel().getBuild()));
        }
        for (Profile profile : project.getActiveProfiles()) {
            plugins.addAll(plugins(profile.getBuild()));
        }
        List<Xpp3Dom> elements = new ArrayList<>();
        for (Plugin plugin : plugins) {
            elements.addAll(children(plugin.getConfiguration()));
            for (PluginExecution each : plugin.getExecutions()) {
                if (isThis(each)) {
                    elements.addAll(children(each.getConfiguration()));
                }
            }
        }
        return elements;
    }

    /** What each other execution of the project's plugin says that this one does not. */
    List<List<Xpp3Dom>> ofOthers() {
        List<Xpp3Dom> here = effective();
        List<List<Xpp3Dom>> all = new ArrayList<>();
        for (PluginExecution other : others()) {
            List<Xpp3Dom> besides = new ArrayList<>(children(other.getConfiguration()));
            for (Xpp3Dom each : here) {
                besides.removeIf(element -> isSame(each, element));
            }
            all.add(besides);
        }
        return all;
    }

    /** The executions of the project's plugin besides this one. */
    List<PluginExecution> others() {
        List<PluginExecution> others = new ArrayList<>();
        if (plugin().isPresent()) {
            others.addAll(plugin().get().getExecutions());
            others.removeIf(this::isThis);
        }
        return others;
    }

    /** The executions that run the same goal, in a build that runs this one as an execution, with the same configuration. */
    List<String> twins() {
        List<String> twins = new ArrayList<>();
        for (PluginExecution other : others()) {
            if (execution.getLifecyclePhase() != null
                    && other.getGoals().contains(execution.getGoal())
                    && !"none".equals(other.getPhase())
                    && children(other.getConfiguration()).equals(effective())) {
                twins.add(other.getId());
            }
        }
        return twins;
    }

    /** Where the phase of an execution is written, in brackets and after a space; empty where Maven does not say. */
    String placeOfPhase(PluginExecution other) {
        String place = PomPlace.of(other.getLocation("phase"), basedir());
        return place.isEmpty() ? "" : " (" + place + ")";
    }

    /** Whether two executions have an element from the same place: Maven copies what the plugin says into each of them. */
    private boolean isSame(Xpp3Dom one, Xpp3Dom other) {
        return one.getName().equals(other.getName())
                && (place(one).isEmpty() ? one.equals(other) : place(one).equals(place(other)));
    }

    /** What the goal is given for one of its parameters, before it is evaluated. */
    Optional<String> inEffect(String parameter) {
        for (Xpp3Dom element : children(execution.getConfiguration())) {
            if (element.getName().equals(parameter) && element.getValue() != null) {
                return Optional.of(element.getValue());
            }
        }
        return Optional.empty();
    }

    /** Where a property of the POM is, in brackets and after a space; empty where Maven does not say. */
    Optional<String> placeOfProperty(String name) {
        InputLocation all = project.getModel().getLocation("properties");
        return Optional.of(PomPlace.of(all == null ? null : all.getLocation(name), basedir()))
                .filter(place -> !place.isEmpty())
                .map(place -> " (<properties>, " + place + ")");
    }

    /** Where the elements of a list are; empty text for those of which Maven does not say it. */
    List<String> placesIn(String list) {
        List<String> places = new ArrayList<>();
        for (Xpp3Dom element : effective()) {
            if (element.getName().equals(list)) {
                for (Xpp3Dom child : element.getChildren()) {
                    places.add(PomPlace.of(child.getInputLocation(), basedir()));
                }
            }
        }
        return places;
    }

    /** Where an element is, in brackets and after a space; empty where Maven does not say. */
    String place(Xpp3Dom element) {
        String place = PomPlace.of(element.getInputLocation(), basedir());
        return place.isEmpty() ? "" : " (" + place + ")";
    }

    /** Null where there is no POM. */
    private Path basedir() {
        return project.getBasedir() == null ? null : project.getBasedir().toPath();
    }

    private boolean isThis(PluginExecution each) {
        return each.getId().equals(execution.getExecutionId());
    }

    private Optional<Plugin> plugin() {
        List<Plugin> found = plugins(project.getBuild());
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
    }

    /** What a build says of the plugin, and then what its {@code <pluginManagement>} does. */
    private List<Plugin> plugins(BuildBase build) {
        List<Plugin> plugins = new ArrayList<>();
        if (build != null) {
            plugins.addAll(build.getPlugins());
            if (build.getPluginManagement() != null) {
                plugins.addAll(build.getPluginManagement().getPlugins());
            }
            plugins.removeIf(plugin -> !execution.getArtifactId().equals(plugin.getArtifactId())
                    || !execution.getGroupId().equals(plugin.getGroupId()));
        }
        return plugins;
    }

    private static List<Xpp3Dom> children(Object configuration) {
        return configuration instanceof Xpp3Dom dom ? List.of(dom.getChildren()) : List.of();
    }

    /** Whether an element is there only since the plugin's descriptor names a property for it. */
    private static boolean isDefault(Xpp3Dom element) {
        return element.getChildCount() == 0
                && (element.getValue() == null
                        || element.getValue().equals("${" + PluginParameters.PREFIX + element.getName() + "}"));
    }
}
