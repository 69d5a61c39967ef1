package io.github.premiumdeploy.report;

import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.AssessedPermission;
import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.access.Finding.Fact;
import io.github.premiumdeploy.access.Link;
import io.github.premiumdeploy.access.Link.Part;
import io.github.premiumdeploy.access.Link.State;
import io.github.premiumdeploy.access.Need;
import io.github.premiumdeploy.access.Permission;
import io.github.premiumdeploy.apply.Receipt;
import io.github.premiumdeploy.apply.Receipt.Outcome;
import io.github.premiumdeploy.apply.Receipt.Step;
import io.github.premiumdeploy.genesys.NamedEntity;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.target.Credentials;
import io.github.premiumdeploy.target.PremiumApp;
import io.github.premiumdeploy.target.Target;
import io.github.premiumdeploy.target.Timeouts;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A target, what was checked there, and a receipt, to report about. */
final class Samples {

    private static final Operation CREATE = new Operation(
            "POST",
            "/api/v2/oauth/clients",
            "create an OAuth client",
            Operation.Combination.ANY,
            List.of("oauth:client:add"),
            List.of("oauth"),
            Operation.Source.PUBLISHED,
            Operation.Effect.WRITE);

    static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    static final Optional<NamedEntity> ACME = Optional.of(new NamedEntity("o1", "Acme"));
    static final Optional<NamedEntity> CLIENT = Optional.of(new NamedEntity("c1", "CI"));

    private Samples() {}

    static Target target() {
        return new Target(
                "default",
                URI.create("https://api.mypurecloud.ie"),
                URI.create("https://login.mypurecloud.ie"),
                new Credentials.ClientCredentials("c1", "secret", "<server> \"genesyscloud\" of settings.xml"),
                Optional.empty(),
                Optional.empty(),
                Timeouts.STANDARD);
    }

    /** A requirement whose chain ends with a link. */
    static AssessedPermission requirement(String permission, Cause cause, Link... chain) {
        Permission parsed = Permission.parse(permission).orElseThrow();
        return new AssessedPermission(
                List.of(parsed),
                List.of(new Need("oauth-client", "ACME_Backend", CREATE)),
                Finding.of(cause).with(Fact.PERMISSION, permission),
                List.of(chain));
    }

    /** One permission that no role has, one that depends on a condition, one that does not exist, and one that is held. */
    static AccessReport broken() {
        Link client = new Link(Part.CLIENT, "\"CI\" (c1)", State.HOLDS);
        Link role = new Link(Part.ROLE, "Deployer", State.HOLDS);
        Link division = new Link(Part.DIVISION, "Home", State.HOLDS);
        String add = "oauth:client:add";
        return new AccessReport(
                List.of(
                        Finding.of(Cause.CLIENT_TOKEN).with(Fact.CLIENT, "\"CI\" (c1)"),
                        new Finding(
                                        Cause.PERMISSION_MISSING_FOR_PLAN,
                                        Map.of(
                                                Fact.CLIENT,
                                                "\"CI\" (c1)",
                                                Fact.ROLES,
                                                "\"Deployer\"",
                                                Fact.NEEDED_FOR,
                                                add
                                                        + ": to create an OAuth client\noauth:client:view: to list the OAuth clients"))
                                .about(List.of(add, "oauth:client:view")),
                        new Finding(
                                Cause.PERMISSION_CONDITIONAL,
                                Map.of(
                                        Fact.PERMISSION, "oauth:client:edit",
                                        Fact.ROLE, "Deployer",
                                        Fact.CONDITION, "on call",
                                        Fact.POLICY, "oauth:client:*")),
                        Finding.of(Cause.PROBE_NOT_SENT).with(Fact.ENDPOINT, "POST /x")),
                List.of(
                        requirement(
                                add,
                                Cause.PERMISSION_IN_NO_ROLE,
                                client,
                                new Link(Part.ROLE, "none of \"Deployer\" has " + add, State.BREAKS)),
                        requirement(
                                "oauth:client:edit",
                                Cause.PERMISSION_CONDITIONAL,
                                client,
                                role,
                                division,
                                new Link(Part.POLICY, "oauth:client:*, if on call", State.UNKNOWN)),
                        requirement(
                                "architect:datatable:add",
                                Cause.PERMISSION_NOT_IN_ORGANIZATION,
                                client,
                                new Link(Part.PERMISSION, "does not exist", State.BREAKS)),
                        requirement(
                                "directory:group:add",
                                Cause.PERMISSION_HELD,
                                client,
                                role,
                                division,
                                new Link(Part.POLICY, "directory:group:*", State.HOLDS),
                                new Link(Part.PERMISSION, "directory:group:add", State.HOLDS))),
                ACME,
                CLIENT);
    }

