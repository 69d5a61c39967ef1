package io.github.premiumdeploy.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.text.FileErrorText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes every report about what was checked, except for the lines on the console. */
public final class PermissionReports {

    private final OutputFiles files;
    private final GitHubActions actions;
    private final Consumer<String> notices;
    private final Consumer<String> warnings;
    private Optional<OrganizationComparison> comparison = Optional.empty();

    /**
     * Reports of one target.
     *
     * @param notices takes what a reader wants to know
     * @param warnings takes what did not work and is no reason to fail
     */
    public PermissionReports(
            OutputFiles files, GitHubActions actions, Consumer<String> notices, Consumer<String> warnings) {
        this.files = files;
        this.actions = actions;
        this.notices = notices;
        this.warnings = warnings;
    }

    /** Says where a check goes beside those of other targets. */
    public PermissionReports comparedIn(OrganizationComparison others) {
        comparison = Optional.of(others);
        return this;
    }

    /**
     * Writes those of a check.
     *
     * @return the page for a reader, which the others are beside
     * @throws IOException if one cannot be written
     */
    public Path write(PermissionCheckResult checked) throws IOException {
        comparison.ifPresent(others -> others.add(checked));
        Path page = pages(checked);
        PermissionsTests.write(files, checked);
        actions.show(checked, files.shown(), warnings);
        return page;
    }

    /**
     * Writes those of a run that was refused. They come on top of its end, which a failure here does not hide. There are no
     * tests among them: they would go on failing after the run has succeeded.
     */
    public void writeRefused(PermissionCheckResult checked) {
        try {
            notices.accept("Report: " + pages(checked));
        } catch (IOException e) {
            warnings.accept("The report could not be written as " + files.path(PermissionsPage.NAME) + ": "
                    + FileErrorText.of(e));
        }
        actions.show(checked, files.shown(), warnings);
    }

    private Path pages(PermissionCheckResult checked) throws IOException {
        files.write(PermissionsDocument.NAME, PermissionsDocument.of(checked, files.shown()));
        Optional<JsonNode> role = checked.role();
        if (role.isPresent()) {
            files.write(RequiredPermissionsReport.ROLE, role.get());
        }
        return PermissionsPage.write(files, checked);
    }
}
