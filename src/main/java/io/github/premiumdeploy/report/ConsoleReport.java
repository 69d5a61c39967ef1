package io.github.premiumdeploy.report;

import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.access.Verdict;
import io.github.premiumdeploy.deploy.Receipt;
import io.github.premiumdeploy.deploy.Verb;
import io.github.premiumdeploy.genesys.NamedEntity;
import io.github.premiumdeploy.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says what was found and done in lines for a terminal. */
public final class ConsoleReport {

    private ConsoleReport() {}

    /** An access report as a table: verdict, check, evidence. */
    public static List<String> lines(Target target, AccessReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("Access of " + name(report.client(), "the caller") + " to organization "
                + name(report.organization(), "(unknown)") + " at " + target.apiUrl());
        lines.add("");
        for (Finding finding : report.findings()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-11s  %-12s  %s",
                    word(finding.verdict()),
                    finding.check().word(),
                    Advice.of(finding).evidence()));
        }
        lines.add("");
        int refusals = report.refusals().size();
        long unknown = report.findings().stream()
                .filter(finding -> finding.verdict() == Verdict.UNKNOWN)
                .count();
        lines.add((refusals == 0 ? "Nothing is missing" : count(refusals, "cause") + " to be refused")
                + (unknown == 0 ? "." : ", " + unknown + " unknown."));
        return lines;
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case HELD -> "ok";
            case MISSING -> "MISSING";
            case NOT_OFFERED -> "NOT OFFERED";
            case UNKNOWN -> "unknown";
            case NOT_APPLICABLE -> "-";
        };
    }

    /** What a run did, in a few lines. */
    public static List<String> lines(Receipt receipt) {
        List<String> lines = new ArrayList<>();
        String organization = name(receipt.organization(), "(unknown)");
        long resources = receipt.steps().stream()
                .filter(step -> !isSubmission(step))
                .map(step -> step.kind() + " " + step.name())
                .distinct()
                .count();
        if (resources > 0) {
            lines.add("Changed " + count((int) resources, "resource") + " of organization " + organization + ".");
        } else if (receipt.steps().isEmpty()) {
            lines.add("Organization " + organization + " is as described; nothing was changed.");
        }
        receipt.steps().stream().filter(ConsoleReport::isSubmission).forEach(step -> {
            lines.add("Deployed \"" + step.name() + "\" to organization " + organization + " in "
                    + step.duration().toMillis() + " ms:");
            lines.add("  status   " + step.status().orElse("not said"));
            lines.add("  id       " + step.id().orElse("not said"));
            lines.add("  selfUri  " + step.selfUri().orElse("not said"));
        });
        return lines;
    }

    private static boolean isSubmission(Receipt.Step step) {
        return step.action().equals(Verb.SUBMIT.word());
    }

    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    static String name(Optional<NamedEntity> entity, String otherwise) {
        return entity.map(NamedEntity::toString).orElse(otherwise);
    }
}
