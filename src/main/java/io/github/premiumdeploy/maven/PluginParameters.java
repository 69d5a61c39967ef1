package io.github.premiumdeploy.maven;

import io.github.premiumdeploy.text.Nearest;
import io.github.premiumdeploy.text.SecretName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;

/** The parameters of all goals of this plugin, as META-INF/maven/plugin.xml in its own jar declares them. */
final class PluginParameters {

    /** What the names of all properties of this plugin begin with. */
    static final String PREFIX = "genesyscloud.";

    private static final Pattern PROPERTY = Pattern.compile("\\$\\{(" + Pattern.quote(PREFIX) + "[^}]+)\\}");

    /** By element. */
    private final TreeMap<String, Parameter> all = new TreeMap<>();

    private final TreeSet<String> properties = new TreeSet<>();
    private final TreeSet<String> ofGoal = new TreeSet<>();

    private PluginParameters(MojoExecution execution) {
        MojoDescriptor goal = execution.getMojoDescriptor();
        for (MojoDescriptor each : goal.getPluginDescriptor().getMojos()) {
            for (Parameter parameter : parameters(each)) {
                all.put(parameter.getName(), parameter);
                property(parameter).ifPresent(properties::add);
                if (each.getGoal().equals(goal.getGoal())) {
                    ofGoal.add(parameter.getName());
                }
            }
        }
        if (properties.isEmpty()) {
            throw new IllegalStateException("the plugin's descriptor declares no parameter");
        }
    }

    /** The parameters of the plugin whose goal is executed. */
    static PluginParameters of(MojoExecution execution) {
        return new PluginParameters(execution);
    }

    private static List<Parameter> parameters(MojoDescriptor goal) {
        return goal.getParameters() == null
                ? List.of()
                : goal.getParameters().stream().filter(Parameter::isEditable).toList();
    }

    private static Optional<String> property(Parameter parameter) {
        Matcher matcher = PROPERTY.matcher(String.valueOf(parameter.getExpression()));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Whether any goal has a parameter of this name. */
    boolean isElement(String name) {
        return all.containsKey(name);
    }

    /** Whether a property sets a parameter of any goal. */
    boolean isProperty(String name) {
        return properties.contains(name);
    }

    /** Whether the goal that is executed has a parameter of this name. */
    boolean isOfGoal(String name) {
        return ofGoal.contains(name);
    }

    /** Whether a parameter is either {@code true} or {@code false}. */
    boolean isSwitch(String name) {
        return Optional.ofNullable(all.get(name))
                .filter(parameter -> Set.of("boolean", "java.lang.Boolean").contains(parameter.getType()))
                .isPresent();
    }

    Collection<String> properties() {
        return properties;
    }

    /** What to do about an element that no goal has. */
    String insteadOfElement(String name) {
        return instead(name, all.keySet(), "<", ">");
    }

    /** What to do about a property that sets no parameter. */
    String insteadOfProperty(String name) {
        String parameter = name.substring(PREFIX.length());
        return isElement(parameter)
                ? "<" + parameter + "> can be set in the POM only, in the plugin's <configuration>."
                : instead(
                        parameter,
                        properties.stream()
                                .map(property -> property.substring(PREFIX.length()))
                                .toList(),
                        PREFIX,
                        "");
    }

    /** Asks for the name that is likely meant, and names the nearest one where none is likely. */
    static String instead(String name, Collection<String> known, String before, String after) {
        Optional<String> likely =
                Nearest.likely(name, known).map(near -> "Did you mean " + before + near + after + "?");
        if (SecretName.is(name)) {
            return likely.map(question -> question + " ").orElse("")
                    + "There is no parameter for a secret, since it would show in mvn -X: credentials are in settings.xml,"
                    + " as the <server> that <serverId> names.";
        }
        return likely.orElseGet(() -> "The nearest name is " + before
                + Nearest.to(name, known).orElseThrow() + after + "; mvn genesyscloud:help -Ddetail lists all.");
    }
}
