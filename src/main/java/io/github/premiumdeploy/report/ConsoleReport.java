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

    private static final String ROW = "  %-11s  %-12s  %s";

    private ConsoleReport() {}

    /**
     * An access report in a few lines: what a run would be refused for, numbered as in the message that a failed build ends
     * with, then what is unknown, then how much is held.
     */
    public static List<String> lines(Target target, AccessReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("Access of " + name(report.client(), "the caller") + " to organization "
                + name(report.organization(), "(unknown)") + " at " + target.apiUrl());
        lines.add("");
        int number = 1;
        for (Finding finding : report.refusals()) {
            lines.add(row(finding, number++ + ". "));
        }
        List<Finding> unknown = report.findings().stream()
                .filter(finding -> finding.verdict() == Verdict.UNKNOWN)
                .toList();
        unknown.forEach(finding -> lines.add(row(finding, "")));
        if (number > 1 || !unknown.isEmpty()) {
            lines.add("");
        }
        int refusals = report.refusals().size();
        lines.add(tally(report).map(tally -> tally + ". ").orElse("")
                + (refusals == 0 ? "Nothing is missing" : count(refusals, "cause") + " to be refused")
                + (unknown.isEmpty() ? "." : ", " + unknown.size() + " unknown."));
        return lines;
    }

    /** All checks, and every permission with its chain: for a reader who asks for everything. */
    public static List<String> details(AccessReport report) {
        List<String> lines = new ArrayList<>();
        report.findings().forEach(finding -> lines.add(row(finding, "")));
        report.requirements()
                .forEach(requirement -> lines.add(String.format(
                        Locale.ROOT,
                        ROW,
                        word(requirement.verdict()),
                        "needed",
                        requirement.permission() + ": " + ChainLink.words(requirement))));
        return lines;
    }

    /** How many permissions are held; empty if it is not known what the run needs. */
    static Optional<String> tally(AccessReport report) {
        int all = report.requirements().size();
        long held = report.requirements().stream()
                .filter(requirement -> requirement.verdict() == Verdict.HELD)
                .count();
        return all == 0 ? Optional.empty() : Optional.of(held + " of " + all + " permissions held");
    }

    private static String row(Finding finding, String number) {
        return String.format(
                Locale.ROOT,
                ROW,
                word(finding.verdict()),
                finding.check().word(),
                number + Advice.of(finding).evidence());
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

    public static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    static String name(Optional<NamedEntity> entity, String otherwise) {
        return entity.map(NamedEntity::toString).orElse(otherwise);
    }
}
