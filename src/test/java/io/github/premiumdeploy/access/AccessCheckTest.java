package io.github.premiumdeploy.access;

import static io.github.premiumdeploy.testing.SandboxHarness.ADMIN;
import static io.github.premiumdeploy.testing.SandboxHarness.ARI;
import static io.github.premiumdeploy.testing.SandboxHarness.DANA;
import static io.github.premiumdeploy.testing.SandboxHarness.DEPLOYER;
import static io.github.premiumdeploy.testing.SandboxHarness.ORGANIZATION;
import static io.github.premiumdeploy.testing.SandboxHarness.SECRET;
import static io.github.premiumdeploy.testing.SandboxHarness.WITHOUT_ROLES;
import static io.github.premiumdeploy.testing.ScriptedTransport.fail;
import static io.github.premiumdeploy.testing.ScriptedTransport.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.premiumdeploy.access.Finding.Fact;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.LoginException;
import io.github.premiumdeploy.genesys.Parallel;
import io.github.premiumdeploy.genesys.PremiumAppsApi;
import io.github.premiumdeploy.http.TransportException;
import io.github.premiumdeploy.testing.HangGuard;
import io.github.premiumdeploy.testing.RequestRounds;
import io.github.premiumdeploy.testing.SandboxHarness;
import io.github.premiumdeploy.testing.ScriptedTransport.Reply;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A table of organizations with something wrong, what is said about each, and what that costs. */
@HangGuard
class AccessCheckTest {

    private static final String READS = "login > token organization grants products ";
    private static final String USER_READS = "token organization grants products ";

    /** A role of the default client with one policy. */
    private static String role(String policy) {
        return """
                roles:
                  - name: Custom
                    policies:
                      - %s
                clients:
                  - name: Custom client
                    id: %s
                    secret: %s
                    roles: [{role: Custom}]
                users: []
                tokens: []
                """.formatted(policy, DEPLOYER, SECRET);
    }

    /** A grant to the default client of a role that is enough, made at a moment. */
    private static String grantMadeAt(String moment) {
        return role("{domain: admin, entityName: app, actionSet: [write]}")
                .replace("[{role: Custom}]", "[{role: Custom, grantMadeAt: \"" + moment + "\"}]");
    }

    /**
     * One organization.
     *
     * @param refusals the causes that must be named, and no others
     * @param judged the causes of permission, scope, feature and probe
     * @param rounds requests by round
     */
    private record Case(
            String name,
            String yaml,
            UnaryOperator<SandboxHarness> setUp,
            boolean probe,
            Set<Cause> refusals,
            List<Cause> judged,
            List<List<String>> rounds) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Case of(
            String name,
            String yaml,
            UnaryOperator<SandboxHarness> setUp,
            boolean probe,
            Set<Cause> refusals,
            String judged,
            String rounds) {
        List<Cause> causes = judged.isEmpty()
                ? List.of()
                : Arrays.stream(judged.split(" ")).map(Cause::valueOf).toList();
        List<List<String>> inRounds = Arrays.stream(rounds.split(">"))
                .map(round ->
                        Arrays.stream(round.strip().split("\\s+")).sorted().toList())
                .toList();
        return new Case(name, yaml, setUp, probe, refusals, causes, inRounds);
    }

    private static final Map<String, String> IN_SHORT = Map.ofEntries(
            Map.entry("/oauth/token", "login"),
            Map.entry("/api/v2/tokens/me", "token"),
            Map.entry("/api/v2/organizations/me", "organization"),
            Map.entry("/api/v2/authorization/subjects/me", "grants"),
            Map.entry("/api/v2/authorization/products", "products"),
            Map.entry("/api/v2/apps/premium", "premium"),
            Map.entry("/api/v2/organizationCapabilities", "capabilities"),
            Map.entry("/api/v2/authorization/divisionspermitted/me", "divisions"),
            Map.entry("/api/v2/users/me", "user"),
            Map.entry("/api/v2/authorization/roles", "roles"),
            Map.entry("/api/v2/authorization/permissions", "catalogue"));

    /** A request in one word. */
    private static String inShort(String request) {
        String path = request.substring(request.indexOf(' ') + 1);
        return path.startsWith("/api/v2/authorization/roles/") ? "role" : IN_SHORT.getOrDefault(path, path);
    }

    private static UnaryOperator<SandboxHarness> client(String id) {
        return harness -> harness.asClient(id, SECRET);
    }

    private static UnaryOperator<SandboxHarness> user(String token) {
        return harness -> harness.asUser(token);
    }

