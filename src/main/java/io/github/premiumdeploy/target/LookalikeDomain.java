package io.github.premiumdeploy.target;

import io.github.premiumdeploy.text.Nearest;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells a domain that only looks like one of Genesys Cloud: a known one with a typing error ({@code mypurecloud.co}), or one
 * as a part of a foreign one ({@code mypurecloud.com.evil.example}). Who takes it sends credentials to strangers.
 */
final class LookalikeDomain {

    /** The name that the oldest regions' domains begin with; newer regions do not get it. */
    private static final String OLD_NAME = "mypurecloud";

    private static final int MOST_EDITS = 2;

    private LookalikeDomain() {}

    /**
     * The known domain that a domain looks like.
     *
     * @return empty for a known one, for one below a known one or below those where new regions come
     *     ({@code xyz1.pure.cloud}), and for one that looks like none
     */
    static Optional<String> of(String domain) {
        Collection<String> known = Region.knownDomains();
        List<String> families = families(known);
        if (Stream.concat(known.stream(), families.stream())
                .anyMatch(genuine -> domain.equals(genuine) || domain.endsWith("." + genuine))) {
            return Optional.empty();
        }
        Optional<String> misspelled =
                Nearest.to(domain, known).filter(nearest -> Nearest.distance(domain, nearest) <= MOST_EDITS);
        return misspelled
                .or(() -> Stream.concat(known.stream(), families.stream())
                        .filter(genuine -> ("." + domain + ".").contains("." + genuine + "."))
                        .max(Comparator.comparingInt(String::length)))
                .or(() -> hasOldName(domain) || isNearFamily(domain, families)
                        ? nearestBeginning(domain, known)
                        : Optional.empty());
    }

    private static boolean hasOldName(String domain) {
        return labels(domain).stream()
                .anyMatch(label -> label.contains(OLD_NAME) || Nearest.distance(label, OLD_NAME) <= MOST_EDITS);
    }

    private static boolean isNearFamily(String domain, List<String> families) {
        return families.stream().anyMatch(family -> Nearest.distance(end(domain), family) == 1);
    }

    /** The known domain that it begins most like: what comes after that may be anything. */
    private static Optional<String> nearestBeginning(String domain, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(one ->
                        Nearest.distance(domain.substring(0, Math.min(domain.length(), one.length())), one)));
    }

    /** The domains that have a region for each label before them, such as {@code pure.cloud}. */
    private static List<String> families(Collection<String> known) {
        return known.stream()
                .map(LookalikeDomain::end)
                .filter(end -> end.endsWith("pure.cloud"))
                .distinct()
                .toList();
    }

    private static String end(String domain) {
        List<String> labels = labels(domain);
        return String.join(".", labels.subList(Math.max(0, labels.size() - 2), labels.size()));
    }

    private static List<String> labels(String domain) {
        return Arrays.asList(domain.split("\\."));
    }
}
