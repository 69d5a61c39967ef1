package io.github.premiumdeploy.mojo;

import static io.github.premiumdeploy.testing.Canaries.leaks;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.http.LoopbackServer;
import io.github.premiumdeploy.sandbox.Sandbox;
import io.github.premiumdeploy.sandbox.SandboxOptions;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.testing.Canaries;
import io.github.premiumdeploy.testing.Canaries.Form;
import io.github.premiumdeploy.testing.HostileProxy;
import io.github.premiumdeploy.testing.HostileProxy.Answer;
import io.github.premiumdeploy.testing.HostileProxy.Request;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.apache.maven.api.di.Provides;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole runs with a canary in every place where a secret can stand, against an organization and through a proxy that tell
 * everything that they were ever sent. Whatever a run leaves behind is searched: the log under {@code mvn -X}, that of all
 * libraries, both streams, the exception with all its causes, and every file. And nobody who is quoted writes a line of
 * the log.
 */
@MojoTest
class NoSecretShowsTest {

    private static final String POM = "src/test/resources/io/github/premiumdeploy/mojo/standard/pom.xml";

    @TempDir
    private Path directory;

    private final AtomicInteger runs = new AtomicInteger();

    @Provides
    @SuppressWarnings("unused") // The harness calls it.
    private static MavenProject project() {
        Model model = new Model();
        model.setGroupId("com.acme");
        model.setArtifactId("phone");
        model.setVersion("1.0");
        model.setName("Acme Phone");
        Build build = new Build();
        build.setDirectory(new File("somewhere/target").getAbsolutePath());
        model.setBuild(build);
        return new MavenProject(model);
    }

    private static Sandbox sandbox() throws IOException {
        return Sandbox.start(
                SandboxOrganization.parse("""
                        extends: standard
                        clients:
                          - name: App Deployer
                            id: 5ca1ab1e-0000-4000-8000-0000000000c1
                            secret: %s
                            roles: [{role: App Deployer, division: Home}]
                        """.formatted(JsonNodeFactory.instance.textNode(Canaries.CLIENT_SECRET))),
                SandboxOptions.defaults());
    }

    /** A port at which no proxy listens: what goes to this machine does not go there. */
    private static final int NOBODY = 9;

    private static final String DESCRIPTOR = """
            prefix: "ACME_"
            premiumAppIntegrationTypeId: premium-app-example
            premiumAppViewPermission: integration:examplePremiumApp:view
            provisioningInfo:
              role:
                - name: Agent
                  permissionPolicies: [{domain: integration, entityName: examplePremiumApp, actionSet: [view]}]
              group:
                - {name: Agents, description: Use the app}
              app-instance:
                - name: Phone
                  url: https://app.example/?lang={{pcLangTag}}&environment={{pcEnvironment}}
                  type: standalone
                  groups: [Agents]
              oauth-client:
                - {name: Backend, roles: [Agent], authorizedGrantType: CLIENT-CREDENTIALS}
              data-table:
                - {name: Customers, description: Known, referenceKey: number}
              ws-data-actions:
                - name: CRM
                  autoEnable: true
                  credentialType: userDefinedOAuth
                  credentials: {loginUrl: "https://crm.example/token", clientId: crm, clientSecret: %s, password: "@settings.crm.password@"}
                  data-actions:
                    - name: Find
                      autoPublish: true
                      config:
                        request:
                          requestUrlTemplate: https://crm.example/${input.number}?key=@settings.crm.password@
                          requestType: GET
                          headers: {Authorization: "Bearer @env.ACTION_BEARER@", X-Any: "@env.ACTION_TOKEN@", X-Api-Key: %s, X-Auth-Token: "%s", Cookie: "%s", Ocp-Apim-Subscription-Key: %s, Accept: application/json, X-Status: done}
                          requestTemplate: ${input.rawRequest}
                        response: {translationMap: {}, translationMapDefaults: {}, successTemplate: "${rawResult}"}
                      contract:
                        input: {inputSchema: {type: object, properties: {number: {type: string}}}}
                        output: {successSchema: {type: object, properties: {name: {type: string}}}}
              gc-data-actions:
                - {name: Genesys Cloud, autoEnable: true, oauthClient: Backend, data-actions: []}
              open-messaging:
                - name: Messages
                  outboundNotificationWebhookUrl: https://app.example/messages
                  outboundNotificationWebhookSignatureSecretToken: "@env.SIGNATURE_TOKEN@"
                  webhookHeaders: {X-Acme: %s}
              byoc-cloud-trunk:
                - name: Carrier
                  inboundSIPTerminationIdentifier: -acme
                  properties: {trunk_enabled: true, trunk_sip_authentication_credentials_password: "%s"}
              audiohook:
                - name: Transcription
                  channel: both
                  connectionUri: wss://audio.example/stream
                  credentials: {apiKey: "%s"}
            """.formatted(
                    JsonNodeFactory.instance.textNode(Canaries.CREDENTIAL),
                    Canaries.ACTION_KEY,
                    Canaries.AUTH_TOKEN,
                    Canaries.COOKIE,
                    Canaries.SUBSCRIPTION_KEY,
                    Canaries.HEADER,
                    Canaries.TRUNK_PASSWORD,
                    Canaries.API_KEY);

