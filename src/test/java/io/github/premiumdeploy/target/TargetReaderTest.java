package io.github.premiumdeploy.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.premiumdeploy.target.Credentials.AccessToken;
import io.github.premiumdeploy.target.Credentials.ClientCredentials;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetReaderTest {

    private static final Credentials SERVER = new ClientCredentials("server-id", "server-secret", "the server");

    private final Map<String, String> environment = new HashMap<>();
    private final FakeSettings settings = new FakeSettings();
    private final Parameters parameters = new Parameters();
    private final Problems problems = new Problems();

    /** A settings.xml with at most one server and one proxy. */
    private static final class FakeSettings implements UserSettings {
        private final Map<String, Credentials> servers = new HashMap<>();
        private final List<String> schemes = new ArrayList<>();
        private Optional<HttpProxy> proxy = Optional.empty();
        private boolean broken;

        @Override
        public Optional<Credentials> server(String serverId, Problems problems) {
            if (broken) {
                problems.add("The password cannot be decrypted", "Mend it.");
            }
            return Optional.ofNullable(servers.get(serverId));
        }

        @Override
        public List<String> serverIds() {
            return List.copyOf(servers.keySet());
        }

        @Override
        public Optional<HttpProxy> proxy(String scheme, Problems problems) {
            schemes.add(scheme);
            return proxy;
        }
    }

    private Optional<Target> read() {
        return new TargetReader(settings, environment).read(parameters, problems);
    }

    private Target target() {
        Optional<Target> target = read();
        assertThat(problems.all()).isEmpty();
        return target.orElseThrow();
    }

    private void withServer() {
        settings.servers.put("genesyscloud", SERVER);
    }

    private List<String> whats() {
        return problems.all().stream().map(Problem::what).toList();
    }

    private PremiumApp app(Map<String, String> more, boolean required) {
        return new TargetReader(settings, environment).premiumApp(parameters, more, required, problems);
    }

    // Credentials

    @Test
    void prefersTheServerThenTheTokenThenTheClientVariables() {
        parameters.with("region", "eu-west-1");
        environment.put("GENESYSCLOUD_OAUTHCLIENT_ID", "id");
        environment.put("GENESYSCLOUD_OAUTHCLIENT_SECRET", "secret");
        assertThat(target().credentials())
                .isEqualTo(new ClientCredentials(
                        "id",
                        "secret",
                        "the environment variables GENESYSCLOUD_OAUTHCLIENT_ID and GENESYSCLOUD_OAUTHCLIENT_SECRET"));
        environment.put("GENESYSCLOUD_ACCESS_TOKEN", " token\n");
        assertThat(target().credentials())
                .isEqualTo(new AccessToken("token", "the environment variable GENESYSCLOUD_ACCESS_TOKEN"));
        withServer();
        assertThat(target().credentials()).isEqualTo(SERVER);
    }

    @Test
    void looksUpTheServerThatIsNamed() {
        parameters.with("region", "eu-west-1").with("serverId", "production");
        Credentials production = new ClientCredentials("p", "secret-p", "production");
        settings.servers.put("production", production);
        withServer();
        assertThat(target().credentials()).isEqualTo(production);
    }

    @Test
    void doesNotFallBackWhereTheServerIsBroken() {
        parameters.with("region", "eu-west-1");
        environment.put("GENESYSCLOUD_ACCESS_TOKEN", "token");
        settings.broken = true;
        assertThat(read()).isEmpty();
        assertThat(whats()).containsExactly("The password cannot be decrypted");
    }

    @Test
    void namesEveryPlaceOfCredentialsWhereThereAreNone() {
        parameters.with("region", "eu-west-1").with("serverId", "nobody");
        assertThat(read()).isEmpty();
        assertThat(problems.all()).containsExactly(new Problem("No credentials", """
                                Set one of these; the first that is found is used:
                                1. <server> with <id>nobody</id> in settings.xml: <username> is the OAuth client's id, \
                                <password> its secret, encrypted or not (another id: <serverId> in the plugin's \
                                <configuration>, or the property genesyscloud.serverId);
                                2. the environment variable GENESYSCLOUD_ACCESS_TOKEN;
                                3. the environment variables GENESYSCLOUD_OAUTHCLIENT_ID and \
                                GENESYSCLOUD_OAUTHCLIENT_SECRET.
                                There is no parameter for a secret, since it would show in "mvn -X"."""));
    }

    @Test
    void namesTheServerThatIsMeantMostLikely() {
        settings.servers.put("genesys-cloud", new Credentials.AccessToken("t", "a test"));
        settings.servers.put("nexus", new Credentials.AccessToken("t", "a test"));
        parameters.with("region", "eu-west-1");
        assertThat(read()).isEmpty();
        assertThat(whats())
                .containsExactly(
                        "No credentials: settings.xml has a <server> \"genesys-cloud\", and none \"genesyscloud\"");
    }

    @ParameterizedTest
    @CsvSource({
        "GENESYSCLOUD_OAUTHCLIENT_ID, GENESYSCLOUD_OAUTHCLIENT_SECRET",
        "GENESYSCLOUD_OAUTHCLIENT_SECRET, GENESYSCLOUD_OAUTHCLIENT_ID"
    })
    void saysWhichOfTheTwoVariablesIsSet(String set, String blank) {
        parameters.with("region", "eu-west-1");
        environment.put(set, "value-of-half");
        environment.put(blank, "  ");
        read();
        assertThat(whats()).containsExactly("No credentials (of the two variables only " + set + " is set)");
        assertThat(problems.all().get(0).remedy()).doesNotContain("value-of-half");
    }

    // Region and URLs

    @Test
    void prefersTheParameterToTheEnvironmentForTheRegion() {
        withServer();
        environment.put("GENESYSCLOUD_REGION", "us-east-1");
        assertThat(target().apiUrl()).isEqualTo(URI.create("https://api.mypurecloud.com"));
        assertThat(target().loginUrl()).isEqualTo(URI.create("https://login.mypurecloud.com"));
        parameters.with("region", "eu-west-1");
        assertThat(target().apiUrl()).isEqualTo(URI.create("https://api.mypurecloud.ie"));
        assertThat(target().loginUrl()).isEqualTo(URI.create("https://login.mypurecloud.ie"));
    }

    @ParameterizedTest
    @CsvSource({"true, <region>", "false, The environment variable GENESYSCLOUD_REGION"})
    void saysWhereTheWrongRegionIsSetAndWhichWasMeant(boolean parameter, String place) {
        withServer();
        environment.put("GENESYSCLOUD_REGION", parameter ? "us-east-1" : "eu-wst-1");
        parameters.with("region", parameter ? "eu-wst-1" : null);
        assertThat(read()).isEmpty();
        assertThat(problems.all())
                .containsExactly(new Problem(
                        place + " is \"eu-wst-1\", which is neither a known AWS region nor a domain",
                        "Did you mean eu-west-1? Known regions: us-east-1, us-east-2, us-west-2, ca-central-1,"
                                + " mx-central-1, sa-east-1, eu-west-1, eu-west-2, eu-central-1, eu-central-2,"
                                + " me-central-1, ap-south-1, ap-southeast-1, ap-southeast-2, ap-northeast-1,"
                                + " ap-northeast-2, ap-northeast-3, eusc-de-east-1. For a newer region give its domain,"
                                + " for example mypurecloud.ie"
                                + (parameter
                                        ? " (<region> in the plugin's <configuration>, or the property"
                                                + " genesyscloud.region)."
                                        : ". Correct it there, or set <region> in the plugin's <configuration>, or the"
                                                + " property genesyscloud.region.")));
    }

    @Test
    void namesEveryPlaceOfTheRegionWhereThereIsNone() {
        withServer();
        assertThat(read()).isEmpty();
        assertThat(problems.all())
                .containsExactly(new Problem(
                        "No region: it is not known which Genesys Cloud to talk to",
                        "Set <region> in the plugin's <configuration>, or the property genesyscloud.region, or the"
                                + " environment variable GENESYSCLOUD_REGION: an AWS region (eu-west-1) or a domain"
                                + " (mypurecloud.ie). For a gateway or the sandbox set <apiUrl> and <loginUrl>"
                                + " (properties genesyscloud.apiUrl and genesyscloud.loginUrl)."));
    }

    @Test
    void letsUrlsWinOverTheRegionOneByOne() {
        withServer();
        parameters.with("region", "eu-west-1").with("apiUrl", "https://gateway.example:8443/genesys//");
        assertThat(target().apiUrl()).isEqualTo(URI.create("https://gateway.example:8443/genesys"));
        assertThat(target().loginUrl()).isEqualTo(URI.create("https://login.mypurecloud.ie"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080",
                "http://LOCALHOST",
                "http://127.0.0.1:1",
                "http://127.8.9.10",
                "http://[::1]:8080",
                "HTTP://localhost",
                "https://api.mypurecloud.ie/",
                "https://gateway.example/genesys"
            })
    void takesHttpsAnywhereAndHttpOnLoopback(String url) {
        withServer();
        parameters.with("apiUrl", url).with("loginUrl", url);
        assertThat(target().apiUrl()).isEqualTo(URI.create(url.replaceFirst("/$", "")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.mypurecloud.ie",
                "http://127.0.0.1.evil.example",
                "http://localhost.evil.example",
                "http://10.0.0.1",
                "http://[::2]"
            })
    void refusesPlainHttpElsewhere(String url) {
        withServer();
        parameters.with("apiUrl", url).with("loginUrl", "https://login.mypurecloud.ie");
        assertThat(read()).isEmpty();
        assertThat(problems.all())
                .containsExactly(new Problem(
                        "<apiUrl> is \"" + url + "\", which would send credentials unencrypted",
                        "Plain http is accepted for loopback addresses only, as localhost, 127.0.0.1 and [::1]: use"
                                + " https (<apiUrl> in the plugin's <configuration>, or the property"
                                + " genesyscloud.apiUrl)."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://host.example/?a=b", "https://host.example/#top", "https://host.example?"})
    void refusesUrlsWithMoreThanAPath(String url) {
        withServer();
        parameters.with("region", "eu-west-1").with("loginUrl", url);
        assertThat(read()).isEmpty();
        assertThat(problems.all())
                .containsExactly(new Problem(
                        "<loginUrl> is \"" + url + "\", which has more than scheme, host, port and path",
                        "Give a base URL, for example https://login.mypurecloud.ie (<loginUrl> in the plugin's"
                                + " <configuration>, or the property genesyscloud.loginUrl)."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://host.example", "api.mypurecloud.ie", "/api", "https://", "https:host", "https://a b"})
    void refusesWhatIsNoHttpUrl(String url) {
        withServer();
        parameters.with("apiUrl", url).with("loginUrl", "https://login.mypurecloud.ie");
        assertThat(read()).isEmpty();
        assertThat(whats()).singleElement().asString().startsWith("<apiUrl> is \"" + url + "\", which is not ");
        assertThat(problems.all().get(0).remedy())
                .isEqualTo("Give a base URL, for example https://api.mypurecloud.ie (<apiUrl> in the plugin's"
                        + " <configuration>, or the property genesyscloud.apiUrl).");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://robot:hidden-word@host.example",
                "https://robot:hidden-word/x@host.example",
                "https://robot:a@hidden-word@host.example",
                "robot:hidden-word@host.example",
                "https://robot:hidden-word @host.example",
                "http://robot:hidden-word@host.example"
            })
    void refusesUserInfoAndDoesNotRepeatIt(String url) {
        withServer();
        parameters.with("apiUrl", url).with("loginUrl", "https://login.mypurecloud.ie");
        assertThat(read()).isEmpty();
        assertThat(problems.all()).hasSize(1);
        assertThat(problems.all().toString()).contains("…@host.example").doesNotContain("hidden-word");
    }

    @Test
    void asksForTheLoginUrlOnlyWhereALoginIsNeeded() {
        withServer();
        parameters.with("apiUrl", "http://localhost:8080");
        assertThat(read()).isEmpty();
        assertThat(problems.all())
                .containsExactly(new Problem(
                        "<apiUrl> is set, and neither <loginUrl> nor <region> says where tokens are issued",
                        "Set <loginUrl> in the plugin's <configuration>, or the property genesyscloud.loginUrl; or"
                                + " <region> (property genesyscloud.region, environment variable"
                                + " GENESYSCLOUD_REGION)."));
    }

    @Test
    void needsNoLoginUrlForAnAccessToken() {
        environment.put("GENESYSCLOUD_ACCESS_TOKEN", "token");
        parameters.with("apiUrl", "http://localhost:8080");
        assertThat(target().apiUrl()).isEqualTo(URI.create("http://localhost:8080"));
    }

    // The rest of a target

    @Test
    void takesStandardsForWhatIsNotSaid() {
        withServer();
        parameters.with("region", "eu-west-1");
        Target target = target();
        assertThat(target.id()).isEqualTo("default");
        assertThat(target.organizationId()).isEmpty();
        assertThat(target.timeouts())
                .isEqualTo(new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(10)));
    }

    @Test
    void readsWhatIsSaid() {
        withServer();
        settings.proxy = Optional.of(new HttpProxy("p", "proxy.corp", 3128, Optional.empty(), List.of()));
        parameters
                .with("apiUrl", "http://localhost:1")
                .with("loginUrl", "http://localhost:2")
                .with("target", "staging")
                .with("organizationId", " org-1 ")
                .with("connectTimeout", "1s")
                .with("requestTimeout", "2s")
                .with("deadline", "3m");
        Target target = target();
        assertThat(target.id()).isEqualTo("staging");
        assertThat(target.organizationId()).contains("org-1");
        assertThat(target.timeouts())
                .isEqualTo(new Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofMinutes(3)));
        assertThat(target.proxy()).isEqualTo(settings.proxy);
        assertThat(settings.schemes).containsExactly("http");
    }

    @Test
    void showsNoSecretAsText() {
        settings.servers.put("genesyscloud", new ClientCredentials("client-1", "hidden-secret", "the server"));
        settings.proxy = Optional.of(new HttpProxy(
                "p", "proxy.corp", 3128, Optional.of(new HttpProxy.Login("robot", "hidden-password")), List.of()));
        parameters.with("region", "eu-west-1");
        assertThat(target().toString())
                .contains("client-1", "robot", "the server")
                .doesNotContain("hidden-secret", "hidden-password");
        assertThat(new AccessToken("hidden-token", "the test")).hasToString("access token from the test");
    }

    @Test
    void collectsAllProblemsAtOnce() {
        parameters
                .with("loginUrl", "http://login.example")
                .with("connectTimeout", "x")
                .with("requestTimeout", "0s")
                .with("deadline", "y")
                .with("premiumAppsPath", "no path")
                .with("premiumAppsPermission", "admin")
                .with("organizationCapabilitiesPath", "?");
        app(Map.of("version", "2"), true);
        read();
        assertThat(whats())
                .containsExactly(
                        "<premiumAppsPermission> is \"admin\", which is not a permission",
                        "No application id: it is not known which Premium App to deploy",
                        "No environment id: it is not known which environment to deploy the Premium App to",
                        "<properties> has <version>, which the plugin sends by itself",
                        "<premiumAppsPath> is \"no path\", which is not the path of an endpoint",
                        "<organizationCapabilitiesPath> is \"?\", which is not the path of an endpoint",
                        "<loginUrl> is \"http://login.example\", which would send credentials unencrypted",
                        "No credentials",
                        "No region: it is not known which Genesys Cloud to talk to",
                        "<connectTimeout> is \"x\", which is not a duration",
                        "<requestTimeout> is \"0s\", which leaves no time",
                        "<deadline> is \"y\", which is not a duration");
        assertThatThrownBy(problems::throwIfAny)
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageStartingWith("The configuration has 12 problems; nothing was sent:\n"
                        + "- <premiumAppsPermission> is \"admin\", which is not a permission.\n"
                        + "    Write it as domain:entity:action,")
                .hasMessageContaining("\n- No credentials.\n    Set one of these;");
    }

    @Test
    void everyProblemNamesAPlaceInThePomAndAProperty() {
        collectsAllProblemsAtOnce();
        assertThat(problems.all())
                .allSatisfy(problem -> assertThat(problem.remedy()).contains("<configuration>", "genesyscloud."));
    }

    // The Premium App

    private void standardApp() {
        parameters
                .with("applicationId", "app-1")
                .with("environmentId", "staging")
                .with("name", "Acme Phone")
                .with("description", "Calls")
                .with("version", "1.0")
                .with("premiumAppsPath", "/api/v2/apps/premium")
                .with("premiumAppsPermission", "admin:app:write")
                .with("premiumAppsScope", "admin:app:write")
                .with("premiumAppsFeature", "AppFoundry Premium")
                .with("organizationCapabilitiesPath", "/api/v2/organizationCapabilities");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mypurecloud.co", "api.mypurecloud.com.evil.example", "https://api.mypurecloud.ei/"})
    void refusesARegionThatOnlyLooksLikeOneUnlessAUrlNamesItToo(String region) {
        withServer();
        parameters.with("region", region);
        assertThat(read()).isEmpty();
        assertThat(whats())
                .singleElement()
                .asString()
                .startsWith("<region> is \"mypurecloud.")
                .contains("looks like");
        assertThat(problems.all().get(0).remedy())
                .startsWith("Did you mean mypurecloud.")
                .contains("<apiUrl>https://api.mypurecloud.");
        String domain = Region.parse(region).orElseThrow().domain();
        for (String apiUrl : List.of("https://api." + domain, "https://API." + domain.toUpperCase(Locale.ROOT) + "/")) {
            Problems none = new Problems();
            Target target = new TargetReader(settings, environment)
                    .read(new Parameters().with("region", region).with("apiUrl", apiUrl), none)
                    .orElseThrow(() -> new AssertionError(none.all().toString()));
            assertThat(target.loginUrl()).isEqualTo(URI.create("https://login." + domain));
        }
    }

    @Test
    void takesTheLoginOfALookalikeFromNoUrlOfAnother() {
        withServer();
        parameters.with("region", "mypurecloud.co").with("apiUrl", "https://gateway.example");
        assertThat(read()).isEmpty();
        assertThat(whats()).singleElement().asString().contains("looks like mypurecloud.com");
    }

    @Test
    void refusesALookalikeInTheEnvironmentToo() {
        withServer();
        environment.put("GENESYSCLOUD_REGION", "mypurecloud.co");
        assertThat(read()).isEmpty();
        assertThat(whats())
                .containsExactly("The environment variable GENESYSCLOUD_REGION is \"mypurecloud.co\", which looks like"
                        + " mypurecloud.com and is not it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xxx", "the region that is meant", "your-region.pure.cloud", "xxx.pure.cloud", "<region>"})
    void refusesAPlaceholderOfARegion(String text) {
        withServer();
        parameters.with("region", text);
        assertThat(read()).isEmpty();
        assertThat(whats()).containsExactly("<region> is \"" + text + "\", which stands for a region and names none");
    }

    @Test
    void refusesPlaceholdersOfIds() {
        withServer();
        standardApp();
        parameters
                .with("region", "eu-west-1")
                .with("organizationId", "the organization that is meant")
                .with("applicationId", "your application's id")
                .with("environmentId", "xxx");
        read();
        app(Map.of(), true);
        assertThat(whats())
                .containsExactly(
                        "<organizationId> is \"the organization that is meant\", which stands for an id and is none",
                        "<applicationId> is \"your application's id\", which stands for an id and is none",
                        "<environmentId> is \"xxx\", which stands for an id and is none");
    }

    @Test
    void readsAnAppWithItsFurtherFields() {
        standardApp();
        Map<String, String> more = new HashMap<>(Map.of("channel", "beta"));
        more.put("empty", null);
        PremiumApp app = app(more, true);
        assertThat(problems.all()).isEmpty();
        assertThat(app)
                .isEqualTo(new PremiumApp(
                        Optional.of(new PremiumApp.Submission(
                                "app-1",
                                "staging",
                                "Acme Phone",
                                "Calls",
                                "1.0",
                                Map.of("channel", "beta", "empty", ""))),
                        "/api/v2/apps/premium",
                        "admin:app:write",
                        "admin:app:write",
                        "AppFoundry Premium",
                        "/api/v2/organizationCapabilities"));
    }

    @Test
    void readsNoneAsNotChecked() {
        standardApp();
        parameters
                .with("premiumAppsPermission", "none")
                .with("premiumAppsScope", "None")
                .with("premiumAppsFeature", "NONE")
                .with("organizationCapabilitiesPath", "none");
        PremiumApp app = app(Map.of(), true);
        assertThat(problems.all()).isEmpty();
        assertThat(app.permission() + app.scope() + app.feature() + app.capabilitiesPath())
                .isEmpty();
    }

    @Test
    void needsNoAppWhereTheGoalNeedsNone() {
        parameters.with("premiumAppsPath", "/api/v2/apps/premium");
        assertThat(app(Map.of(), false).submission()).isEmpty();
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void refusesHalfAnAppInAnyGoal() {
        parameters.with("premiumAppsPath", "/api/v2/apps/premium").with("applicationId", "app-1");
        app(Map.of(), false);
        assertThat(problems.all())
                .containsExactly(new Problem(
                        "No environment id: it is not known which environment to deploy the Premium App to",
                        "Set <environmentId> in the plugin's <configuration>, or the property"
                                + " genesyscloud.environmentId."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"applicationId", "environmentId", "name", "description", "version"})
    void refusesFieldsThatHaveAParameterAmongTheProperties(String name) {
        standardApp();
        app(Map.of(name, "x"), true);
        assertThat(problems.all())
                .containsExactly(new Problem(
                        "<properties> has <" + name + ">, which the plugin sends by itself",
                        "Remove it there and set <" + name
                                + "> in the plugin's <configuration>, or the property genesyscloud." + name + "."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "api/v2/apps/premium",
                "https://evil.example/api",
                "/",
                "/api?x=1",
                "/api#x",
                "/a b",
                "/api/%zz",
                "/api\\x",
                "/ä"
            })
    void refusesAPathThatIsNone(String path) {
        standardApp();
        parameters.with("premiumAppsPath", path);
        app(Map.of(), true);
        assertThat(problems.all())
                .containsExactly(new Problem(
                        "<premiumAppsPath> is \"" + path + "\", which is not the path of an endpoint",
                        "Give a path that starts with a slash and has no query, for example /api/v2/apps/premium"
                                + " (<premiumAppsPath> in the plugin's <configuration>, or the property"
                                + " genesyscloud.premiumAppsPath)."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v2/apps/premium", "/x", "/api/v3/apps;v=1/premium%20apps/"})
    void takesAnyPath(String path) {
        standardApp();
        parameters.with("premiumAppsPath", path);
        assertThat(app(Map.of(), true).path()).isEqualTo(path);
        assertThat(problems.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"admin", "admin:app", "admin:app:write:all", "admin::write", "admin app write", ":app:write"})
    void refusesAPermissionOfAnotherForm(String permission) {
        standardApp();
        parameters.with("premiumAppsPermission", permission);
        app(Map.of(), true);
        assertThat(problems.all())
                .containsExactly(new Problem(
                        "<premiumAppsPermission> is \"" + permission + "\", which is not a permission",
                        "Write it as domain:entity:action, for example admin:app:write; none = not checked"
                                + " (<premiumAppsPermission> in the plugin's <configuration>, or the property"
                                + " genesyscloud.premiumAppsPermission)."));
    }
}
