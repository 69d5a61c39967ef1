package io.github.premiumdeploy.target;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/** The forms of the values of parameters, beside those that a class has which stands for the value itself. */
public final class ParameterForms {

    /** The values of {@code organizationId}. */
    public static final ValueForm<String> ORGANIZATION_ID = ValueForm.id(
            "Write the organization's id, as GET /api/v2/organizations/me shows it: check-permissions without"
                    + " <organizationId> prints the one that the credentials belong to.");

    /** The values of {@code applicationId} and {@code environmentId}. */
    public static final ValueForm<String> APP_ID = ValueForm.id("Write the id itself.");

    /** The values of {@code serverId}. */
    public static final ValueForm<String> SERVER_ID =
            ValueForm.word("Write the <id> of a <server> of settings.xml, and give that one an id without blanks.");

    /** The values of {@code apiUrl}. */
    public static final ValueForm<URI> API_URL = text -> url(text, "api");

    /** The values of {@code loginUrl}. */
    public static final ValueForm<URI> LOGIN_URL = text -> url(text, "login");

    /** The values of {@code region}, also in the environment. */
    public static final ValueForm<Region> REGION = ParameterForms::region;

    /** The values of {@code premiumAppsPath}. */
    public static final ValueForm<String> PATH = ValueForm.matching(
            "/([A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})+",
            "which is not the path of an endpoint",
            "Give a path that starts with a slash and has no query, for example /api/v2/apps/premium.");

    /** The values of {@code organizationCapabilitiesPath}. */
    public static final ValueForm<String> PATH_OR_NONE = ValueForm.orNone(PATH);

    /** The values of {@code premiumAppsScope} and {@code premiumAppsFeature}. */
    public static final ValueForm<String> TEXT_OR_NONE = ValueForm.orNone(ValueForm.ANY);

    /** The values of {@code premiumAppsPermission}. */
    public static final ValueForm<String> PERMISSION_OR_NONE = ValueForm.orNone(ValueForm.matching(
            "[^:\\s]+:[^:\\s]+:[^:\\s]+",
            "which is not a permission",
            "Write it as domain:entity:action, for example admin:app:write; none = not checked."));

    /** The values of {@code pruneConfirm}. */
    public static final ValueForm<String> LIST_DIGEST = ValueForm.matching(
            "[0-9a-f]{12}",
            "which is not the digest of a list",
            "Run the goal plan with prune: it shows the list and its digest, twelve hexadecimal digits.");

    /** The values of {@code pruneLimit} and {@code maxFailures}. */
    public static final ValueForm<Integer> COUNT = ValueForm.number(0, Integer.MAX_VALUE);

    /** The values of {@code sandboxStopAfter}. */
    public static final ValueForm<Duration> TIME = ValueForm.duration(Duration.ofMinutes(10));

    /** The values of {@code sandboxPort}. */
    public static final ValueForm<Integer> PORT = ValueForm.number(0, 65535);

    /** The values of {@code contract}. */
    public static final ValueForm<String> CONTRACT = ValueForm.oneOf(
            "compiled", "the permissions count that the plugin was built with",
            "live", "those count that the region publishes today");

    /** The values of {@code contractScope}. */
    public static final ValueForm<String> CONTRACT_SCOPE =
            ValueForm.oneOf("descriptor", "what this app's runs send", "all", "all that the plugin can send");

    /** The values of {@code conformanceWrites}; Maven makes "true" of a property without a value. */
    public static final ValueForm<String> CONFORMANCE_PREFIX = ValueForm.matching(
            "(?!(?i:true|false)$)[A-Za-z0-9][A-Za-z0-9 _.-]{1,38}[A-Za-z0-9_-]",
            "which is no prefix",
            "Give a prefix of 3 to 40 letters, digits, spaces, dots, hyphens or underscores, as in"
                    + " -Dgenesyscloud.conformanceWrites=conformance, or leave it out, to read only.");

    private ParameterForms() {}

    private static URI url(String text, String host) throws WrongValueException {
        String shown = text.replaceFirst("(?s)^([A-Za-z]+://)?.*@", "$1…@");
        String remedy = "Give a base URL, for example https://" + host + ".mypurecloud.ie.";
        URI uri;
        try {
            uri = new URI(text.replaceFirst("/+$", ""));
        } catch (URISyntaxException e) {
            throw new WrongValueException(shown, "which is not a URL", remedy);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || !Set.of("http", "https").contains(scheme)) {
            throw new WrongValueException(shown, "which is not an http or https URL with a host", remedy);
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new WrongValueException(shown, "which has more than scheme, host, port and path", remedy);
        }
        if (scheme.equals("http") && !isLoopback(uri.getHost())) {
            throw new WrongValueException(
                    shown,
                    "which would send credentials unencrypted",
                    "Plain http is accepted for loopback addresses only, as localhost, 127.0.0.1 and [::1]: use https.");
        }
        return uri;
    }

    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost") || host.matches("127(\\.\\d{1,3}){3}") || host.equals("[::1]");
    }

    private static Region region(String text) throws WrongValueException {
        // Also for a domain of which only the part before the first dot is to be replaced.
        String first = text.replaceFirst("^[A-Za-z]+://", "").replaceFirst("^(api|login|apps)\\.", "");
        if (Placeholder.is(text) || Placeholder.is(first.replaceFirst("\\..*", ""))) {
            throw new WrongValueException(
                    text,
                    "which stands for a region and names none",
                    "Write the organization's region: an AWS region, as eu-west-1, or a domain, as mypurecloud.ie.");
        }
        return Region.parse(text)
                .orElseThrow(() -> new WrongValueException(
                        text,
                        "which is neither a known AWS region nor a domain",
                        "Did you mean " + Region.nearestName(text) + "? Known regions: "
                                + String.join(", ", Region.knownNames())
                                + ". For a newer region give its domain, for example mypurecloud.ie."));
    }
}