    private GoalRun build(Path project, HostileProxy proxy) throws IOException {
        return build(project, proxy, NOBODY);
    }

    private GoalRun build(Path project, HostileProxy proxy, int proxyOfSettings) throws IOException {
        Files.createDirectories(project);
        Path descriptor = Files.writeString(project.resolve("premium-app.yaml"), DESCRIPTOR);
        return new GoalRun(project)
                .server("genesyscloud", "5ca1ab1e-0000-4000-8000-0000000000c1", Canaries.CLIENT_SECRET)
                .server("crm", "crm", Canaries.SETTINGS_PASSWORD)
                .proxy(proxyOfSettings, "proxy-user", Canaries.PROXY_PASSWORD)
                .environment("SIGNATURE_TOKEN", Canaries.SIGNATURE_TOKEN)
                .environment("ACTION_TOKEN", Canaries.ACTION_TOKEN)
                .environment("ACTION_BEARER", Canaries.AUTHORIZATION)
                .with("apiUrl", proxy.url())
                .with("loginUrl", proxy.url())
                .with("descriptor", descriptor.toFile())
                .with("secretsFile", project.resolve("secrets.json").toFile())
                .with("applicationId", "app-1")
                .with("environmentId", "staging")
                .with("name", "Acme Phone")
                .with("version", "1.0");
    }

    private Path newProject() throws Exception {
        return directory.resolve("project-" + runs.incrementAndGet());
    }

    private static HostileProxy proxy(Sandbox sandbox, HostileProxy.Attack attack) throws IOException {
        return new HostileProxy(
                URI.create(sandbox.apiUrl()),
                Map.of("access_token", Canaries.ISSUED_TOKEN, "secret", Canaries.NEW_CLIENT_SECRET),
                Map.of(Canaries.ENVIRONMENT_TOKEN, "sandbox-token-of-dana"),
                attack);
    }

    private static HostileProxy honest(Sandbox sandbox) throws IOException {
        return proxy(sandbox, request -> Optional.empty());
    }

