package io.github.premiumdeploy.plan;

import static io.github.premiumdeploy.testing.SandboxHarness.DEPLOYER;
import static io.github.premiumdeploy.testing.SandboxHarness.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.AssessedPermission;
import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.access.Finding.Fact;
import io.github.premiumdeploy.access.Link;
import io.github.premiumdeploy.access.Verdict;
import io.github.premiumdeploy.apply.RunFailure;
import io.github.premiumdeploy.apply.RunFailure.Refused;
import io.github.premiumdeploy.apply.RunFailure.StepFailed;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.genesys.OAuthClientsApi;
import io.github.premiumdeploy.testing.AllKinds;
import io.github.premiumdeploy.testing.FailedRun;
import io.github.premiumdeploy.testing.ManualChanges;
import io.github.premiumdeploy.testing.Provisioned;
import io.github.premiumdeploy.testing.RequestRounds;
import io.github.premiumdeploy.testing.SandboxHarness;
import io.github.premiumdeploy.testing.ScriptedTransport;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A table of misconfigured organizations: the cause of each that must be named, and nothing else that is blamed. */
class DescriptorPreflightTest {

    private static final String APP = """
            prefix: "EX_"
            premiumAppIntegrationTypeId: premium-app-example
            premiumAppViewPermission: integration:examplePremiumApp:view
            provisioningInfo:
              app-instance: [{name: One, url: 'https://app.example/?l={{pcLangTag}}&e={{pcEnvironment}}'}]
            """;
    private static final String GROUP = "  group: [{name: Agents}]\n";
    private static final String TABLE =
            "  data-table: [{name: T, referenceKey: k, customFields: [{name: a, type: string}]}]\n";
    private static final String ROLE = """
              role:
                - name: R
                  permissionPolicies: [{domain: routing, entityName: queue, actionSet: [view]}]
            """;
    private static final String CLIENT = """
              oauth-client:
                - {name: C, authorizedGrantType: CLIENT-CREDENTIALS, roles: [R]}
            """;
    private static final String TRUNK = "  byoc-cloud-trunk: [{name: B, inboundSIPTerminationIdentifier: -b}]\n";
    private static final String CHAT = "  widget-deployment: [{name: W, clientType: third-party}]\n";
    private static final String MESSAGES =
            "  open-messaging: [{name: M, outboundNotificationWebhookUrl: 'https://m.example',"
                    + " outboundNotificationWebhookSignatureSecretToken: a-signature-token-of-tests}]\n";

    @TempDir
    Path directory;

    /** The default client with these roles, which are policies by name. */
    private static String client(String grants, String... roles) {
        StringBuilder yaml = new StringBuilder(roles.length == 0 ? "" : "add:\n  roles:\n");
        for (String role : roles) {
            String name = role.substring(0, role.indexOf('='));
            yaml.append("    - name: ").append(name).append("\n      policies:\n");
            for (String policy : role.substring(role.indexOf('=') + 1).split(" ")) {
                String[] parts = policy.split(":", 3);
                String condition = parts[2].contains("!") ? ", condition: on call, conditionMet: false" : "";
                yaml.append("        - {domain: \"%s\", entityName: \"%s\", actionSet: [%s]%s}\n"
                        .formatted(
                                parts[0],
                                parts[1],
                                Arrays.stream(parts[2].replace("!", "").split(","))
                                        .map(action -> "\"" + action + "\"")
                                        .collect(Collectors.joining(", ")),
                                condition));
            }
        }
        return yaml + """
                clients:
                  - {name: CI, id: %s, secret: %s, roles: [%s]}
                users: []
                tokens: []
                """.formatted(DEPLOYER, SECRET, grants);
    }

    private static final String INSTALL = "Installer=integrations:integration:view,add,edit directory:group:add,edit";

    private static Case organization(String name) {
        return new Case(name);
    }

    /** One organization, what is to be deployed there, and what is to be said about it. */
    static final class Case {

