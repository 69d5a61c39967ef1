package io.github.premiumdeploy.report;

import static io.github.premiumdeploy.testing.SandboxHarness.ADMIN;
import static io.github.premiumdeploy.testing.SandboxHarness.DEPLOYER;
import static io.github.premiumdeploy.testing.SandboxHarness.ORGANIZATION;
import static io.github.premiumdeploy.testing.SandboxHarness.SECRET;
import static io.github.premiumdeploy.testing.SandboxHarness.SUBMIT;
import static io.github.premiumdeploy.testing.ScriptedTransport.fail;
import static io.github.premiumdeploy.testing.ScriptedTransport.json;
import static io.github.premiumdeploy.testing.ScriptedTransport.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.apply.RunFailure;
import io.github.premiumdeploy.apply.RunResult;
import io.github.premiumdeploy.http.TransportException;
import io.github.premiumdeploy.http.TransportException.Kind;
import io.github.premiumdeploy.run.Deployment;
import io.github.premiumdeploy.target.InvalidConfigurationException;
import io.github.premiumdeploy.target.Problem;
import io.github.premiumdeploy.testing.DeployGoals;
import io.github.premiumdeploy.testing.FailedRun;
import io.github.premiumdeploy.testing.PlanListener;
import io.github.premiumdeploy.testing.SandboxHarness;
import io.github.premiumdeploy.testing.ScriptedTransport.Reply;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The wording of each ending, as a deploy to the sandbox comes to it. */
class FailureMessageTest {

    private static final String WHO = "\n  Organization:    \"Sandbox\" (ID) at URL"
            + "\n  Client:          \"App Deployer\" (5ca1ab1e-0000-4000-8000-0000000000c1)";

    private static FailureMessage ending(SandboxHarness harness, boolean preflight) throws Exception {
        return FailedRun.of(new Deployment(
                                harness.context(progress -> {}),
                                DeployGoals.of(preflight),
                                receipt -> {},
                                PlanListener.NONE)
                        .run())
                .message(harness.target());
    }

    private static FailureMessage of(IOException e) {
        return FailureMessage.of(RunResult.failed(new RunFailure.Broken(e)), "premium-deploy", Samples.target());
    }

    /** The message with the sandbox's address and the correlation ids, which differ by run, made the same. */
    private static String text(FailureMessage ending) {
        return ending.message()
                .replaceAll("http://127.0.0.1:\\d+", "URL")
                .replaceAll(
                        "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[89ab][0-9a-f]{3}-[0-9a-f]{12}(?<!000000c[123])", "ID");
    }

    private static FailureMessage refused(int status, String body, Map<String, String> headers) throws Exception {
        try (SandboxHarness harness = SandboxHarness.standard().within(Duration.ofSeconds(30))) {
            harness.script().on(SUBMIT, with(status, body, headers));
            return ending(harness, true);
        }
    }

    private static void assertFailure(FailureMessage ending, String text) {
        assertThat(text(ending)).isEqualTo(text);
        assertThat(ending.isFailure()).isTrue();
    }

    private static void assertError(FailureMessage ending, String text) {
        assertThat(text(ending)).isEqualTo(text);
        assertThat(ending.isFailure()).isFalse();
    }

    @Test
    void badRequest() throws Exception {
        assertFailure(refused(400, """
                        {"message": "Not valid", "code": "constraint.validation",
                         "details": [{"errorCode": "invalid.value", "fieldName": "environmentId"}, {}],
                         "errors": [{"message": "No such environment"}],
                         "limit": {"key": "max.apps", "namespace": "apps", "value": "5"}}""", Map.of()), """
                Could not submit the Premium App: POST /api/v2/apps/premium (unpublished) at URL answered 400 \
                constraint.validation.
                  Server:          "Not valid"
                  Detail:          environmentId invalid.value
                  Detail:          No such environment
                  Limit:           apps max.apps 5
                  Correlation id:  scripted-correlation-id
                Permissions are right (a 403 would say otherwise); the content is not. Check <applicationId>, \
                <environmentId>, <properties> and the project's name and version against the text above.
                  Organization:    "Sandbox" (ID) at URL
                  Client:          "App Deployer" (5ca1ab1e-0000-4000-8000-0000000000c1)""");
    }

