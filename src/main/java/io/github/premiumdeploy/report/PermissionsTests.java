package io.github.premiumdeploy.report;

import io.github.premiumdeploy.access.AssessedPermission;
import io.github.premiumdeploy.access.Check;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.access.Verdict;
import io.github.premiumdeploy.report.JUnitFile.Case;
import io.github.premiumdeploy.report.JUnitFile.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes what was checked as the JUnit file {@value #NAME}, so that a CI server shows each check and each requirement as a
 * test: what is missing fails, what could not be found out is skipped.
 */
final class PermissionsTests {

    /** The file's name, as CI servers look for it. */
    static final String NAME = "TEST-genesyscloud-permissions.xml";

    private static final String SUITE = "genesyscloud.permissions.";

    private PermissionsTests() {}

    static Path write(OutputFiles files, PermissionCheckResult checked) throws IOException {
        return JUnitFile.write(files, NAME, SUITE + checked.target().id(), checked.at(), cases(checked));
    }

    private static List<Case> cases(PermissionCheckResult checked) {
        List<Case> cases = new ArrayList<>();
        Map<Check, List<Finding>> checks = checked.access().findings().stream()
                .collect(Collectors.groupingBy(Finding::check, TreeMap::new, Collectors.toList()));
        checks.forEach((check, findings) -> cases.add(of(check, findings)));
        checked.access().requirements().forEach(requirement -> cases.add(of(requirement, checked)));
        return cases;
    }

    private static Case of(Check check, List<Finding> findings) {
        List<Finding> telling =
                findings.stream().filter(f -> f.verdict().isRefusal()).toList();
        if (telling.isEmpty()) {
            telling = findings.stream()
                    .filter(f -> f.verdict() == Verdict.UNKNOWN)
                    .toList();
        }
        if (telling.isEmpty()) {
            telling = findings;
        }
        return new Case(
                "checks",
                check.word(),
                outcome(telling.get(0).verdict()),
                type(telling.get(0).verdict()),
                Advice.of(telling.get(0)).evidence(),
                telling.stream().map(finding -> text(Advice.of(finding))).collect(Collectors.joining("\n\n")));
    }

    private static Case of(AssessedPermission requirement, PermissionCheckResult checked) {
        String chain = ChainLink.words(requirement);
        List<String> lines = new ArrayList<>(List.of(chain));
        lines.add("Needed to " + String.join("; ", requirement.reasons()) + ".");
        checked.cause(requirement).map(Advice::of).ifPresent(advice -> RefusalText.remedy(advice, "", lines));
        return new Case(
                "requirements",
                requirement.permission(),
                outcome(requirement.verdict()),
                type(requirement.verdict()),
                chain,
                String.join("\n", lines));
    }

    private static String text(Advice advice) {
        List<String> lines = new ArrayList<>(List.of(advice.evidence()));
        lines.addAll(advice.details());
        RefusalText.remedy(advice, "", lines);
        return String.join("\n", lines);
    }

    private static Outcome outcome(Verdict verdict) {
        return switch (verdict) {
            case MISSING, NOT_OFFERED -> Outcome.FAILURE;
            case UNKNOWN -> Outcome.SKIPPED;
            case HELD, NOT_APPLICABLE -> Outcome.PASSED;
        };
    }

    private static String type(Verdict verdict) {
        return verdict.isRefusal() ? verdict.word() : "";
    }
}