        private final String name;
        private String descriptor = APP;
        private String yaml = "";
        private List<String> blamed = List.of();
        private List<String> open = List.of();

        Case(String name) {
            this.name = name;
        }

        /** What is to be deployed. */
        Descriptor described() {
            return Provisioned.parse(descriptor);
        }

        /** The organization, on top of the standard one. */
        String yaml() {
            return yaml;
        }

        Case deploying(String descriptor) {
            this.descriptor = descriptor;
            return this;
        }

        /** What differs from the standard organization. */
        Case with(String yaml) {
            this.yaml = yaml;
            return this;
        }

        /** All refusals: the cause and the facts that must be named with it, as {@code CAUSE text text}. */
        Case blaming(String... refusals) {
            blamed = List.of(refusals);
            return this;
        }

        /** All that is unknown, in the same form. */
        Case notKnowing(String... unknowns) {
            open = List.of(unknowns);
            return this;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> organizations() {
        return Stream.of(
                organization("all in order").deploying(APP + GROUP),
                organization("a role with every permission")
                        .deploying(APP + TABLE + ROLE)
                        .with(client("{role: All}", "All=*:*:*")),
                organization("permissions in no role, all in one finding")
                        .deploying(APP + GROUP + TABLE)
                        .with(client("{role: Some}", "Some=integrations:integration:view,add") + "roles: []\n")
                        .blaming("PERMISSION_MISSING_FOR_PLAN integrations:integration:edit directory:group:add"
                                + " architect:datatable:view architect:datatable:add"),
                organization("an edit permission that is not needed yet")
                        .deploying(APP)
                        .with(client("{role: Some}", "Some=integrations:integration:view,add,edit") + "roles: []\n"),
                organization("no role at all")
                        .deploying(APP)
                        .with(client("") + "roles: []\n")
                        .blaming("CALLER_WITHOUT_ROLES integrations:integration:view integrations:integration:add"),
                organization("a role that is not granted")
                        .deploying(APP + GROUP)
                        .with(client(
                                "{role: Look}", "Look=authorization:role:view integrations:integration:view", INSTALL))
                        .blaming(
                                "PERMISSION_ROLE_NOT_GRANTED Installer directory:group:add integrations:integration:add"),
                organization("granted in another division")
                        .deploying(APP + TABLE)
                        .with(client(
                                "{role: Installer}, {role: Tables, division: Branch}",
                                INSTALL,
                                "Tables=architect:datatable:view,add"))
                        .blaming("PERMISSION_IN_OTHER_DIVISION Tables Branch architect:datatable:add"),
                organization("granted in another division, where divisions do not count")
                        .deploying(APP + GROUP)
                        .with(client("{role: Installer, division: Branch}", INSTALL)),
                organization("granted in all divisions")
                        .deploying(APP + TABLE)
                        .with(client(
                                "{role: Installer}, {role: Tables, division: \"*\"}",
                                INSTALL,
                                "Tables=architect:datatable:view,add")),
                organization("a condition")
                        .deploying(APP + GROUP)
                        .with(client(
                                "{role: App}, {role: Groups}",
                                "App=integrations:integration:view,add,edit",
                                "Groups=directory:group:add!"))
                        .notKnowing("PERMISSION_CONDITIONAL Groups directory:group:add"),
                organization("a condition that a list shows to be met")
                        .deploying(APP)
                        .with(client("{role: App}", "App=integrations:integration:view,add,edit")
                                .replace(
                                        "actionSet: [\"view\", \"add\", \"edit\"]}",
                                        "actionSet: [\"view\"], condition: x}\n        - {domain: integrations, entityName:"
                                                + " integration, actionSet: [add, edit]}")),
                organization("a condition that a list shows not to be met")
                        .deploying(APP)
                        .with(client(
                                "{role: App}", "App=integrations:integration:view! integrations:integration:add,edit"))
                        .blaming("PERMISSION_CONDITION_NOT_MET App integrations:integration:view on call"),
                organization("a product that is missing, in spite of every permission")
                        .deploying(APP + TABLE)
                        .with(client("{role: All}", "All=*:*:*") + "permissions: {architect: {}}\n")
                        .blaming("PERMISSION_NOT_IN_ORGANIZATION architect:datatable:view architect:datatable:add"),
                organization("a licence that brings it")
                        .deploying(APP + TRUNK)
                        .with(client("{role: All}", "All=*:*:*") + "permissions: {telephony: {}}\n")
                        .blaming("PERMISSION_NOT_IN_ORGANIZATION telephony:plugin:all byoc"),
                organization("BYOC missing")
                        .deploying("checkProductBYOC: true\n" + APP + TRUNK)
                        .with("products: [engage3]")
                        .blaming("PRODUCT_ABSENT byoc"),
                organization("BYOC missing, and the trunk's permission, too")
                        .deploying("checkProductBYOC: true\n" + APP + TRUNK)
                        .with(client("{role: Installer}", INSTALL) + "roles: []\nproducts: [engage3]\n")
                        .blaming("PRODUCT_ABSENT byoc", "PERMISSION_MISSING_FOR_PLAN telephony:plugin:all"),
                organization("integration type absent")
                        .deploying(APP)
                        .with("integrationTypes: []")
                        .blaming("TYPE_ABSENT premium-app-example app-instance"),
                organization("integration type not installable")
                        .deploying(APP)
                        .with(
                                "integrationTypes: [{id: premium-app-example, name: E, category: C, nonInstallable: true}]")
                        .blaming("TYPE_NOT_INSTALLABLE premium-app-example"),
                organization("integration type at its maximum")
                        .deploying(APP.replace("[{name: One", "[{name: Two, url: 'https://app.example/2'}, {name: One"))
                        .with("integrationTypes: [{id: premium-app-example, name: E, category: C, maxInstances: 1}]")
                        .blaming("TYPE_AT_MAXIMUM premium-app-example 1"),
                organization("a feature toggle")
                        .deploying(APP + TABLE)
                        .with("refusals: {toggledOff: [/api/v2/flows/datatables]}")
                        .blaming("FEATURE_TOGGLE_OFF data-table 501"),
                organization("a feature toggle that says wrong method")
                        .deploying(APP + TABLE)
                        .with("refusals: {toggledOff: [/api/v2/flows/datatables], toggledOffStatus: 405}")
                        .blaming("FEATURE_TOGGLE_OFF data-table 405"),
                organization("an operation that was withdrawn")
                        .deploying(APP + MESSAGES)
                        .with("refusals: {withdrawn: [/api/v2/conversations/messaging]}")
                        .blaming("OPERATION_NOT_OFFERED open-messaging 404"),
                organization("legacy widgets").deploying(APP + CHAT).blaming("KIND_NOT_OFFERED Messenger"),
                organization("an access policy")
                        .deploying(APP + GROUP)
                        .with("refusals: {deniedByPolicy: [\"GET /api/v2/integrations\"]}")
                        .blaming("REFUSED_WITHOUT_VISIBLE_CAUSE integrations:integration:view 403"),
                organization("a refused list of types, of which a deploy reads single ones")
                        .deploying(APP)
                        .with("refusals: {deniedByPolicy: [\"GET /api/v2/integrations/types\"]}")
                        .notKnowing("OFFER_UNKNOWN app-instance 403"),
                organization("a grant of a minute ago")
                        .deploying(APP)
                        .with(client("{role: Installer, grantMadeAt: \"2026-11-23T09:59:00Z\"}", INSTALL))
                        .notKnowing("PERMISSION_YOUNG Installer integrations:integration:add"),
                organization("a grant of a minute ago that a list shows not to be in effect")
                        .deploying(APP)
                        .with(client("{role: Installer, grantMadeAt: \"2026-11-23T09:59:00Z\"}", INSTALL)
                                + "switches: {grantDelaySeconds: 300}\n")
                        .blaming("PERMISSION_JUST_GRANTED Installer integrations:integration:view"
                                + " integrations:integration:add"),
                organization("a list that asks for something else than the published table says")
                        .deploying(APP + TABLE)
                        .with(client("{role: Some}", "Some=" + INSTALL.split("=")[1] + " architect:datatable:view,add")
                                + "refusals: {deniedByPolicy: [\"GET /api/v2/flows/datatables\"], message:"
                                + " \"Missing the following permission(s): [routing:queue:view]\"}\n")
                        .blaming("PERMISSION_MISSING_FOR_PLAN routing:queue:view"),
                organization("a role for a client, which the deployer may grant to itself")
                        .deploying(APP + ROLE + CLIENT)
                        .with(client("{role: All}", "All=*:*:*")),
                organization("a permission of a role that does not exist here")
                        .deploying(APP + ROLE)
                        .with("permissions: {routing: {}}")
                        .notKnowing("PERMISSION_NAMED_NOT_IN_ORGANIZATION routing:queue:view"),
                organization("policies that are not shown, and roles that cannot be read")
                        .deploying(APP)
                        .with(client("{role: Installer}", INSTALL)
                                + "switches: {policiesInGrants: never, divisionsPermittedForClients: false}")
                        .notKnowing("PERMISSION_UNKNOWN integrations:integration:add"),
                organization("policies that are not shown, and the platform that says")
                        .deploying(APP + TABLE)
                        .with(client("{role: Installer}", INSTALL) + "switches: {policiesInGrants: never}")
                        .blaming("PERMISSION_NOT_HELD architect:datatable:view architect:datatable:add"),
                organization("policies that are not shown, and roles that can be read")
                        .deploying(APP + TABLE)
                        .with(client("{role: Installer}", INSTALL + " authorization:role:view")
                                + "roles: []\nswitches: {policiesInGrants: never}")
                        .blaming("PERMISSION_MISSING_FOR_PLAN architect:datatable:view architect:datatable:add"),
                organization("the caller's roles cannot be read, which does not mean that it has none")
                        .deploying(APP)
                        .with(client("{role: Look}", "Look=integrations:integration:view,edit")
                                + "refusals: {deniedByPolicy: [\"GET /api/v2/authorization/subjects/me\"]}\n")
                        .blaming("PERMISSION_NOT_HELD integrations:integration:add")
                        .notKnowing("ROLES_UNKNOWN"),
                organization("policies that are not shown, and an access policy")
                        .deploying(APP)
                        .with(client("{role: Installer}", INSTALL)
                                + "switches: {policiesInGrants: never}\n"
                                + "refusals: {deniedByPolicy: [\"GET /api/v2/integrations\"]}\n")
                        .blaming("REFUSED_WITHOUT_VISIBLE_CAUSE 403"),
                organization("the catalogue cannot be read")
                        .deploying(APP)
                        .with("refusals: {deniedByPolicy: [\"GET /api/v2/authorization/permissions\"]}")
                        .notKnowing("CATALOGUE_UNKNOWN"));
    }

    private static Set<String> causes(AccessReport report, Verdict... verdicts) {
        return report.findings().stream()
                .filter(finding -> List.of(verdicts).contains(finding.verdict()))
                .map(finding -> finding.cause().name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void assertNames(AccessReport report, List<String> expected, Verdict... verdicts) {
        assertThat(causes(report, verdicts))
                .isEqualTo(expected.stream()
                        .map(text -> text.split(" ")[0])
                        .collect(Collectors.toCollection(TreeSet::new)));
        for (String text : expected) {
            String[] words = text.split(" ");
            List<Finding> findings = report.findings().stream()
                    .filter(finding -> finding.cause() == Cause.valueOf(words[0]))
                    .toList();
            assertThat(findings).as("one root cause, one finding").hasSize(1);
            String facts = findings.get(0).facts().values().toString();
            assertThat(Arrays.stream(words).skip(1)).allMatch(facts::contains, "in " + facts);
        }
    }

    @ParameterizedTest
    @MethodSource("organizations")
    void namesTheCauseAndNoOther(Case row) throws Exception {
        try (Provisioned organization = Provisioned.in(row.yaml, directory)) {
            AccessReport report = organization.examine(Provisioned.parse(row.descriptor));
            assertNames(report, row.blamed, Verdict.MISSING, Verdict.NOT_OFFERED);
            assertNames(report, row.open, Verdict.UNKNOWN);
            long again = organization.requests().stream()
                    .filter(request -> request.query().contains("includeFullRoles"))
                    .count();
            assertThat(again).isLessThanOrEqualTo(row.yaml.contains("policiesInGrants") ? 1 : 0);
            assertThat(organization.requests()).hasSizeLessThanOrEqualTo(DescriptorPreflight.REQUESTS + (int) again);
            assertThat(organization.writesSince(0)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("organizations")
    void takesAtMostFourRoundTrips(Case row) throws Exception {
        for (boolean submits : List.of(false, true)) {
            RequestRounds rounds = new RequestRounds();
            try (Provisioned organization = Provisioned.counted(rounds, row.yaml, directory)) {
                if (submits) {
                    organization.submitting();
                }
                organization.examine(Provisioned.parse(row.descriptor));
                assertThat(rounds.rounds()).hasSizeLessThanOrEqualTo(4);
                assertThat(organization.requests()).hasSizeLessThanOrEqualTo(DescriptorPreflight.REQUESTS);
            }
        }
    }

    @Test
    void foreseesWhatADeploymentRunsInto() throws Exception {
        Descriptor descriptor = Provisioned.parse(APP + GROUP);
        for (String role : List.of("integrations:integration:view,add,edit", "directory:group:add", "a:b:c")) {
            try (Provisioned organization = Provisioned.in(
                    client("{role: Some}", "Some=" + role.replace("a:b:c", INSTALL.split("=")[1])), directory)) {
                boolean refused = !organization.examine(descriptor).refusals().isEmpty();
                boolean deployed = true;
                try {
                    organization.withoutPreflight().deploy(descriptor);
                } catch (FailedRun e) {
                    assertThat(e.failure()).isInstanceOfAny(Refused.class, RunFailure.Stopped.class, StepFailed.class);
                    deployed = false;
                }
                assertThat(deployed).as(role).isEqualTo(!refused);
            }
        }
    }

    @Test
    void doesNotAskForWhatIsThereAlready() throws Exception {
        Descriptor descriptor = Provisioned.parse(APP + GROUP);
        String two = client("{role: Installer}", INSTALL, "Look=integrations:integration:view directory:group:view")
                .replace("clients:", "clients:\n  - {name: Look, id: look, secret: look, roles: [{role: Look}]}");
        try (Provisioned organization = Provisioned.in(two, directory)) {
            organization.harness().asClient("look", "look");
            assertThat(organization.examine(descriptor).refusals()).isNotEmpty();
            organization.harness().asClient(DEPLOYER, SECRET);
            organization.deploy(descriptor);
            organization.harness().asClient("look", "look");
            assertThat(organization.examine(descriptor).refusals()).isEmpty();
        }
    }

    /** To know what is there counts more than to explain what is missing: there are not enough requests for both. */
    @Test
    void doesNotBlameWhatIsNotNeededForWantOfRequests() throws Exception {
        Descriptor descriptor = Provisioned.parse(APP + GROUP + TABLE + ROLE);
        String two = client(
                        "{role: All}",
                        "All=*:*:*",
                        "Look=admin:app:write integrations:integration:view architect:datatable:view"
                                + " authorization:role:view")
                .replace("clients:", "clients:\n  - {name: Look, id: look, secret: look, roles: [{role: Look}]}");
        try (Provisioned organization = Provisioned.in(two, directory)) {
            organization.deploy(descriptor);
            organization.harness().asClient("look", "look");
            int before = organization.requests().size();
            assertThat(organization.examine(descriptor).refusals()).isEmpty();
            assertThat(organization.requests().size() - before).isLessThanOrEqualTo(DescriptorPreflight.REQUESTS);
        }
    }

    @Test
    void judgesTheRemovalOfWhatIsThere() throws Exception {
        Descriptor descriptor = Provisioned.parse(APP + GROUP);
        try (Provisioned organization =
                Provisioned.in(client("{role: Installer}", INSTALL + " authorization:role:view"), directory)) {
            assertThat(organization.examine(descriptor, PlanMode.REMOVE).refusals())
                    .as("there is nothing to remove")
                    .isEmpty();
            organization.deploy(descriptor);
            AccessReport report = organization.examine(descriptor, PlanMode.REMOVE);
            assertThat(report.refusals())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.facts().get(Fact.PERMISSION))
                            .contains("integrations:integration:delete")
                            .contains("directory:group:delete"));
            assertThat(organization
                            .examine(descriptor, PlanMode.APPLY, PlanMode.REMOVE)
                            .refusals())
                    .hasSize(1);
        }
    }

    /** What a deployment makes first is there by then. */
    @Test
    void judgesTheRemovalAsItIsAfterTheDeployment() throws Exception {
        try (Provisioned organization = Provisioned.in(client("{role: Installer}", INSTALL), directory)) {
            assertThat(organization
                            .examine(Provisioned.parse(APP + GROUP), PlanMode.APPLY, PlanMode.REMOVE)
                            .refusals())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.permissions())
                            .contains("integrations:integration:delete", "directory:group:delete"));
        }
    }

    @Test
    void saysWhichWildcardsOfARoleGiveNothing() throws Exception {
        String role = "  role: [{name: R, permissionPolicies: [{domain: integration, entityName: acmePremiumApps,"
                + " actionSet: [\"*\"]}, {domain: integration, entityName: \"*\", actionSet: [view]}]}]\n";
        try (Provisioned organization = Provisioned.in("", directory)) {
            assertThat(organization.examine(Provisioned.parse(APP + role)).findings())
                    .filteredOn(finding -> finding.cause() == Cause.WILDCARD_MATCHES_NOTHING)
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.facts())
                            .containsEntry(Fact.PERMISSION, "integration:acmePremiumApps:*")
                            .containsEntry(Fact.NEAR, "integration:acmePremiumApp"));
        }
    }

