package io.github.premiumdeploy.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.access.Finding.Fact;
import io.github.premiumdeploy.apply.RunFailure.Impossible;
import io.github.premiumdeploy.apply.RunFailure.Refused;
import io.github.premiumdeploy.apply.RunFailure.StepFailed;
import io.github.premiumdeploy.apply.RunFailure.Stopped;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.http.HttpRequest;
import io.github.premiumdeploy.http.HttpResponse;
import io.github.premiumdeploy.http.Transport;
import io.github.premiumdeploy.http.TransportException;
import io.github.premiumdeploy.plan.Plan;
import io.github.premiumdeploy.testing.AllKinds;
import io.github.premiumdeploy.testing.FailedRun;
import io.github.premiumdeploy.testing.ManualChanges;
import io.github.premiumdeploy.testing.Provisioned;
import io.github.premiumdeploy.testing.SandboxHarness;
import io.github.premiumdeploy.testing.ScriptedTransport;
import io.github.premiumdeploy.testing.SnapshotDiff;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an organization would not take is said before anything is written; what only takes its time is waited for. */
class RefusedPlanTest {

    private static final String EVERYTHING = "legacyWidgets: true";

    @TempDir
    Path directory;

    private static Descriptor described(String kinds) {
        return Provisioned.parse("""
                prefix: "NO_"
                premiumAppIntegrationTypeId: %s
                premiumAppViewPermission: integration:examplePremiumApp:view
                checkProductBYOC: true
                provisioningInfo:
                """.formatted(kinds.contains("absent") ? "premium-app-absent" : "premium-app-example")
                + kinds.indent(2));
    }

    private static final String APP =
            "app-instance: [{name: One, url: 'https://app.example/?l={{pcLangTag}}&e={{pcEnvironment}}'}]\n";
    private static final String TRUNK = "byoc-cloud-trunk: [{name: One, inboundSIPTerminationIdentifier: -one}]\n";
    private static final String CHAT = "widget-deployment: [{name: One, clientType: third-party}]\n";
    private static final String CLIENT = "oauth-client: [{name: One, authorizedGrantType: CLIENT-CREDENTIALS}]\n";

    private Throwable refusal(Provisioned organization, Descriptor descriptor) {
        JsonNode before = organization.snapshot();
        Throwable refusal = catchThrowable(() -> organization.deploy(descriptor));
        assertThat(refusal).isNotNull();
        assertThat(organization.writesSince(0)).isEmpty();
        assertThat(organization.snapshot()).isEqualTo(before);
        return refusal;
    }

    private static AccessReport report(Throwable refusal) {
        return ((FailedRun) refusal).failure() instanceof Refused refused
                ? refused.report()
                : FailedRun.failure(Stopped.class, refusal).report();
    }

