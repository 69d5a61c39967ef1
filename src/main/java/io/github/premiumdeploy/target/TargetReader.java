package io.github.premiumdeploy.target;

import io.github.premiumdeploy.text.Nearest;
import io.github.premiumdeploy.text.SecretName;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Turns what the user wrote into a target, and collects every problem on the way. */
public final class TargetReader {

    /** Environment variable with an access token. */
    public static final String TOKEN_VARIABLE = "GENESYSCLOUD_ACCESS_TOKEN";

    /** Environment variable with an OAuth client's id. */
    public static final String CLIENT_ID_VARIABLE = "GENESYSCLOUD_OAUTHCLIENT_ID";

    /** Environment variable with an OAuth client's secret. */
    public static final String CLIENT_SECRET_VARIABLE = "GENESYSCLOUD_OAUTHCLIENT_SECRET";

    /** Environment variable with the region. */
    public static final String REGION_VARIABLE = "GENESYSCLOUD_REGION";

    /** The {@code <server>} that is looked up where no other is named. */
    public static final String STANDARD_SERVER = "genesyscloud";

    private static final Set<String> BODY_FIELDS =
            Set.of("applicationId", "environmentId", "name", "description", "version");

    private final UserSettings settings;
    private final Map<String, String> environment;

    /**
     * Reads with these sources.
     *
     * @param environment the environment's variables
     */
    public TargetReader(UserSettings settings, Map<String, String> environment) {
        this.settings = settings;
        this.environment = Map.copyOf(environment);
    }

    /** Reads the target; what it returns is of use only if no problem was added. */
    public Optional<Target> read(Parameters parameters, Problems problems) {
        int before = problems.all().size();
        Optional<URI> apiUrl = parameters.read("apiUrl", ParameterForms.API_URL, problems);
        Optional<URI> loginUrl = parameters.read("loginUrl", ParameterForms.LOGIN_URL, problems);
        Optional<Region> region = region(parameters, problems)
                .filter(known -> isGenuine(
                        known, apiUrl.map(URI::getHost).orElse(""), loginUrl.isPresent(), parameters, problems));
        requireGuard(parameters, problems);
        Optional<Credentials> credentials = credentials(parameters, problems);

        URI api = apiUrl.or(() -> region.map(Region::apiUrl)).orElse(null);
        URI login = loginUrl.or(() -> region.map(Region::loginUrl)).orElse(null);
        boolean needsLogin =
                credentials.filter(c -> c instanceof Credentials.AccessToken).isEmpty();
        // What is set and wrong is a problem already; only what is not set at all is one more.
        boolean regionIsSet = parameters.value("region").isPresent()
                || variable(REGION_VARIABLE).isPresent();
        if (!regionIsSet && parameters.value("apiUrl").isEmpty()) {
            problems.add(
                    "No region: it is not known which Genesys Cloud to talk to",
                    "Set " + Parameters.whereToSet("region") + ", or the environment variable " + REGION_VARIABLE
                            + ": an AWS region (eu-west-1) or a domain (mypurecloud.ie). For a gateway or the"
                            + " sandbox set <apiUrl> and <loginUrl> (properties genesyscloud.apiUrl and"
                            + " genesyscloud.loginUrl).");
        } else if (!regionIsSet && parameters.value("loginUrl").isEmpty() && needsLogin) {
            problems.add(
                    "<apiUrl> is set, and neither <loginUrl> nor <region> says where tokens are issued",
                    "Set " + Parameters.whereToSet("loginUrl")
                            + "; or <region> (property genesyscloud.region, environment variable "
                            + REGION_VARIABLE + ").");
        }
        String scheme = api == null ? "https" : api.getScheme();
        Optional<HttpProxy> proxy = settings.proxy(scheme, problems);
        Timeouts timeouts = Timeouts.read(parameters, problems);
        if (problems.all().size() > before || parameters.hasUseless()) {
            return Optional.empty();
        }
        return Optional.of(new Target(
                parameters.value("target").orElse("default"),
                api,
                login == null ? api : login,
                credentials.orElseThrow(),
                parameters.value("organizationId"),
                proxy,
                timeouts));
    }