    static Stream<Case> organizations() {
        UnaryOperator<SandboxHarness> deployer = client(DEPLOYER);
        return Stream.of(
                of(
                        "all in order",
                        "",
                        deployer,
                        true,
                        Set.of(),
                        "PERMISSION_HELD SCOPE_NOT_COUNTED FEATURE_ON PROBE_ALLOWED",
                        READS + "premium"),
                of(
                        "all in order, not probed",
                        "",
                        deployer,
                        false,
                        Set.of(),
                        "PERMISSION_HELD SCOPE_NOT_COUNTED FEATURE_ON PROBE_NOT_SENT",
                        READS),
                of(
                        "role with the permission not granted",
                        "",
                        client(ADMIN),
                        true,
                        Set.of(Cause.PERMISSION_ROLE_NOT_GRANTED),
                        "PERMISSION_ROLE_NOT_GRANTED SCOPE_NOT_COUNTED FEATURE_ON PROBE_REFUSED",
                        READS + "premium > roles"),
                of(
                        "role with the permission not granted, not probed",
                        "",
                        client(ADMIN),
                        false,
                        Set.of(Cause.PERMISSION_ROLE_NOT_GRANTED),
                        "PERMISSION_ROLE_NOT_GRANTED SCOPE_NOT_COUNTED FEATURE_ON PROBE_NOT_SENT",
                        READS + " > roles"),
                of(
                        "a role with a wildcard",
                        role("{domain: \"*\", entityName: \"*\", actionSet: [\"*\"]}"),
                        deployer,
                        true,
                        Set.of(),
                        "PERMISSION_HELD SCOPE_NOT_COUNTED FEATURE_ON PROBE_ALLOWED",
                        READS + "premium"),
                of(
                        "two roles, one of them enough",
                        """
                        clients:
                          - name: Both
                            id: %s
                            secret: %s
                            roles: [{role: App Admin}, {role: App Deployer}]
                        """.formatted(DEPLOYER, SECRET),
                        deployer,
                        true,
                        Set.of(),
                        "PERMISSION_HELD SCOPE_NOT_COUNTED FEATURE_ON PROBE_ALLOWED",
                        READS + "premium"),
                of(
                        "a condition that is not met",
                        role("{domain: admin, entityName: app, actionSet: [write], condition: \"caller is on call\","
                                + " conditionMet: false}"),
                        deployer,
                        true,
                        Set.of(Cause.PERMISSION_CONDITION_NOT_MET),
                        "PERMISSION_CONDITION_NOT_MET SCOPE_NOT_COUNTED FEATURE_ON PROBE_REFUSED",
                        READS + "premium"),
                of(
                        "a condition that is met",
                        role("{domain: admin, entityName: app, actionSet: [write], condition: \"caller is on call\"}"),
                        deployer,
                        true,
                        Set.of(),
                        "PERMISSION_CONFIRMED SCOPE_NOT_COUNTED FEATURE_ON PROBE_ALLOWED",
                        READS + "premium"),
                of(
                        "a condition that is met, and a feature that is off",
                        role("{domain: admin, entityName: app, actionSet: [write], condition: \"caller is on call\"}")
                                + "features: {AppFoundry Premium: false}",
                        deployer,
                        true,
                        Set.of(Cause.FEATURE_OFF),
                        "PERMISSION_CONDITIONAL SCOPE_NOT_COUNTED FEATURE_OFF PROBE_REFUSED",
                        READS + "premium"),
                of(
                        "a condition, not probed",
                        role("{domain: admin, entityName: app, actionSet: [write], condition: \"caller is on call\"}"),
                        deployer,
                        false,
                        Set.of(),
                        "PERMISSION_CONDITIONAL SCOPE_NOT_COUNTED FEATURE_ON PROBE_NOT_SENT",
                        READS),
                of(
                        "feature off",
                        "features: {AppFoundry Premium: false}",
                        deployer,
                        true,
                        Set.of(Cause.FEATURE_OFF),
                        "PERMISSION_HELD SCOPE_NOT_COUNTED FEATURE_OFF PROBE_REFUSED",
                        READS + "premium"),
                of(
                        "feature absent",
                        "features: {}\nproducts: []",
                        deployer,
                        true,
                        Set.of(Cause.FEATURE_ABSENT),
                        "PERMISSION_HELD SCOPE_NOT_COUNTED FEATURE_ABSENT PROBE_REFUSED",
                        READS + "premium > capabilities"),
                of(
                        "feature absent and not needed",
                        "features: {}\nproducts: []\npremiumApps: {feature: \"\"}",
                        deployer,
                        true,
                        Set.of(),
                        "PERMISSION_HELD SCOPE_NOT_COUNTED FEATURE_NOT_NEEDED PROBE_ALLOWED",
                        READS + "premium"),
                of(
                        "feature among the products, spelled otherwise",
                        "features: {}\nproducts: [APPFOUNDRY_premium]\npremiumApps: {feature: \"\"}",
                        deployer,
                        false,
                        Set.of(),
                        "PERMISSION_HELD SCOPE_NOT_COUNTED FEATURE_ON PROBE_NOT_SENT",
                        READS),
                of(
                        "feature among the capabilities, spelled otherwise",
                        "features: {}\nproducts: []\npremiumApps: {feature: \"\", capabilities: {offered: true, entries:"
                                + " {appFoundryPremium: true}}}",
                        deployer,
                        false,
                        Set.of(),
                        "PERMISSION_HELD SCOPE_NOT_COUNTED FEATURE_ON PROBE_NOT_SENT",
                        READS + " > capabilities"),
                of(
                        "feature off among the capabilities",
                        "features: {}\nproducts: []\npremiumApps: {capabilities: {offered: true, entries:"
                                + " {AppFoundry Premium: false}}}",
                        deployer,
                        true,
                        Set.of(Cause.FEATURE_OFF),
                        "PERMISSION_HELD SCOPE_NOT_COUNTED FEATURE_OFF PROBE_REFUSED",
                        READS + "premium > capabilities"),
                of(
                        "permission and feature missing",
                        "features: {}\nproducts: []",
                        client(ADMIN),
                        true,
                        Set.of(Cause.PERMISSION_ROLE_NOT_GRANTED, Cause.FEATURE_ABSENT),
                        "PERMISSION_ROLE_NOT_GRANTED SCOPE_NOT_COUNTED FEATURE_ABSENT PROBE_REFUSED",
                        READS + "premium > capabilities roles"),
                of(
                        "endpoint not offered",
                        "premiumApps: {offered: false}",
                        deployer,
                        true,
                        Set.of(Cause.PROBE_NOT_FOUND),
                        "PERMISSION_HELD SCOPE_NOT_COUNTED FEATURE_ON PROBE_NOT_FOUND",
                        READS + "premium"),
                of(
                        "permission that does not exist here",
                        "permissions: {admin: {}}",
                        deployer,
                        true,
                        Set.of(Cause.PERMISSION_NOT_IN_ORGANIZATION),
                        "PERMISSION_NOT_IN_ORGANIZATION SCOPE_NOT_COUNTED FEATURE_ON PROBE_REFUSED",
                        READS + "premium > catalogue > /api/v2/license/definitions"),
                of(
                        "wrong organization",
                        "",
                        harness -> harness.guardedBy("another"),
                        true,
                        Set.of(Cause.ORGANIZATION_DIFFERS),
                        "PROBE_HELD_BACK",
                        READS),
                of(
                        "wrong organization, where much is missing",
                        "features: {}\nproducts: []",
                        harness -> client(ADMIN).apply(harness).guardedBy("another"),
                        true,
                        Set.of(Cause.ORGANIZATION_DIFFERS),
                        "PROBE_HELD_BACK",
                        READS),
                of(
                        "the right organization, in capitals",
                        "",
                        harness -> harness.guardedBy(ORGANIZATION.toUpperCase(Locale.ROOT)),
                        true,
                        Set.of(),
                        "PERMISSION_HELD SCOPE_NOT_COUNTED FEATURE_ON PROBE_ALLOWED",
                        READS + "> premium"),
                of(
                        "user without permission and scope",
                        "",
                        user(ARI),
                        true,
                        Set.of(Cause.PERMISSION_ROLE_NOT_GRANTED, Cause.SCOPE_MISSING),
                        "PERMISSION_ROLE_NOT_GRANTED SCOPE_MISSING FEATURE_ON PROBE_REFUSED",
                        USER_READS + "premium > roles"),
                of(
                        "user without scope",
                        """
                        tokens:
                          - {value: weak, user: Dana Deployer, client: builtin, scopes: ["apps:manage"]}
                        """,
                        user("weak"),
                        true,
                        Set.of(Cause.SCOPE_MISSING),
                        "PERMISSION_HELD SCOPE_MISSING FEATURE_ON PROBE_REFUSED",
                        USER_READS + "premium"),
                of(
                        "user without a scope that is not needed",
                        """
                        premiumApps: {scope: ""}
                        tokens:
                          - {value: weak, user: Dana Deployer, client: builtin, scopes: ["apps:manage"]}
                        """,
                        user("weak"),
                        true,
                        Set.of(),
                        "PERMISSION_HELD SCOPE_NOT_NEEDED FEATURE_ON PROBE_ALLOWED",
                        USER_READS + "premium"),
                of(
                        "user, all in order",
                        "",
                        user(DANA),
                        true,
                        Set.of(),
                        "PERMISSION_HELD SCOPE_HELD FEATURE_ON PROBE_ALLOWED",
                        USER_READS + "premium"),
                of(
                        "user whose roles do not show",
                        "switches: {policiesInGrants: never}",
                        user(ARI),
                        false,
                        Set.of(Cause.PERMISSION_IN_NO_ROLE, Cause.SCOPE_MISSING),
                        "PERMISSION_IN_NO_ROLE SCOPE_MISSING FEATURE_ON PROBE_NOT_SENT",
                        USER_READS + " > user"),
                of(
                        "user whose roles do not show, and are right",
                        "switches: {policiesInGrants: never}",
                        user(DANA),
                        false,
                        Set.of(),
                        "PERMISSION_CONFIRMED SCOPE_HELD FEATURE_ON PROBE_NOT_SENT",
                        USER_READS + " > user"),
                of(
                        "client without roles",
                        "",
                        client(WITHOUT_ROLES),
                        true,
                        Set.of(Cause.CALLER_WITHOUT_ROLES),
                        "CALLER_WITHOUT_ROLES SCOPE_NOT_COUNTED FEATURE_ON PROBE_REFUSED",
                        READS + "premium"),
                of(
                        "policies only when asked for",
                        "switches: {policiesInGrants: onlyWithIncludeFullRoles}",
                        deployer,
                        false,
                        Set.of(),
                        "PERMISSION_HELD SCOPE_NOT_COUNTED FEATURE_ON PROBE_NOT_SENT",
                        READS),
                of(
                        "no policies, the platform says yes",
                        "switches: {policiesInGrants: never}",
                        deployer,
                        false,
                        Set.of(),
                        "PERMISSION_CONFIRMED SCOPE_NOT_COUNTED FEATURE_ON PROBE_NOT_SENT",
                        READS + " > divisions"),
                of(
                        "no policies, the platform says no",
                        "switches: {policiesInGrants: never}",
                        client(ADMIN),
                        true,
                        Set.of(Cause.PERMISSION_IN_NO_ROLE),
                        "PERMISSION_IN_NO_ROLE SCOPE_NOT_COUNTED FEATURE_ON PROBE_REFUSED",
                        READS + "premium > divisions"),
                of(
                        "no policies, the probe says yes",
                        "switches: {policiesInGrants: never}",
                        deployer,
                        true,
                        Set.of(),
                        "PERMISSION_CONFIRMED SCOPE_NOT_COUNTED FEATURE_ON PROBE_ALLOWED",
                        READS + "premium"),
                of(
                        "no policies, a role that can be read, missing",
                        "switches: {policiesInGrants: never, divisionsPermittedForClients: false}",
                        client(ADMIN),
                        true,
                        Set.of(Cause.PERMISSION_IN_NO_ROLE),
                        "PERMISSION_IN_NO_ROLE SCOPE_NOT_COUNTED FEATURE_ON PROBE_REFUSED",
                        READS + "premium > divisions > role"),
                of(
                        "no policies, a role that can be read, held",
                        "switches: {policiesInGrants: never, divisionsPermittedForClients: false}",
                        deployer,
                        false,
                        Set.of(),
                        "PERMISSION_HELD SCOPE_NOT_COUNTED FEATURE_ON PROBE_NOT_SENT",
                        READS + " > divisions > role"),
                of(
                        "no policies, two roles that can be read",
                        """
                        switches: {policiesInGrants: never, divisionsPermittedForClients: false}
                        clients:
                          - name: Both
                            id: %s
                            secret: %s
                            roles: [{role: App Admin}, {role: Reader}]
                        """.formatted(DEPLOYER, SECRET),
                        deployer,
                        true,
                        Set.of(Cause.PERMISSION_IN_NO_ROLE),
                        "PERMISSION_IN_NO_ROLE SCOPE_NOT_COUNTED FEATURE_ON PROBE_REFUSED",
                        READS + "premium > divisions > roles"),
                of(
                        "no policies, a role that cannot be read",
                        "switches: {policiesInGrants: never, divisionsPermittedForClients: false}\n"
                                + role("{domain: integrations, entityName: integration, actionSet: [view]}"),
                        deployer,
                        false,
                        Set.of(),
                        "PERMISSION_UNKNOWN SCOPE_NOT_COUNTED FEATURE_ON PROBE_NOT_SENT",
                        READS + " > divisions > role"),
                of(
                        "no policies, a role that cannot be read, refused",
                        "switches: {policiesInGrants: never, divisionsPermittedForClients: false}\n"
                                + role("{domain: integrations, entityName: integration, actionSet: [view]}"),
                        deployer,
                        true,
                        Set.of(Cause.PROBE_REFUSED_WITHOUT_CERTAIN_CAUSE),
                        "PERMISSION_UNKNOWN SCOPE_NOT_COUNTED FEATURE_ON PROBE_REFUSED_WITHOUT_CERTAIN_CAUSE",
                        READS + "premium > divisions > role"),
                of(
                        "no policies and no feature: never a ninth request",
                        "switches: {policiesInGrants: never, divisionsPermittedForClients: false}\n"
                                + "features: {}\nproducts: []",
                        client(ADMIN),
                        true,
                        Set.of(Cause.FEATURE_ABSENT),
                        "PERMISSION_UNKNOWN SCOPE_NOT_COUNTED FEATURE_ABSENT PROBE_REFUSED",
                        READS + "premium > capabilities divisions"),
                of(
                        "inactive client",
                        """
                        clients:
                          - {name: Idle, id: %s, secret: %s, state: inactive}
                        """.formatted(DEPLOYER, SECRET),
                        deployer,
                        true,
                        Set.of(Cause.LOGIN_INVALID_CLIENT),
                        "",
                        "login"),
                of(
                        "a token of a client that is inactive by now",
                        """
                        clients:
                          - {name: Idle, id: idle, secret: x, state: inactive, authorizedGrantType: CODE}
                        tokens:
                          - {value: left-over, user: Dana Deployer, client: idle, scopes: ["admin:app:write"]}
                        """,
                        user("left-over"),
                        false,
                        Set.of(Cause.CLIENT_INACTIVE),
                        "PERMISSION_HELD SCOPE_HELD FEATURE_ON PROBE_NOT_SENT",
                        USER_READS),
                of(
                        "wrong secret",
                        "",
                        harness -> harness.asClient(DEPLOYER, "wrong"),
                        true,
                        Set.of(Cause.LOGIN_INVALID_CLIENT),
                        "",
                        "login"),
                of(
                        "wrong secret, answered with 400",
                        "switches: {invalidClientStatus: 400}",
                        harness -> harness.asClient(DEPLOYER, "wrong"),
                        true,
                        Set.of(Cause.LOGIN_INVALID_CLIENT),
                        "",
                        "login"),
                of(
                        "wrong grant type",
                        """
                        clients:
                          - {name: Web, id: %s, secret: %s, authorizedGrantType: CODE}
                        """.formatted(DEPLOYER, SECRET),
                        deployer,
                        true,
                        Set.of(Cause.LOGIN_INVALID_CLIENT),
                        "",
                        "login"),
                of(
                        "address not allowed",
                        "switches: {callerAddressAllowed: false}",
                        user(DANA),
                        true,
                        Set.of(Cause.TOKEN_ADDRESS_NOT_ALLOWED),
                        "PERMISSION_UNKNOWN SCOPE_UNKNOWN FEATURE_UNKNOWN PROBE_UNCLEAR",
                        USER_READS + "premium"),
                of(
                        "expired user token",
                        "",
                        user("expired"),
                        true,
                        Set.of(Cause.TOKEN_REJECTED),
                        "PERMISSION_UNKNOWN SCOPE_UNKNOWN FEATURE_UNKNOWN PROBE_UNCLEAR",
                        USER_READS + "premium"),
                of(
                        "grant younger than five minutes",
                        "switches: {grantDelaySeconds: 300}\n" + grantMadeAt("2026-11-23T09:56:00Z"),
                        deployer,
                        true,
                        Set.of(Cause.PERMISSION_JUST_GRANTED),
                        "PERMISSION_JUST_GRANTED SCOPE_NOT_COUNTED FEATURE_ON PROBE_REFUSED",
                        READS + "premium"),
                of(
                        "young grant in effect already",
                        grantMadeAt("2026-11-23T09:56:00Z"),
                        deployer,
                        true,
                        Set.of(),
                        "PERMISSION_HELD SCOPE_NOT_COUNTED FEATURE_ON PROBE_ALLOWED",
                        READS + "premium"),
                of(
                        "grant of five minutes, refused",
                        "permissions: {admin: {}}\n" + grantMadeAt("2026-11-23T09:55:00Z"),
                        deployer,
                        true,
                        Set.of(Cause.PERMISSION_NOT_IN_ORGANIZATION),
                        "PERMISSION_NOT_IN_ORGANIZATION SCOPE_NOT_COUNTED FEATURE_ON PROBE_REFUSED",
                        READS + "premium > catalogue"),
                of(
                        "nothing is to be checked",
                        "features: {}\nproducts: []",
                        harness -> harness.submitting(SandboxHarness.app("", "")),
                        false,
                        Set.of(),
                        "PERMISSION_NOT_CHECKED SCOPE_NOT_COUNTED FEATURE_NOT_CHECKED PROBE_NOT_SENT",
                        "login > token organization grants"));
    }

