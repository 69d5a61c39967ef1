package io.github.premiumdeploy.report;

import static io.github.premiumdeploy.testing.SandboxHarness.ARI;
import static io.github.premiumdeploy.testing.SandboxHarness.DEPLOYER;
import static io.github.premiumdeploy.testing.SandboxHarness.SECRET;
import static io.github.premiumdeploy.testing.SandboxHarness.SUBMIT;
import static io.github.premiumdeploy.testing.ScriptedTransport.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.apply.RunFailure.Refused;
import io.github.premiumdeploy.apply.RunFailure.StepFailed;
import io.github.premiumdeploy.genesys.IntegrationsApi;
import io.github.premiumdeploy.plan.DescriptorPreflight;
import io.github.premiumdeploy.sandbox.FaultPlan.Fault;
import io.github.premiumdeploy.testing.AllKinds;
import io.github.premiumdeploy.testing.FailedRun;
import io.github.premiumdeploy.testing.HangGuard;
import io.github.premiumdeploy.testing.ManualChanges;
import io.github.premiumdeploy.testing.Provisioned;
import io.github.premiumdeploy.testing.RequestRounds;
import io.github.premiumdeploy.testing.SandboxHarness;
import io.github.premiumdeploy.testing.ScriptedTransport.Reply;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a reader is told of organizations that are set up wrong, in one way each, and of what is on the way to them. */
@HangGuard
class MisconfiguredOrganizationTest {

    private static final String APP = """
            prefix: EX_
            premiumAppIntegrationTypeId: premium-app-example
            provisioningInfo:
              app-instance:
                - {name: Phone, url: "https://app.acme.example/", type: standalone}
            """;
    private static final String GROUP = "  group: [{name: G}]\n";
    private static final String TABLE = "  data-table: [{name: T, referenceKey: K}]\n";
    private static final String TRUNK = "  byoc-cloud-trunk: [{name: B, inboundSIPTerminationIdentifier: -b}]\n";
    private static final String ROLE = "  role: [{name: R, permissionPolicies: [{domain: routing, entityName: queue,"
            + " actionSet: [view]}]}]\n  oauth-client: [{name: C, roles: [R], authorizedGrantType: CLIENT-CREDENTIALS}]\n";
    private static final String BRANCH = "5ca1ab1e-0000-4000-8000-0000000000d2";
    private static final String HOME = "5ca1ab1e-0000-4000-8000-0000000000d1";
    private static final String LIST = "GET /api/v2/integrations";
    private static final String TABLES = "GET /api/v2/flows/datatables";

    @TempDir
    Path directory;

    /** An organization, what is on the way to it, what is to be deployed, and what is to be said. */
    private static final class Case {

        private final String name;
        private String yaml = "";
        private String descriptor = APP;
        private Consumer<SandboxHarness> caller = harness -> {};
        private List<Cause> causes = List.of();
        private List<String> words = List.of("More: mvn genesyscloud:explain -Dgenesyscloud.topic=");
        private List<String> never = List.of();

        Case(String name) {
            this.name = name;
        }

        Case in(String yaml) {
            this.yaml = yaml;
            return this;
        }

        Case deploying(String descriptor) {
            this.descriptor = descriptor;
            return this;
        }

        Case seenBy(Consumer<SandboxHarness> caller) {
            this.caller = caller;
            return this;
        }

        /** All causes, and no other. */
        Case blames(Cause... all) {
            causes = List.of(all);
            return this;
        }

        Case says(String... texts) {
            words = List.of(texts);
            return this;
        }

