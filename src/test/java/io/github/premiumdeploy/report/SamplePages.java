package io.github.premiumdeploy.report;

import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.apply.Receipt;
import io.github.premiumdeploy.apply.Receipt.Outcome;
import io.github.premiumdeploy.apply.Receipt.Step;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.genesys.NamedEntity;
import io.github.premiumdeploy.http.Deadline.Wait;
import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.Difference;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.Plan;
import io.github.premiumdeploy.plan.PlanMode;
import io.github.premiumdeploy.plan.PlatformForm;
import io.github.premiumdeploy.plan.PruneList;
import io.github.premiumdeploy.report.TargetOutcome.End;
import io.github.premiumdeploy.report.TargetTally.Type;
import io.github.premiumdeploy.testing.Provisioned;
import io.github.premiumdeploy.testing.SandboxHarness;
import io.github.premiumdeploy.text.Redaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Every page as it is written of runs in a sandbox, to be opened in browsers. */
final class SamplePages {

    private static final String APP = """
            prefix: "ACME_"
            premiumAppIntegrationTypeId: premium-app-acme
            premiumAppViewPermission: integration:acmePremiumApp:view
            provisioningInfo:
              role:
                - name: Agent
                  description: %s
                  permissionPolicies:
                    - {domain: integration, entityName: acmePremiumApp, actionSet: [view]}
              group: [{name: Agents}, {name: Supervisors}]
              app-instance:
                - {name: Phone, url: "https://app.acme.example/%s", type: standalone, groups: [Agents, Supervisors]}
              oauth-client:
                - {name: Backend, roles: [Agent], authorizedGrantType: CLIENT-CREDENTIALS}
              data-table:
                - name: Customers
                  referenceKey: number
                  customFields: [{name: level, type: string, default: bronze}]
            """;

    /** Holds what its name says in a branch only. */
    static final String ELSEWHERE = """
            add:
              roles:
                - {name: Branch Deployer, policies: [{domain: "*", entityName: "*", actionSet: ["*"]}]}
            clients:
              - {name: CI, id: %s, secret: %s, roles: [{role: Branch Deployer, division: Branch}]}
            users: []
            tokens: []
            """.formatted(SandboxHarness.DEPLOYER, SandboxHarness.SECRET);

    private static final List<String> CAUSES = List.of(
            "the OAuth client \"CI\" lacks admin:app:write; the role \"App Deployer\" has it",
            "role \"App Deployer\" is granted in the division \"Branch\", not in the home division",
            "the organization does not offer \"AppFoundry Premium\"");

    private SamplePages() {}

    static OutputFiles files(Path directory) {
        return new OutputFiles(directory, new Redaction());
    }

    private static Descriptor app(String description, String path) {
        return Provisioned.parse(APP.formatted(description, path));
    }

    /** What a client without the role of the deployer is told. */
    static AccessReport refused(Path work) throws Exception {
        try (Provisioned organization = Provisioned.in("", Files.createDirectories(work))) {
            organization.harness().asClient(SandboxHarness.ADMIN, SandboxHarness.SECRET);
            return organization.examine(app("Works", ""));
        }
    }

    /** A plan of an app that is there, in part otherwise, and of which one part is new. */
    static Path plan(Path directory, Path work) throws Exception {
        try (Provisioned organization = Provisioned.in("", Files.createDirectories(work))) {
            organization.deploy(Provisioned.parse(APP.formatted("Works", "").replaceAll("(?s)  data-table:.*", "")));
            return PlanPage.write(
                    files(directory),
                    organization.plan(app("Works with the app", "?lang={{pcLangTag}}")),
                    Samples.target(),
                    Samples.app("Acme Phone"));
        }
    }

    static Path install(Path directory, Path work) throws Exception {
        try (Provisioned organization = Provisioned.in("", Files.createDirectories(work))) {
            return PlanPage.write(
                    files(directory),
                    organization.plan(Provisioned.parse(APP.formatted("Works", "")
                            .replace("{name: Supervisors}", "{name: Supervisors, description: Leads}"))),
                    Samples.target(),
                    Provisioned.NO_SUBMISSION);
        }
    }

