package io.github.premiumdeploy.report;

import io.github.premiumdeploy.access.AssessedPermission;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.access.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says what was checked in Markdown, for the summary of a step of GitHub Actions. */
final class StepSummary {

    /** GitHub shows nothing of a summary that is larger; published. Goals of the same step share it. */
    static final int LIMIT = 1024 * 1024;

    private final Path file;
    private final Markdown markdown;

    StepSummary(Path file, ReportText shown) {
        this.file = file;
        this.markdown = new Markdown(shown);
    }

    /** Appends to the file what of it fits. */
    void append(PermissionCheckResult checked) throws IOException {
        long left = LIMIT - (Files.exists(file) ? Files.size(file) : 0);
        String text = Markdown.upTo(left, blocks(checked), block -> bytes(block).length, PermissionsPage.NAME);
        if (!text.isEmpty()) {
            Files.write(
                    file, bytes(text), StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<String> blocks(PermissionCheckResult checked) {
        List<String> blocks = new ArrayList<>();
        blocks.add("\n## Genesys Cloud: " + markdown.of(checked.headline()) + "\n");
        ConsoleReport.tally(checked.access()).ifPresent(tally -> blocks.add("\n" + markdown.of(tally) + ".\n"));
        findings("What to fix", checked.access().refusals(), blocks);
        findings("What could not be found out", checked.access().unknown(), blocks);
        List<AssessedPermission> unmet = checked.access().requirements().stream()
                .filter(requirement -> requirement.verdict() != Verdict.HELD)
                .toList();
        if (!unmet.isEmpty()) {
            blocks.add("\n### Permissions that are not held\n\n| permission | verdict | chain |\n|---|---|---|\n");
            unmet.forEach(requirement -> blocks.add("| " + markdown.of(requirement.permission()) + " | "
                    + markdown.of(requirement.verdict().word()) + " | " + markdown.of(ChainLink.words(requirement))
                    + " |\n"));
        }
        return blocks;
    }

    private void findings(String title, List<Finding> findings, List<String> blocks) {
        if (findings.isEmpty()) {
            return;
        }
        blocks.add("\n### " + title + "\n\n");
        int number = 1;
        for (Finding finding : findings) {
            Advice advice = Advice.of(finding);
            blocks.add(number++ + ". **" + markdown.of(finding.verdict().word()) + "**: "
                    + markdown.of(advice.evidence()) + "\n"
                    + advice.remedy().stream()
                            .map(step -> "   - " + markdown.of(step) + "\n")
                            .collect(Collectors.joining()));
        }
    }
}