    @ParameterizedTest
    @MethodSource("organizations")
    void namesTheCauseAndNoOther(Case row) throws Exception {
        RequestRounds counted = new RequestRounds();
        try (SandboxHarness harness = row.setUp()
                .apply(SandboxHarness.in(row.yaml()))
                .by(new Parallel(counted.threads(8)))
                .through(counted::over)) {
            AccessReport report = harness.access().run(row.probe());
            assertThat(causes(report.refusals())).isEqualTo(row.refusals());
            assertThat(report.findings().stream()
                            .map(Finding::cause)
                            .filter(cause -> EnumSet.of(Check.PERMISSION, Check.SCOPE, Check.FEATURE, Check.PROBE)
                                    .contains(cause.check())))
                    .containsExactlyElementsOf(row.judged());
            List<List<String>> rounds = counted.rounds().stream()
                    .map(round -> round.stream()
                            .map(AccessCheckTest::inShort)
                            .sorted()
                            .toList())
                    .toList();
            assertThat(rounds).isEqualTo(row.rounds()).hasSizeLessThanOrEqualTo(4);
            int requests = row.rounds().stream().mapToInt(List::size).sum();
            assertThat(harness.sandbox().requests()).hasSize(requests).hasSizeLessThanOrEqualTo(10);
        }
    }

