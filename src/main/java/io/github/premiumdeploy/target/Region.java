package io.github.premiumdeploy.target;

import io.github.premiumdeploy.text.Nearest;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A region of Genesys Cloud, known by its domain. The list of regions is published; new ones come often, so that any
 * other domain is accepted as it is, unless it only looks like a known one ({@link LookalikeDomain}).
 *
 * @param domain for example {@code mypurecloud.ie}
 */
public record Region(String domain) {

    private static final Map<String, String> DOMAINS = new LinkedHashMap<>();

    static {
        DOMAINS.put("us-east-1", "mypurecloud.com");
        DOMAINS.put("us-east-2", "use2.us-gov-pure.cloud");
        DOMAINS.put("us-west-2", "usw2.pure.cloud");
        DOMAINS.put("ca-central-1", "cac1.pure.cloud");
        DOMAINS.put("mx-central-1", "mxc1.pure.cloud");
        DOMAINS.put("sa-east-1", "sae1.pure.cloud");
        DOMAINS.put("eu-west-1", "mypurecloud.ie");
        DOMAINS.put("eu-west-2", "euw2.pure.cloud");
        DOMAINS.put("eu-central-1", "mypurecloud.de");
        DOMAINS.put("eu-central-2", "euc2.pure.cloud");
        DOMAINS.put("me-central-1", "mec1.pure.cloud");
        DOMAINS.put("ap-south-1", "aps1.pure.cloud");
        DOMAINS.put("ap-southeast-1", "apse1.pure.cloud");
        DOMAINS.put("ap-southeast-2", "mypurecloud.com.au");
        DOMAINS.put("ap-northeast-1", "mypurecloud.jp");
        DOMAINS.put("ap-northeast-2", "apne2.pure.cloud");
        DOMAINS.put("ap-northeast-3", "apne3.pure.cloud");
        DOMAINS.put("eusc-de-east-1", "edee1.eusc-pure.cloud");
    }

    private static final Pattern HOST =
            Pattern.compile("(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    /**
     * Reads any spelling of a region: its AWS name ({@code eu-west-1}, {@code EU_WEST_1}), its domain, or an address
     * below the domain ({@code https://api.mypurecloud.ie/}).
     *
     * @return empty if it is neither a known AWS name nor a domain
     */
    public static Optional<Region> parse(String spelling) {
        String text = spelling.strip().toLowerCase(Locale.ROOT);
        String known = DOMAINS.entrySet().stream()
                .filter(entry -> letters(entry.getKey()).equals(letters(text)))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
        if (known != null) {
            return Optional.of(new Region(known));
        }
        String host = text.replaceFirst("^[a-z]+://", "")
                .replaceFirst("[/?#:].*$", "")
                .replaceFirst("\\.$", "");
        String domain = host.replaceFirst("^(api|login|apps)\\.", "");
        String exact = DOMAINS.values().stream()
                .filter(value -> letters(value).equals(letters(domain)))
                .findFirst()
                .orElse(domain);
        return HOST.matcher(exact).matches() ? Optional.of(new Region(exact)) : Optional.empty();
    }

    /** The AWS names of the published regions. */
    public static List<String> knownNames() {
        return new ArrayList<>(DOMAINS.keySet());
    }

    /** The domains of the published regions. */
    static Collection<String> knownDomains() {
        return Collections.unmodifiableCollection(DOMAINS.values());
    }

    /** The known domain that this one only looks like, and is not; empty for a known domain and for any other. */
    Optional<String> lookalike() {
        return LookalikeDomain.of(domain);
    }

    /** The known AWS name that is spelled most like the given text. */
    public static String nearestName(String spelling) {
        return Nearest.to(spelling.toLowerCase(Locale.ROOT), knownNames()).orElseThrow();
    }

    /** Where the platform's API answers in this region. */
    public URI apiUrl() {
        return URI.create("https://api." + domain);
    }

    /** Where tokens are issued in this region. */
    public URI loginUrl() {
        return URI.create("https://login." + domain);
    }

    private static String letters(String text) {
        return text.replaceAll("[-_]", "");
    }
}
