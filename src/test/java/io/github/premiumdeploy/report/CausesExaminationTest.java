package io.github.premiumdeploy.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.access.Finding.Fact;
import io.github.premiumdeploy.apply.RunFailure;
import io.github.premiumdeploy.plan.DescriptorPreflight;
import io.github.premiumdeploy.sandbox.FaultPlan.Fault;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.testing.FailedRun;
import io.github.premiumdeploy.testing.HangGuard;
import io.github.premiumdeploy.testing.Provisioned;
import io.github.premiumdeploy.testing.RequestRounds;
import io.github.premiumdeploy.testing.ScriptedTransport;
import io.github.premiumdeploy.testing.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/**
 * Examines what is said of organizations that are made up: {@code check-permissions}, the preflight of a deploy, a plan, and
 * the explanation of what the platform refused name what is in the way, all of it and nothing else.
 */
@HangGuard
class CausesExaminationTest {

    @TempDir
    Path directory;

    private static Provisioned in(MisconfiguredOrganization row, Path directory) throws IOException {
        return submitting(Provisioned.singleThreaded(organization(row), directory), row);
    }

    private static SandboxOrganization organization(MisconfiguredOrganization row) {
        return SandboxOrganization.parse("extends: standard\n" + row.yaml());
    }

    private static Provisioned submitting(Provisioned organization, MisconfiguredOrganization row) {
        row.refused().forEach((place, answer) -> {
            ScriptedTransport.Reply reply = answer.isJson()
                    ? ScriptedTransport.json(answer.status(), answer.body())
                    : request ->
                            ScriptedTransport.response(answer.status(), answer.body(), "Content-Type", "text/html");
            organization
                    .harness()
                    .script()
                    .on(place, Collections.nCopies(60, reply).toArray(ScriptedTransport.Reply[]::new));
        });
        return row.submits() ? organization.submitting() : organization;
    }

    @Seeds(verify = 25, storm = 3000)
    void isToldWhatIsInTheWayAndNothingElse(long seed) throws Exception {
        MisconfiguredOrganization row = new MisconfiguredOrganization(seed);
        try {
            AccessReport report = checked(row);
            planned(row);
            deployed(row, report);
            explained(row);
            inBadWeather(row, report, (int) seed);
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\n" + row, e);
        }
    }

    private AccessReport checked(MisconfiguredOrganization row) throws Exception {
        RequestRounds rounds = new RequestRounds();
        try (Provisioned organization = submitting(Provisioned.counted(rounds, organization(row), directory), row)) {
            AccessReport report = organization.examine(row.descriptor());
            boolean isFull = organization.harness().script().count() == DescriptorPreflight.REQUESTS;
            assertBlames("check-permissions", row, report, row.submits(), isFull);
            assertThat(organization.harness().script().count()).isLessThanOrEqualTo(DescriptorPreflight.REQUESTS);
            assertThat(rounds.rounds()).hasSizeLessThanOrEqualTo(4);
            if (!report.refusals().isEmpty()) {
                assertReads(FailureMessage.of(
                        true,
                        RunFailureText.missing(
                                "premium-deploy", organization.harness().target(), report)));
            }
            return report;
        }
    }

    private void planned(MisconfiguredOrganization row) throws Exception {
        try (Provisioned organization = in(row, directory)) {
            Throwable ended = catchThrowable(() -> organization.plan(row.descriptor()));
            if (ended == null) {
                assertThat(row.isClear() ? withoutSubmission(row.seen()) : Set.of())
                        .as("plan")
                        .isEmpty();
            } else {
                assertBlames("plan", row, report(((FailedRun) ended).failure()), false, false);
            }
        }
    }

    private void deployed(MisconfiguredOrganization row, AccessReport foreseen) throws Exception {
        try (Provisioned organization = in(row, directory)) {
            Throwable ended = catchThrowable(() -> organization.deploy(row.descriptor()));
            if (ended == null) {
                assertThat(row.seen()).as("a deploy that succeeds").isEmpty();
                assertThat(row.atWrites()).as("a deploy that succeeds").isEmpty();
                return;
            }
            if (isUnreadable(row, ended)) {
                return;
            }
            FailedRun failed = (FailedRun) ended;
            assertReads(failed.message(organization.harness().target()));
            assertThat(row.seen().size() + row.atWrites().size())
                    .as("a deploy that fails: " + failed.failure())
                    .isPositive();
            if (failed.failure() instanceof RunFailure.StepFailed step) {
                assertThat(row.isClear() ? withoutSubmission(row.seen()) : Set.of())
                        .as("before the first write")
                        .isEmpty();
                assertOnly("a write", row, report(step.reason()));
            } else {
                assertBlames("deploy", row, report(failed.failure()), false, false);
            }
        }
    }

