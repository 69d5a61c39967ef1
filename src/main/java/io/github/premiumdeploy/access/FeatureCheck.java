package io.github.premiumdeploy.access;

import io.github.premiumdeploy.access.Finding.Fact;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.Fetched;
import io.github.premiumdeploy.genesys.Organization;
import io.github.premiumdeploy.target.PremiumApp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Judges whether the organization has a feature. Its name is reported by users, and where it would show is not known:
 * letters and digits are compared, case is ignored, and "absent" means "as far as can be seen".
 */
final class FeatureCheck {

    /** What is neither a letter nor a digit. */
    private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{N}]");

    private final String feature;
    private final List<String> unread = new ArrayList<>();
    private final List<String> absentFrom = new ArrayList<>();
    private Optional<Finding> found = Optional.empty();

    private FeatureCheck(String feature) {
        this.feature = feature;
    }

    /** Of the feature that a submission needs, with a look into the features of the caller's organization. */
    static FeatureCheck of(PremiumApp app, Caller caller) {
        return new FeatureCheck(app.feature())
                .look(
                        "the features of GET /api/v2/organizations/me",
                        caller.organization().map(Organization::features));
    }

    FeatureCheck products(Fetched<List<String>> products) {
        return look(
                "the products of GET /api/v2/authorization/products",
                products.map(ids ->
                        ids.stream().collect(Collectors.toMap(id -> id, id -> true, (a, b) -> a, TreeMap::new))));
    }

    /** Looks into the unpublished capabilities; that they are not offered (404) tells nothing. */
    FeatureCheck capabilities(String path, Fetched<Map<String, Boolean>> capabilities) {
        boolean notOffered = capabilities
                .reason()
                .filter(reason -> reason instanceof ApiException api && api.isGone())
                .isPresent();
        return notOffered ? this : look("GET " + path + " (unpublished)", capabilities);
    }

    private FeatureCheck look(String place, Fetched<Map<String, Boolean>> features) {
        if (found.isPresent()) {
            return this;
        }
        if (features instanceof Fetched.Failed<Map<String, Boolean>> unknown) {
            unread.add(place + ": " + Reasons.words(unknown.why()));
            return this;
        }
        found = features.value().orElseThrow().entrySet().stream()
                .filter(entry -> letters(entry.getKey()).equals(letters(feature)))
                .findFirst()
                .map(entry -> Finding.of(entry.getValue() ? Cause.FEATURE_ON : Cause.FEATURE_OFF)
                        .with(Fact.FEATURE, feature)
                        .with(Fact.PLACE, place));
        if (found.isEmpty()) {
            absentFrom.add(place);
        }
        return this;
    }

    boolean isAsked() {
        return !feature.isEmpty();
    }

    /** Whether what was looked into so far knows the feature. */
    boolean isFound() {
        return found.isPresent();
    }

    Finding finding() {
        if (!isAsked()) {
            return Finding.of(Cause.FEATURE_NOT_CHECKED);
        }
        if (found.isPresent()) {
            return found.get();
        }
        return unread.isEmpty()
                ? Finding.of(Cause.FEATURE_ABSENT)
                        .with(Fact.FEATURE, feature)
                        .with(Fact.PLACE, String.join(", ", absentFrom))
                : Finding.of(Cause.FEATURE_UNKNOWN)
                        .with(Fact.FEATURE, feature)
                        .with(Fact.REASON, String.join("; ", unread));
    }

    private static String letters(String name) {
        return OTHERS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
    }
}
