package io.github.premiumdeploy.importing;

import io.github.premiumdeploy.descriptor.DescriptorKinds;
import io.github.premiumdeploy.plan.ResourcePattern;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import io.github.premiumdeploy.text.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is to be taken over from an organization.
 *
 * @param prefix what the names begin with; empty if that is to be found out
 * @param include what of it; nothing means all
 */
public record ImportRequest(Optional<String> prefix, List<ResourcePattern> include) {

    private static final String PREFIX = "prefix";
    private static final String INCLUDE = "include";

    public ImportRequest {
        include = List.copyOf(include);
    }

    /** Reads the parameters {@code prefix} and {@code include}; of use only if no problem was added. */
    public static ImportRequest read(Parameters parameters, Problems problems) {
        List<ResourcePattern> include = parameters.value(INCLUDE).stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(pattern -> !pattern.isEmpty())
                .map(ResourcePattern::of)
                .toList();
        include.forEach(pattern -> misspelt(pattern)
                .ifPresent(kind -> problems.add(
                        Parameters.place(INCLUDE) + " has \"" + pattern.name() + "\", which begins with no kind",
                        "Did you mean " + kind + "? (Set " + Parameters.whereToSet(INCLUDE) + ".)")));
        Optional<String> prefix = parameters.value(PREFIX);
        if (prefix.isEmpty() && include.isEmpty()) {
            problems.add(
                    "Neither " + Parameters.place(PREFIX) + " nor " + Parameters.place(INCLUDE)
                            + " says what is to be taken over",
                    "Give the prefix of the app's names (" + Parameters.whereToSet(PREFIX)
                            + "), or kinds and names, such as role:Agents,app-instance:* ("
                            + Parameters.whereToSet(INCLUDE) + ").");
        }
        return new ImportRequest(prefix, include);
    }

    /** The kind that was meant, where a name begins with something like one. */
    private static Optional<String> misspelt(ResourcePattern pattern) {
        int colon = pattern.name().indexOf(':');
        return pattern.kind().isPresent() || colon < 0
                ? Optional.empty()
                : Nearest.likely(pattern.name().substring(0, colon), DescriptorKinds.names());
    }

    /** Whether a resource is wanted by itself, and not only because another one refers to it. */
    boolean wants(String kind, String fullName) {
        return include.isEmpty()
                || include.stream()
                        .anyMatch(pattern -> pattern.matches(kind, fullName)
                                || prefix.filter(fullName::startsWith)
                                        .filter(known -> pattern.matches(kind, fullName.substring(known.length())))
                                        .isPresent());
    }

    /** What the names of all that is wanted begin with, as far as that is known beforehand. */
    String beginning() {
        return prefix.orElseGet(() ->
                CommonPrefix.of(include.stream().map(ResourcePattern::beginning).toList()));
    }
}
