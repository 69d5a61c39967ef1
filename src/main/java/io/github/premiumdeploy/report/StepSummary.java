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

/** Says what was checked in Markdown, for the summary of a step of GitHub Actions. */
final class StepSummary {

    /** GitHub shows nothing of a summary that is larger; published. Goals of the same step share it. */
    static final int LIMIT = 1024 * 1024;

    private static final String CUT = "\n_The rest does not fit: see " + PermissionsPage.NAME + "._\n";

    private final Path file;
    private final ReportText shown;

    StepSummary(Path file, ReportText shown) {
        this.file = file;
        this.shown = shown;
    }

    /**
     * Appends to the file what of it fits.
     *
     * @throws IOException if it cannot be written
     */
    void append(PermissionCheckResult checked) throws IOException {
        long left = LIMIT - (Files.exists(file) ? Files.size(file) : 0) - bytes(CUT).length;
        if (left <= 0) {
            return;
        }
        StringBuilder text = new StringBuilder();
        for (String block : blocks(checked)) {
            int size = bytes(block).length;
            if (size > left) {
                text.append(CUT);
                break;
            }
            left -= size;
            text.append(block);
        }
        Files.write(
                file,
                bytes(text.toString()),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND,
                LinkOption.NOFOLLOW_LINKS);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Each stands for itself: what is left out breaks nothing before it. */
    private List<String> blocks(PermissionCheckResult checked) {
        List<String> blocks = new ArrayList<>();
        blocks.add("\n## Genesys Cloud: " + escape(checked.headline()) + "\n");
        checked.tally().ifPresent(tally -> blocks.add("\n" + escape(tally) + ".\n"));
        findings("What to fix", checked.refusals(), blocks);
        findings("What could not be found out", checked.unknown(), blocks);
        List<AssessedPermission> unmet = checked.access().requirements().stream()
                .filter(requirement -> requirement.verdict() != Verdict.HELD)
                .toList();
        if (!unmet.isEmpty()) {
            blocks.add("\n### Permissions that are not held\n\n| permission | verdict | chain |\n|---|---|---|\n");
            unmet.forEach(requirement -> blocks.add("| " + escape(requirement.permission()) + " | "
                    + escape(requirement.verdict().word()) + " | " + escape(ChainLink.words(requirement)) + " |\n"));
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
            StringBuilder block = new StringBuilder();
            block.append(number++)
                    .append(". **")
                    .append(escape(finding.verdict().word()))
                    .append("**: ")
                    .append(escape(advice.evidence()))
                    .append('\n');
            advice.remedy()
                    .forEach(step -> block.append("   - ").append(escape(step)).append('\n'));
            blocks.add(block.toString());
        }
    }

    private String escape(String text) {
        return Markdown.escape(shown.of(text));
    }
}