    @Test
    void namesWhatTakesTheLastPlaceOfAType() throws Exception {
        try (Provisioned organization = Provisioned.in("", directory)) {
            organization.deploy(Provisioned.parse(APP.replace("name: One", "name: Other")));
            organization
                    .harness()
                    .script()
                    .on(
                            "GET /api/v2/integrations/types",
                            ScriptedTransport.json(
                                    200,
                                    "{\"entities\": [{\"id\": \"premium-app-example\", \"maxInstances\": 1}],"
                                            + " \"pageCount\": 1}"));
            assertThat(organization.examine(Provisioned.parse(APP)).refusals())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.facts().get(Fact.REASON))
                            .contains("the organization has 1 (\"EX_Other\" (id "));
        }
    }

    @Test
    void whatWasWithdrawnNeedsNoRemoval() throws Exception {
        try (Provisioned organization = Provisioned.in("", directory)) {
            AccessReport report = organization.examine(Provisioned.parse(APP + CHAT), PlanMode.REMOVE);
            assertThat(report.refusals()).isEmpty();
        }
    }

    @Test
    void doesNotGuessWhatTwoOfOneNameNeed() throws Exception {
        String clients =
                "switches: {clientsNeedRoles: false}\n" + client("{role: Clients}", "Clients=oauth:client:view,add");
        try (Provisioned organization = Provisioned.in(clients, directory)) {
            ManualChanges hand = new ManualChanges(organization.harness().client());
            for (int twin = 1; twin <= 2; twin++) {
                hand.write(
                        OAuthClientsApi.CREATE,
                        OAuthClientsApi.CREATE.path(),
                        ManualChanges.object().put("name", "EX_C").put("authorizedGrantType", "CLIENT-CREDENTIALS"));
            }
            Descriptor descriptor =
                    Provisioned.parse(APP.replaceAll("(?s)  app-instance.*", CLIENT.replace(", roles: [R]", "")));
            assertThat(organization.examine(descriptor).refusals())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.cause()).isEqualTo(Cause.PLAN_IMPOSSIBLE));
        }
    }

    @Test
    void showsTheChainOfEveryPermission() throws Exception {
        try (Provisioned organization = Provisioned.in(
                client(
                        "{role: Installer}, {role: Tables, division: Branch}",
                        INSTALL,
                        "Tables=architect:datatable:view,add"),
                directory)) {
            List<AssessedPermission> judged =
                    organization.examine(Provisioned.parse(APP + TABLE)).requirements();
            assertThat(judged.stream().map(AssessedPermission::permission))
                    .contains("integrations:integration:add", "architect:datatable:add");
            assertThat(judged).allSatisfy(assessed -> {
                List<Link> chain = assessed.chain();
                assertThat(chain.get(0).part()).isEqualTo(Link.Part.CLIENT);
                Link last = chain.get(chain.size() - 1);
                boolean held = assessed.verdict() == Verdict.HELD;
                assertThat(last.state()).isEqualTo(held ? Link.State.HOLDS : Link.State.BREAKS);
                assertThat(last.part()).isEqualTo(held ? Link.Part.PERMISSION : Link.Part.DIVISION);
                assertThat(assessed.reasons()).isNotEmpty();
            });
        }
    }

    @Test
    void examinesADescriptorOfAllKindsWithinItsRequests() throws Exception {
        for (String client : List.of(DEPLOYER, SandboxHarness.ADMIN, SandboxHarness.WITHOUT_ROLES)) {
            for (String yaml : List.of("", "permissions: {architect: {}}", "switches: {policiesInGrants: never}")) {
                try (Provisioned organization = Provisioned.in(yaml, directory)) {
                    organization.harness().asClient(client, SECRET);
                    organization.examine(AllKinds.descriptor());
                    assertThat(organization.requests()).hasSizeLessThanOrEqualTo(DescriptorPreflight.REQUESTS);
                }
            }
        }
    }

    /** What users report may be wrong: that the organization does not list it is said with it. */
    @Test
    void saysThatTheOrganizationDoesNotListAReportedPermission() throws Exception {
        String unlisted = client("{role: Installer}", INSTALL) + "permissions: {admin: {}}\n";
        try (Provisioned organization = Provisioned.in(unlisted, directory).submitting()) {
            assertThat(organization.examine(Provisioned.parse(APP)).refusals())
                    .filteredOn(finding -> finding.permissions().contains("admin:app:write"))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.facts().get(Fact.NEEDED_FOR))
                            .isEqualTo(
                                    "admin:app:write: to submit the Premium App (submission); users report it, and GET"
                                            + " /api/v2/authorization/permissions does not list it here"));
        }
    }

    @Test
    void saysNothingAboutAnOrganizationThatIsNotMeant() throws Exception {
        try (Provisioned organization = Provisioned.in("", directory)) {
            organization.harness().guardedBy("another");
            AccessReport report = organization.examine(Provisioned.parse(APP));
            assertThat(report.refusals())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.cause()).isEqualTo(Cause.ORGANIZATION_DIFFERS));
            assertThat(report.requirements()).isEmpty();
        }
    }
}
