package io.github.premiumdeploy.importing;

import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.plan.Listing;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The prefixes that names of an organization have, as far as its lists show all names. */
final class KnownPrefixes {

    private static final Pattern PREFIX = Pattern.compile("[\\p{L}\\p{N}]{2,}[_-]");
    private static final int MOST = 10;

    private KnownPrefixes() {}

    /** Those that most names have, ten at most. */
    static List<String> of(ImportSurvey survey) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Listing listing : survey.inventory().lists().keySet()) {
            Operation operation = listing.operation();
            survey.entries(operation).forEach(entry -> {
                Matcher prefix = PREFIX.matcher(entry.path("name").asText(""));
                if (prefix.lookingAt()) {
                    counts.merge(prefix.group(), 1, Integer::sum);
                }
            });
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
    }
}
