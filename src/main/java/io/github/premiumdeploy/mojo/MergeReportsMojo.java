package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.maven.ParameterFields;
import io.github.premiumdeploy.run.GoalFailedException;
import io.github.premiumdeploy.run.MergeGoal;
import java.io.File;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Merges the receipts and reports of the shards of a fleet into one directory with one {@code summary.json}, and fails if a
 * shard is missing or a target is not done. Works offline, and without a project.
 *
 * @since 0.1.0
 */
@Mojo(name = "merge-reports", requiresProject = false, threadSafe = true)
public final class MergeReportsMojo extends AbstractReportingMojo {

    /**
     * Directory with the output directories of all shards, each at any place below it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.shardsDirectory")
    private File shardsDirectory;

    @Override
    void run() throws GoalFailedException {
        new MergeGoal(ParameterFields.of(this), log(), redaction()).run();
    }
}
