package io.github.premiumdeploy.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.premiumdeploy.access.Need;
import io.github.premiumdeploy.access.Permission;
import io.github.premiumdeploy.access.RequiredPermissions;
import io.github.premiumdeploy.access.Requirement;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.report.RoleText;
import io.github.premiumdeploy.sandbox.RecordedRequest;
import io.github.premiumdeploy.testing.Provisioned;
import io.github.premiumdeploy.testing.Rehearsal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
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

    private static final String YAML = resource("all-kinds.yaml");
    private static final Descriptor FIRST = Provisioned.parse(YAML);

    /** The next version of the app, different in every kind. */
    private static final Descriptor NEXT = Provisioned.parse(YAML.replace("acme.example", "new.acme.example")
            .replace("description: ", "description: New ")
            .replace("Name: Acme", "Name: New"));

    @TempDir
    Path directory;

    private static String resource(String name) {
        try (InputStream content = LeastRoleTest.class.getResourceAsStream(name)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RequiredPermissions required(Planner.Goal goal) {
        List<Need> needs = new ArrayList<>(Needs.ofEveryRun());
        needs.addAll(Needs.of(FIRST, goal));
        return RequiredPermissions.of(needs);
    }

    private static Set<String> names(Collection<Requirement> requirements) {
        return new LinkedHashSet<>(requirements.stream().map(Requirement::name).toList());
    }

    static Set<String> toInstall() {
        return names(required(Planner.Goal.APPLY).permissions());
    }

    static Set<String> toRemove() {
        return names(required(Planner.Goal.REMOVE).permissions());
    }

    static Set<String> scopesToInstall() {
        return names(required(Planner.Goal.APPLY).scopes());
    }

    static Set<String> scopesToRemove() {
        return names(required(Planner.Goal.REMOVE).scopes());
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
        return Provisioned.in("""
                switches: {legacyWidgets: true}
                add:
                  roles:
                    - {name: Installer, policies: %s}
                    - {name: Remover, policies: %s}
                  clients:
                    - {name: Installer, id: %s, secret: installer-secret, roles: [{role: Installer}]}
                    - {name: Remover, id: %s, secret: remover-secret, roles: [{role: Remover}]}
                """.formatted(policies(installer), policies(remover), INSTALLER, REMOVER), directory);
    }

    private static void install(Provisioned organization) throws Exception {
        organization.rehearsal().asClient(INSTALLER, "installer-secret");
        organization.deploy(FIRST);
        organization.deploy(NEXT);
        assertThat(organization.deploy(NEXT).steps()).isEmpty();
    }

    private static void remove(Provisioned organization) throws Exception {
        organization.rehearsal().asClient(REMOVER, "remover-secret");
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
    void namesOnlyOperationsThatBelongToARun() throws Exception {
        try (Provisioned organization = organization(toInstall(), toRemove())) {
            install(organization);
            remove(organization);
            Set<String> sent = new LinkedHashSet<>();
            organization.requests().forEach(request -> request.operation().ifPresent(o -> sent.add(o.signature())));
            Set<String> told = new LinkedHashSet<>();
            Stream.of(Planner.Goal.values())
                    .flatMap(goal -> Needs.of(FIRST, goal).stream())
                    .forEach(need -> told.add(need.operation().signature()));
            Needs.ofEveryRun().forEach(need -> told.add(need.operation().signature()));
            assertThat(told).containsAll(sent);
            told.removeAll(sent);
            assertThat(told)
                    .as("what this run had no reason to send: there were no drafts, secrets were known, versions shown")
                    .containsExactlyInAnyOrder(
                            "GET /api/v2/integrations/actions/{actionId}/draft",
                            "POST /api/v2/oauth/clients/{clientId}/secret",
                            "GET /api/v2/groups/{groupId}");
        }
    }

    @ParameterizedTest
    @MethodSource("toInstall")
    void doesNotInstallWithOnePermissionLess(String permission) throws Exception {
        try (Provisioned organization =
                organization(without(toInstall(), permission), toRemove()).withoutPreflight()) {
            assertThat(catchThrowable(() -> install(organization)))
                    .isInstanceOfAny(RefusedException.class, StepException.class);
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
                    .isInstanceOfAny(RefusedException.class, StepException.class);
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
        Rehearsal rehearsal = organization.rehearsal().asUser(TOKEN);
        assertThat(rehearsal).isNotNull();
        organization.deploy(FIRST);
        organization.deploy(NEXT);
    }

    private static void removeAsUser(Provisioned organization) throws Exception {
        organization.rehearsal().asUser(TOKEN + "-2");
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