    /** Without a preflight the platform refuses, and what it refuses for is among what is in the way. */
    private void explained(MisconfiguredOrganization row) throws Exception {
        try (Provisioned organization = in(row, directory).withoutPreflight()) {
            Throwable ended = catchThrowable(() -> organization.deploy(row.descriptor()));
            if (ended != null && !isUnreadable(row, ended)) {
                FailedRun failed = (FailedRun) ended;
                RunFailure reason =
                        failed.failure() instanceof RunFailure.StepFailed step ? step.reason() : failed.failure();
                assertOnly("explanation", row, report(reason));
                assertReads(failed.message(organization.harness().target()));
            }
        }
    }

    /** What is made in the home division cannot be read back by who looks into another one. */
    private static boolean isUnreadable(MisconfiguredOrganization row, Throwable ended) {
        if (ended instanceof AssertionError) {
            assertThat(row.seen()).as(ended.getMessage()).anyMatch(one -> one.startsWith("OTHER_DIVISION "));
        }
        return ended instanceof AssertionError;
    }

    private static final List<Fault> WEATHER = List.of(
            Fault.throttle(2),
            Fault.errorBefore(503),
            Fault.closeBefore(),
            Fault.closeAfter(),
            Fault.errorAfter(502),
            Fault.truncatedBody(),
            Fault.htmlPage(503));

    private void inBadWeather(MisconfiguredOrganization row, AccessReport fair, int shift) throws Exception {
        Set<String> seen = new HashSet<>();
        try (Provisioned organization = in(row, directory)) {
            organization
                    .harness()
                    .failing((number, method, path) -> seen.add(method + path)
                            ? WEATHER.get((int) ((number + shift) % WEATHER.size()))
                            : Fault.none());
            assertThat(blamed(organization.examine(row.descriptor())))
                    .as("in bad weather")
                    .isEqualTo(blamed(fair));
        }
    }

    private static AccessReport report(RunFailure failure) {
        if (failure instanceof RunFailure.Stopped stopped) {
            return stopped.report();
        } else if (failure instanceof RunFailure.Refused refused) {
            return refused.report();
        }
        RunFailure.Impossible impossible = (RunFailure.Impossible) failure;
        return AccessReport.nothing().with(List.of(Finding.of(impossible.why())));
    }

    /** All that is in the way and shows, and nothing else. */
    private static void assertBlames(
            String what,
            MisconfiguredOrganization row,
            AccessReport report,
            boolean asksForSubmissions,
            boolean isFull) {
        assertOnly(what, row, report);
        Set<String> left = new TreeSet<>(asksForSubmissions ? row.seen() : withoutSubmission(row.seen()));
        left.removeAll(blamed(report));
        if (row.atWrites().stream().anyMatch(blamed(report)::contains)
                && !row.refused().isEmpty()) {
            left.removeIf(one -> blamed(report).contains("DENIED_BY_POLICY " + one.substring(one.indexOf(' ') + 1)));
        }
        if (!row.isClear() && (report.requirements().isEmpty() || !row.refused().isEmpty())) {
            return;
        }
        if (isFull) {
            // There are no requests left to read every list, or who has a role.
            left.removeIf(one ->
                    !row.refused().isEmpty() || one.startsWith("DENIED_BY_POLICY ") || one.startsWith("NOT_GRANTED "));
        }
        if (!row.isClear()) {
            left.removeIf(one -> Stream.of("DENIED_BY_POLICY ", "CONDITION_NOT_MET ", "OTHER_DIVISION ")
                    .anyMatch(one::startsWith));
            blamed(report).stream()
                    .map(one -> one.substring(one.lastIndexOf(" ") < 0 ? 0 : one.lastIndexOf(" ")))
                    .forEach(permission -> left.removeIf(one -> one.endsWith(permission)));
        }
        report.unknown().stream()
                .filter(finding -> !row.isClear())
                .flatMap(finding -> finding.permissions().stream())
                .forEach(permission -> left.removeIf(one -> one.endsWith(" " + permission)));
        assertThat(left)
                .withFailMessage(() -> what + " does not tell " + left + " in " + report.findings())
                .isEmpty();
    }

