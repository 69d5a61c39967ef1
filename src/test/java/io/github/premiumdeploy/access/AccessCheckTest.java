package io.github.premiumdeploy.access;

import static io.github.premiumdeploy.access.Cause.CALLER_WITHOUT_ROLES;
import static io.github.premiumdeploy.access.Cause.CLIENT_INACTIVE;
import static io.github.premiumdeploy.access.Cause.FEATURE_ABSENT;
import static io.github.premiumdeploy.access.Cause.FEATURE_NOT_CHECKED;
import static io.github.premiumdeploy.access.Cause.FEATURE_NOT_NEEDED;
import static io.github.premiumdeploy.access.Cause.FEATURE_OFF;
import static io.github.premiumdeploy.access.Cause.FEATURE_ON;
import static io.github.premiumdeploy.access.Cause.FEATURE_UNKNOWN;
import static io.github.premiumdeploy.access.Cause.LOGIN_GRANT_TYPE;
import static io.github.premiumdeploy.access.Cause.LOGIN_INVALID_CLIENT;
import static io.github.premiumdeploy.access.Cause.ORGANIZATION_DIFFERS;
import static io.github.premiumdeploy.access.Cause.PERMISSION_CONDITIONAL;
import static io.github.premiumdeploy.access.Cause.PERMISSION_CONDITION_NOT_MET;
import static io.github.premiumdeploy.access.Cause.PERMISSION_CONFIRMED;
import static io.github.premiumdeploy.access.Cause.PERMISSION_HELD;
import static io.github.premiumdeploy.access.Cause.PERMISSION_IN_NO_ROLE;
import static io.github.premiumdeploy.access.Cause.PERMISSION_JUST_GRANTED;
import static io.github.premiumdeploy.access.Cause.PERMISSION_NOT_CHECKED;
import static io.github.premiumdeploy.access.Cause.PERMISSION_NOT_HELD;
import static io.github.premiumdeploy.access.Cause.PERMISSION_NOT_IN_ORGANIZATION;
import static io.github.premiumdeploy.access.Cause.PERMISSION_ROLE_NOT_GRANTED;
import static io.github.premiumdeploy.access.Cause.PERMISSION_UNKNOWN;
import static io.github.premiumdeploy.access.Cause.PROBE_ALLOWED;
import static io.github.premiumdeploy.access.Cause.PROBE_HELD_BACK;
import static io.github.premiumdeploy.access.Cause.PROBE_NOT_FOUND;
import static io.github.premiumdeploy.access.Cause.PROBE_NOT_SENT;
import static io.github.premiumdeploy.access.Cause.PROBE_REFUSED;
import static io.github.premiumdeploy.access.Cause.PROBE_REFUSED_WITHOUT_CERTAIN_CAUSE;
import static io.github.premiumdeploy.access.Cause.PROBE_UNCLEAR;
import static io.github.premiumdeploy.access.Cause.SCOPE_HELD;
import static io.github.premiumdeploy.access.Cause.SCOPE_MISSING;
import static io.github.premiumdeploy.access.Cause.SCOPE_NOT_COUNTED;
import static io.github.premiumdeploy.access.Cause.SCOPE_NOT_NEEDED;
import static io.github.premiumdeploy.access.Cause.SCOPE_UNKNOWN;
import static io.github.premiumdeploy.access.Cause.TOKEN_ADDRESS_NOT_ALLOWED;
import static io.github.premiumdeploy.access.Cause.TOKEN_REJECTED;
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
    private static final String USER_READS = "token organization grants products user ";

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

    private static Case organization(String name) {
        return new Case(name);
    }

    /** One organization, seen by the default client and probed, and what is to be said about it. */
    private static final class Case {

        private final String name;
        private String yaml = "";
        private UnaryOperator<SandboxHarness> caller = client(DEPLOYER);
        private boolean probe = true;
        private Set<Cause> refusals = Set.of();
        private List<Cause> judged = List.of();
        private List<List<String>> rounds = List.of();

        Case(String name) {
            this.name = name;
        }

        /** What differs from the standard organization. */
        Case with(String yaml) {
            this.yaml = yaml;
            return this;
        }

        Case seenBy(UnaryOperator<SandboxHarness> caller) {
            this.caller = caller;
            return this;
        }

        Case withoutProbe() {
            probe = false;
            return this;
        }

        /** The causes that must be named, and no others. */
        Case refusedFor(Cause... causes) {
            refusals = Set.of(causes);
            return this;
        }

        /** The causes of permission, scope, feature and probe. */
        Case judged(Cause... causes) {
            judged = List.of(causes);
            return this;
        }

        /** The requests, in short, with {@code >} between rounds. */
        Case asking(String requests) {
            rounds = Arrays.stream(requests.split(">"))
                    .map(round ->
                            Arrays.stream(round.strip().split("\\s+")).sorted().toList())
                    .toList();
            return this;
        }

        @Override
        public String toString() {
            return name;
        }
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
        if (path.endsWith("/users")) {
            return "holders";
        }
        return path.startsWith("/api/v2/authorization/roles/") ? "role" : IN_SHORT.getOrDefault(path, path);
    }

    private static UnaryOperator<SandboxHarness> client(String id) {
        return harness -> harness.asClient(id, SECRET);
    }

    private static UnaryOperator<SandboxHarness> user(String token) {
        return harness -> harness.asUser(token);
    }

    static Stream<Case> organizations() {
        return Stream.of(
                organization("all in order")
                        .judged(PERMISSION_HELD, SCOPE_NOT_COUNTED, FEATURE_ON, PROBE_ALLOWED)
                        .asking(READS + "premium"),
                organization("all in order, not probed")
                        .withoutProbe()
                        .judged(PERMISSION_HELD, SCOPE_NOT_COUNTED, FEATURE_ON, PROBE_NOT_SENT)
                        .asking(READS),
                organization("role with the permission not granted")
                        .seenBy(client(ADMIN))
                        .refusedFor(PERMISSION_ROLE_NOT_GRANTED)
                        .judged(PERMISSION_ROLE_NOT_GRANTED, SCOPE_NOT_COUNTED, FEATURE_ON, PROBE_REFUSED)
                        .asking(READS + "premium > roles catalogue > holders"),
                organization("role with the permission not granted, not probed")
                        .seenBy(client(ADMIN))
                        .withoutProbe()
                        .refusedFor(PERMISSION_ROLE_NOT_GRANTED)
                        .judged(PERMISSION_ROLE_NOT_GRANTED, SCOPE_NOT_COUNTED, FEATURE_ON, PROBE_NOT_SENT)
                        .asking(READS + " > roles catalogue > holders"),
                organization("a role with a wildcard")
                        .with(role("{domain: \"*\", entityName: \"*\", actionSet: [\"*\"]}"))
                        .judged(PERMISSION_HELD, SCOPE_NOT_COUNTED, FEATURE_ON, PROBE_ALLOWED)
                        .asking(READS + "premium"),
                organization("two roles, one of them enough")
                        .with("""
                        clients:
                          - name: Both
                            id: %s
                            secret: %s
                            roles: [{role: App Admin}, {role: App Deployer}]
                        """.formatted(DEPLOYER, SECRET))
                        .judged(PERMISSION_HELD, SCOPE_NOT_COUNTED, FEATURE_ON, PROBE_ALLOWED)
                        .asking(READS + "premium"),
                organization("a condition that is not met")
                        .with(role(
                                "{domain: admin, entityName: app, actionSet: [write], condition: \"caller is on call\","
                                        + " conditionMet: false}"))
                        .refusedFor(PERMISSION_CONDITION_NOT_MET)
                        .judged(PERMISSION_CONDITION_NOT_MET, SCOPE_NOT_COUNTED, FEATURE_ON, PROBE_REFUSED)
                        .asking(READS + "premium"),
                organization("a condition that is met")
                        .with(
                                role(
                                        "{domain: admin, entityName: app, actionSet: [write], condition: \"caller is on call\"}"))
                        .judged(PERMISSION_CONFIRMED, SCOPE_NOT_COUNTED, FEATURE_ON, PROBE_ALLOWED)
                        .asking(READS + "premium"),
                organization("a condition that is met, and a feature that is off")
                        .with(role(
                                        "{domain: admin, entityName: app, actionSet: [write], condition: \"caller is on call\"}")
                                + "features: {AppFoundry Premium: false}")
                        .refusedFor(FEATURE_OFF)
                        .judged(PERMISSION_CONDITIONAL, SCOPE_NOT_COUNTED, FEATURE_OFF, PROBE_REFUSED)
                        .asking(READS + "premium"),
                organization("a condition, not probed")
                        .with(
                                role(
                                        "{domain: admin, entityName: app, actionSet: [write], condition: \"caller is on call\"}"))
                        .withoutProbe()
                        .judged(PERMISSION_CONDITIONAL, SCOPE_NOT_COUNTED, FEATURE_ON, PROBE_NOT_SENT)
                        .asking(READS),
                organization("feature off")
                        .with("features: {AppFoundry Premium: false}")
                        .refusedFor(FEATURE_OFF)
                        .judged(PERMISSION_HELD, SCOPE_NOT_COUNTED, FEATURE_OFF, PROBE_REFUSED)
                        .asking(READS + "premium"),
                organization("feature absent")
                        .with("features: {}\nproducts: []")
                        .refusedFor(FEATURE_ABSENT)
                        .judged(PERMISSION_HELD, SCOPE_NOT_COUNTED, FEATURE_ABSENT, PROBE_REFUSED)
                        .asking(READS + "premium > capabilities"),
                organization("feature absent and not needed")
                        .with("features: {}\nproducts: []\npremiumApps: {feature: \"\"}")
                        .judged(PERMISSION_HELD, SCOPE_NOT_COUNTED, FEATURE_NOT_NEEDED, PROBE_ALLOWED)
                        .asking(READS + "premium"),
                organization("feature among the products, spelled otherwise")
                        .with("features: {}\nproducts: [APPFOUNDRY_premium]\npremiumApps: {feature: \"\"}")
                        .withoutProbe()
                        .judged(PERMISSION_HELD, SCOPE_NOT_COUNTED, FEATURE_ON, PROBE_NOT_SENT)
                        .asking(READS),
                organization("feature among the capabilities, spelled otherwise")
                        .with(
                                "features: {}\nproducts: []\npremiumApps: {feature: \"\", capabilities: {offered: true, entries:"
                                        + " {appFoundryPremium: true}}}")
                        .withoutProbe()
                        .judged(PERMISSION_HELD, SCOPE_NOT_COUNTED, FEATURE_ON, PROBE_NOT_SENT)
                        .asking(READS + " > capabilities"),
                organization("feature off among the capabilities")
                        .with("features: {}\nproducts: []\npremiumApps: {capabilities: {offered: true, entries:"
                                + " {AppFoundry Premium: false}}}")
                        .refusedFor(FEATURE_OFF)
                        .judged(PERMISSION_HELD, SCOPE_NOT_COUNTED, FEATURE_OFF, PROBE_REFUSED)
                        .asking(READS + "premium > capabilities"),
                organization("permission and feature missing")
                        .with("features: {}\nproducts: []")
                        .seenBy(client(ADMIN))
                        .refusedFor(PERMISSION_ROLE_NOT_GRANTED, FEATURE_ABSENT)
                        .judged(PERMISSION_ROLE_NOT_GRANTED, SCOPE_NOT_COUNTED, FEATURE_ABSENT, PROBE_REFUSED)
                        .asking(READS + "premium > capabilities roles catalogue > holders"),
                organization("endpoint not offered")
                        .with("premiumApps: {offered: false}")
                        .refusedFor(PROBE_NOT_FOUND)
                        .judged(PERMISSION_HELD, SCOPE_NOT_COUNTED, FEATURE_ON, PROBE_NOT_FOUND)
                        .asking(READS + "premium"),
                organization("permission that does not exist here")
                        .with("permissions: {admin: {}}")
                        .refusedFor(PERMISSION_NOT_IN_ORGANIZATION)
                        .judged(PERMISSION_NOT_IN_ORGANIZATION, SCOPE_NOT_COUNTED, FEATURE_ON, PROBE_REFUSED)
                        .asking(READS + "premium > catalogue > /api/v2/license/definitions"),
                organization("wrong organization")
                        .seenBy(harness -> harness.guardedBy("another"))
                        .refusedFor(ORGANIZATION_DIFFERS)
                        .judged(PROBE_HELD_BACK)
                        .asking(READS),
                organization("wrong organization, where much is missing")
                        .with("features: {}\nproducts: []")
                        .seenBy(harness -> client(ADMIN).apply(harness).guardedBy("another"))
                        .refusedFor(ORGANIZATION_DIFFERS)
                        .judged(PROBE_HELD_BACK)
                        .asking(READS),
                organization("the right organization, in capitals")
                        .seenBy(harness -> harness.guardedBy(ORGANIZATION.toUpperCase(Locale.ROOT)))
                        .judged(PERMISSION_HELD, SCOPE_NOT_COUNTED, FEATURE_ON, PROBE_ALLOWED)
                        .asking(READS + "> premium"),
                organization("user without permission and scope")
                        .seenBy(user(ARI))
                        .refusedFor(PERMISSION_ROLE_NOT_GRANTED, SCOPE_MISSING)
                        .judged(PERMISSION_ROLE_NOT_GRANTED, SCOPE_MISSING, FEATURE_ON, PROBE_REFUSED)
                        .asking(USER_READS + "premium > roles catalogue"),
                organization("user without scope")
                        .with("""
                        tokens:
                          - {value: weak, user: Dana Deployer, client: builtin, scopes: ["apps:manage"]}
                        """)
                        .seenBy(user("weak"))
                        .refusedFor(SCOPE_MISSING)
                        .judged(PERMISSION_HELD, SCOPE_MISSING, FEATURE_ON, PROBE_REFUSED)
                        .asking(USER_READS + "premium"),
                organization("user without a scope that is not needed")
                        .with("""
                        premiumApps: {scope: ""}
                        tokens:
                          - {value: weak, user: Dana Deployer, client: builtin, scopes: ["apps:manage"]}
                        """)
                        .seenBy(user("weak"))
                        .judged(PERMISSION_HELD, SCOPE_NOT_NEEDED, FEATURE_ON, PROBE_ALLOWED)
                        .asking(USER_READS + "premium"),
                organization("user, all in order")
                        .seenBy(user(DANA))
                        .judged(PERMISSION_HELD, SCOPE_HELD, FEATURE_ON, PROBE_ALLOWED)
                        .asking(USER_READS + "premium"),
                organization("user whose roles do not show")
                        .with("switches: {policiesInGrants: never}")
                        .seenBy(user(ARI))
                        .withoutProbe()
                        .refusedFor(PERMISSION_IN_NO_ROLE, SCOPE_MISSING)
                        .judged(PERMISSION_IN_NO_ROLE, SCOPE_MISSING, FEATURE_ON, PROBE_NOT_SENT)
                        .asking(USER_READS),
                organization("user whose roles do not show, and are right")
                        .with("switches: {policiesInGrants: never}")
                        .seenBy(user(DANA))
                        .withoutProbe()
                        .judged(PERMISSION_CONFIRMED, SCOPE_HELD, FEATURE_ON, PROBE_NOT_SENT)
                        .asking(USER_READS),
                organization("client without roles")
                        .seenBy(client(WITHOUT_ROLES))
                        .refusedFor(CALLER_WITHOUT_ROLES)
                        .judged(CALLER_WITHOUT_ROLES, SCOPE_NOT_COUNTED, FEATURE_ON, PROBE_REFUSED)
                        .asking(READS + "premium > catalogue"),
                organization("policies only when asked for")
                        .with("switches: {policiesInGrants: onlyWithIncludeFullRoles}")
                        .withoutProbe()
                        .judged(PERMISSION_CONFIRMED, SCOPE_NOT_COUNTED, FEATURE_ON, PROBE_NOT_SENT)
                        .asking(READS + "> divisions"),
                organization("no policies, the platform says yes")
                        .with("switches: {policiesInGrants: never}")
                        .withoutProbe()
                        .judged(PERMISSION_CONFIRMED, SCOPE_NOT_COUNTED, FEATURE_ON, PROBE_NOT_SENT)
                        .asking(READS + " > divisions"),
                organization("no policies, the platform says no")
                        .with("switches: {policiesInGrants: never}")
                        .seenBy(client(ADMIN))
                        .refusedFor(PERMISSION_NOT_HELD)
                        .judged(PERMISSION_NOT_HELD, SCOPE_NOT_COUNTED, FEATURE_ON, PROBE_REFUSED)
                        .asking(READS + "premium > divisions"),
                organization("no policies, the probe says yes")
                        .with("switches: {policiesInGrants: never}")
                        .judged(PERMISSION_CONFIRMED, SCOPE_NOT_COUNTED, FEATURE_ON, PROBE_ALLOWED)
                        .asking(READS + "premium"),
                organization("no policies, a role that can be read, missing")
                        .with("switches: {policiesInGrants: never, divisionsPermittedForClients: false}")
                        .seenBy(client(ADMIN))
                        .refusedFor(PERMISSION_IN_NO_ROLE)
                        .judged(PERMISSION_IN_NO_ROLE, SCOPE_NOT_COUNTED, FEATURE_ON, PROBE_REFUSED)
                        .asking(READS + "premium > divisions > role"),
                organization("no policies, a role that can be read, held")
                        .with("switches: {policiesInGrants: never, divisionsPermittedForClients: false}")
                        .withoutProbe()
                        .judged(PERMISSION_HELD, SCOPE_NOT_COUNTED, FEATURE_ON, PROBE_NOT_SENT)
                        .asking(READS + " > divisions > role"),
                organization("no policies, two roles that can be read")
                        .with("""
                        switches: {policiesInGrants: never, divisionsPermittedForClients: false}
                        clients:
                          - name: Both
                            id: %s
                            secret: %s
                            roles: [{role: App Admin}, {role: Reader}]
                        """.formatted(DEPLOYER, SECRET))
                        .refusedFor(PERMISSION_IN_NO_ROLE)
                        .judged(PERMISSION_IN_NO_ROLE, SCOPE_NOT_COUNTED, FEATURE_ON, PROBE_REFUSED)
                        .asking(READS + "premium > divisions > roles"),
                organization("no policies, a role that cannot be read")
                        .with("switches: {policiesInGrants: never, divisionsPermittedForClients: false}\n"
                                + role("{domain: integrations, entityName: integration, actionSet: [view]}"))
                        .withoutProbe()
                        .judged(PERMISSION_UNKNOWN, SCOPE_NOT_COUNTED, FEATURE_ON, PROBE_NOT_SENT)
                        .asking(READS + " > divisions > role"),
                organization("no policies, a role that cannot be read, refused")
                        .with("switches: {policiesInGrants: never, divisionsPermittedForClients: false}\n"
                                + role("{domain: integrations, entityName: integration, actionSet: [view]}"))
                        .refusedFor(PROBE_REFUSED_WITHOUT_CERTAIN_CAUSE)
                        .judged(PERMISSION_UNKNOWN, SCOPE_NOT_COUNTED, FEATURE_ON, PROBE_REFUSED_WITHOUT_CERTAIN_CAUSE)
                        .asking(READS + "premium > divisions > role"),
                organization("no policies and no feature: never a tenth request")
                        .with("switches: {policiesInGrants: never, divisionsPermittedForClients: false}\n"
                                + "features: {}\nproducts: []")
                        .seenBy(client(ADMIN))
                        .refusedFor(FEATURE_ABSENT)
                        .judged(PERMISSION_UNKNOWN, SCOPE_NOT_COUNTED, FEATURE_ABSENT, PROBE_REFUSED)
                        .asking(READS + "premium > capabilities divisions"),
                organization("inactive client")
                        .with("""
                        clients:
                          - {name: Idle, id: %s, secret: %s, state: inactive}
                        """.formatted(DEPLOYER, SECRET))
                        .refusedFor(LOGIN_INVALID_CLIENT)
                        .asking("login"),
                organization("a token of a client that is inactive by now")
                        .with("""
                        clients:
                          - {name: Idle, id: idle, secret: x, state: inactive, authorizedGrantType: CODE}
                        tokens:
                          - {value: left-over, user: Dana Deployer, client: idle, scopes: ["admin:app:write"]}
                        """)
                        .seenBy(user("left-over"))
                        .withoutProbe()
                        .refusedFor(CLIENT_INACTIVE)
                        .judged(PERMISSION_HELD, SCOPE_HELD, FEATURE_ON, PROBE_NOT_SENT)
                        .asking(USER_READS),
                organization("wrong secret")
                        .seenBy(harness -> harness.asClient(DEPLOYER, "wrong"))
                        .refusedFor(LOGIN_INVALID_CLIENT)
                        .asking("login"),
                organization("wrong secret, answered with 400")
                        .with("switches: {invalidClientStatus: 400}")
                        .seenBy(harness -> harness.asClient(DEPLOYER, "wrong"))
                        .refusedFor(LOGIN_INVALID_CLIENT)
                        .asking("login"),
                organization("wrong grant type")
                        .with("""
                        clients:
                          - {name: Web, id: %s, secret: %s, authorizedGrantType: CODE}
                        """.formatted(DEPLOYER, SECRET))
                        .refusedFor(LOGIN_GRANT_TYPE)
                        .asking("login"),
                organization("address not allowed")
                        .with("switches: {callerAddressAllowed: false}")
                        .seenBy(user(DANA))
                        .refusedFor(TOKEN_ADDRESS_NOT_ALLOWED)
                        .judged(PERMISSION_UNKNOWN, SCOPE_UNKNOWN, FEATURE_UNKNOWN, PROBE_UNCLEAR)
                        .asking(USER_READS + "premium"),
                organization("expired user token")
                        .seenBy(user("expired"))
                        .refusedFor(TOKEN_REJECTED)
                        .judged(PERMISSION_UNKNOWN, SCOPE_UNKNOWN, FEATURE_UNKNOWN, PROBE_UNCLEAR)
                        .asking(USER_READS + "premium"),
                organization("grant younger than five minutes")
                        .with("switches: {grantDelaySeconds: 300}\n" + grantMadeAt("2026-11-23T09:56:00Z"))
                        .refusedFor(PERMISSION_JUST_GRANTED)
                        .judged(PERMISSION_JUST_GRANTED, SCOPE_NOT_COUNTED, FEATURE_ON, PROBE_REFUSED)
                        .asking(READS + "premium"),
                organization("young grant in effect already")
                        .with(grantMadeAt("2026-11-23T09:56:00Z"))
                        .judged(PERMISSION_HELD, SCOPE_NOT_COUNTED, FEATURE_ON, PROBE_ALLOWED)
                        .asking(READS + "premium"),
                organization("grant of five minutes, refused")
                        .with("permissions: {admin: {}}\n" + grantMadeAt("2026-11-23T09:55:00Z"))
                        .refusedFor(PERMISSION_NOT_IN_ORGANIZATION)
                        .judged(PERMISSION_NOT_IN_ORGANIZATION, SCOPE_NOT_COUNTED, FEATURE_ON, PROBE_REFUSED)
                        .asking(READS + "premium > catalogue"),
                organization("nothing is to be checked")
                        .with("features: {}\nproducts: []")
                        .seenBy(harness -> harness.submitting(SandboxHarness.app("", "")))
                        .withoutProbe()
                        .judged(PERMISSION_NOT_CHECKED, SCOPE_NOT_COUNTED, FEATURE_NOT_CHECKED, PROBE_NOT_SENT)
                        .asking("login > token organization grants"));
    }

    @ParameterizedTest
    @MethodSource("organizations")
    void namesTheCauseAndNoOther(Case row) throws Exception {
        RequestRounds counted = new RequestRounds();
        try (SandboxHarness harness = row.caller
                .apply(SandboxHarness.in(row.yaml))
                .by(new Parallel(counted.threads(8)))
                .through(counted::over)) {
            AccessReport report = harness.access().run(row.probe);
            assertThat(causes(report.refusals())).isEqualTo(row.refusals);
            assertThat(report.findings().stream()
                            .map(Finding::cause)
                            .filter(cause -> EnumSet.of(Check.PERMISSION, Check.SCOPE, Check.FEATURE, Check.PROBE)
                                    .contains(cause.check())))
                    .containsExactlyElementsOf(row.judged);
            List<List<String>> rounds = counted.rounds().stream()
                    .map(round -> round.stream()
                            .map(AccessCheckTest::inShort)
                            .sorted()
                            .toList())
                    .toList();
            assertThat(rounds).isEqualTo(row.rounds).hasSizeLessThanOrEqualTo(4);
            int requests = row.rounds.stream().mapToInt(List::size).sum();
            assertThat(harness.sandbox().requests()).hasSize(requests).hasSizeLessThanOrEqualTo(11);
        }
    }

    @Test
    void saysWhoseRolesCount() throws Exception {
        try (SandboxHarness harness = SandboxHarness.in("").asUser(ARI)) {
            assertThat(harness.access().run(true).finding(Check.PERMISSION))
                    .hasValueSatisfying(finding -> assertThat(finding.facts().get(Fact.CLIENT))
                            .isEqualTo("the user \"Ari Admin\" (5ca1ab1e-0000-4000-8000-0000000000e2)"));
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

    @Test
    void joinsPermissionsOfWhichOneIsEnoughWithOr() throws Exception {
        String refusal = "{\"code\": \"missing.any.permissions\", \"message\": \"You must have at least one of the"
                + " following permissions assigned: [billing:subscription:add, billing:subscription:edit]\"}";
        try (SandboxHarness harness = SandboxHarness.standard()) {
            harness.script().on(SandboxHarness.SUBMIT, json(403, refusal));
            assertThat(harness.access().run(true).refusals())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.permissions())
                            .containsExactly("billing:subscription:add or billing:subscription:edit"));
        }
    }

    @Test
    void saysWhatTheSubmissionNeedsItsPermissionFor() throws Exception {
        try (SandboxHarness harness = SandboxHarness.standard().asClient(ADMIN, SECRET)) {
            assertThat(finding(harness.access().run(false), Check.PERMISSION).facts())
                    .containsEntry(Fact.NEEDED_FOR, "admin:app:write: to submit the Premium App (submission)");
        }
        try (SandboxHarness harness =
                SandboxHarness.in("switches: {policiesInGrants: never}").asClient(ADMIN, SECRET)) {
            assertThat(finding(harness.access().run(false), Check.PERMISSION).facts())
                    .as("told by the platform")
                    .containsEntry(Fact.NEEDED_FOR, "admin:app:write: to submit the Premium App (submission)");
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