    /** Reads the base URL of the API alone, for what needs no login; what it returns is of use only without a new problem. */
    public Optional<URI> apiUrl(Parameters parameters, Problems problems) {
        int before = problems.all().size();
        Optional<URI> apiUrl = parameters.read("apiUrl", ParameterForms.API_URL, problems);
        Optional<Region> region = region(parameters, problems)
                .filter(known -> isGenuine(
                        known, apiUrl.map(URI::getHost).orElse(""), apiUrl.isPresent(), parameters, problems));
        Optional<URI> api = apiUrl.or(() -> region.map(Region::apiUrl));
        if (api.isEmpty() && problems.all().size() == before) {
            problems.add(
                    "No region: it is not known which Genesys Cloud to ask",
                    "Set " + Parameters.whereToSet("region") + ", or the environment variable " + REGION_VARIABLE
                            + ": an AWS region (eu-west-1) or a domain (mypurecloud.ie).");
        }
        return api;
    }

    /**
     * Reads what the Premium App endpoint is sent.
     *
     * @param more further fields of the body, from {@code <properties>}
     * @param required whether a goal has nothing to do without a submission
     */
    public PremiumApp premiumApp(Parameters parameters, Map<String, String> more, boolean required, Problems problems) {
        String permission = text("premiumAppsPermission", ParameterForms.PERMISSION_OR_NONE, parameters, problems);
        return new PremiumApp(
                submission(parameters, more, required, problems),
                text("premiumAppsPath", ParameterForms.PATH, parameters, problems),
                permission,
                text("premiumAppsScope", ParameterForms.TEXT_OR_NONE, parameters, problems),
                text("premiumAppsFeature", ParameterForms.TEXT_OR_NONE, parameters, problems),
                text("organizationCapabilitiesPath", ParameterForms.PATH_OR_NONE, parameters, problems));
    }

    private static String text(String name, ValueForm<String> form, Parameters parameters, Problems problems) {
        return parameters.read(name, form, problems).orElse("");
    }

    private static Optional<PremiumApp.Submission> submission(
            Parameters parameters, Map<String, String> more, boolean required, Problems problems) {
        Optional<String> applicationId = parameters.value("applicationId");
        Optional<String> environmentId = parameters.value("environmentId");
        parameters.read("applicationId", ParameterForms.APP_ID, problems);
        parameters.read("environmentId", ParameterForms.APP_ID, problems);
        boolean any = applicationId.isPresent() || environmentId.isPresent();
        if (applicationId.isEmpty() && (any || required)) {
            problems.add(
                    "No application id: it is not known which Premium App to deploy",
                    "Set " + Parameters.whereToSet("applicationId") + ".");
        }
        if (environmentId.isEmpty() && (any || required)) {
            problems.add(
                    "No environment id: it is not known which environment to deploy the Premium App to",
                    "Set " + Parameters.whereToSet("environmentId") + ".");
        }
        Map<String, String> fields = new TreeMap<>();
        more.forEach((name, value) -> {
            if (BODY_FIELDS.contains(name)) {
                problems.add(
                        "<properties> has <" + name + ">, which the plugin sends by itself",
                        "Remove it there and set " + Parameters.whereToSet(name) + ".");
            }
            if (SecretName.is(name)) {
                problems.add(
                        "<properties> has <" + name + ">, which is named like a secret",
                        "Remove it there: mvn -X prints what <properties> holds, and a targets file is kept with the"
                                + " sources. Rename it if it is no secret.");
            }
            fields.put(name, value == null ? "" : value);
        });
        if (applicationId.isEmpty() || environmentId.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new PremiumApp.Submission(
                applicationId.get(),
                environmentId.get(),
                parameters.value("name").orElse(""),
                parameters.value("description").orElse(""),
                parameters.value("version").orElse(""),
                fields));
    }

    private Optional<Region> region(Parameters parameters, Problems problems) {
        Optional<String> ofEnvironment = variable(REGION_VARIABLE);
        if (parameters.value("region").isPresent() || ofEnvironment.isEmpty()) {
            return parameters.read("region", ParameterForms.REGION, problems);
        }
        try {
            return Optional.of(ParameterForms.REGION.read(ofEnvironment.get()));
        } catch (WrongValueException e) {
            problems.add(
                    "The environment variable " + REGION_VARIABLE + " " + e.getMessage(),
                    e.remedy() + " Correct it there, or set " + Parameters.whereToSet("region") + ".");
            return Optional.empty();
        }
    }