    @Test
    void saysWhoseRolesCount() throws Exception {
        try (SandboxHarness harness = SandboxHarness.in("").asUser(ARI)) {
            assertThat(harness.access().run(true).finding(Check.PERMISSION))
                    .hasValueSatisfying(finding ->
                            assertThat(finding.facts().get(Fact.CLIENT)).startsWith("the user behind "));
        }
    }

    // What single reads that fail lead to: unknown, and never held.

    private static final String ME = "GET /api/v2/authorization/subjects/me";
    private static final Reply DOWN = json(501, "{\"code\": \"not.implemented\", \"message\": \"not here\"}");

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void takesGrantsThatCannotBeReadForUnknown(boolean probe) throws Exception {
        try (SandboxHarness harness = SandboxHarness.in("switches: {divisionsPermittedForClients: false}")) {
            harness.script().on(ME, DOWN).on(SandboxHarness.SUBMIT, DOWN);
            AccessReport report = harness.access().run(probe);
            assertThat(finding(report, Check.PERMISSION).cause()).isEqualTo(Cause.PERMISSION_UNKNOWN);
            assertThat(finding(report, Check.PERMISSION).facts().get(Fact.REASON))
                    .isEqualTo("could not read the caller's roles: GET /api/v2/authorization/subjects/me answered 501"
                            + " not.implemented (correlation id scripted-correlation-id)");
            assertThat(finding(report, Check.ROLES).cause()).isEqualTo(Cause.ROLES_UNKNOWN);
            assertThat(harness.script().sent()).hasSizeLessThanOrEqualTo(8);
        }
    }

