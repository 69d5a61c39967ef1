package io.github.premiumdeploy.report;

import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.access.Verdict;
import io.github.premiumdeploy.apply.Receipt;
import io.github.premiumdeploy.genesys.NamedEntity;
import io.github.premiumdeploy.plan.Verb;
import io.github.premiumdeploy.target.Target;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what was found and done in lines for a terminal. */
public final class ConsoleReport {

    private static final int VERDICTS = 11;
    private static final String UNKNOWN = "(unknown)";
    private static final String REST = "  %-12s  %s";

    private ConsoleReport() {}

    /**
     * An access report in a few lines: what a run would be refused for, numbered as in the message that a failed build ends
     * with, then what is unknown, then how much is held.
     */
    public static List<ReportLine> lines(Target target, AccessReport report) {
        List<ReportLine> lines = new ArrayList<>();
        lines.add(new ReportLine(
                "Access of " + report.client().map(NamedEntity::toString).orElse("the caller") + " to organization "
                        + report.organization().map(NamedEntity::toString).orElse(UNKNOWN) + " at " + target.apiUrl()));
        lines.add(new ReportLine(""));
        int number = 1;
        for (Finding finding : report.refusals()) {
            lines.add(row(finding.verdict(), finding.check().word(), number++ + ". " + headline(finding)));
        }
        List<Finding> unknown = report.unknown();
        unknown.forEach(finding -> lines.add(row(finding, "")));
        if (number > 1 || !unknown.isEmpty()) {
            lines.add(new ReportLine(""));
        }
        int refusals = report.refusals().size();
        lines.add(new ReportLine(tally(report).map(tally -> tally + ". ").orElse("")
                + (refusals == 0 ? "Nothing is missing" : count(refusals, "cause") + " of refusal")
                + (unknown.isEmpty() ? "." : ", " + unknown.size() + " unknown.")));
        return lines;
    }

    /** All checks, and every permission with its chain: for a reader who asks for everything. */
    public static List<ReportLine> details(AccessReport report) {
        List<ReportLine> lines = new ArrayList<>();
        report.findings().forEach(finding -> lines.add(row(finding, "")));
        report.requirements()
                .forEach(requirement -> lines.add(row(
                        requirement.verdict(),
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

    /** In few words: the message that a failed build ends with has the rest. */
    private static String headline(Finding finding) {
        String headline = Advice.of(finding).headline();
        boolean isWord = headline.split(" ", 2)[0].chars().allMatch(Character::isLetter);
        return (isWord ? headline.substring(0, 1).toUpperCase(Locale.ROOT) + headline.substring(1) : headline) + ".";
    }

    private static ReportLine row(Finding finding, String number) {
        return row(
                finding.verdict(),
                finding.check().word(),
                number + Advice.of(finding).evidence());
    }

    private static ReportLine row(Verdict verdict, String subject, String text) {
        String word = word(verdict);
        String gap = " ".repeat(Math.max(0, VERDICTS - word.length()));
        return new ReportLine(Optional.of(verdict), word, gap + String.format(Locale.ROOT, REST, subject, text));
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
        String organization = receipt.organization().map(NamedEntity::toString).orElse(UNKNOWN);
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
        receipt.steps().stream()
                .filter(ConsoleReport::isSubmission)
                .forEach(step -> lines.addAll(List.of(
                        "Deployed \"" + step.name() + "\" to organization " + organization + " in "
                                + step.duration().toMillis() + " ms:",
                        "  status   " + step.status().orElse("not said"),
                        "  id       " + step.id().orElse("not said"),
                        "  selfUri  " + step.selfUri().orElse("not said"))));
        return lines;
    }

    /** What a run did, in one line, without details. */
    public static String brief(Receipt receipt) {
        return lines(receipt).stream()
                .filter(line -> !line.startsWith("  "))
                .map(line -> line.replaceFirst(":$", "."))
                .collect(Collectors.joining(" "));
    }

    private static boolean isSubmission(Receipt.Step step) {
        return step.action().equals(Verb.SUBMIT.word());
    }

    public static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** Seconds with so many decimals. It needs no locale, which would take longer to load than the rest of a page. */
    public static String seconds(Duration duration, int decimals) {
        return BigDecimal.valueOf(duration.toMillis(), 3)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
