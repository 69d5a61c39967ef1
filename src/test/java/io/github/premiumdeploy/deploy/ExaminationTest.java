package io.github.premiumdeploy.deploy;

import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.report.ConsoleReport;
import io.github.premiumdeploy.testing.Provisioned;
import io.github.premiumdeploy.testing.Rehearsal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExaminationTest {
    @TempDir
    Path directory;

    @Test
    void shows() throws Exception {
        for (String yaml : new String[] {
            "",
            "switches: {legacyWidgets: true}",
            "CLIENT2",
            "CLIENT3",
            "permissions: {architect: {}}",
            "switches: {policiesInGrants: never}",
            "integrationTypes: []",
            "products: []",
            "CLIENT2 all"
        }) {
            boolean c2 = yaml.startsWith("CLIENT2"), c3 = yaml.startsWith("CLIENT3");
            try (Provisioned p = Provisioned.in(c2 || c3 ? "" : yaml, directory)) {
                if (c2) p.rehearsal().asClient(Rehearsal.ADMIN, Rehearsal.SECRET);
                if (c3) p.rehearsal().asClient(Rehearsal.WITHOUT_ROLES, Rehearsal.SECRET);
                AccessReport report = p.examine(Provisioned.descriptor("all-kinds.yaml"));
                System.out.println("==== " + yaml + " requests " + p.requests().size());
                p.requests().forEach(r -> System.out.println("   " + r.method() + " " + r.path()));
                ConsoleReport.lines(p.rehearsal().target(), report).forEach(System.out::println);
            }
        }
    }
}