    @Test
    void takesTokenInfoThatCannotBeReadForUnknown() throws Exception {
        try (SandboxHarness harness = SandboxHarness.standard()) {
            harness.script().on("GET /api/v2/tokens/me", DOWN);
            AccessReport report = harness.access().run(false);
            assertThat(finding(report, Check.TOKEN).cause()).isEqualTo(Cause.TOKEN_UNKNOWN);
            assertThat(finding(report, Check.TOKEN_KIND).cause()).isEqualTo(Cause.TOKEN_KIND_UNKNOWN);
            assertThat(finding(report, Check.SCOPE).cause()).isEqualTo(Cause.SCOPE_UNKNOWN);
            assertThat(report.refusals()).isEmpty();
        }
    }

    @Test
    void saysWhyAPermissionIsHeldThatOnlyTheEndpointShows() throws Exception {
        try (SandboxHarness harness = SandboxHarness.in("switches: {policiesInGrants: never}")) {
            assertThat(finding(harness.access().run(true), Check.PERMISSION).facts())
                    .containsEntry(Fact.REASON, "POST /api/v2/apps/premium lets the caller in");
        }
    }

    @Test
    void doesNotProbeAnOrganizationThatIsNotKnownToBeTheRightOne() throws Exception {
        try (SandboxHarness harness = SandboxHarness.standard().guardedBy(ORGANIZATION)) {
            harness.script().on("GET /api/v2/organizations/me", DOWN).on("GET /api/v2/tokens/me", DOWN);
            AccessReport report = harness.access().run(true);
            assertThat(finding(report, Check.PROBE).cause()).isEqualTo(Cause.PROBE_HELD_BACK);
            assertThat(harness.sandbox().requests())
                    .noneMatch(request -> request.path().equals("/api/v2/apps/premium"));
        }
    }