    private static void assertNothingShows(String what, GoalRun.Left left) {
        assertThat(leaks(left.text())).as(what).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void theSearchFindsEveryFormOfEveryCanary(Form form) {
        for (String canary : Canaries.ALL) {
            assertThat(leaks("before " + form.of(canary) + " after")).as(canary).isNotEmpty();
        }
        assertThat(leaks("what kan be seen of kana.rie")).isEmpty();
    }

    @Test
    void showsNoneInRunsThatSucceed(
            @InjectMojo(goal = "premium-deploy", pom = POM) PremiumDeployMojo deploy,
            @InjectMojo(goal = "check-permissions", pom = POM) CheckPermissionsMojo check,
            @InjectMojo(goal = "plan", pom = POM) PlanMojo plan,
            @InjectMojo(goal = "undeploy", pom = POM) UndeployMojo undeploy)
            throws Exception {
        Path project = newProject();
        try (Sandbox sandbox = sandbox();
                HostileProxy proxy = honest(sandbox)) {
            for (AbstractMojo goal : List.of(check, plan, deploy, plan, deploy, undeploy)) {
                GoalRun.Left left =
                        build(project, proxy).with("confirm", "ACME_").run(goal);
                assertThat(left.thrown()).as(left.text()).isEmpty();
                assertNothingShows(goal.getClass().getSimpleName(), left);
                if (goal == deploy) {
                    // A header says done, and is none the less secret in what others say.
                    assertThat(Files.readString(project.resolve("target/genesyscloud/receipt.json")))
                            .contains("\"outcome\" : \"done\"")
                            .doesNotContain("****");
                    assertThat(Files.readString(project.resolve("secrets.json")))
                            .contains(JsonNodeFactory.instance
                                    .textNode(Canaries.NEW_CLIENT_SECRET)
                                    .toString());
                }
            }
        }
    }

    @Test
    void showsNoTokenOfTheEnvironment(@InjectMojo(goal = "check-permissions", pom = POM) CheckPermissionsMojo check)
            throws Exception {
        try (Sandbox sandbox = sandbox();
                HostileProxy proxy = proxy(
                        sandbox,
                        request -> request.uri().getPath().endsWith("/roles")
                                ? Optional.of(echo(request, Form.PLAIN, 400, 0))
                                : Optional.empty())) {
            GoalRun.Left left = new GoalRun(newProject())
                    .proxy(NOBODY, "proxy-user", Canaries.PROXY_PASSWORD)
                    .environment("GENESYSCLOUD_ACCESS_TOKEN", Canaries.ENVIRONMENT_TOKEN)
                    .with("apiUrl", proxy.url())
                    .run(check);
            assertThat(proxy.signatures()).contains("GET /api/v2/tokens/me");
            assertNothingShows("check-permissions", left);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"403 Forbidden", "407 Proxy Authentication Required", "502 Bad Gateway"})
    @InjectMojo(goal = "premium-deploy", pom = POM)
    void showsNoPasswordThatAProxyRepeats(String status, PremiumDeployMojo deploy) throws Exception {
        AtomicInteger logins = new AtomicInteger();
        LoopbackServer.Handler repeating = request -> {
            Optional<String> login = request.header("Proxy-Authorization");
            if (login.isEmpty()) {
                return LoopbackServer.response(
                        "407 Proxy Authentication Required", "", "Proxy-Authenticate: Basic realm=\"p\"");
            }
            logins.incrementAndGet();
            String said = Canaries.PROXY_PASSWORD + " " + login.get();
            return LoopbackServer.response(
                    status + " " + said, said, "Proxy-Authenticate: Basic realm=\"" + login.get() + "\"", "X: " + said);
        };
        try (Sandbox sandbox = sandbox();
                HostileProxy server = honest(sandbox);
                LoopbackServer proxy = LoopbackServer.answering(repeating)) {
            GoalRun.Left left = build(newProject(), server, proxy.port())
                    .with("apiUrl", "https://api.acme.invalid")
                    .with("loginUrl", "https://login.acme.invalid")
                    .run(deploy);
            assertThat(left.thrown()).isPresent();
            assertThat(logins).hasPositiveValue();
            assertNothingShows(status, left);
        }
    }

    /** How a request is answered that is attacked. */
    private static final List<BiFunction<Request, Attempt, Answer>> ANSWERS = List.of(
            (request, attempt) -> echo(request, attempt.form(), 400, attempt.number()),
            (request, attempt) -> echo(request, attempt.form(), 401, attempt.number()),
            (request, attempt) -> echo(request, attempt.form(), 403, attempt.number()),
            (request, attempt) -> echo(request, attempt.form(), 409, attempt.number()),
            (request, attempt) -> echo(request, attempt.form(), 501, attempt.number()),
            (request, attempt) -> page(request, attempt.form(), 200, attempt.number()),
            (request, attempt) -> page(request, attempt.form(), 400, attempt.number()),
            (request, attempt) -> redirect(request, attempt.form(), attempt.number()),
            (request, attempt) -> entity(request, attempt.form(), attempt.number()));

    /** One attack on one operation. */
    private record Attempt(String signature, Form form, int number) {}

    /** What the server was sent or made up, written in a form. */
    private static String said(Request request, Form form, int number) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < Canaries.ALL.size(); i++) {
            String canary = Canaries.ALL.get((i + number) % Canaries.ALL.size());
            if (request.isKnown(canary)) {
                texts.add(form.of(canary));
            }
        }
        return String.join(" ", texts);
    }

    private static Map<String, String> headers(Request request, Form form, int number, String type) {
        String said = said(request, form, number);
        String header = said.matches("[ -~]*") ? said : said(request, Form.URL, number);
        Map<String, String> headers = new TreeMap<>();
        headers.put("Content-Type", type + "; x=" + header);
        headers.put("ININ-Correlation-Id", header);
        headers.put("Retry-After", header);
        return headers;
    }

    private static Answer echo(Request request, Form form, int status, int number) {
        String said = said(request, form, number);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put(
                "message",
                (status == 403 ? "You are missing the following permission(s): [" : "You sent ") + said + "]");
        body.put("code", status == 403 ? "missing.permissions" : "bad.request");
        body.put("error", said).put("error_description", said).put("contextId", said);
        body.putArray("details").addObject().put("errorCode", said).put("fieldName", said);
        body.putArray("errors")
                .add(JsonNodeFactory.instance.objectNode().put("message", said))
                .add(JsonNodeFactory.instance.objectNode().put("message", request.toString()))
                .add(JsonNodeFactory.instance.objectNode().put("message", request.body()));
        body.putObject("limit").put("key", said).put("namespace", said);
        return new Answer(
                status,
                headers(request, form, number, "application/json"),
                body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Answer page(Request request, Form form, int status, int number) {
        String page = said(request, form, number) + "<p>" + request + "</p>";
        return new Answer(status, headers(request, form, number, "text/html"), page.getBytes(StandardCharsets.UTF_8));
    }

    private static Answer redirect(Request request, Form form, int number) {
        Map<String, String> headers = headers(request, form, number, "text/html");
        headers.put(
                "Location",
                "ftp://elsewhere.example/?"
                        + (form.isOfLetters()
                                ? said(request, form, number).replace(' ', '&')
                                : said(request, Form.URL, number).replace(' ', '&')));
        return new Answer(302, headers, new byte[0]);
    }

    /** What is asked for has our secrets for its names. */
    private static Answer entity(Request request, Form form, int number) {
        String said = said(request, form, number);
        ObjectNode entity = JsonNodeFactory.instance.objectNode();
        entity.put("id", said).put("name", "ACME_" + said).put("status", said).put("selfUri", said);
        entity.put("thirdPartyOrgName", said).put("state", said);
        ObjectNode body = entity.deepCopy();
        body.putArray("entities").add(entity);
        body.put("pageCount", 1);
        return new Answer(
                200,
                headers(request, form, number, "application/json"),
                body.toString().getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    @InjectMojo(goal = "premium-deploy", pom = POM)
    void showsNoneWhateverTheServerSays(Form form, PremiumDeployMojo deploy) throws Exception {
        Set<String> operations;
        try (Sandbox sandbox = sandbox();
                HostileProxy proxy = honest(sandbox)) {
            build(newProject(), proxy).run(deploy);
            operations = new LinkedHashSet<>(proxy.signatures());
        }
        assertThat(operations).hasSizeGreaterThan(30);
        int redacted = 0;
        int number = form.ordinal();
        for (String operation : operations) {
            number++;
            if (number % EACH != 0) {
                continue;
            }
            Attempt attempt = new Attempt(operation, form, number / EACH + form.ordinal());
            GoalRun.Left left = attacked(attempt, deploy);
            assertNothingShows(attempt.toString(), left);
            redacted += left.text().contains("****") ? 1 : 0;
        }
        assertThat(redacted).isPositive();
    }

    private static final String FORGERY =
            "x\u001b[2J\u001b]0;title\u0007\r\n[INFO] BUILD SUCCESS\n\u009b1A\u2028[INFO] BUILD SUCCESS\u202e\b\b\b\u0000";

    private static Answer forged(int status) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        for (String field : List.of(
                "message", "code", "contextId", "error", "error_description", "status", "state", "reason", "id")) {
            body.put(field, FORGERY);
        }
        body.put("name", "ACME_" + FORGERY).put("selfUri", FORGERY).put("thirdPartyOrgName", FORGERY);
        ObjectNode entity = body.deepCopy();
        body.putArray("entities").add(entity).add(entity);
        body.putArray("details").addObject().put("errorCode", FORGERY).put("fieldName", FORGERY);
        body.putArray("errors").addObject().put("message", FORGERY);
        body.putObject("limit").put("key", FORGERY).put("namespace", FORGERY).put("value", FORGERY);
        body.putObject("organization").put("id", FORGERY).put("name", FORGERY);
        body.putObject("messageParams").put(FORGERY, FORGERY);
        return new Answer(
                status,
                Map.of("Content-Type", "application/json"),
                body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Answer forgedPage(int status) {
        return new Answer(
                status,
                Map.of("Content-Type", "text/html"),
                ("<p>" + FORGERY + "</p>" + "\u00ff\u0000").getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 400, 403, 409, 501, -200, -400})
    @InjectMojo(goal = "premium-deploy", pom = POM)
    void nobodyWhoIsQuotedWritesALineOfTheLog(int status, PremiumDeployMojo deploy) throws Exception {
        for (String operation : List.of(
                "POST /oauth/token",
                "GET /api/v2/tokens/me",
                "GET /api/v2/organizations/me",
                "GET /api/v2/authorization/subjects/me",
                "GET /api/v2/authorization/roles",
                "GET /api/v2/integrations",
                "GET /api/v2/oauth/clients",
                "GET /api/v2/flows/datatables",
                "POST /api/v2/groups",
                "POST /api/v2/authorization/roles",
                "POST /api/v2/apps/premium")) {
            try (Sandbox sandbox = sandbox();
                    HostileProxy proxy = proxy(
                            sandbox,
                            request -> request.signature().equals(operation)
                                    ? Optional.of(status < 0 ? forgedPage(-status) : forged(status))
                                    : Optional.empty())) {
                GoalRun.Left left =
                        build(newProject(), proxy).with("deadline", "PT1S").run(deploy);
                assertThat(left.console().replace("\r\n", "\n"))
                        .as(operation)
                        .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\u2028\\u2029&&[^\\n\\t]]")
                        .doesNotContainPattern("(?m)^\\W*INFO\\W+BUILD SUCCESS");
            }
        }
    }

    /** One of so many operations is attacked with each form. */
    private static final int EACH = 11;

    private GoalRun.Left attacked(Attempt attempt, PremiumDeployMojo deploy) throws Exception {
        try (Sandbox sandbox = sandbox();
                HostileProxy proxy = proxy(
                        sandbox,
                        request -> request.signature().equals(attempt.signature())
                                ? Optional.of(ANSWERS.get(attempt.number() % ANSWERS.size())
                                        .apply(request, attempt))
                                : Optional.empty())) {
            return build(newProject(), proxy).with("deadline", "PT2S").run(deploy);
        }
    }
}
