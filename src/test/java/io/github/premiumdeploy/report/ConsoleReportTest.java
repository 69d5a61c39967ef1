package io.github.premiumdeploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.access.Finding.Fact;
import io.github.premiumdeploy.apply.Receipt.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConsoleReportTest {

    private static Finding finding(Cause cause) {
        return new Finding(cause, Map.of(Fact.PERMISSION, "admin:app:write", Fact.FEATURE, "F", Fact.SCOPE, "S"));
    }

    private static String text(AccessReport report) {
        return ConsoleReport.lines(Samples.target(), report).stream()
                .map(ReportLine::text)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void showsWhatIsMissingAndWhatIsUnknown() {
        AccessReport report = new AccessReport(
                List.of(
                        finding(Cause.PROBE_REFUSED),
                        finding(Cause.FEATURE_ABSENT),
                        finding(Cause.SCOPE_UNKNOWN),
                        finding(Cause.PERMISSION_IN_NO_ROLE),
                        finding(Cause.CLIENT_TOKEN),
                        finding(Cause.SCOPE_NOT_COUNTED)),
                List.of(),
                Samples.ACME,
                Samples.CLIENT);
        assertThat(text(report)).isEqualTo("""
                        Access of "CI" (c1) to organization "Acme" (o1) at https://api.mypurecloud.ie

                          MISSING      permission    1. (not said) lacks admin:app:write.
                          NOT OFFERED  feature       2. This organization does not have the feature "F".
                          unknown      scope         Whether the scope S counts is not known, since the kind of the token is not.

                        2 causes of refusal, 1 unknown.""");
    }

    @Test
    void countsWhatIsHeldInsteadOfListingIt() {
        assertThat(text(Samples.broken()))
                .endsWith("\n\n1 of 4 permissions held. 1 cause of refusal, 1 unknown.")
                .doesNotContain("directory:group:add", "token-kind");
    }

    @Test
    void detailsAreAllChecksAndChains() {
        assertThat(ConsoleReport.details(Samples.broken()))
                .extracting(ReportLine::text)
                .hasSize(8)
                .contains(
                        "  ok           token-kind    A client-credentials token of the OAuth client \"CI\" (grant type (not said), state (not said)): roles count, scopes do not.",
                        "  MISSING      needed        oauth:client:add: client \"CI\" (c1) > role none of \"Deployer\" has"
                                + " oauth:client:add (breaks here)",
                        "  ok           needed        directory:group:add: client \"CI\" (c1) > role Deployer > division Home"
                                + " > policy directory:group:* > permission directory:group:add");
    }

    @Test
    void anOrganizationWithThousandsOfRolesDoesNotFillTheScreen() {
        assertThat(ConsoleReport.lines(Samples.target(), Samples.saying("\"Role\", ".repeat(100_000))))
                .extracting(ReportLine::text)
                .allMatch(line -> line.length() < 20_000 || line.startsWith("Access of "));
    }

    @Test
    void saysWhereNothingIsMissing() {
        AccessReport fine = new AccessReport(
                List.of(finding(Cause.PERMISSION_HELD)), List.of(), Optional.empty(), Optional.empty());
        assertThat(text(fine))
                .startsWith("Access of the caller to organization (unknown) at https://api.mypurecloud.ie\n")
                .endsWith("\n\nNothing is missing.");
        AccessReport one =
                new AccessReport(List.of(finding(Cause.SCOPE_MISSING)), List.of(), Optional.empty(), Optional.empty());
        assertThat(text(one)).endsWith("\n\n1 cause of refusal.");
    }

    @Test
    void saysInOneLineWhatWasDone() {
        assertThat(ConsoleReport.brief(Samples.receipt(Outcome.DONE, "x")))
                .isEqualTo("Deployed \"Acme Phone\" to organization \"Acme\" (o1) in 1234 ms.");
        assertThat(ConsoleReport.brief(Samples.emptyReceipt()))
                .isEqualTo("Organization (unknown) is as described; nothing was changed.");
    }

    @Test
    void saysWhatWasDeployed() {
        assertThat(ConsoleReport.lines(Samples.receipt(Outcome.DONE, "x")))
                .containsExactly(
                        "Deployed \"Acme Phone\" to organization \"Acme\" (o1) in 1234 ms:",
                        "  status   DEPLOYED",
                        "  id       sub-1",
                        "  selfUri  /api/v2/apps/premium/sub-1");
        assertThat(ConsoleReport.lines(Samples.emptyReceipt()))
                .containsExactly("Organization (unknown) is as described; nothing was changed.");
    }
}