    @Test
    void takesAnOrganizationThatCannotBeReadForUnknownUnlessTheTokenNamesIt() throws Exception {
        try (SandboxHarness harness = SandboxHarness.standard().guardedBy(ORGANIZATION)) {
            harness.script().on("GET /api/v2/organizations/me", DOWN);
            AccessReport report = harness.access().run(false);
            assertThat(finding(report, Check.ORGANIZATION).cause()).isEqualTo(Cause.ORGANIZATION_MATCHES);
            assertThat(finding(report, Check.FEATURE).cause()).isEqualTo(Cause.FEATURE_UNKNOWN);
            assertThat(finding(report, Check.FEATURE).facts().get(Fact.REASON))
                    .startsWith("the features of GET /api/v2/organizations/me: could not read the organization:");
        }
        try (SandboxHarness harness = SandboxHarness.standard().guardedBy(ORGANIZATION)) {
            harness.script().on("GET /api/v2/organizations/me", DOWN).on("GET /api/v2/tokens/me", DOWN);
            AccessReport report = harness.access().run(false);
            assertThat(finding(report, Check.ORGANIZATION).cause()).isEqualTo(Cause.ORGANIZATION_UNKNOWN);
            assertThat(report.organization()).isEmpty();
        }
    }

    @Test
    void takesAFeatureForUnknownWhereOneOfItsPlacesCannotBeRead() throws Exception {
        for (String broken : List.of("/authorization/products", "/organizationCapabilities")) {
            try (SandboxHarness harness = SandboxHarness.in("features: {}\nproducts: []")) {
                harness.script().on("GET /api/v2" + broken, DOWN);
                AccessReport report = harness.access().run(true);
                assertThat(finding(report, Check.FEATURE).cause()).isEqualTo(Cause.FEATURE_UNKNOWN);
                assertThat(causes(report.refusals())).containsExactly(Cause.PROBE_REFUSED_WITHOUT_CERTAIN_CAUSE);
            }
        }
    }

