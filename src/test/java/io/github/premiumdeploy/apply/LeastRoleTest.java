package io.github.premiumdeploy.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.premiumdeploy.access.Need;
import io.github.premiumdeploy.access.Permission;
import io.github.premiumdeploy.access.RequiredPermissions;
import io.github.premiumdeploy.access.Requirement;
import io.github.premiumdeploy.apply.RunFailure.Refused;
import io.github.premiumdeploy.apply.RunFailure.StepFailed;
import io.github.premiumdeploy.apply.RunFailure.Stopped;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.DescriptorKinds;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.plan.Needs;
import io.github.premiumdeploy.plan.PlanMode;
import io.github.premiumdeploy.plan.kind.ResourceKinds;
import io.github.premiumdeploy.report.OutputFiles;
import io.github.premiumdeploy.report.RequiredPermissionsReport;
import io.github.premiumdeploy.report.RoleText;
import io.github.premiumdeploy.sandbox.RecordedRequest;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.testing.AllKinds;
import io.github.premiumdeploy.testing.FailedRun;
import io.github.premiumdeploy.testing.Provisioned;
import io.github.premiumdeploy.testing.SandboxHarness;
import io.github.premiumdeploy.testing.SnapshotDiff;
import io.github.premiumdeploy.text.Redaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Both halves of what {@code required-permissions} promises: what it lists is enough, and with any one permission or scope
 * less the platform refuses. The platform alone judges here, not the preflight.
 */
class LeastRoleTest {

    private static final String INSTALLER = "5ca1ab1e-0000-4000-8000-00000000aaa1";
    private static final String REMOVER = "5ca1ab1e-0000-4000-8000-00000000aaa2";
    private static final String TOKEN = "token-with-the-least-scopes";

    private static final String YAML = AllKinds.yaml();
    private static final Descriptor FIRST = Provisioned.parse(YAML);

    /** The next version of the app, different in every kind. */
    private static final String NEXT_YAML = withDerivedChanges(YAML.replace("acme.example", "new.acme.example")
            .replace("description: ", "description: New ")
            .replace("Name: Acme", "Name: New")
            .replace("Suffix: acme", "Suffix: new"));

    private static final Descriptor NEXT = Provisioned.parse(NEXT_YAML);

