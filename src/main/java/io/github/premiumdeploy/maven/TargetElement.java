package io.github.premiumdeploy.maven;

import io.github.premiumdeploy.run.ParameterNames;
import io.github.premiumdeploy.run.TargetEntry;
import io.github.premiumdeploy.target.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * A {@code <target>} of the POM. It is read as it is written, since Maven, where it fills in the fields of an object, leaves
 * out what is empty and says of a misspelled element neither its place nor the right name.
 */
public final class TargetElement {

    private TargetElement() {}

    /**
     * The targets of the POM.
     *
     * @param targets the list; null if there is none
     */
    public static List<TargetEntry> entries(PlexusConfiguration targets, MavenBuild build) {
        List<TargetEntry> entries = new ArrayList<>();
        if (targets != null) {
            List<String> places = new ConfiguredElements(build.project(), build.execution()).placesIn("targets");
            for (int i = 0; i < targets.getChildCount(); i++) {
                // Maven has put the two together in its own ways: places that are not of just these targets are not
                // told.
                boolean isPlaced = places.size() == targets.getChildCount();
                entries.add(entry(targets.getChild(i), build.expressions(), isPlaced ? places.get(i) : ""));
            }
        }
        return entries;
    }

    private static TargetEntry entry(PlexusConfiguration element, Expressions expressions, String place) {
        Parameters values = new Parameters();
        DeclaredParameters.names()
                .ofTarget()
                .forEach(name -> values.with(name, value(element.getChild(name, false), expressions)));
        Map<String, String> fields = new TreeMap<>();
        PlexusConfiguration properties = element.getChild(ParameterNames.PROPERTIES, false);
        if (properties != null) {
            Stream.of(properties.getChildren())
                    .forEach(field -> fields.put(field.getName(), value(field, expressions)));
        }
        return new TargetEntry(value(element.getChild(ParameterNames.ID, false), expressions), values, fields, place);
    }

    /** Empty if there is none. */
    private static String value(PlexusConfiguration child, Expressions expressions) {
        String text = child == null ? null : child.getValue(null);
        return text == null ? "" : expressions.value(text).orElse("");
    }
}