    private static void says(Throwable refusal, String reason, String remedy) {
        if (((FailedRun) refusal).failure() instanceof Impossible impossible) {
            assertThat(impossible.why())
                    .as("what is the organization's is told with it")
                    .isEqualTo(Cause.PLAN_IMPOSSIBLE);
            assertThat(impossible.reason()).contains(reason);
            assertThat(impossible.remedy()).contains(remedy);
            return;
        }
        AccessReport report = FailedRun.failure(Stopped.class, refusal).report();
        assertThat(report.organization()).isPresent();
        assertThat(report.refusals()).singleElement().satisfies(finding -> {
            assertThat(finding.facts().get(Finding.Fact.REASON)).contains(reason);
            assertThat(finding.facts().get(Finding.Fact.REMEDY)).contains(remedy);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v2/flows/datatables",
                "POST /api/v2/groups/search",
                "GET /api/v2/authorization/roles",
                "GET /api/v2/integrations",
                "GET /api/v2/integrations/credentials/listing",
                "GET /api/v2/oauth/clients",
                "GET /api/v2/conversations/messaging/integrations/open",
                "GET /api/v2/widgets/deployments",
                "GET /api/v2/telephony/providers/edges/trunkbasesettings"
            })
    void anUnacceptedTokenIsNeverTakenForSomethingThatIsNotOffered(String read) throws Exception {
        try (Provisioned organization = Provisioned.in("switches: {legacyWidgets: true}", directory)) {
            for (int i = 0; i < 40; i++) {
                organization
                        .harness()
                        .script()
                        .on(read, ScriptedTransport.json(401, "{\"status\":401,\"code\":\"bad.credentials\"}"));
            }
            Throwable refused = refusal(organization, AllKinds.descriptor());
            assertThat(report(refused).refusals())
                    .extracting(Finding::cause)
                    .containsExactly(Cause.TOKEN_OF_CLIENT_REJECTED);
            assertThat(organization.harness().script().count("POST /oauth/token"))
                    .as("one login, and at most two more")
                    .isBetween(2L, 3L);
        }
    }

    /** That nobody knows who the user is then follows from it, and is not told in its place. */
    @Test
    void aUserWhoIsToBeInAGroupIsToldThatThePlatformRefusesToSayWhoItIs() throws Exception {
        String refusing = "refusals: {deniedByPolicy: [\"GET /api/v2/authorization/subjects/me\"]}\n";
        try (Provisioned organization = Provisioned.in(refusing, directory)) {
            organization.harness().asUser(SandboxHarness.DANA);
            Throwable refused = refusal(organization, described("group: [{name: Agents, assignToSelf: true}]\n"));
            assertThat(report(refused).refusals())
                    .extracting(Finding::cause)
                    .containsExactly(Cause.REFUSED_WITHOUT_VISIBLE_CAUSE);
        }
    }

    @Test
    void aSecretNeedsAPlaceToGo() throws Exception {
        try (Provisioned organization = Provisioned.in("", directory).withoutSecretsFile()) {
            says(refusal(organization, described(CLIENT)), "nowhere to put its secret", "<secretsFile>");
        }
    }

    @Test
    void anIntegrationTypeMustBeOffered() throws Exception {
        try (Provisioned organization = Provisioned.in("", directory)) {
            says(refusal(organization, described("# absent\n" + APP)), "premium-app-absent", "ask Genesys");
        }
    }

    private static String type(String key) {
        return """
                integrationTypes:
                  - id: premium-app-example
                    name: Example
                    category: Client Apps
                    %s
                    properties:
                      type: object
                      required: [url]
                      additionalProperties: false
                      properties:
                        url: {type: string}
                """.formatted(key);
    }

    @Test
    void anIntegrationTypeMustBeInstallable() throws Exception {
        try (Provisioned organization = Provisioned.in(type("nonInstallable: true"), directory)) {
            says(refusal(organization, described(APP)), "nonInstallable", "Ask Genesys");
        }
    }

    @Test
    void anIntegrationTypeHasAMaximumOfInstances() throws Exception {
        try (Provisioned organization = Provisioned.in(type("maxInstances: 1"), directory)) {
            String two = APP.replace("[{", "[{name: Two, url: 'https://app.example/2'}, {");
            says(refusal(organization, described(two)), "allows at most 1", "describe fewer");
            new ManualChanges(organization.harness().client()).createIntegration("Somebody's", "premium-app-example");
            Throwable full = catchThrowable(() -> organization.deploy(described(APP)));
            says(full, "the organization has 1", "Delete integrations");
        }
    }

    @Test
    void aPropertyMustBeInTheSchemaOfItsType() throws Exception {
        try (Provisioned organization = Provisioned.in(type("maxInstances: 0"), directory)) {
            says(
                    refusal(organization, described(APP.replace("'}]", "', type: widget}]"))),
                    "displayType",
                    "configschemas/properties");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "^(?!http:)", "((h{1000}){1000}){1000}"})
    void aPatternOfATypeThatCannotBeReadRefusesNothing(String pattern) throws Exception {
        String type = type("maxInstances: 0")
                .replace("{type: string}", "{type: string, pattern: '" + pattern + "'}")
                .replace("additionalProperties: false", "additionalProperties: true");
        try (Provisioned organization = Provisioned.in(type, directory)) {
            Plan plan = organization.plan(described(APP));
            assertThat(plan.changes())
                    .singleElement()
                    .satisfies(change -> assertThat(change.notes())
                            .containsExactly("properties.url is not compared with the pattern of its type, " + pattern
                                    + ", which cannot be read"));
            organization.deploy(described(APP));
        }
    }

    @Test
    void aPatternOfATypeTakesNoLongerThanItsText() throws Exception {
        String type =
                type("maxInstances: 0").replace("{type: string}", "{type: string, pattern: '^https://([a-z]+)+$'}");
        String url = "https://" + "a".repeat(2_000) + "!";
        try (Provisioned organization = Provisioned.in(type, directory)) {
            says(refusal(organization, described(APP.replaceFirst("https:[^']*", url))), "must match", "Correct");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 501})
    void aTrunkNeedsItsProduct(int status) throws Exception {
        String without = "products: [engage3]\nswitches: {missingProductStatus: " + status + "}\n";
        try (Provisioned organization = Provisioned.in(without, directory)) {
            says(refusal(organization, described(TRUNK)), "product byoc", "BYOC Cloud");
        }
    }

    @Test
    void productsAreAskedForOnlyForATrunk() throws Exception {
        try (Provisioned organization = Provisioned.in("products: [engage3]\n", directory)) {
            organization.deploy(described(APP));
            assertThat(organization.requests())
                    .noneMatch(request -> request.path().contains("products"));
        }
    }

    @Test
    void widgetDeploymentsWereWithdrawn() throws Exception {
        try (Provisioned organization = Provisioned.in("", directory)) {
            says(refusal(organization, described(CHAT + APP)), "August 2026", "Messenger");
            organization.deploy(described(APP));
            organization.undeploy(described(CHAT + APP));
            assertThat(organization.snapshot().path("integrations")).isEmpty();
        }
    }

    @Test
    void allMissingPermissionsAreToldAtOnce() throws Exception {
        String reader = """
                roles:
                  - name: App Deployer
                    policies:
                      - {domain: integrations, entityName: "*", actionSet: [view]}
                      - {domain: directory, entityName: group, actionSet: [view]}
                      - {domain: architect, entityName: datatable, actionSet: [view]}
                clients:
                  - {name: App Deployer, id: %s, secret: sandbox-secret, roles: [{role: App Deployer}]}
                users: []
                tokens: []
                """.formatted(SandboxHarness.DEPLOYER);
        try (Provisioned organization = Provisioned.in(reader, directory)) {
            String kinds = APP + "group: [{name: One}]\ndata-table: [{name: One, referenceKey: key}]\n";
            Throwable refusal = refusal(organization, described(kinds));
            List<String> missing = report(refusal).refusals().stream()
                    .map(finding -> finding.facts().get(Fact.PERMISSION))
                    .toList();
            assertThat(String.join(", ", missing))
                    .contains("integrations:integration:add")
                    .contains("integrations:integration:edit")
                    .contains("directory:group:add")
                    .contains("architect:datatable:add");
        }
    }

    /** What cannot be read hides what is needed beyond it: that is told as if nothing existed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | '' | architect:datatable:view architect:datatable:add directory:group:add",
                "refusals: {toggledOff: [/api/v2/flows/datatables]} | architect | 501 directory:group:add",
                "refusals: {toggledOff: [/api/v2/flows/datatables]} | '' | 501 architect:datatable:view"
                        + " architect:datatable:add directory:group:add",
                "refusals: {withdrawn: [/api/v2/flows/datatables]} | architect | 404 directory:group:add",
                "integrationTypes: [] | architect | premium-app-example directory:group:add",
                "permissions: {architect: {}} | architect | architect:datatable:add directory:group:add",
                "refusals: {deniedByPolicy: [GET /api/v2/integrations]} | architect | 403 directory:group:add"
            })
    void whatStandsInTheWayIsToldWithAllElse(String yaml, String domain, String named) throws Exception {
        String client = """
                roles:
                  - name: App Deployer
                    policies:
                      - {domain: integrations, entityName: "*", actionSet: ["*"]}
                      - {domain: %s, entityName: "*", actionSet: ["*"]}
                clients:
                  - {name: App Deployer, id: %s, secret: sandbox-secret, roles: [{role: App Deployer}]}
                users: []
                tokens: []
                """.formatted(domain.isEmpty() ? "routing" : domain, SandboxHarness.DEPLOYER);
        try (Provisioned organization = Provisioned.in(client + yaml, directory)) {
            String kinds = APP + "group: [{name: One}]\ndata-table: [{name: One, referenceKey: key}]\n";
            Throwable refusal = refusal(organization, described(kinds));
            String facts = report(refusal).refusals().stream()
                    .map(finding -> finding.facts().values().toString())
                    .collect(Collectors.joining());
            assertThat(named.split(" ")).allMatch(facts::contains, "in " + facts);
        }
    }

    /** What a feature would need if it were switched on is no more than what the descriptor asks for. */
    @Test
    void aFeatureThatIsOffHidesNoMissingPermission() throws Exception {
        String reader = """
                roles:
                  - name: App Deployer
                    policies:
                      - {domain: integrations, entityName: "*", actionSet: ["*"]}
                      - {domain: architect, entityName: datatable, actionSet: [view]}
                clients:
                  - {name: App Deployer, id: %s, secret: sandbox-secret, roles: [{role: App Deployer}]}
                users: []
                tokens: []
                refusals: {toggledOff: [/api/v2/flows/datatables]}
                """.formatted(SandboxHarness.DEPLOYER);
        try (Provisioned organization = Provisioned.in(reader, directory)) {
            Throwable refusal =
                    refusal(organization, described(APP + "data-table: [{name: One, referenceKey: key}]\n"));
            assertThat(report(refusal).refusals())
                    .extracting(finding -> finding.cause() + " " + finding.permissions())
                    .containsExactly("PERMISSION_MISSING_FOR_PLAN [architect:datatable:add]", "FEATURE_TOGGLE_OFF []");
        }
    }

    /** What is the descriptor's is said as what is the organization's: where, to whom, numbered, with remedy and topic. */
    @Test
    void whatIsTheDescriptorsHasTheShapeOfEveryRefusal() throws Exception {
        try (Provisioned organization = Provisioned.in("", directory).withoutSecretsFile()) {
            String expected = """
                    premium-deploy cannot run on organization "Sandbox": the OAuth client "NO_One" is to be made, and there is \
                    nowhere to put its secret.
                    1. The OAuth client "NO_One" is to be made, and there is nowhere to put its secret, which the platform tells \
                    once.
                       - Set <secretsFile> in the plugin's <configuration>, or the property genesyscloud.secretsFile, to a file \
                    outside the source tree; it is made so that only its owner can read it.
                       More: mvn genesyscloud:explain -Dgenesyscloud.topic=no-plan
                      Organization:    "Sandbox" (%s) at %s
                      Client:          "App Deployer" (%s)
                    Nothing was written.""".formatted(
                    SandboxHarness.ORGANIZATION, organization.harness().target().apiUrl(), SandboxHarness.DEPLOYER);
            assertThat(((FailedRun) refusal(organization, described(CLIENT)))
                            .message(organization.harness().target())
                            .message())
                    .isEqualTo(expected);
            assertThat(((FailedRun) catchThrowable(() -> organization.plan(described(CLIENT))))
                            .message(organization.harness().target())
                            .message())
                    .isEqualTo(expected);
        }
    }

    /** Two of one name are found while the organization is read, before the run is told who it is by. */
    @Test
    void whatIsThereTwiceIsSaidWithTheOrganization() throws Exception {
        try (Provisioned organization = Provisioned.in("", directory)) {
            ManualChanges hand = new ManualChanges(organization.harness().client());
            hand.createIntegration("NO_One", "premium-app-example");
            hand.createIntegration("NO_One", "premium-app-example");
            FailedRun refused = (FailedRun) catchThrowable(() -> organization.deploy(described(APP)));
            assertThat(refused.message(organization.harness().target()).message())
                    .startsWith(
                            "premium-deploy cannot run on organization \"Sandbox\": the organization has 2 resources of"
                                    + " the kind app-instance with the name \"NO_One\"")
                    .contains(
                            "   - Delete or rename all but one of them in the organization: which one is meant cannot be known.",
                            "  Organization:    \"Sandbox\" (",
                            "  Client:          \"App Deployer\" (");
        }
    }

    /** Lists do not show what is in another division, and say nothing of it. */
    @Test
    void whatIsMadeAndCannotBeSeenIsExplained() throws Exception {
        String divided = """
                roles:
                  - name: Looks
                    policies: [{domain: architect, entityName: datatable, actionSet: [view]}]
                  - name: Makes
                    policies:
                      - {domain: architect, entityName: datatable, actionSet: [add, edit, delete]}
                clients:
                  - name: CI
                    id: %s
                    secret: sandbox-secret
                    roles: [{role: Looks, division: Branch}, {role: Makes}]
                users: []
                tokens: []
                """.formatted(SandboxHarness.DEPLOYER);
        try (Provisioned organization =
                Provisioned.in(divided, directory).withoutPreflight().rollingBack()) {
            FailedRun unseen = (FailedRun) catchThrowable(
                    () -> organization.deploy(described("data-table: [{name: One, referenceKey: key}]\n")));
            assertThat(unseen.message(organization.harness().target()).message())
                    .startsWith("""
                            The organization, read back, is not as planned: 1 resource differs.
                              + data-table "NO_One"
                            1. architect:datatable:view: granted to the OAuth client "CI" by the role "Looks" in the division \
                            "Branch" only, and what a deployment makes is in the home division.
                                 Needed to list the data tables (data-table)
                               - Grant the role "Looks" to the OAuth client "CI" in the home division, or in all divisions: \
                            Admin > Integrations > OAuth > the client > Roles.
                               - A grant takes effect within five minutes.
                               More: mvn genesyscloud:explain -Dgenesyscloud.topic=403-division
                              Organization:    "Sandbox" (%s) at %s
                              Client:          "CI" (%s)
                            """.formatted(
                                    SandboxHarness.ORGANIZATION,
                                    organization.harness().target().apiUrl(),
                                    SandboxHarness.DEPLOYER)
                            .indent(0));
        }
    }

    /** Where neither policies nor roles can be read, the platform itself is asked before the first write. */
    @Test
    void whatRolesDoNotTellIsAskedBeforeTheFirstWrite() throws Exception {
        String blind = """
                roles:
                  - name: App Deployer
                    policies:
                      - {domain: integrations, entityName: "*", actionSet: ["*"]}
                      - {domain: directory, entityName: group, actionSet: [view]}
                clients:
                  - {name: App Deployer, id: %s, secret: sandbox-secret, roles: [{role: App Deployer}]}
                users: []
                tokens: []
                switches: {policiesInGrants: never}
                """.formatted(SandboxHarness.DEPLOYER);
        try (Provisioned organization = Provisioned.in(blind, directory)) {
            Throwable refusal = refusal(organization, described(APP + "group: [{name: One}]\n"));
            assertThat(FailedRun.failure(Stopped.class, refusal).report().refusals())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.permissions()).containsExactly("directory:group:add"));
        }
    }

    /** What is only suspected stands beside what is certain, as in the check. */
    @Test
    void whatIsSuspectedIsToldWithWhatIsCertain() throws Exception {
        String conditional = """
                roles:
                  - name: App Deployer
                    policies:
                      - {domain: integrations, entityName: "*", actionSet: ["*"]}
                      - {domain: directory, entityName: group, actionSet: [view, add], condition: on call}
                clients:
                  - {name: App Deployer, id: %s, secret: sandbox-secret, roles: [{role: App Deployer}]}
                users: []
                tokens: []
                """.formatted(SandboxHarness.DEPLOYER);
        try (Provisioned organization = Provisioned.in(conditional, directory)) {
            String kinds = APP + "group: [{name: One}]\ndata-table: [{name: One, referenceKey: key}]\n";
            FailedRun refusal = (FailedRun) refusal(organization, described(kinds));
            assertThat(refusal.message(organization.harness().target()).message())
                    .contains("1. architect:datatable:view, architect:datatable:add: in none of the roles")
                    .contains("Not certain: directory:group:add: held by the role \"App Deployer\" under a condition:"
                            + " on call.");
        }
    }

    /** A role that the deployer has since long is in effect: a refusal of the client that gets it is final. */
    @Test
    void aRoleThatIsOldIsNotWaitedFor() throws Exception {
        String old = """
                roles:
                  - name: App Deployer
                    policies:
                      - {domain: "*", entityName: "*", actionSet: ["*"]}
                  - name: NO_R
                    policies:
                      - {domain: routing, entityName: queue, actionSet: [view]}
                clients:
                  - name: App Deployer
                    id: %s
                    secret: sandbox-secret
                    roles: [{role: App Deployer}, {role: NO_R, grantMadeAt: "2026-01-01T00:00:00Z"}]
                users: []
                tokens: []
                refusals: {deniedByPolicy: ["POST /api/v2/oauth/clients"]}
                """.formatted(SandboxHarness.DEPLOYER);
        String kinds = """
                role: [{name: R, permissionPolicies: [{domain: routing, entityName: queue, actionSet: [view]}]}]
                oauth-client: [{name: One, authorizedGrantType: CLIENT-CREDENTIALS, roles: [R]}]
                """;
        try (Provisioned organization = Provisioned.in(old, directory)) {
            FailedRun.failure(StepFailed.class, catchThrowable(() -> organization.deploy(described(kinds))));
            assertThat(organization.requests().stream()
                            .filter(request -> request.method().equals("POST")
                                    && request.path().equals("/api/v2/oauth/clients")))
                    .hasSize(1);
        }
    }

    @Test
    void aRoleThatMayNotBeGrantedIsTold() throws Exception {
        String noGrants = """
                roles:
                  - name: App Deployer
                    policies:
                      - {domain: authorization, entityName: role, actionSet: ["*"]}
                      - {domain: oauth, entityName: client, actionSet: ["*"]}
                clients:
                  - {name: App Deployer, id: %s, secret: sandbox-secret, roles: [{role: App Deployer}]}
                users: []
                tokens: []
                """.formatted(SandboxHarness.DEPLOYER);
        String kinds = """
                role: [{name: R, permissionPolicies: [{domain: routing, entityName: queue, actionSet: [view]}]}]
                oauth-client: [{name: One, authorizedGrantType: CLIENT-CREDENTIALS, roles: [R]}]
                """;
        try (Provisioned organization = Provisioned.in(noGrants, directory)) {
            Throwable refusal = refusal(organization, described(kinds));
            assertThat(report(refusal).refusals())
                    .anyMatch(finding ->
                            finding.facts().getOrDefault(Fact.PERMISSION, "").contains("authorization:grant:add"));
        }
    }

    /** Somebody else edits between the plan and the write: the present version is read, and the write repeated. */
    @Test
    void aVersionThatMovedOnIsReadAgain() throws Exception {
        KindScenario app = KindScenario.all().stream()
                .filter(scenario -> scenario.kind().equals("app-instance"))
                .findFirst()
                .orElseThrow();
        try (Provisioned organization = Provisioned.in("", directory);
                Provisioned fresh = Provisioned.in("", directory.resolve("fresh"))) {
            organization.deploy(Provisioned.parse(app.descriptor(app.named("One"))));
            Descriptor changed =
                    Provisioned.parse(app.descriptor(app.named("One").replace("notes: First", "notes: Second")));
            ManualChanges hand = new ManualChanges(organization.harness().client());
            int[] edits = {0};
            organization
                    .harness()
                    .through(transport -> new Interfering(transport, "/config/current", () -> {
                        if (edits[0]++ == 0) {
                            hand.edit("app-instance", "LIFE_One", config -> {});
                        }
                    }));
            organization.deploy(changed);
            assertThat(edits[0]).isGreaterThan(1);
            fresh.deploy(changed);
            assertThat(SnapshotDiff.differences(organization.snapshot(), fresh.snapshot()))
                    .isEmpty();
        }
    }

    /** Does something before each PUT to a path. */
    private record Interfering(Transport transport, String path, Act act) implements Transport {

        interface Act {
            void run() throws IOException;
        }

        @Override
        public HttpResponse send(HttpRequest request, Duration timeout) throws TransportException {
            if (request.method().equals("PUT") && request.uri().getPath().endsWith(path)) {
                try {
                    act.run();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
            return transport.send(request, timeout);
        }

        @Override
        public void close() {
            transport.close();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "listDelaySeconds: 5",
                "readDelaySeconds: 5",
                "listDelayReads: 2",
                "readDelayReads: 2",
                "'listDelaySeconds: 3, readDelaySeconds: 3, listDelayReads: 1, readDelayReads: 1'",
                "grantDelaySeconds: 60",
                "openMessagingReads: 2",
                "nameConflictStatus: 400",
                "clientsNeedRoles: true",
                "uniqueIntegrationNames: true",
                "oauthClientPageSize: 1",
                "contractsInLists: true",
                "policiesInGrants: never",
                "policiesInGrants: onlyWithIncludeFullRoles",
                "incompleteDrafts: false"
            })
    void whatTakesItsTimeEndsWell(String quirk) throws Exception {
        Descriptor descriptor = AllKinds.descriptor();
        String switches = "switches: {" + EVERYTHING + ", " + quirk + "}\n";
        try (Provisioned organization = Provisioned.in(switches, directory);
                Provisioned plain = Provisioned.in("switches: {" + EVERYTHING + "}\n", directory.resolve("plain"))) {
            JsonNode empty = organization.snapshot();
            organization.deploy(descriptor);
            plain.deploy(descriptor);
            assertThat(SnapshotDiff.differences(organization.snapshot(), plain.snapshot()))
                    .isEmpty();
            assertThat(organization.deploy(descriptor).steps()).isEmpty();
            organization.undeploy(descriptor);
            assertThat(SnapshotDiff.differences(organization.snapshot(), empty)).isEmpty();
        }
    }
}