    /** A kind of which nothing is stated is changed as its declaration tells. */
    private static String withDerivedChanges(String yaml) {
        YAMLMapper mapper = new YAMLMapper();
        try {
            JsonNode app = mapper.readTree(yaml);
            for (String kind : DescriptorKinds.names()) {
                List<KindScenario.Edit> changes =
                        KindScenario.isDerived(kind) ? KindScenario.plain(kind).changes() : List.of();
                if (!changes.isEmpty()) {
                    String[] change = changes.get(0).to().split(": ", 2);
                    ((ObjectNode) app.path("provisioningInfo").path(kind).path(0))
                            .set(change[0], mapper.readTree(change[1]));
                }
            }
            return mapper.writeValueAsString(app);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @TempDir
    Path directory;

    private static RequiredPermissions required(PlanMode goal) {
        List<Need> needs = new ArrayList<>(Needs.ofEveryRun());
        needs.addAll(Needs.of(new ResourceKinds(), FIRST, goal));
        return RequiredPermissions.of(needs);
    }

    private static Set<String> names(Collection<Requirement> requirements) {
        return new LinkedHashSet<>(requirements.stream().map(Requirement::name).toList());
    }

    static Set<String> toInstall() {
        return names(required(PlanMode.APPLY).permissions());
    }

    static Set<String> toRemove() {
        return names(required(PlanMode.REMOVE).permissions());
    }

    static Set<String> scopesToInstall() {
        return names(required(PlanMode.APPLY).scopes());
    }

    static Set<String> scopesToRemove() {
        return names(required(PlanMode.REMOVE).scopes());
    }

    private static Set<String> without(Set<String> all, String one) {
        Set<String> less = new LinkedHashSet<>(all);
        assertThat(less.remove(one)).isTrue();
        return less;
    }

    private static String policies(Collection<String> permissions) {
        return new RoleText(
                        "Least",
                        "",
                        permissions.stream()
                                .map(permission -> Permission.parse(permission).orElseThrow())
                                .toList())
                .body()
                .path("permissionPolicies")
                .toString();
    }

    /** An organization with a client that holds one role and one that holds the other. */
    private Provisioned organization(Set<String> installer, Set<String> remover) throws IOException {
        return Provisioned.in(yaml(installer, remover), directory);
    }

    /** The same, as it is on a busy day. */
    private Provisioned realistic(Set<String> installer, Set<String> remover) throws IOException {
        return Provisioned.singleThreaded(
                SandboxOrganization.parse("extends: realistic\n" + yaml(installer, remover)), directory);
    }

    private static String yaml(Set<String> installer, Set<String> remover) {
        return """
                switches: {legacyWidgets: true}
                add:
                  roles:
                    - {name: Installer, policies: %s}
                    - {name: Remover, policies: %s}
                  clients:
                    - {name: Installer, id: %s, secret: installer-secret, roles: [{role: Installer}]}
                    - {name: Remover, id: %s, secret: remover-secret, roles: [{role: Remover}]}
                """.formatted(policies(installer), policies(remover), INSTALLER, REMOVER);
    }

    private static void install(Provisioned organization) throws Exception {
        organization.harness().asClient(INSTALLER, "installer-secret");
        organization.deploy(FIRST);
        organization.deploy(NEXT);
        assertThat(organization.deploy(NEXT).steps()).isEmpty();
    }

    private static void remove(Provisioned organization) throws Exception {
        organization.harness().asClient(REMOVER, "remover-secret");
        organization.undeploy(NEXT);
    }

    private static List<String> refused(Provisioned organization) {
        return organization.requests().stream()
                .filter(request -> request.status() == 403)
                .map(RecordedRequest::path)
                .toList();
    }

    @Test
    void isEnough() throws Exception {
        try (Provisioned organization = organization(toInstall(), toRemove())) {
            var before = organization.snapshot();
            install(organization);
            remove(organization);
            assertThat(organization.snapshot()).isEqualTo(before);
            assertThat(refused(organization)).isEmpty();
        }
    }

    @Test
    void isEnoughInARealisticOrganization() throws Exception {
        try (Provisioned organization = realistic(toInstall(), toRemove())) {
            var before = organization.snapshot();
            install(organization);
            remove(organization);
            assertThat(SnapshotDiff.differences(organization.snapshot(), before))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("toInstall")
    void isTheLeastToInstallInARealisticOrganization(String permission) throws Exception {
        try (Provisioned organization =
                realistic(without(toInstall(), permission), toRemove()).withoutPreflight()) {
            assertThat(catchThrowable(() -> install(organization))).isInstanceOf(FailedRun.class);
        }
    }

    static Stream<List<String>> kindsWithWhatTheyReferTo() {
        return FIRST.items().stream().map(Item::kind).distinct().map(kind -> switch (kind) {
            case "app-instance", "widget-instance", "interaction-widget" -> List.of(kind, "group");
            case "oauth-client" -> List.of(kind, "role");
            case "gc-data-actions" -> List.of(kind, "oauth-client", "role");
            default -> List.of(kind);
        });
    }

    private static String only(List<String> kinds, String yaml) {
        try {
            ObjectNode descriptor = (ObjectNode) new YAMLMapper().readTree(yaml);
            ((ObjectNode) descriptor.get("provisioningInfo")).retain(kinds);
            return descriptor.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whatever else stands in a descriptor: a kind asks for what it sends, and for nothing that only others send. */
    @ParameterizedTest
    @MethodSource("kindsWithWhatTheyReferTo")
    void namesWhatIsSentAndNothingElse(List<String> kinds) throws Exception {
        Descriptor first = Provisioned.parse(only(kinds, YAML));
        Descriptor next = Provisioned.parse(only(kinds, NEXT_YAML));
        List<Need> install = Needs.of(new ResourceKinds(), first, PlanMode.APPLY);
        List<Need> removal = Needs.of(new ResourceKinds(), first, PlanMode.REMOVE);
        try (Provisioned organization = organization(permissions(install), permissions(removal))) {
            organization.harness().asClient(INSTALLER, "installer-secret");
            organization.deploy(first);
            organization.deploy(next);
            organization.deploy(next);
            int installed = organization.requests().size();
            organization.harness().asClient(REMOVER, "remover-secret");
            organization.undeploy(next);

            List<RecordedRequest> all = organization.requests();
            assertSame(install, all.subList(0, installed));
            assertSame(removal, all.subList(installed, all.size()));
        }
    }

    private static Set<String> permissions(List<Need> needs) {
        return names(RequiredPermissions.of(needs).permissions());
    }

    private static void assertSame(List<Need> needs, List<RecordedRequest> requests) {
        Set<String> told = new LinkedHashSet<>();
        Stream.concat(needs.stream(), Needs.ofEveryRun().stream())
                .forEach(need -> told.add(need.operation().signature()));
        Set<String> sent = new LinkedHashSet<>();
        requests.forEach(request -> request.operation().ifPresent(operation -> sent.add(operation.signature())));
        assertThat(told).containsAll(sent);
        told.removeAll(sent);
        assertThat(told)
                .as("what is not sent where nothing was left half-made, secrets are known, lists show versions, and"
                        + " answers show templates")
                .isSubsetOf(
                        "GET /api/v2/integrations/credentials",
                        "PUT /api/v2/integrations/credentials/{credentialId}",
                        "GET /api/v2/integrations/actions/{actionId}/draft",
                        "GET /api/v2/integrations/actions/{actionId}/templates/{fileName}",
                        "GET /api/v2/integrations/actions/{actionId}/draft/templates/{fileName}",
                        "POST /api/v2/oauth/clients/{clientId}/secret",
                        "GET /api/v2/groups/{groupId}");
    }

    @Test
    void isARoleThatThePlatformTakes() throws Exception {
        RequiredPermissionsReport report = new RequiredPermissionsReport(
                "premium-deploy", required(PlanMode.APPLY), List.of(), "The least", "As told");
        report.write(new OutputFiles(directory, new Redaction()));
        JsonNode body = new ObjectMapper()
                .readTree(directory.resolve(RequiredPermissionsReport.ROLE).toFile());
        try (SandboxHarness harness = SandboxHarness.standard()) {
            JsonNode made = harness.client()
                    .call(
                            AuthorizationApi.CREATE_ROLE,
                            AuthorizationApi.CREATE_ROLE.path(),
                            Query.NONE,
                            Optional.of(body))
                    .body();
            Set<String> held = new LinkedHashSet<>();
            made.path("permissionPolicies")
                    .forEach(policy -> policy.path("actionSet")
                            .forEach(action -> held.add(policy.path("domain").asText() + ":"
                                    + policy.path("entityName").asText() + ":" + action.asText())));
            assertThat(held).isEqualTo(toInstall());
        }
    }

    @ParameterizedTest
    @MethodSource("toInstall")
    void doesNotInstallWithOnePermissionLess(String permission) throws Exception {
        try (Provisioned organization =
                organization(without(toInstall(), permission), toRemove()).withoutPreflight()) {
            assertThat(catchThrowable(() -> install(organization)))
                    .isInstanceOfSatisfying(
                            FailedRun.class,
                            e -> assertThat(e.failure())
                                    .isInstanceOfAny(Refused.class, Stopped.class, StepFailed.class));
            assertThat(refused(organization)).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("toRemove")
    void doesNotRemoveWithOnePermissionLess(String permission) throws Exception {
        try (Provisioned organization =
                organization(toInstall(), without(toRemove(), permission)).withoutPreflight()) {
            install(organization);
            assertThat(catchThrowable(() -> remove(organization)))
                    .isInstanceOfSatisfying(
                            FailedRun.class,
                            e -> assertThat(e.failure())
                                    .isInstanceOfAny(Refused.class, Stopped.class, StepFailed.class));
            assertThat(refused(organization)).isNotEmpty();
        }
    }

    private Provisioned withScopes(Set<String> scopes, Set<String> removal) throws IOException {
        Set<String> all = new LinkedHashSet<>(toInstall());
        all.addAll(toRemove());
        Provisioned organization = Provisioned.in(
                """
                switches: {legacyWidgets: true, enforceScopes: true}
                add:
                  roles:
                    - {name: Least, policies: %s}
                  users:
                    - {name: Lee Least, email: lee@sandbox.example, roles: [{role: Least}]}
                  tokens:
                    - {value: %s, user: Lee Least, client: builtin, scopes: %s}
                    - {value: %s, user: Lee Least, client: builtin, scopes: %s}
                """.formatted(policies(all), TOKEN, quoted(scopes), TOKEN + "-2", quoted(removal)), directory);
        return organization.withoutPreflight();
    }

    private static List<String> quoted(Set<String> scopes) {
        return scopes.stream().map(scope -> '"' + scope + '"').toList();
    }

    private static void installAsUser(Provisioned organization) throws Exception {
        SandboxHarness harness = organization.harness().asUser(TOKEN);
        assertThat(harness).isNotNull();
        organization.deploy(FIRST);
        organization.deploy(NEXT);
    }

    private static void removeAsUser(Provisioned organization) throws Exception {
        organization.harness().asUser(TOKEN + "-2");
        organization.undeploy(NEXT);
    }

    @Test
    void hasEnoughScopes() throws Exception {
        try (Provisioned organization = withScopes(scopesToInstall(), scopesToRemove())) {
            var before = organization.snapshot();
            installAsUser(organization);
            removeAsUser(organization);
            assertThat(organization.snapshot()).isEqualTo(before);
            assertThat(refused(organization)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("scopesToInstall")
    void isRefusedSomethingWithOneScopeLess(String scope) throws Exception {
        try (Provisioned organization = withScopes(without(scopesToInstall(), scope), scopesToRemove())) {
            catchThrowable(() -> installAsUser(organization));
            assertThat(refused(organization)).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("scopesToRemove")
    void isRefusedSomethingInRemovalWithOneScopeLess(String scope) throws Exception {
        try (Provisioned organization = withScopes(scopesToInstall(), without(scopesToRemove(), scope))) {
            installAsUser(organization);
            assertThat(refused(organization)).isEmpty();
            catchThrowable(() -> removeAsUser(organization));
            assertThat(refused(organization)).isNotEmpty();
        }
    }
}
