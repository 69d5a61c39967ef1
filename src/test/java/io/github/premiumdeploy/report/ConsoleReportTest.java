package io.github.premiumdeploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.access.Finding.Fact;
import io.github.premiumdeploy.deploy.Receipt.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsoleReportTest {

    private static Finding finding(Cause cause) {
        return new Finding(cause, Map.of(Fact.PERMISSION, "admin:app:write", Fact.FEATURE, "F", Fact.SCOPE, "S"));
    }

    private static String text(AccessReport report) {
        return String.join("\n", ConsoleReport.lines(Samples.target(), report));
    }

    @Test
    void showsEveryCheckInATable() {
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

                          ok           token-kind    A client-credentials token of (not said): roles count, scopes do not.
                          MISSING      permission    admin:app:write is in none of the roles of (not said): (not said).
                          unknown      scope         Whether the scope S counts is not known, since the kind of the token is not.
                          -            scope         Scopes do not count for client-credentials tokens.
                          NOT OFFERED  feature       The organization does not have the feature "F", as far as can be seen: it is not in (not said).
                          MISSING      probe         (not said) refused with (not said) "(not said)", as is to be expected without (not said).

                        2 causes to be refused, 1 unknown.""");
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
        assertThat(text(one)).endsWith("\n\n1 cause to be refused.");
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
