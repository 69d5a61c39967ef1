package io.github.premiumdeploy.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.model.BuildBase;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.InputLocation;
import org.apache.maven.model.Model;
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
        Optional<Plugin> plugin = find(project.getBuild());
        Optional<ConfigurationContainer> container = plugin.flatMap(this::ofExecution);
        if (plugin.isEmpty()) {
            return children(execution.getConfiguration()).stream()
                    .filter(element -> !isDefault(element))
                    .toList();
        }
        return children(container.orElse(plugin.get()).getConfiguration());
    }

    /** The elements that the project's own POM and its active profiles have, without what they inherit. */
    List<Xpp3Dom> own() {
        Model model = project.getOriginalModel();
        Stream<BuildBase> builds = Stream.concat(
                Stream.ofNullable(model).map(Model::getBuild),
                project.getActiveProfiles().stream().map(Profile::getBuild));
        List<Xpp3Dom> elements = new ArrayList<>();
        builds.flatMap(build -> Stream.ofNullable(build))
                .flatMap(build -> plugins(build).filter(this::isIt))
                .forEach(plugin -> {
                    elements.addAll(children(plugin.getConfiguration()));
                    ofExecution(plugin).ifPresent(container -> elements.addAll(children(container.getConfiguration())));
                });
        return elements;
    }

    /** What each other execution of the project's plugin says that this one does not. */
    List<List<Xpp3Dom>> ofOthers() {
        List<Xpp3Dom> here = effective();
        return others().map(other -> children(other.getConfiguration()).stream()
                        .filter(element -> here.stream().noneMatch(each -> isSame(each, element)))
                        .toList())
                .toList();
    }

    /** The executions of the project's plugin besides this one. */
    Stream<PluginExecution> others() {
        return find(project.getBuild()).stream()
                .flatMap(plugin -> plugin.getExecutions().stream())
                .filter(each -> !each.getId().equals(execution.getExecutionId()));
    }

    /** The executions that run the same goal, in a build that runs this one as an execution, with the same configuration. */
    List<String> twins() {
        boolean isBound = execution.getLifecyclePhase() != null;
        return others().filter(other -> isBound && other.getGoals().contains(execution.getGoal()))
                .filter(other -> !"none".equals(other.getPhase()))
                .filter(other -> children(other.getConfiguration()).equals(effective()))
                .map(PluginExecution::getId)
                .toList();
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
        return children(execution.getConfiguration()).stream()
                .filter(element -> element.getName().equals(parameter))
                .map(Xpp3Dom::getValue)
                .flatMap(value -> Stream.ofNullable(value))
                .findFirst();
    }

    /** Where a property of the POM is, in brackets and after a space; empty where Maven does not say. */
    Optional<String> placeOfProperty(String name) {
        InputLocation all = project.getModel().getLocation("properties");
        return Optional.of(PomPlace.of(all == null ? null : all.getLocation(name), basedir()))
                .filter(place -> !place.isEmpty())
                .map(place -> " (<properties>, " + place + ")");
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

    private Optional<ConfigurationContainer> ofExecution(Plugin plugin) {
        return plugin.getExecutions().stream()
                .filter(each -> each.getId().equals(execution.getExecutionId()))
                .map((PluginExecution each) -> (ConfigurationContainer) each)
                .findFirst();
    }

    private Optional<Plugin> find(BuildBase build) {
        return build == null
                ? Optional.empty()
                : plugins(build).filter(this::isIt).findFirst();
    }

    private static Stream<Plugin> plugins(BuildBase build) {
        return Stream.concat(
                build.getPlugins().stream(),
                build.getPluginManagement() == null ? Stream.of() : build.getPluginManagement().getPlugins().stream());
    }

    private boolean isIt(Plugin plugin) {
        return execution.getArtifactId().equals(plugin.getArtifactId())
                && execution.getGroupId().equals(plugin.getGroupId());
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