    /** Objects to a domain that only looks like one of Genesys Cloud, unless the URLs show that it is meant. */
    private static boolean isGenuine(
            Region region, String apiHost, boolean hasLoginUrl, Parameters parameters, Problems problems) {
        Optional<String> lookalike = region.lookalike();
        boolean isMeant = !apiHost.isEmpty()
                && (hasLoginUrl || ("." + apiHost).toLowerCase(Locale.ROOT).endsWith("." + region.domain()));
        if (lookalike.isEmpty() || isMeant) {
            return true;
        }
        String place = parameters.value("region").isPresent()
                ? parameters.named("region")
                : "The environment variable " + REGION_VARIABLE;
        problems.add(
                place + " is \"" + region.domain() + "\", which looks like " + lookalike.get() + " and is not it",
                "Did you mean " + lookalike.get() + "? Whoever has that other domain would get the credentials. Set "
                        + Parameters.whereToSet("region") + ", or the environment variable " + REGION_VARIABLE
                        + ". If it is meant, name it by <apiUrl>https://api." + region.domain() + "</apiUrl> (property"
                        + " genesyscloud.apiUrl) as well.");
        return false;
    }

    /** Objects to no guard where one is compulsory. */
    private static void requireGuard(Parameters parameters, Problems problems) {
        if (parameters
                        .read("organizationId", ParameterForms.ORGANIZATION_ID, problems)
                        .isEmpty()
                && parameters.value("organizationId").isEmpty()
                && parameters.isTrue("requireOrganizationId")) {
            problems.add(
                    "No organization id, and " + Parameters.place("requireOrganizationId") + " makes it compulsory",
                    "Set " + Parameters.whereToSet("organizationId")
                            + ": the id of the organization that the credentials"
                            + " must belong to, as GET /api/v2/organizations/me shows it.");
        }
    }

    private Optional<Credentials> credentials(Parameters parameters, Problems problems) {
        if (parameters.isUseless("serverId")) {
            return Optional.empty();
        }
        String serverId = parameters.value("serverId").orElse(STANDARD_SERVER);
        int before = problems.all().size();
        Optional<Credentials> server = settings.server(serverId, problems);
        if (server.isPresent() || problems.all().size() > before) {
            return server;
        }
        Optional<String> token = variable(TOKEN_VARIABLE);
        if (token.isPresent()) {
            return Optional.of(new Credentials.AccessToken(token.get(), "the environment variable " + TOKEN_VARIABLE));
        }
        Optional<String> id = variable(CLIENT_ID_VARIABLE);
        Optional<String> secret = variable(CLIENT_SECRET_VARIABLE);
        if (id.isPresent() && secret.isPresent()) {
            return Optional.of(new Credentials.ClientCredentials(
                    id.get(),
                    secret.get(),
                    "the environment variables " + CLIENT_ID_VARIABLE + " and " + CLIENT_SECRET_VARIABLE));
        }
        String half = id.isPresent() != secret.isPresent()
                ? " (of the two variables only " + (id.isPresent() ? CLIENT_ID_VARIABLE : CLIENT_SECRET_VARIABLE)
                        + " is set)"
                : "";
        String near = Nearest.likely(serverId, settings.serverIds())
                .map(other -> ": settings.xml has a <server> \"" + other + "\", and none \"" + serverId + "\"")
                .orElse("");
        problems.add(
                "No credentials" + half + near,
                "Set one of these; the first that is found is used:\n"
                        + "1. <server> with <id>" + serverId
                        + "</id> in settings.xml: <username> is the OAuth client's id,"
                        + " <password> its secret, encrypted or not (another id: " + Parameters.whereToSet("serverId")
                        + ");\n"
                        + "2. the environment variable " + TOKEN_VARIABLE + ";\n"
                        + "3. the environment variables " + CLIENT_ID_VARIABLE + " and " + CLIENT_SECRET_VARIABLE
                        + ".\nThere is no parameter for a secret, since it would show in \"mvn -X\".");
        return Optional.empty();
    }

    private Optional<String> variable(String name) {
        String value = environment.getOrDefault(name, "").strip();
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }
}