    private static Step step(String action, String kind, String name, String operation, int from, int took) {
        return new Step(
                action,
                kind,
                name,
                operation,
                Outcome.DONE,
                Optional.of("5ca1ab1e-1"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Samples.START.plusMillis(from),
                Duration.ofMillis(took));
    }

    /** A run of half a minute, most of which went into one wait. */
    static Receipt receipt() {
        return new Receipt(
                        "default",
                        "https://api.mypurecloud.ie",
                        Samples.ACME,
                        Samples.CLIENT,
                        Samples.START,
                        Optional.of(Samples.START.plusMillis(31_400)),
                        Outcome.DONE,
                        List.of(
                                step("create", "role", "ACME_Agent", "POST /api/v2/authorization/roles", 1_900, 640),
                                step("create", "group", "ACME_Agents", "POST /api/v2/groups", 1_910, 480),
                                step("create", "group", "ACME_Supervisors", "POST /api/v2/groups", 1_930, 15_620),
                                step("create", "app-instance", "ACME_Phone", "POST /api/v2/integrations", 17_600, 900),
                                step(
                                        "configure",
                                        "app-instance",
                                        "ACME_Phone",
                                        "PUT /api/v2/integrations/{id}/config/current",
                                        18_500,
                                        8_300),
                                step(
                                        "enable",
                                        "app-instance",
                                        "ACME_Phone",
                                        "PATCH /api/v2/integrations/{id}",
                                        26_900,
                                        400)))
                .waiting(List.of(
                        new Wait(
                                "/api/v2/groups",
                                "answered 429",
                                Samples.START.plusMillis(2_400),
                                Duration.ofSeconds(15)),
                        new Wait(
                                "/api/v2/integrations/5ca1ab1e-1/config/current",
                                "does not show yet, or does not take yet, what was written",
                                Samples.START.plusMillis(18_900),
                                Duration.ofMillis(7_500))));
    }

    /** So many organizations, each of which has every so many-th of the causes. */
    static List<TargetOutcome> rows(int organizations, int causes, int every) {
        return IntStream.range(0, organizations)
                .mapToObj(i -> {
                    List<TargetTally> tallies = new ArrayList<>();
                    for (int c = 0; c < causes; c++) {
                        if ((i + c) % every == 0) {
                            tallies.add(new TargetTally(
                                    Type.CAUSE,
                                    c < CAUSES.size() ? CAUSES.get(c) : CAUSES.get(0) + " and " + c + " more",
                                    "Make a new custom role from role.json (beside permissions.html) and grant it to the"
                                            + " client of the build alone.",
                                    1 + (i + c) % 7));
                        }
                    }
                    boolean isFailure = !tallies.isEmpty();
                    return new TargetOutcome(
                            "customer-%04d".formatted(i),
                            isFailure ? End.FAILED : End.DONE,
                            List.of(
                                    isFailure
                                            ? "Organization \"Customer " + i
                                                    + "\" would refuse premium-deploy: the OAuth client \"CI\" lacks it."
                                            : "Changed 9 resources of organization \"Customer " + i + "\"."),
                            Duration.ofMillis(900 + 100L * (i % 61)),
                            isFailure
                                    ? tallies
                                    : List.of(
                                            new TargetTally(Type.STEP, "create role", "", 2),
                                            new TargetTally(Type.STEP, "create group", "", 2)));
                })
                .toList();
    }

    static Path fleet(Path directory, int organizations, int causes, int every) throws IOException {
        return FleetPage.write(
                files(directory),
                "premium-deploy on " + organizations + " targets in 61.2 s.",
                rows(organizations, causes, every),
                "summary.json");
    }

    /** The pages of a fleet, a plan and a receipt in which somebody else is quoted with a text wherever that can be. */
    static Path saying(Path directory, String text) throws IOException {
        OutputFiles files = files(directory);
        FleetPage.write(
                files,
                text,
                List.of(new TargetOutcome(
                        "eu-1",
                        End.FAILED,
                        List.of(text),
                        Duration.ofSeconds(1),
                        List.of(new TargetTally(Type.CAUSE, text, text, 1), new TargetTally(Type.STEP, text, "", 1)))),
                "summary.json");
        Receipt quoting = Samples.receipt(Outcome.FAILED, text);
        ReceiptPage.write(
                files,
                new Receipt(
                                text,
                                text,
                                Optional.of(new NamedEntity(text, text)),
                                Optional.of(new NamedEntity(text, text)),
                                quoting.startedAt(),
                                quoting.finishedAt(),
                                Outcome.FAILED,
                                List.of(new Step(
                                        text,
                                        text,
                                        text,
                                        text,
                                        Outcome.FAILED,
                                        Optional.of(text),
                                        Optional.of(text),
                                        Optional.of(text),
                                        Optional.of(text),
                                        Optional.of(text),
                                        Samples.START,
                                        Duration.ofMillis(900))))
                        .waiting(List.of(new Wait(text, text, Samples.START, Duration.ofMillis(500)))));
        PlanPage.write(
                files,
                new Plan(
                        text,
                        List.of(new Change(
                                new Key(text, text),
                                text,
                                Change.Type.UPDATE,
                                Optional.of(text),
                                List.of(new Difference(text, text, text)),
                                List.of(text),
                                List.of()))),
                Samples.target(),
                Samples.app(text));
        return directory;
    }

    /** Pages of what is rare: together with the others they have every part of every template. */
    static List<Path> rare(Path directory) throws IOException {
        OutputFiles files = files(directory);
        List<TargetOutcome> rows = new ArrayList<>(rows(40, 40, 9));
        rows.add(new TargetOutcome("late", End.NOT_STARTED, List.of(), Duration.ZERO));
        Plan plan = new Plan(
                "ACME_",
                List.of(new Change(
                        new Key("oauth-client", "Backend"),
                        "ACME_Backend",
                        Change.Type.UPDATE,
                        Optional.of("c-2"),
                        List.of(Difference.secret("secret")),
                        List.of("It gets a new secret."),
                        List.of(),
                        true)),
                Optional.of(new PruneList(
                        "o1",
                        List.of(new PruneList.Candidate("group", "ACME_Old", "g-9", true, Map.of())),
                        PruneList.Confirmation.NOT_GIVEN,
                        10,
                        Optional.empty())));
        return List.of(
                FleetPage.write(files, "premium-deploy on 41 targets in 61.2 s.", rows, "summary.json"),
                PlanPage.write(files, plan, Samples.target(), Samples.app("Acme Phone")),
                ReceiptPage.write(
                        files,
                        Samples.receipt(Outcome.FAILED, "It was refused.")
                                .with(List.of(new PlatformForm(
                                        "group", "ACME_Agents", "g-1", new Difference("description", "a", "b"))))),
                PermissionsPage.write(
                        files,
                        Samples.checked(Samples.needing(Samples.saying("x"), "do this", "that", "a third", "more"))));
    }

    /** All of them, each in a directory of its own. */
    static List<Path> all(Path directory) throws Exception {
        Path work = directory.resolve("work");
        List<Path> pages = new ArrayList<>();
        pages.add(PermissionsPage.write(
                files(directory.resolve("refused")), Samples.checked(refused(work.resolve("refused")))));
        try (Provisioned organization = Provisioned.in(ELSEWHERE, Files.createDirectories(work.resolve("elsewhere")))) {
            pages.add(PermissionsPage.write(
                    files(directory.resolve("elsewhere")),
                    Samples.checked(organization.examine(app("Works", ""), PlanMode.APPLY))));
        }
        pages.add(PermissionsPage.write(files(directory.resolve("broken")), Samples.checked(Samples.broken())));
        pages.add(plan(directory.resolve("update"), work.resolve("update")));
        pages.add(install(directory.resolve("install"), work.resolve("install")));
        pages.add(ReceiptPage.write(files(directory.resolve("receipt")), receipt()));
        pages.add(fleet(directory.resolve("fleet"), 40, 3, 9));
        pages.addAll(rare(directory.resolve("rare")));
        for (String target : List.of("refused", "update", "receipt", "fleet")) {
            IndexPage.write(files(directory.resolve(target)));
        }
        pages.add(IndexPage.write(files(directory)).orElseThrow());
        return pages;
    }

    /** Writes them where somebody wants to look at them. */
    public static void main(String[] arguments) throws Exception {
        all(Path.of(arguments[0]));
    }
}