    @Test
    void unauthorized() throws Exception {
        try (SandboxHarness harness = SandboxHarness.standard()) {
            Reply expired = json(401, "{\"code\": \"credentials.expired\", \"message\": \"Expired.\"}");
            harness.script().on(SUBMIT, expired, expired);
            assertFailure(ending(harness, true), """
                    Could not submit the Premium App: the API does not accept the login's token (401 credentials.expired).
                    1. URL does not accept the token that URL issued to the OAuth client from the test, also after a new login: \
                    401 credentials.expired "Expired.".
                       - Check that URL and URL belong to one region: <region>, or <apiUrl> and <loginUrl>.
                       - If they do: each OAuth client has a limited number of tokens, and a login too many ends the oldest. Do \
                    not run many builds at once with this client; give them clients of their own.
                       - Look whether the client was deleted or made inactive just now: Admin > Integrations > OAuth.
                       More: mvn genesyscloud:explain -Dgenesyscloud.topic=401-token
                      Request:         POST /api/v2/apps/premium (unpublished) answered 401 credentials.expired
                      Server:          "Expired."
                      Correlation id:  scripted-correlation-id
                      Organization:    "Sandbox" (ID) at URL
                      Client:          "App Deployer" (5ca1ab1e-0000-4000-8000-0000000000c1)""");
        }
    }

    @Test
    void forbiddenAndExplained() throws Exception {
        try (SandboxHarness harness = SandboxHarness.standard().asClient(ADMIN, SECRET)) {
            FailureMessage ending = ending(harness, false);
            assertFailure(ending, """
                    Could not submit the Premium App: the OAuth client "App Admin" lacks admin:app:write; the role "App \
                    Deployer" has it.
                    1. admin:app:write: in none of the roles of the OAuth client "App Admin" (roles: "App Admin"). The role "App \
                    Deployer" of this organization has it, and is not granted to the OAuth client "App Admin".
                         Needed to submit the Premium App (submission)
                         Nearly: the role "App Admin" has admin:app:read, which does not include write.
                       - If the role "App Deployer" is meant for this, grant it to the OAuth client "App Admin": Admin > \
                    Integrations > OAuth > the client > Roles, in the home division or in all divisions.
                       - Otherwise make a new custom role with the permissions in role.json (written by this run, and by the goal \
                    required-permissions, to <outputDirectory>, by default target/genesyscloud): under Admin > People & Permissions \
                    > Roles / Permissions, or by sending the file to POST /api/v2/authorization/roles. Do not add them to a role \
                    that others hold, or to one of the platform's own.
                       - Grant that role to the OAuth client "App Admin" and to nobody else: Admin > Integrations > OAuth > the \
                    client > Roles. A grant takes effect within five minutes.
                       More: mvn genesyscloud:explain -Dgenesyscloud.topic=403-role-not-granted
                      Request:         POST /api/v2/apps/premium (unpublished) answered 403 forbidden
                      Server:          "Access denied. You do not have permission to perform this action."
                      Correlation id:  ID
                      Organization:    "Sandbox" (ID) at URL
                      Client:          "App Admin" (5ca1ab1e-0000-4000-8000-0000000000c2)""");
        }
    }

    @Test
    void stoppedByThePreflight() throws Exception {
        try (SandboxHarness harness = SandboxHarness.in("features: {AppFoundry Premium: false}")) {
            assertFailure(ending(harness, true), """
                    Organization "Sandbox" would refuse premium-deploy: the feature "AppFoundry Premium" is switched off in this \
                    organization.
                    1. The organization's feature "AppFoundry Premium" is switched off, seen in the features of GET \
                    /api/v2/organizations/me.
                       - Ask Genesys (your AppFoundry contact or Customer Care) to enable "AppFoundry Premium" for this \
                    organization; without it every submission is reported to be refused, whatever the permissions.
                       - If your organization names it otherwise, set <premiumAppsFeature> (none = not checked).
                       More: mvn genesyscloud:explain -Dgenesyscloud.topic=403-capability
                      Organization:    "Sandbox" (ID) at URL
                      Client:          "App Deployer" (5ca1ab1e-0000-4000-8000-0000000000c1)
                    Nothing was written. <preflight>false</preflight> (property genesyscloud.preflight) leaves this check to the \
                    platform.""".replace("5ca1ab1e-0000-4000-8000-000000000001", "ID"));
        }
    }

    @Test
    void stoppedByTheGuardWhichPreflightDoesNotLift() throws Exception {
        try (SandboxHarness harness = SandboxHarness.standard().guardedBy("another")) {
            assertFailure(ending(harness, false), """
                    premium-deploy must not run on organization "Sandbox": <organizationId> asks for another organization.
                    1. The token belongs to "Sandbox" (ID), and <organizationId> asks for another.
                       - Use the credentials of the organization that is meant (now from the test), or correct <organizationId> \
                    (property genesyscloud.organizationId).
                       More: mvn genesyscloud:explain -Dgenesyscloud.topic=wrong-organization
                      Organization:    "Sandbox" (ID) at URL
                      Client:          "App Deployer" (5ca1ab1e-0000-4000-8000-0000000000c1)
                    Nothing was written.""");
        }
    }

