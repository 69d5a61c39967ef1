package io.github.premiumdeploy.maven;

import io.github.premiumdeploy.maven.DeclaredParameter.Trait;
import io.github.premiumdeploy.target.Problems;
import io.github.premiumdeploy.text.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Checks the properties that set parameters of this plugin: their names, that each has a value, and that none contradicts a
 * guard of the POM, which Maven would let win in silence.
 */
record PropertyCheck(
        MavenSession session,
        MavenProject project,
        PluginParameters known,
        Expressions expressions,
        ConfiguredElements elements,
        Problems problems) {

    private static final String NAME = "genesyscloud";
    private static final String REHEARSE = "rehearse";

    void check() {
        Map<String, String> values = new TreeMap<>();
        for (Properties source :
                List.of(session.getSystemProperties(), project.getProperties(), session.getUserProperties())) {
            for (String name : source.stringPropertyNames()) {
                values.put(name, source.getProperty(name));
            }
        }
        for (Map.Entry<String, String> each : values.entrySet()) {
            String name = each.getKey();
            String value = each.getValue();
            if (!name.startsWith(PluginParameters.PREFIX)) {
                prefix(name, value);
            } else if (known.isProperty(name)) {
                String parameter = name.substring(PluginParameters.PREFIX.length());
                boolean isUsed = known.isOfGoal(parameter);
                new ValueCheck(expressions, problems)
                        .check(parameter, what(name), value, isUsed, isUsed && known.isOnTargets());
            } else {
                problems.add(
                        what(name) + " is no parameter of this plugin",
                        known.insteadOfProperty(name)
                                + " A property of your own needs another name: all that begin with "
                                + PluginParameters.PREFIX + " are the plugin's.");
            }
        }
        if (problems.isEmpty()) {
            for (String parameter : DeclaredParameters.with(Trait.GUARD)) {
                if (known.isOfGoal(parameter)) {
                    guard(parameter);
                }
            }
        }
    }

    /** Objects to a name whose first part is misspelled, so that nobody reads it, unless what it says holds anyway. */
    private void prefix(String name, String value) {
        boolean isOfSystem = session.getUserProperties().getProperty(name) == null
                && project.getProperties().getProperty(name) == null;
        if (isOfSystem) {
            return;
        }
        Optional<String> parameter = asksToRehearse(name)
                ? Optional.of(REHEARSE)
                : misspelledPrefix(name)
                        .flatMap(rest -> Nearest.likely(
                                rest,
                                known.properties().stream()
                                        .map(property -> property.substring(PluginParameters.PREFIX.length()))
                                        .toList()));
        if (parameter.isPresent()
                && !elements.inEffect(parameter.get())
                        .flatMap(expressions::value)
                        .equals(expressions.value(value))) {
            problems.add(
                    what(name) + " is read by nobody, since it does not begin with \"" + PluginParameters.PREFIX + "\"",
                    "Did you mean " + PluginParameters.PREFIX + parameter.get() + "?");
        }
    }

    /** Whether somebody means a rehearsal, whatever the name begins with: taken for nothing, it would be a run for real. */
    private static boolean asksToRehearse(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Nearest.distance(last, REHEARSE) <= 1 || last.equals("rehearsal");
    }

    private static Optional<String> misspelledPrefix(String name) {
        int dot = name.indexOf('.');
        String lower = name.toLowerCase(Locale.ROOT);
        if (dot > 0 && Nearest.distance(lower.substring(0, dot), NAME) <= 2) {
            return Optional.of(name.substring(dot + 1));
        }
        return dot < 0 && lower.startsWith(NAME)
                ? Optional.of(name.substring(NAME.length()).replaceFirst("^[-_:]", ""))
                : Optional.empty();
    }

    private void guard(String parameter) {
        String property = PluginParameters.PREFIX + parameter;
        Optional<String> wanted = expressions.value("${" + property + "}");
        if (wanted.isEmpty()) {
            return;
        }
        Optional<Xpp3Dom> element = elements.effective().stream()
                .filter(each -> each.getName().equals(parameter))
                .findFirst();
        Optional<String> written = element.map(Xpp3Dom::getValue).flatMap(expressions::value);
        if (written.isPresent() && !wanted.get().equalsIgnoreCase(written.get())) {
            problems.add(
                    what(property) + " is \"" + wanted.get() + "\", and <" + parameter + ">"
                            + elements.place(element.get()) + " is \"" + written.get() + "\"",
                    "Only one can hold, and Maven would take the element. Remove one of them; for a value that a property"
                            + " can override write <" + property + ">" + written.get() + "</" + property
                            + "> in <properties> of the POM in place of the element.");
        }
    }

    private String what(String name) {
        return "The property " + name + place(name);
    }

    private String place(String name) {
        if (session.getUserProperties().getProperty(name) != null) {
            return " (command line or .mvn/maven.config)";
        }
        Properties own = project.getProperties();
        return own.getProperty(name) == null
                ? " (a system property: MAVEN_OPTS or .mvn/jvm.config)"
                : elements.placeOfProperty(name).orElse(" (<properties> of the POM or of a profile)");
    }
}