    @Test
    void keepsAPermissionUnknownWhereNobodyAnswers() throws Exception {
        try (SandboxHarness harness = SandboxHarness.in("switches: {policiesInGrants: never}")) {
            harness.script()
                    .on("GET /api/v2/authorization/divisionspermitted/me", DOWN)
                    .on("GET /api/v2/authorization/roles/5ca1ab1e-0000-4000-8000-0000000000a1", DOWN);
            AccessReport report = harness.access().run(false);
            assertThat(finding(report, Check.PERMISSION).cause()).isEqualTo(Cause.PERMISSION_UNKNOWN);
            assertThat(finding(report, Check.PERMISSION).facts().get(Fact.REASON))
                    .isEqualTo("the platform names the caller's roles (\"App Deployer\") without what they allow, and"
                            + " they cannot be read: could not read a role: GET /api/v2/authorization/roles/"
                            + "5ca1ab1e-0000-4000-8000-0000000000a1 answered 501 not.implemented (correlation id"
                            + " scripted-correlation-id)");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TransportException.Kind.class,
            names = {"TLS", "REDIRECT", "TOO_LARGE"})
    void takesAProbeWithoutAnswerForUnclear(TransportException.Kind kind) throws Exception {
        try (SandboxHarness harness = SandboxHarness.standard()) {
            harness.script().on(SandboxHarness.SUBMIT, fail(kind));
            AccessReport report = harness.access().run(true);
            assertThat(finding(report, Check.PROBE).cause()).isEqualTo(Cause.PROBE_UNCLEAR);
            assertThat(finding(report, Check.PROBE).facts()).containsEntry(Fact.REASON, "it failed as " + kind);
        }
    }

    @Test
    void saysSoWhereTheEndpointTakesTheIncompleteRequest() throws Exception {
        try (SandboxHarness harness = SandboxHarness.standard()) {
            harness.script().on(SandboxHarness.SUBMIT, json(201, "{}"));
            AccessReport report = harness.access().run(true);
            assertThat(finding(report, Check.PROBE).cause()).isEqualTo(Cause.PROBE_ACCEPTED);
            assertThat(finding(report, Check.PROBE).verdict()).isEqualTo(Verdict.UNKNOWN);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {405, 410, 501})
    void takesTheEndpointForNotOffered(int status) throws Exception {
        try (SandboxHarness harness = SandboxHarness.standard()) {
            harness.script().on(SandboxHarness.SUBMIT, json(status, "{}"));
            assertThat(finding(harness.access().run(true), Check.PROBE).cause()).isEqualTo(Cause.PROBE_NOT_FOUND);
        }
    }

    @Test
    void namesThePermissionThatARefusalNames() throws Exception {
        try (SandboxHarness harness = SandboxHarness.standard()) {
            harness.script()
                    .on(
                            SandboxHarness.SUBMIT,
                            json(
                                    403,
                                    "{\"code\": \"missing.permissions\", \"message\": \"Unable to perform the requested"
                                            + " action. You are missing the following permission(s):"
                                            + " [billing:subscription:add, admin:app:write]\"}"));
            AccessReport report = harness.access().run(true);
            assertThat(report.refusals()).singleElement().satisfies(finding -> {
                assertThat(finding.cause()).isEqualTo(Cause.PERMISSION_IN_NO_ROLE);
                assertThat(finding.facts()).containsEntry(Fact.PERMISSION, "billing:subscription:add");
            });
            assertThat(finding(report, Check.PROBE).facts())
                    .containsEntry(Fact.CAUSES, "the permission billing:subscription:add");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 400})
    void doesNotBlameTheCallerForALoginServiceThatIsBrokenOrBusy(int status) throws Exception {
        try (SandboxHarness harness = SandboxHarness.standard().within(Duration.ofMinutes(1))) {
            Reply[] answers = new Reply[30];
            Arrays.fill(
                    answers,
                    json(status, "{\"error\": \"invalid_request\", \"description\": \"rate limit exceeded\"}"));
            harness.script().on("POST /oauth/token", answers);
            AccessCheck access = harness.access();
            assertThatThrownBy(() -> access.run(true)).isInstanceOf(LoginException.class);
        }
    }

    @Test
    void namesTheAddressThatIsNotAllowedForAClientToo() throws Exception {
        try (SandboxHarness harness = SandboxHarness.in("switches: {callerAddressAllowed: false}")) {
            AccessReport report = harness.access().run(true);
            assertThat(causes(report.refusals())).containsExactly(Cause.TOKEN_ADDRESS_NOT_ALLOWED);
        }
    }

    // Preflight and explanation

    @Test
    void checksBeforehandWhatIsCertainAndAsksNothingMore() throws Exception {
        try (SandboxHarness harness =
                SandboxHarness.in("features: {}\nproducts: []").asClient(ADMIN, SECRET)) {
            AccessCheck access = harness.access();
            AccessReport report = access.preflight(access.identify());
            assertThat(causes(report.refusals())).containsExactly(Cause.PERMISSION_IN_NO_ROLE);
            assertThat(harness.sandbox().requests()).hasSize(4);
        }
        try (SandboxHarness harness = SandboxHarness.in("features: {AppFoundry Premium: false}")) {
            AccessCheck access = harness.access();
            assertThat(causes(access.preflight(access.identify()).refusals())).containsExactly(Cause.FEATURE_OFF);
        }
        try (SandboxHarness harness = SandboxHarness.in("switches: {policiesInGrants: never}")) {
            AccessCheck access = harness.access();
            AccessReport report = access.preflight(access.identify());
            assertThat(finding(report, Check.PERMISSION).cause()).isEqualTo(Cause.PERMISSION_UNKNOWN);
            assertThat(report.refusals()).isEmpty();
        }
    }

    private AccessReport explained(SandboxHarness harness, int status, String body) throws Exception {
        AccessCheck access = harness.access();
        Caller caller = access.identify();
        harness.script().on(SandboxHarness.SUBMIT, json(status, body));
        try {
            new PremiumAppsApi(harness.client(), harness.app()).probe();
        } catch (ApiException refusal) {
            return access.explain(caller, refusal);
        }
        throw new AssertionError("the script refuses");
    }

    @Test
    void explainsARefusalWithAtMostFourRequestsMore() throws Exception {
        String hard = "switches: {policiesInGrants: never, divisionsPermittedForClients: false}\n";
        for (String yaml : List.of(hard, hard + "features: {}\nproducts: []")) {
            try (SandboxHarness harness = SandboxHarness.in(yaml).asClient(ADMIN, SECRET)) {
                explained(harness, 403, "{}");
                assertThat(harness.script().sent()).hasSizeBetween(6, 4 + 1 + 4);
            }
        }
    }

    @Test
    void looksAmongTheProductsBeforeItBlamesTheFeature() throws Exception {
        for (int status : new int[] {403, 404}) {
            try (SandboxHarness harness = SandboxHarness.in("features: {}\nproducts: [AppFoundryPremium]")) {
                AccessReport report = explained(harness, status, "{}");
                assertThat(finding(report, Check.FEATURE).cause()).isEqualTo(Cause.FEATURE_ON);
                assertThat(causes(report.refusals()))
                        .containsExactly(
                                status == 403 ? Cause.PROBE_REFUSED_WITHOUT_VISIBLE_CAUSE : Cause.PROBE_NOT_FOUND);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {409, 413, 429})
    void asksNothingAboutARefusalThatIsNotAboutAccess(int status) throws Exception {
        try (SandboxHarness harness =
                SandboxHarness.in("features: {}\nproducts: []").within(Duration.ofMillis(400))) {
            AccessReport report = explained(harness, status, "{}");
            assertThat(report.refusals()).isEmpty();
            assertThat(harness.sandbox().requests()).hasSize(4);
        }
    }

    @Test
    void explainsATokenThatIsNoLongerAccepted() throws Exception {
        try (SandboxHarness harness = SandboxHarness.standard().asUser(DANA)) {
            AccessReport report =
                    explained(harness, 401, "{\"code\": \"credentials.expired\", \"message\": \"Expired.\"}");
            assertThat(report.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.cause()).isEqualTo(Cause.TOKEN_REJECTED);
                assertThat(finding.facts())
                        .containsEntry(Fact.STATUS, "401 credentials.expired")
                        .containsEntry(Fact.SERVER_TEXT, "Expired.")
                        .containsEntry(Fact.CORRELATION_ID, "scripted-correlation-id");
            });
        }
    }

    private static Set<Cause> causes(List<Finding> findings) {
        return findings.stream().map(Finding::cause).collect(Collectors.toSet());
    }

    private static Finding finding(AccessReport report, Check check) {
        return report.finding(check).orElseThrow();
    }
}
