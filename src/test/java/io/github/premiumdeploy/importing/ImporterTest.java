package io.github.premiumdeploy.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.access.Need;
import io.github.premiumdeploy.access.RequiredPermissions;
import io.github.premiumdeploy.access.Requirement;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.DescriptorKinds;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.Listing;
import io.github.premiumdeploy.plan.PlanException;
import io.github.premiumdeploy.plan.kind.ResourceKinds;
import io.github.premiumdeploy.target.InvalidConfigurationException;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import io.github.premiumdeploy.testing.AllKinds;
import io.github.premiumdeploy.testing.Provisioned;
import io.github.premiumdeploy.testing.SandboxHarness;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImporterTest {

    private static final String READER = "5ca1ab1e-0000-4000-8000-00000000bbb1";

    @TempDir
    Path directory;

    private static ObjectNode none() {
        return JsonNodeFactory.instance.objectNode();
    }

    private Provisioned sandbox() throws Exception {
        return Provisioned.in("switches: {legacyWidgets: true, clientsNeedRoles: false}\n", directory);
    }

    private static void requireNothingToChange(Provisioned sandbox, ImportResult result) throws Exception {
        assertThat(sandbox.plan(Imported.parse(result)).changes())
                .as(result.yaml())
                .noneMatch(Change::writes);
    }

    @Test
    void takesOverEveryKindInTheOrderAndStyleOfTheReadme() throws Exception {
        try (Provisioned sandbox = sandbox()) {
            sandbox.deploy(AllKinds.descriptor());

            ImportResult result = Imported.from(sandbox, "ACME_");

            assertThat(result.leftOut()).isEmpty();
            assertThat(result.counts().keySet()).containsExactlyElementsOf(DescriptorKinds.names());
            assertThat(result.yaml()).startsWith("""
                    # Taken over from the organization Sandbox, what carries the prefix ACME_.
                    prefix: ACME_
                    premiumAppIntegrationTypeId: premium-app-acme
                    premiumWidgetIntegrationTypeId: premium-widget-acme
                    premiumAppViewPermission: integration:acmePremiumApp:view
                    checkProductBYOC: true
                    provisioningInfo:
                      role:
                        - name: Agent
                          description: Works with the widget
                          permissionPolicies:
                            - {domain: integration, entityName: acmePremiumApp, actionSet: [view]}
                    """);
            assertThat(result.yaml())
                    .contains("    - {name: Agents, description: Use the app}\n")
                    .contains(
                            "      groups: [Agents, Supervisors]\n",
                            "      oauthClient: Backend\n",
                            "      roles: [Service]\n")
                    .contains("clientSecret: '@settings.acme-crm.password@'")
                    .doesNotContain("canary")
                    .doesNotContain(
                            "requestTemplate", "type: standalone", "86400", "channel", "secure", "Provisioned by");
            assertThat(result.secrets()).extracting(secret -> secret.server()).doesNotHaveDuplicates();
            result.servers().forEach(server -> assertThat(result.yaml()).contains("# - " + server));
            requireNothingToChange(sandbox, result);
        }
    }

    @Test
    void whatTheWizardMadeIsTakenOverWithoutItsBookkeeping() throws Exception {
        try (Provisioned sandbox = sandbox()) {
            HandMade wizard = new HandMade(sandbox);
            String group = wizard.group("WIZ_Users");
            ObjectNode properties =
                    HandMade.json("{'url': 'https://app.example', 'displayType': 'standalone', 'featureCategory': ''}");
            properties.putArray("groupFilter").add(group);
            wizard.integration(
                    "WIZ_App",
                    "premium-app-example",
                    properties,
                    "{\"group\":{\"Users\":{\"id\":\"1\"}}}",
                    none(),
                    true);
            wizard.client(HandMade.json("{'name': 'WIZ_Backend', 'authorizedGrantType': 'CLIENT-CREDENTIALS',"
                    + " 'accessTokenValiditySeconds': 86400, 'roleDivisions': []}"));
            ObjectNode credentials = none();
            credentials
                    .putObject("pureCloudOAuthClient")
                    .put("id", wizard.credential("Integration-1", "pureCloudOAuthClient"));
            String cloud = wizard.integration("WIZ_Cloud", "purecloud-data-actions", none(), "", credentials, true);
            wizard.action(cloud, "WIZ_Count", true);

            ImportResult result = Imported.from(sandbox, "WIZ_");

            assertThat(result.leftOut()).isEmpty();
            assertThat(result.yaml())
                    .contains("# its notes are the wizard's own bookkeeping, and stay as they are\n")
                    .contains("groups: [Users]\n")
                    .contains(
                            "# the only one that it can be; the credential itself does not say for which client it is\n"
                                    + "      oauthClient: Backend\n")
                    .contains("autoPublish: true\n")
                    .contains("X-Api-Key: '@settings.wiz-cloud.password@'")
                    .doesNotContain("a readable key", "notes:");
            requireNothingToChange(sandbox, result);
        }
    }

    @Test
    void namesWhatCannotBeDescribedWithItsIdAndTheReason() throws Exception {
        try (Provisioned sandbox = sandbox()) {
            HandMade hand = new HandMade(sandbox);
            ObjectNode page = HandMade.json("{'url': 'https://app.example', 'displayType': 'standalone'}");
            String disabled = hand.integration("HAND_Off", "premium-app-example", page, "", none(), false);
            String first = hand.integration("HAND_Twice", "premium-app-example", page, "", none(), true);
            String second = hand.integration("HAND_Twice", "premium-app-example", page, "", none(), true);
            String halfMade = hand.blank("HAND_Half", "custom-rest-actions");
            String other = hand.integration("HAND_Vendor", "premium-app-acme", page, "", none(), true);
            String table = hand.table(
                    "HAND_Table",
                    "{'key': {'title': 'k', 'type': 'string'}," + " 'x': {'title': 'Another', 'type': 'string'}}");
            String services = hand.integration("HAND_Services", "custom-rest-actions", none(), "", none(), true);
            String action = hand.action(services, "Without a prefix", true);

            ImportResult result = Imported.from(sandbox, "HAND_");

            assertThat(result.leftOut())
                    .containsExactlyInAnyOrder(
                            "app-instance \"HAND_Off\" (" + disabled
                                    + "): it is disabled, and a deploy would enable it",
                            "app-instance \"HAND_Twice\" ("
                                    + sorted(first, second).get(0) + "): there are 2 of this name ("
                                    + String.join(", ", sorted(first, second))
                                    + "), and names are how resources are found: rename or delete all but one",
                            "ws-data-actions \"HAND_Half\" (" + halfMade
                                    + "): it was made and never configured, and a deploy would configure it",
                            "integration \"HAND_Vendor\" (" + other
                                    + "): it is of the type premium-app-acme, and a descriptor"
                                    + " has those of premium-app-example and of its own kinds",
                            "data-table \"HAND_Table\" (" + table
                                    + "): a run would change it: schema.x.title from Another to x",
                            "data action \"Without a prefix\" of ws-data-actions \"HAND_Services\" (" + action
                                    + "): its name does not begin with HAND_");
            result.leftOut().forEach(line -> assertThat(result.yaml()).contains("# - " + line + "\n"));
            requireNothingToChange(sandbox, result);
        }
    }

    private static List<String> sorted(String... ids) {
        return List.of(ids).stream().sorted().toList();
    }

    @Test
    void whatIsNotUnderThePrefixIsSaidWhereItIsReferredTo() throws Exception {
        try (Provisioned sandbox = sandbox()) {
            HandMade hand = new HandMade(sandbox);
            String foreign = hand.group("Everybody");
            ObjectNode page =
                    HandMade.json("{'url': 'https://app.example', 'displayType': 'widget', 'featureCategory': 'crm'}");
            page.putArray("groupFilter").add(foreign).add(hand.group("HAND_Own"));
            hand.integration("HAND_App", "premium-app-example", page, "Of the team", none(), true);

            ImportResult result = Imported.from(sandbox, "HAND_");

            assertThat(result.yaml())
                    .contains("# groups: not described, since not all of those that see it carry the prefix (" + foreign
                            + "); they stay as they are\n")
                    .contains("# its property featureCategory has no field in a descriptor, and stays as it is\n")
                    .contains("notes: Of the team\n")
                    .doesNotContain("groups: [");
            requireNothingToChange(sandbox, result);
        }
    }

    @Test
    void oddNamesAndTextsComeBackAsTheyAre() throws Exception {
        try (Provisioned sandbox = sandbox()) {
            HandMade hand = new HandMade(sandbox);
            for (String name : List.of("007", "yes", "a: b", "# x", "@project.version@", "\\@x@", "'q'")) {
                hand.group("HAND_" + name);
            }
            ObjectNode page = HandMade.json("{'url': 'https://app.example/@env.HOME@', 'displayType': 'standalone'}");
            hand.integration("HAND_App", "premium-app-example", page, "one\n  two\n\nthree", none(), true);

            ImportResult result = Imported.from(sandbox, "HAND_");

            Descriptor described = Imported.parse(result);
            assertThat(described.items("group"))
                    .extracting(item -> item.name())
                    .containsExactlyInAnyOrder("007", "yes", "a: b", "# x", "@project.version@", "\\@x@", "'q'");
            assertThat(described.items("app-instance").get(0).text("url")).contains("https://app.example/@env.HOME@");
            assertThat(described.items("app-instance").get(0).text("notes")).contains("one\n  two\n\nthree");
            requireNothingToChange(sandbox, result);
        }
    }

    @Test
    void hostileNamesBreakNoCommentAndNoLine() throws Exception {
        try (Provisioned sandbox = sandbox()) {
            HandMade hand = new HandMade(sandbox);
            String name = "HAND_\u001b[31m\nprefix: x\u2028prefix: y\u0085z\uFEFF";
            ObjectNode page = HandMade.json("{'url': 'https://app.example', 'displayType': 'standalone'}");
            hand.integration(name, "premium-app-example", page, "", none(), false);
            hand.group("HAND_Group");

            ImportResult result = Imported.from(sandbox, "HAND_");

            assertThat(result.counts()).hasToString("{group=1}");
            assertThat(result.leftOut()).hasSize(1);
            assertThat(result.yaml().lines().filter(line -> line.startsWith("prefix:")))
                    .containsExactly("prefix: HAND_");
            assertThat(result.yaml()).doesNotContain("\u001b", "\u2028", "\u0085", "\uFEFF");
        }
    }

    @Test
    void conditionsOfRolesAndWildcardsAreTakenOver() throws Exception {
        try (Provisioned sandbox = Provisioned.in("allowsConditions: [routing:queue]\n", directory)) {
            HandMade hand = new HandMade(sandbox);
            hand.role(
                    "HAND_Role",
                    "[{'domain': 'routing', 'entityName': 'queue', 'actionSet': ['view'], 'allowConditions': true,"
                            + " 'resourceConditionNode': {'variableName': 'queue.id', 'operator': 'EQ',"
                            + " 'operands': [{'type': 'SCALAR', 'value': 'one'}]}},"
                            + " {'domain': 'directory', 'entityName': '*', 'actionSet': ['*']}]");

            ImportResult result = Imported.from(sandbox, "HAND_");

            assertThat(result.yaml())
                    .contains("allowConditions: true\n", "variableName: queue.id")
                    .contains("{domain: directory, entityName: ");
            assertThat(result.leftOut()).isEmpty();
            requireNothingToChange(sandbox, result);
        }
    }

    @Test
    void tellsAMisspeltKind() {
        Problems problems = new Problems();

        ImportRequest.read(new Parameters().with("include", "rolle:Agents,group:A:b"), problems);

        assertThat(problems.all())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .contains("<include> has \"rolle:Agents\", which begins with no kind", "Did you mean role?"));
    }

    @Test
    void takesOverWhatIsChosenAndWhatThatRefersTo() throws Exception {
        try (Provisioned sandbox = sandbox()) {
            sandbox.deploy(AllKinds.descriptor());

            ImportResult result = Imported.from(
                    sandbox, new Parameters().with("include", "app-instance:ACME_Wall*,gc-data-actions:*"));

            assertThat(result.prefix()).isEqualTo("ACME_");
            assertThat(Imported.parse(result).items())
                    .hasToString(
                            "[role \"Service\", group \"Supervisors\","
                                    + " app-instance \"Wallboard\", oauth-client \"Backend\", gc-data-actions \"Genesys Cloud\"]");
            assertThat(result.leftOut()).isEmpty();
            requireNothingToChange(sandbox, result);

            ImportResult withPrefix = Imported.from(
                    sandbox, new Parameters().with("prefix", "ACME_").with("include", "role:Agent"));
            assertThat(withPrefix.counts()).hasToString("{role=1}");
        }
    }

    @Test
    void saysWhenNothingIsThere() throws Exception {
        try (Provisioned sandbox = sandbox()) {
            assertThatThrownBy(() -> Imported.from(sandbox, "ACME_"))
                    .isInstanceOf(PlanException.class)
                    .hasMessage("The organization Sandbox (" + SandboxHarness.ORGANIZATION
                            + ") has nothing whose name begins with \"ACME_\"")
                    .extracting(e -> ((PlanException) e).remedy())
                    .isEqualTo("Nothing that was read there carries any prefix: is it the right organization?");
            sandbox.deploy(AllKinds.descriptor());
            assertThatThrownBy(() -> Imported.from(sandbox, "ACNE_"))
                    .isInstanceOf(PlanException.class)
                    .extracting(e -> ((PlanException) e).remedy())
                    .isEqualTo("Did you mean ACME_?");
            assertThatThrownBy(() -> Imported.from(sandbox, new Parameters().with("include", "role:Nobody")))
                    .isInstanceOf(PlanException.class)
                    .hasMessageContaining("has nothing that genesyscloud.include names");
            assertThatThrownBy(() -> Imported.from(
                            sandbox, new Parameters().with("prefix", "ACME_").with("include", "role:Nobody")))
                    .isInstanceOf(PlanException.class)
                    .hasMessage("Of what carries the prefix \"ACME_\", genesyscloud.include names nothing");
            new HandMade(sandbox).group("Zebras");
            assertThatThrownBy(() -> Imported.from(sandbox, new Parameters().with("include", "group:*")))
                    .isInstanceOf(PlanException.class)
                    .hasMessageContaining("do not begin alike");
            assertThatThrownBy(() -> Imported.from(sandbox, new Parameters()))
                    .isInstanceOf(InvalidConfigurationException.class);
        }
    }

    @Test
    void readsEachListOnceAndDetailsOfDataActionsOnly() throws Exception {
        try (Provisioned sandbox = sandbox()) {
            sandbox.deploy(AllKinds.descriptor());
            int before = sandbox.requests().size();

            Imported.from(sandbox, "ACME_");

            List<String> asked = sandbox
                    .requests()
                    .subList(before, sandbox.requests().size())
                    .stream()
                    .map(request -> request.method() + " " + request.path())
                    .toList();
            long lists = new ResourceKinds()
                    .all().stream()
                            .flatMap(kind -> kind.listings().stream())
                            .map(Listing::operation)
                            .distinct()
                            .count();
            // The others: token, its owner, organization, grants, permissions, products, the app's type, three data
            // actions.
            assertThat(asked).as("%s lists", lists).hasSize((int) lists + 10).doesNotHaveDuplicates();
        }
    }

    private static List<Need> needs() {
        return Importer.needs(new ResourceKinds());
    }

    private Provisioned readBy(List<String> permissions) throws Exception {
        String policies = permissions.stream()
                .map(permission -> permission.split(":"))
                .map(parts -> "{domain: " + parts[0] + ", entityName: " + parts[1] + ", actionSet: [" + parts[2] + "]}")
                .collect(Collectors.joining(", ", "[", "]"));
        Provisioned sandbox =
                Provisioned.in("""
                switches: {legacyWidgets: true, clientsNeedRoles: false}
                add:
                  roles:
                    - {name: Importer, policies: %s}
                  clients:
                    - {name: Importer, id: %s, secret: reader-secret, roles: [{role: Importer}]}
                """.formatted(policies, READER), directory.resolve("" + permissions.size()));
        sandbox.deploy(AllKinds.descriptor());
        sandbox.harness().asClient(READER, "reader-secret");
        return sandbox;
    }

    @Test
    void theLeastPermissionsAreEnoughAndEachOfThemIsNeeded() throws Exception {
        List<String> least = RequiredPermissions.of(needs()).permissions().stream()
                .map(Requirement::name)
                .toList();
        assertThat(needs()).allMatch(need -> need.operation().isRead());
        try (Provisioned sandbox = readBy(least)) {
            ImportResult result = Imported.from(sandbox, "ACME_");
            assertThat(result.notRead()).isEmpty();
            assertThat(result.leftOut()).isEmpty();
        }
        for (String one : least) {
            List<String> less =
                    least.stream().filter(permission -> !permission.equals(one)).toList();
            try (Provisioned sandbox = readBy(less)) {
                ImportResult result = Imported.from(sandbox, "ACME_");
                assertThat(result.notRead()).as(one).isNotEmpty();
                assertThat(String.join("\n", result.notRead())).contains("answered 403");
                result.notRead().forEach(line -> assertThat(result.yaml()).contains(line));
            }
        }
    }

    @Test
    void refusesWhereNothingMayBeRead() throws Exception {
        try (Provisioned sandbox = sandbox()) {
            sandbox.harness()
                    .asClient(SandboxHarness.WITHOUT_ROLES, SandboxHarness.SECRET)
                    .renewed();
            Importer importer = new Importer(
                    sandbox.harness().client(),
                    sandbox.parallel(),
                    new ResourceKinds(),
                    new ImportRequest(java.util.Optional.of("ACME_"), List.of()));
            importer.read();
            // Groups may be searched by everybody.
            assertThat(importer.refusal()).hasValueSatisfying(refusal -> {
                assertThat(refusal.getKey()).hasToString("" + Need.of("role", AuthorizationApi.ROLES));
                assertThat(refusal.getValue())
                        .isInstanceOfSatisfying(
                                ApiException.class,
                                api -> assertThat(api.status()).isEqualTo(403));
            });
        }
    }
}