    @Test
    void stoppedByAGuardThatCannotBeChecked() throws Exception {
        try (SandboxHarness harness = SandboxHarness.standard().guardedBy(ORGANIZATION)) {
            Reply gone = json(404, "{}");
            harness.script().on("GET /api/v2/organizations/me", gone).on("GET /api/v2/tokens/me", gone);
            assertError(ending(harness, true), """
                    The run was stopped: <organizationId> guards it, and the organization is not known.
                    1. Which organization the token belongs to could not be read (ID is expected): could not read the \
                    organization: GET /api/v2/organizations/me answered 404 (correlation id scripted-correlation-id).
                       - Try again; without an answer the plugin does not write to an organization that \
                    <organizationId> guards.
                    Nothing was written.""");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405, 410, 501})
    void notOffered(int status) throws Exception {
        assertFailure(refused(status, "{}", Map.of()), """
                Could not submit the Premium App: this organization does not offer POST /api/v2/apps/premium.
                1. This organization does not offer POST /api/v2/apps/premium (%1$d). This endpoint is not in the published \
                API; what it needs is known from users' reports.
                   - Check <premiumAppsPath> (property genesyscloud.premiumAppsPath) and the region.
                   - The published way to bring a Premium App into an organization is to create an integration of the app's \
                own type (POST /api/v2/integrations), as the premium app wizard does.
                   More: mvn genesyscloud:explain -Dgenesyscloud.topic=404-endpoint
                  Request:         POST /api/v2/apps/premium (unpublished) answered %1$d
                  Correlation id:  scripted-correlation-id
                  Organization:    "Sandbox" (ID) at URL
                  Client:          "App Deployer" (5ca1ab1e-0000-4000-8000-0000000000c1)""".formatted(status));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "409|true|Something of this name or id exists already, or was changed meanwhile; look at it in the"
                        + " organization, then deploy again.",
                "413|true|The content is too large; shorten the description or <properties>.",
                "415|true|Genesys support asks for the correlation id."
            })
    void refusedForAnotherReason(int status, boolean failure, String remedy) throws Exception {
        FailureMessage ending = refused(status, "{\"code\": \"some.code\"}", Map.of("ININ-Correlation-Id", ""));
        assertThat(text(ending))
                .isEqualTo("Could not submit the Premium App: POST /api/v2/apps/premium (unpublished) at URL answered "
                        + status
                        + " some.code.\n  Correlation id:  none, so that the answer may not be Genesys Cloud's but a"
                        + " proxy's or gateway's\n" + remedy + WHO);
        assertThat(ending.isFailure()).isEqualTo(failure);
    }

    @Test
    void tooManyRequests() throws Exception {
        assertError(refused(429, "{}", Map.of("Retry-After", "42")), """
                Could not submit the Premium App: POST /api/v2/apps/premium (unpublished) at URL answered 429.
                  Correlation id:  scripted-correlation-id
                The organization's rate limit is used up (300 requests a minute and token are published); it asks to \
                wait 42 s, longer than <deadline> leaves. Run fewer builds at once, or raise <deadline> (property \
                genesyscloud.deadline).
                  Organization:    "Sandbox" (ID) at URL
                  Client:          "App Deployer" (5ca1ab1e-0000-4000-8000-0000000000c1)""");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void serverBrokeOnTheSubmission(int status) throws Exception {
        assertError(refused(status, "{\"message\": \"Out of order\"}", Map.of()), """
                It is not known whether the submission was processed: could not submit the Premium App: \
                POST /api/v2/apps/premium answered %d.
                  Server:          "Out of order"
                  Correlation id:  scripted-correlation-id
                It was not sent again: that could make a second app. Look in the organization whether the app is \
                there, then deploy again if it is not.
                  Organization:    "Sandbox" (ID) at URL
                  Client:          "App Deployer" (5ca1ab1e-0000-4000-8000-0000000000c1)""".formatted(status));
    }

    @Test
    void answerLost() throws Exception {
        try (SandboxHarness harness = SandboxHarness.standard()) {
            harness.script().on(SUBMIT, fail(Kind.CONNECTION_LOST));
            assertError(ending(harness, true), """
                    The answer to the submission was lost, so that it may have been processed or not: it failed as \
                    CONNECTION_LOST.
                    It was not sent again: that could make a second app. Look in the organization whether the app is \
                    there, then deploy again if it is not.
                      Organization:    "Sandbox" (ID) at URL
                      Client:          "App Deployer" (5ca1ab1e-0000-4000-8000-0000000000c1)""");
        }
    }

    @Test
    void submissionFailed() throws Exception {
        try (SandboxHarness harness = SandboxHarness.standard()) {
            harness.script()
                    .on(SUBMIT, json(201, "{\"id\": \"sub-1\", \"status\": \"FAILED\", \"message\": \"No billing\"}"));
            assertFailure(ending(harness, true), """
                    The platform took the submission (id sub-1) and it failed: status FAILED, "No billing".
                      Correlation id:  scripted-correlation-id
                    Correct what the reason names and deploy again.
                      Organization:    "Sandbox" (ID) at URL
                      Client:          "App Deployer" (5ca1ab1e-0000-4000-8000-0000000000c1)""");
        }
    }

    @Test
    void submissionStillPending() throws Exception {
        try (SandboxHarness harness = SandboxHarness.in("premiumApps: {answer: pending, outcome: never}")
                .within(Duration.ofSeconds(9))) {
            assertError(FailureMessage.error(text(ending(harness, true)).replaceAll("\\bsub-[\\w-]+|ID", "ID")), """
                    The deadline of PT9S came while the platform still worked on the submission (id ID): status \
                    IN_PROGRESS.
                    It may still succeed. Its state is at /api/v2/apps/premium/ID; give it longer with <deadline> \
                    (property genesyscloud.deadline).
                      Organization:    "Sandbox" (ID) at URL
                      Client:          "App Deployer" (5ca1ab1e-0000-4000-8000-0000000000c1)""");
        }
    }

    @Test
    void submissionThatCannotBeFollowed() throws Exception {
        try (SandboxHarness harness = SandboxHarness.standard()) {
            harness.script().on(SUBMIT, json(202, "{\"status\": \"PENDING\"}"));
            assertError(ending(harness, true), """
                    The platform took the submission, and how it ends cannot be seen: the answer names neither an id \
                    nor a selfUri.
                    Look in the organization whether the app is there before you deploy again: a second submission may \
                    make a second one.
                      Organization:    "Sandbox" (ID) at URL
                      Client:          "App Deployer" (5ca1ab1e-0000-4000-8000-0000000000c1)""");
        }
        try (SandboxHarness harness = SandboxHarness.standard()) {
            harness.script()
                    .on(SUBMIT, json(202, "{\"id\": \"sub-1\"}"))
                    .on("GET /api/v2/apps/premium/sub-1", json(403, "{}"));
            assertError(ending(harness, true), """
                    The platform took the submission (id sub-1), and how it ends cannot be seen: could not read the \
                    state of the submission: GET /api/v2/apps/premium/sub-1 answered 403.
                    Look in the organization whether the app is there before you deploy again: a second submission may \
                    make a second one.
                      Organization:    "Sandbox" (ID) at URL
                      Client:          "App Deployer" (5ca1ab1e-0000-4000-8000-0000000000c1)""");
        }
    }

    @Test
    void loginRefused() throws Exception {
        try (SandboxHarness harness = SandboxHarness.standard().asClient(DEPLOYER, "wrong")) {
            assertFailure(ending(harness, true), """
                    No access token: the login does not accept the OAuth client 5ca1ab1e-0000-4000-8000-0000000000c1 with its \
                    secret.
                    1. URL/oauth/token does not accept the OAuth client 5ca1ab1e-0000-4000-8000-0000000000c1 with the secret from \
                    the test: 400 invalid_client "authentication failed".
                       - Compare the client id and the secret with Admin > Integrations > OAuth in Genesys Cloud; the client must \
                    exist, be active, and have the grant type Client Credentials.
                       - Check the region: the right client at the wrong region gets the same answer. The region in use is that \
                    of URL/oauth/token; change it with <region>, the property genesyscloud.region, or the environment variable \
                    GENESYSCLOUD_REGION.
                       - If that is all in order: the organization, or the OAuth client, may have a list of addresses that may \
                    log in (IP allow list), and this machine's address, or its proxy's, may not be on it.
                       More: mvn genesyscloud:explain -Dgenesyscloud.topic=401-login
                      Request:         POST URL/oauth/token answered 400 invalid_client to OAuth client \
                    5ca1ab1e-0000-4000-8000-0000000000c1 from the test
                      Server:          "authentication failed"
                      Correlation id:  ID""");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|the login service asks for fewer logins; try again later, or run fewer builds at once.",
                "429|the login service asks for fewer logins; try again later, or run fewer builds at once.",
                "503|the login service is not available; try again later."
            })
    void loginServiceBusyOrBroken(int status, String remedy) throws Exception {
        try (SandboxHarness harness = SandboxHarness.standard().within(Duration.ofSeconds(20))) {
            Reply[] replies = new Reply[50];
            Arrays.fill(
                    replies,
                    json(status, "{\"error\": \"invalid_request\", \"description\": \"rate limit exceeded\"}"));
            harness.script().on("POST /oauth/token", replies);
            assertError(ending(harness, true), """
                    No access token: %2$s
                      Request:         POST URL/oauth/token answered %1$d invalid_request to OAuth client \
                    5ca1ab1e-0000-4000-8000-0000000000c1 from the test
                      Server:          "rate limit exceeded"
                      Correlation id:  scripted-correlation-id""".formatted(status, remedy));
        }
    }

    private static String remedy(Kind kind) {
        return switch (kind) {
            case UNKNOWN_HOST ->
                "Check <region> (or <apiUrl> and <loginUrl>), the name service of this machine, and the proxy that it"
                        + " needs or has: <proxies> in settings.xml.";
            case CONNECTION_REFUSED, CONNECT_TIMEOUT ->
                "Check <region> (or <apiUrl> and <loginUrl>), firewalls, and the proxy that this machine"
                        + " needs or has: <proxies> in settings.xml. Time for a connection: <connectTimeout>.";
            case TLS ->
                "The plugin never skips the verification of certificates. If a proxy of your company signs connections,"
                        + " add its certificate authority to a trust store and name it with"
                        + " MAVEN_OPTS=-Djavax.net.ssl.trustStore=FILE.";
            case PROXY -> "Check host, port, username and password of the active <proxy> in settings.xml.";
            case TIMEOUT ->
                "Try again later, or give it longer: <requestTimeout> (property genesyscloud.requestTimeout).";
            case DEADLINE -> "Give the run longer: <deadline> (property genesyscloud.deadline).";
            case CONNECTION_LOST -> "Try again; if it stays so, look for a proxy or firewall that cuts connections.";
            case REDIRECT ->
                "Genesys Cloud's API answers at its own address: a login page, a proxy or a gateway may have answered"
                        + " instead. If the API has moved, set <region>, or <apiUrl> and <loginUrl>, to where it is.";
            case TOO_LARGE, UNREADABLE, PAGE ->
                "Check that the address is that of Genesys Cloud's API: a proxy, a login page or a gateway may have"
                        + " answered instead.";
            case INTERRUPTED -> "Run the build again.";
        };
    }

    @ParameterizedTest
    @EnumSource
    void noAnswer(Kind kind) {
        IOException e = new TransportException(kind, URI.create("https://api.mypurecloud.ie/x"), "the reason");
        assertError(
                of(e),
                "Genesys Cloud gave no usable answer at https://api.mypurecloud.ie/x: the reason.\n" + remedy(kind));
    }

    @Test
    void fileThatCannotBeWritten() {
        assertError(of(new IOException("disk full")), """
                A file could not be read or written: disk full.
                Check that <outputDirectory> is a directory that can be written.""");
    }

    @Test
    void configurationThatCannotBeUsed() {
        assertFailure(
                FailureMessage.failure(
                        new InvalidConfigurationException(List.of(new Problem("No region", "Set it.\nOr not.")))
                                .getMessage()),
                """
                        The configuration has a problem; nothing was sent:
                        - No region.
                            Set it.
                            Or not.""");
    }

    @Test
    void somethingMissing() throws Exception {
        try (SandboxHarness harness =
                SandboxHarness.in("features: {}\nproducts: []").asClient(ADMIN, SECRET)) {
            assertThat(text(FailureMessage.of(
                            true,
                            RunFailureText.missing(
                                    "premium-deploy",
                                    harness.target(),
                                    harness.access().run(true)))))
                    .startsWith("Organization \"Sandbox\" would refuse premium-deploy: the OAuth client \"App Admin\""
                            + " lacks admin:app:write; the role \"App Deployer\" has it (1 of 2 causes).\n"
                            + "1. admin:app:write: in none of the roles of")
                    .contains("\n2. The organization does not have the feature \"AppFoundry Premium\", as far as can be"
                            + " seen: it is not in the features of GET /api/v2/organizations/me, the products of GET"
                            + " /api/v2/authorization/products.\n");
        }
    }
}