        Case neverSays(String... texts) {
            never = List.of(texts);
            return this;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Case organization(String name) {
        return new Case(name);
    }

    /** The default client with these roles, which are policies by name. */
    private static String client(String grants, String... roles) {
        String yaml = roles.length == 0 ? "" : "add:\n  roles:\n";
        yaml += Arrays.stream(roles)
                .map(role -> "    - {name: %s, policies: [%s]}\n"
                        .formatted(
                                role.split("=")[0],
                                Arrays.stream(role.split("=")[1].split(" "))
                                        .map(policy -> policy.split(":"))
                                        .map(policy -> "{domain: \"%s\", entityName: \"%s\", actionSet: [%s]}"
                                                .formatted(
                                                        policy[0],
                                                        policy[1],
                                                        Arrays.stream(policy[2].split(","))
                                                                .map(action -> '"' + action + '"')
                                                                .collect(Collectors.joining(", "))))
                                        .collect(Collectors.joining(", "))))
                .collect(Collectors.joining());
        return yaml
                + "clients:\n  - {name: CI, id: %s, secret: %s, roles: [%s]}\nusers: []\ntokens: []\n"
                        .formatted(DEPLOYER, SECRET, grants);
    }

    private static Consumer<SandboxHarness> answering(Reply reply, String... places) {
        return harness -> Arrays.stream(places)
                .forEach(place -> harness.script()
                        .on(place, Collections.nCopies(40, reply).toArray(Reply[]::new)));
    }

    private static Reply page(int status) {
        return request -> response(status, "<html><body>Blocked by policy</body></html>", "Content-Type", "text/html");
    }

    private static Reply refusal(int status, String code, String message) {
        return request -> response(
                status,
                "{\"status\": %d, \"code\": \"%s\", \"message\": \"%s\", \"contextId\": \"c-1\"}"
                        .formatted(status, code, message),
                "Content-Type",
                "application/json",
                "ININ-Correlation-Id",
                "c-1");
    }

    private static Reply oauth(int status, String error) {
        return request -> response(status, "{\"error\": \"" + error + "\"}", "Content-Type", "application/json");
    }

    private static final String[] ME = {
        "GET /api/v2/tokens/me", "GET /api/v2/organizations/me", "GET /api/v2/authorization/subjects/me"
    };

    private static final String INSTALL = "integrations:integration:view,add,edit directory:group:add admin:app:write";

    static Stream<Case> organizations() {
        return Stream.of(
                organization("a page in place of the login")
                        .seenBy(answering(page(403), "POST /oauth/token"))
                        .blames(Cause.NOT_THE_PLATFORM)
                        .says("in place of Genesys Cloud (403)", "without a proxy of settings.xml", "topic=no-platform")
                        .neverSays("Client Credentials", "permission "),
                organization("a page in place of the caller's identity")
                        .seenBy(answering(page(403), ME))
                        .blames(Cause.NOT_THE_PLATFORM)
                        .says("cannot run: a proxy, gateway or firewall")
                        .neverSays("Not certain", "lacks", "expired"),
                organization("a login page in place of the caller's identity")
                        .seenBy(answering(page(401), ME))
                        .blames(Cause.NOT_THE_PLATFORM)
                        .neverSays("expired", "lacks"),
                organization("a page in place of one list")
                        .seenBy(answering(page(403), LIST))
                        .blames(Cause.NOT_THE_PLATFORM)
                        .neverSays("access policy", "integrations:integration:view"),
                organization("an empty answer in place of the endpoint's")
                        .seenBy(answering(request -> response(404, ""), SUBMIT))
                        .blames(Cause.NOT_THE_PLATFORM)
                        .neverSays("does not offer"),
                organization("a gateway's own JSON in place of the endpoint's")
                        .seenBy(answering(request -> response(403, "{\"message\": \"Forbidden\"}"), SUBMIT))
                        .blames(Cause.NOT_THE_PLATFORM)
                        .neverSays("billing"),
                organization("a client of another grant type")
                        .seenBy(answering(oauth(400, "unauthorized_client"), "POST /oauth/token"))
                        .blames(Cause.LOGIN_GRANT_TYPE)
                        .says("is not Client Credentials")
                        .neverSays("Compare the client id"),
                organization("a login that is denied")
                        .seenBy(answering(oauth(403, "access_denied"), "POST /oauth/token"))
                        .blames(Cause.LOGIN_REFUSED)
                        .says("IP allow list", "<region>"),
                organization("a token of the login that the API does not take")
                        .seenBy(answering(refusal(401, "bad.credentials", "Invalid login credentials."), ME))
                        .blames(Cause.TOKEN_OF_CLIENT_REJECTED)
                        .says("belong to one region", "limited number of tokens")
                        .neverSays("Obtain a new token", "Not certain"),
                organization("an address that is not allowed, as a 403")
                        .seenBy(answering(refusal(403, "ip.not.authorized", "Not from here."), ME))
                        .blames(Cause.TOKEN_ADDRESS_NOT_ALLOWED)
                        .says("IP allow list"),
                organization("scopes that are enforced, and none at all")
                        .in(
                                "switches: {enforceScopes: true}\ntokens: [{value: weak, user: Dana Deployer, client: builtin,"
                                        + " scopes: [\"apps:manage\"]}]\n")
                        .seenBy(harness -> harness.asUser("weak"))
                        .blames(Cause.SCOPES_REFUSED)
                        .says("log in again", "> Scope")
                        .neverSays("access policy", "Make sure of"),
                organization("a division in brackets, and no permission")
                        .in(client("{role: All}", "All=*:*:*"))
                        .deploying(APP + TABLE)
                        .seenBy(answering(
                                refusal(
                                        403,
                                        "missing.any.permissions",
                                        "You must have at least one of the following permissions assigned: [] in at least"
                                                + " one of the following division(s): [" + BRANCH + "]"),
                                TABLES))
                        .blames(Cause.PERMISSION_NOT_IN_NAMED_DIVISION)
                        .says(
                                "role \"All\" is not granted in the division \"Branch\" (" + BRANCH + ")",
                                "by the role \"All\" in the division \"Home\" only"),
                organization("a division in which it is granted, all the same")
                        .in(client("{role: All}", "All=*:*:*"))
                        .deploying(APP + TABLE)
                        .seenBy(answering(
                                refusal(
                                        403,
                                        "missing.any.permissions",
                                        "You must have at least one of the following permissions assigned: [] in at least"
                                                + " one of the following division(s): [" + HOME + "]"),
                                TABLES))
                        .blames(Cause.PERMISSION_REFUSED_IN_DIVISION)
                        .neverSays("only"),
                organization("a division behind the permission, which is granted in all")
                        .in(client("{role: All, division: \"*\"}", "All=*:*:*"))
                        .deploying(APP + TABLE)
                        .seenBy(answering(
                                refusal(
                                        403,
                                        "missing.permissions",
                                        "You are missing the following permission(s): [architect:datatable:view:"
                                                + BRANCH + "]"),
                                TABLES))
                        .blames(Cause.PERMISSION_REFUSED_IN_DIVISION)
                        .says("is refused in the division \"Branch\"")
                        .neverSays("\"all\" only", "home division"),
                organization("a division in words, which is granted in all")
                        .in(client("{role: All, division: \"*\"}", "All=*:*:*"))
                        .deploying(APP + TABLE)
                        .seenBy(answering(
                                refusal(
                                        403,
                                        "missing.division.permission",
                                        "You are missing the following permission(s): [architect:datatable:view] in the"
                                                + " division Branch (" + BRANCH + ")"),
                                TABLES))
                        .blames(Cause.PERMISSION_REFUSED_IN_DIVISION)
                        .neverSays("\"all\" only"),
                organization("a role that the user of the client's name has")
                        .in(client("{role: Look}", "Look=authorization:role:view admin:app:write", "Install=" + INSTALL)
                                .replace("users: []", "users: [{name: CI, roles: [{role: Install}]}]"))
                        .blames(Cause.PERMISSION_ROLE_NOT_GRANTED)
                        .says("the role \"Install\" has them", "Seen: the user \"CI\""),
                organization("a role that another client of the name has")
                        .in(client(
                                        "{role: Look}",
                                        "Look=authorization:role:view oauth:client:view admin:app:write",
                                        "Install=" + INSTALL)
                                .replace(
                                        "clients:\n",
                                        "clients:\n  - {name: CI, id: twin, secret: x, roles: [{role: Install}]}\n"))
                        .blames(Cause.PERMISSION_ROLE_NOT_GRANTED)
                        .says("Seen: another OAuth client of that name has it: \"CI\" (twin)"),
                organization("an integration type that is not offered, named at length")
                        .in("integrationTypes: []")
                        .blames(Cause.TYPE_ABSENT)
                        .says(
                                "does not offer the integration type premium-app-example, which the kind app-instance needs.")
                        .neverSays("…."),
                organization("a domain of nearly the same name")
                        .in(client("{role: I}", "I=integration:*:* admin:app:write")
                                + "roles: []\nswitches: {expandWildcards: false}\n")
                        .blames(Cause.PERMISSION_MISSING_FOR_PLAN)
                        .says("Nearly: the role \"I\" has integration:*:*: that is the domain integration, and"
                                + " integrations is another one."),
                organization("an entity of nearly the same name, and a permission to look only")
                        .in(client("{role: I}", "I=integrations:integrations:* admin:app:read") + "roles: []\n")
                        .blames(Cause.PERMISSION_MISSING_FOR_PLAN)
                        .says("that is the entity integrations", "has admin:app:read, which does not include write."),
                organization("a default role that others hold")
                        .in(client("{role: Reader}"))
                        .deploying(APP + GROUP)
                        .blames(Cause.PERMISSION_ROLE_NOT_GRANTED)
                        .says("role.json", "to nobody else", "/api/v2/apps/premium")
                        .neverSays("to one of these roles", "one of the roles that"),
                organization("a product that is missing, and its permission in no role")
                        .in(client("{role: I}", "I=" + INSTALL) + "permissions: {telephony: {}}\nproducts: [engage3]\n")
                        .deploying("checkProductBYOC: true\n" + APP + TRUNK)
                        .blames(Cause.PRODUCT_ABSENT, Cause.PERMISSION_NOT_IN_ORGANIZATION)
                        .says(
                                "Then give it to the OAuth client \"CI\", too: none of its roles (\"I\") has it. The goal required-permissions"),
                organization("roles that tell nothing, and a list that names what is missing")
                        .in(client("{role: I}", "I=admin:app:write")
                                + "switches: {policiesInGrants: never, divisionsPermittedForClients: false}\n")
                        .blames(Cause.PERMISSION_NOT_HELD)
                        .says("lacks integrations:integration:view", "a condition of the policy")
                        .neverSays("in none of the roles"),
                organization("a grant of seconds ago")
                        .in(client("{role: I, grantMadeAt: \"2026-11-23T09:59:22Z\"}", "I=" + INSTALL)
                                + "switches: {grantDelaySeconds: 300}\n")
                        .blames(Cause.PERMISSION_JUST_GRANTED)
                        .says("was granted 38 s ago; it counts by 10:05 UTC at the latest", "Run again at 10:05 UTC"),
                organization("a permission that the organization does not list")
                        .in(client("{role: I}", "I=integrations:*:*") + "permissions: {admin: {}}\n")
                        .blames(Cause.PERMISSION_IN_NO_ROLE)
                        .says("to submit the Premium App", "permissions does not list admin:app:write here"),
                organization("a user, by name")
                        .seenBy(harness -> harness.asUser(ARI))
                        .blames(Cause.PERMISSION_ROLE_NOT_GRANTED, Cause.SCOPE_MISSING)
                        .says("the user \"Ari Admin\" lacks admin:app:write", "Admin > People > the user > Roles")
                        .neverSays("purecloud-builtin\" lacks"));
    }

    private static List<Cause> causes(AccessReport report) {
        return report.refusals().stream().map(Finding::cause).sorted().toList();
    }

    @ParameterizedTest
    @MethodSource("organizations")
    void isToldTheCauseAndTheRemedy(Case row) throws Exception {
        RequestRounds rounds = new RequestRounds();
        try (Provisioned organization =
                Provisioned.counted(rounds, row.yaml, directory).submitting()) {
            row.caller.accept(organization.harness());
            AccessReport report = organization.examine(Provisioned.parse(row.descriptor));
            assertThat(causes(report)).isEqualTo(row.causes.stream().sorted().toList());
            FailureMessage message = FailureMessage.of(
                    true,
                    RunFailureText.missing(
                            "premium-deploy", organization.harness().target(), report));
            assertThat(message.headline()).hasSizeLessThan(160);
            assertThat(message.message()).contains(row.words).doesNotContain("(not said)");
            row.never.forEach(text -> assertThat(message.message()).doesNotContain(text));
            assertThat(organization.harness().script().count()).isLessThanOrEqualTo(DescriptorPreflight.REQUESTS);
            assertThat(rounds.rounds()).hasSizeLessThanOrEqualTo(4);
        }
    }

    private static final List<Fault> WEATHER = List.of(
            Fault.throttle(2),
            Fault.errorBefore(503),
            Fault.closeBefore(),
            Fault.closeAfter(),
            Fault.errorAfter(502),
            Fault.truncatedBody(),
            Fault.htmlPage(503));

    /** Each request goes wrong once, in another way each time. */
    @ParameterizedTest
    @MethodSource("organizations")
    void badWeatherChangesNoVerdict(Case row) throws Exception {
        for (int shift = 0; shift < WEATHER.size(); shift++) {
            int first = shift;
            Set<String> seen = ConcurrentHashMap.newKeySet();
            try (Provisioned organization = Provisioned.in(row.yaml, directory).submitting()) {
                row.caller.accept(organization.harness());
                organization
                        .harness()
                        .failing((number, method, path) -> seen.add(method + path)
                                ? WEATHER.get((int) ((number + first) % WEATHER.size()))
                                : Fault.none());
                AccessReport report = organization.examine(Provisioned.parse(row.descriptor));
                assertThat(causes(report))
                        .as("weather " + shift)
                        .isEqualTo(row.causes.stream().sorted().toList());
            }
        }
    }

    /** Nothing is asked again for that, and nothing is waited for. */
    @Test
    void aLoginPageInPlaceOfTheApiIsNoWeather() throws Exception {
        Map<String, Integer> asked = new ConcurrentHashMap<>();
        try (Provisioned organization = Provisioned.in("", directory).submitting()) {
            organization.harness().failing((number, method, path) -> {
                asked.merge(method + path, 1, Integer::sum);
                return path.equals("/oauth/token") ? Fault.none() : Fault.htmlPage(200);
            });
            AccessReport report = organization.examine(AllKinds.descriptor());
            assertThat(report.unknown())
                    .extracting(Finding::cause)
                    .contains(Cause.TOKEN_UNKNOWN, Cause.ORGANIZATION_UNKNOWN, Cause.ROLES_UNKNOWN);
            assertThat(asked).containsEntry("GET/api/v2/tokens/me", 1).containsEntry("POST/api/v2/apps/premium", 1);
            assertThat(organization.harness().time().sleeps()).isEmpty();
        }
    }

    private static void nameTaken(SandboxHarness harness) {
        try {
            new ManualChanges(harness.client())
                    .write(
                            IntegrationsApi.CREATE,
                            IntegrationsApi.CREATE.path(),
                            ManualChanges.object()
                                    .put("name", "EX_Phone")
                                    .set(
                                            "integrationType",
                                            ManualChanges.object().put("id", "custom-rest-actions")));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** What is in the way of a write, whoever sends it. */
    static Stream<Case> writes() {
        return Stream.of(
                organization("too many OAuth clients")
                        .deploying(APP + ROLE)
                        .seenBy(answering(
                                refusal(400, "auth.too.many.clients", "The number of clients is limited"),
                                "POST /api/v2/oauth/clients"))
                        .blames(Cause.LIMIT_REACHED)
                        .says(
                                "Could not create oauth-client \"EX_C\": a limit of the organization is reached.",
                                "topic=400-limit"),
                organization("too many role assignments")
                        .deploying(APP + ROLE)
                        .in("switches: {maxRoleAssignments: 0}")
                        .blames(Cause.LIMIT_REACHED)
                        .says("Limit:           authorization subject.role.assignments 0"),
                organization("too many data tables")
                        .deploying(APP + TABLE)
                        .seenBy(answering(
                                refusal(400, "flows.datatables.too.many.schemas", "Too many"),
                                "POST /api/v2/flows/datatables"))
                        .blames(Cause.LIMIT_REACHED),
                organization("a table of somebody else")
                        .deploying(APP + TABLE)
                        .seenBy(answering(
                                refusal(409, "flows.datatables.not.unique", "Name is not unique"),
                                "POST /api/v2/flows/datatables"))
                        .blames(Cause.NAME_TAKEN)
                        .says(
                                "Could not create data-table \"EX_T\": its name is taken.",
                                "in a division that the caller does not see")
                        .neverSays("permissions are held"),
                organization("an integration of somebody else, of another type")
                        .in("switches: {uniqueIntegrationNames: true}")
                        .seenBy(MisconfiguredOrganizationTest::nameTaken)
                        .blames(Cause.NAME_TAKEN)
                        .says(
                                "since its name is taken",
                                "): it is \"EX_Phone\" (",
                                ") of the type custom-rest-actions.",
                                "Rename or delete what has the name")
                        .neverSays("permissions are held"),
                organization("a content that the platform does not take")
                        .deploying(APP + GROUP)
                        .seenBy(answering(
                                refusal(400, "validation.error", "visibility is not known"), "POST /api/v2/groups"))
                        .blames(Cause.CONTENT_REFUSED)
                        .says("\"visibility is not known\"", "not about permissions"),
                organization("a name that is too long")
                        .deploying(APP + GROUP)
                        .seenBy(answering(
                                refusal(400, "bad.request", "The name exceeds the limit of 256 characters"),
                                "POST /api/v2/groups"))
                        .blames(Cause.CONTENT_REFUSED),
                organization("a content that is too large")
                        .deploying(APP + GROUP)
                        .seenBy(answering(
                                refusal(413, "request.entity.too.large", "Maximum bytes: 512000"),
                                "POST /api/v2/groups"))
                        .blames(Cause.CONTENT_TOO_LARGE)
                        .says("Could not create group \"EX_G\": it is too large."),
                organization("a page in place of a write")
                        .deploying(APP + GROUP)
                        .seenBy(answering(page(403), "POST /api/v2/groups"))
                        .blames(Cause.NOT_THE_PLATFORM)
                        .neverSays("access policy", "lacks"));
    }

    @ParameterizedTest
    @MethodSource("writes")
    void isToldWhatIsInTheWayOfAWrite(Case row) throws Exception {
        try (Provisioned organization = Provisioned.in(row.yaml, directory)) {
            row.caller.accept(organization.harness());
            Throwable ended = catchThrowable(() -> organization.deploy(Provisioned.parse(row.descriptor)));
            FailedRun failed = (FailedRun) ended;
            StepFailed step = failed.failure(StepFailed.class);
            assertThat(causes(((Refused) step.reason()).report())).isEqualTo(row.causes);
            FailureMessage message = failed.message(organization.harness().target());
            assertThat(message.headline()).hasSizeLessThan(160).startsWith("Could not ");
            assertThat(message.message())
                    .contains(row.words)
                    .contains("  Request:         ", "  Organization:    \"Sandbox\"", "  Client:          ")
                    .doesNotContain("(not said)");
            row.never.forEach(text -> assertThat(message.message()).doesNotContain(text));
        }
    }
}