    /** The same text wherever somebody else's is shown. */
    static AccessReport saying(String text) {
        Map<Fact, String> facts =
                Arrays.stream(Fact.values()).collect(Collectors.toMap(Function.identity(), fact -> text));
        Link[] chain = Arrays.stream(Part.values())
                .map(part -> new Link(part, text, part == Part.PERMISSION ? State.BREAKS : State.HOLDS))
                .toArray(Link[]::new);
        Finding held = new Finding(Cause.PERMISSION_IN_NO_ROLE, facts);
        return new AccessReport(
                Arrays.stream(Cause.values())
                        .map(cause -> new Finding(cause, facts))
                        .toList(),
                List.of(
                        requirement("oauth:client:add", Cause.PERMISSION_IN_NO_ROLE, chain),
                        new AssessedPermission(
                                List.of(new Permission(text, text, text)),
                                List.of(new Need(text, text, CREATE)),
                                held,
                                List.of(chain))),
                Optional.of(new NamedEntity(text, text)),
                Optional.of(new NamedEntity(text, text)));
    }

    /** The same where one more permission is needed for several operations. */
    static AccessReport needing(AccessReport report, String... actions) {
        List<AssessedPermission> requirements = new ArrayList<>(report.requirements());
        requirements.add(new AssessedPermission(
                List.of(Permission.parse("oauth:client:add").orElseThrow()),
                Arrays.stream(actions)
                        .map(action -> new Operation(
                                "POST",
                                "/api/v2/" + action.replace(' ', '-'),
                                action,
                                Operation.Combination.ANY,
                                List.of("oauth:client:add"),
                                List.of("oauth"),
                                Operation.Source.PUBLISHED,
                                Operation.Effect.WRITE))
                        .map(operation -> Need.of("oauth-client", operation))
                        .toList(),
                Finding.of(Cause.PERMISSION_HELD),
                List.of()));
        return new AccessReport(report.findings(), requirements, report.organization(), report.client());
    }

    static PermissionCheckResult checked(AccessReport report) {
        return new PermissionCheckResult("premium-deploy", target(), START, report);
    }

    static Receipt receipt(Outcome outcome, String note) {
        return new Receipt(
                "default",
                "https://api.mypurecloud.ie",
                ACME,
                CLIENT,
                START,
                Optional.of(START.plusSeconds(2)),
                outcome,
                List.of(new Step(
                        "submit",
                        "premium-app",
                        "Acme Phone",
                        "POST /api/v2/apps/premium",
                        outcome,
                        Optional.of("sub-1"),
                        Optional.of("/api/v2/apps/premium/sub-1"),
                        Optional.of("DEPLOYED"),
                        Optional.of("corr-1"),
                        Optional.of(note),
                        START,
                        Duration.ofMillis(1234))));
    }

    static Receipt emptyReceipt() {
        return new Receipt(
                "default",
                "https://api.mypurecloud.ie",
                Optional.empty(),
                Optional.empty(),
                START,
                Optional.empty(),
                Outcome.RUNNING,
                List.of());
    }

    /** An app of this name that is submitted. */
    static PremiumApp app(String name) {
        return new PremiumApp(
                Optional.of(new PremiumApp.Submission("acme-phone", "staging", name, "", "1.0", Map.of())),
                "/api/v2/apps/premium",
                "",
                "",
                "",
                "");
    }
}