    private static Set<String> withoutSubmission(Set<String> causes) {
        return causes.stream()
                .filter(cause -> !cause.equals("FEATURE") && !cause.endsWith(" admin:app:write"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void assertOnly(String what, MisconfiguredOrganization row, AccessReport report) {
        Set<String> wrong = blamed(report);
        wrong.removeIf(
                one -> one.startsWith("IN_NO_ROLE ") && row.seen().contains(one.replace("IN_NO_ROLE", "NOT_GRANTED")));
        wrong.removeAll(row.seen());
        wrong.removeAll(row.atWrites());
        if (!row.isClear()) {
            // Which of them it is does not show; that it is this permission does.
            Set<String> permissions = Stream.concat(row.seen().stream(), row.atWrites().stream())
                    .map(one -> one.substring(one.indexOf(' ') + 1))
                    .collect(Collectors.toSet());
            wrong.removeIf(one ->
                    Stream.of("NOT_HELD ", "UNCERTAIN ", "DENIED_BY_POLICY ").anyMatch(one::startsWith)
                            && permissions.contains(one.substring(one.indexOf(' ') + 1)));
        }
        assertThat(wrong)
                .withFailMessage(() -> what + " blames " + wrong + " in " + report.findings())
                .isEmpty();
    }

    private static Set<String> blamed(AccessReport report) {
        Set<String> blamed = new TreeSet<>();
        for (Finding finding : report.refusals()) {
            String cause = name(finding.cause());
            if (finding.permissions().isEmpty()) {
                blamed.add(
                        finding.cause() == Cause.LIMIT_REACHED
                                ? cause + " " + finding.facts().get(Fact.KIND).split(" ")[0]
                                : cause);
            }
            finding.permissions().forEach(permission -> blamed.add(cause + " " + permission));
        }
        return blamed;
    }

    private static String name(Cause cause) {
        return switch (cause) {
            case PERMISSION_IN_NO_ROLE,
                    PERMISSION_MISSING_FOR_PLAN,
                    PERMISSION_ONLY_IN_BROAD_ROLE,
                    CALLER_WITHOUT_ROLES -> "IN_NO_ROLE";
            case PERMISSION_ROLE_NOT_GRANTED -> "NOT_GRANTED";
            case PERMISSION_IN_OTHER_DIVISION -> "OTHER_DIVISION";
            case PERMISSION_CONDITION_NOT_MET -> "CONDITION_NOT_MET";
            case PERMISSION_JUST_GRANTED -> "NOT_YET_IN_EFFECT";
            case PERMISSION_NOT_IN_ORGANIZATION -> "NOT_IN_ORGANIZATION";
            case REFUSED_WITHOUT_VISIBLE_CAUSE -> "DENIED_BY_POLICY";
            case REFUSED_WITHOUT_CERTAIN_CAUSE -> "UNCERTAIN";
            case PERMISSION_NOT_HELD -> "NOT_HELD";
            case PROBE_REFUSED_WITHOUT_VISIBLE_CAUSE -> "DENIED_BY_POLICY admin:app:write";
            case PROBE_REFUSED_WITHOUT_CERTAIN_CAUSE -> "UNCERTAIN admin:app:write";
            case FEATURE_OFF, FEATURE_ABSENT -> "FEATURE";
            case KIND_NOT_OFFERED, OPERATION_NOT_OFFERED -> "NOT_OFFERED";
            default -> cause.name();
        };
    }

    /** What every message has to be like. */
    private static void assertReads(FailureMessage message) {
        assertThat(message.headline()).hasSizeLessThan(160);
        assertThat(message.message())
                .contains("More: mvn genesyscloud:explain -Dgenesyscloud.topic=")
                .doesNotContain("(not said)", "null", "\"\"", "..", " .", " ,")
                .doesNotContainPattern("\\{[a-z_]+}");
        String file = System.getProperty("examination.write", "");
        if (!file.isEmpty()) {
            try {
                Files.writeString(
                        Path.of(file),
                        message.message() + "\n\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }
}
