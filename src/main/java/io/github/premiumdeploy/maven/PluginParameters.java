package io.github.premiumdeploy.maven;

import io.github.premiumdeploy.maven.DeclaredParameter.Trait;
import io.github.premiumdeploy.text.Nearest;
import io.github.premiumdeploy.text.SecretName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.Parameter;

/** The parameters of this plugin, as an execution of one of its goals sees them. */
final class PluginParameters {

    /** What the names of all properties of this plugin begin with. */
    static final String PREFIX = "genesyscloud.";

    private final Set<String> ofGoal = new TreeSet<>();

    private PluginParameters(MojoExecution execution) {
        List<Parameter> parameters = execution.getMojoDescriptor().getParameters();
        if (parameters != null) {
            for (Parameter parameter : parameters) {
                if (parameter.isEditable()) {
                    ofGoal.add(parameter.getName());
                }
            }
        }
    }

    /** The parameters of the plugin whose goal is executed. */
    static PluginParameters of(MojoExecution execution) {
        return new PluginParameters(execution);
    }

    /** Whether any goal has a parameter of this name. */
    boolean isElement(String name) {
        return DeclaredParameters.find(name).isPresent();
    }

    /** Whether a property sets a parameter of any goal. */
    boolean isProperty(String name) {
        String parameter = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : "";
        return isElement(parameter) && !DeclaredParameters.is(parameter, Trait.POM_ONLY);
    }

    /** Whether the goal that is executed has a parameter of this name. */
    boolean isOfGoal(String name) {
        return ofGoal.contains(name);
    }

    /** Whether the goal that is executed works on targets. */
    boolean isOnTargets() {
        return isOfGoal("targets");
    }

    List<String> properties() {
        return DeclaredParameters.all().stream()
                .filter(each -> !each.is(Trait.POM_ONLY))
                .map(each -> PREFIX + each.name())
                .toList();
    }

    /** What to do about an element that no goal has. */
    String insteadOfElement(String name) {
        return instead(
                name,
                DeclaredParameters.all().stream().map(DeclaredParameter::name).toList(),
                "<",
                ">");
    }

    /** What to do about a property that sets no parameter. */
    String insteadOfProperty(String name) {
        String parameter = name.substring(PREFIX.length());
        if (parameter.replaceAll("[^A-Za-z]", "").equalsIgnoreCase("dryRun")) {
            return "The goal plan shows what would be done, and changes nothing; with " + PREFIX
                    + "rehearse all goals work on a sandbox.";
        }
        return isElement(parameter)
                ? "<" + parameter + "> can be set in the POM only, in the plugin's <configuration>."
                : instead(
                        parameter,
                        properties().stream()
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
