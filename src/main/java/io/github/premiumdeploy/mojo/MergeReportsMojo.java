package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.report.FailureMessage;
import io.github.premiumdeploy.report.OutputFiles;
import io.github.premiumdeploy.report.ShardFiles;
import io.github.premiumdeploy.run.FleetReport;
import io.github.premiumdeploy.run.FleetSummary;
import io.github.premiumdeploy.run.GoalFailedException;
import io.github.premiumdeploy.run.Merge;
import io.github.premiumdeploy.run.ShardSearch;
import io.github.premiumdeploy.text.ShortList;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Merges the receipts and reports of the shards of a fleet into one directory with one {@code summary.json}, and fails if a
 * shard is missing or a target is not done. Works offline, and without a project.
 *
 * @since 0.1.0
 */
@Mojo(name = "merge-reports", requiresProject = false, threadSafe = true)
public final class MergeReportsMojo extends AbstractGenesysCloudMojo {

    /**
     * Directory with the output directories of all shards, each at any place below it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.shardsDirectory")
    private File shardsDirectory;

    /**
     * Directory for receipts and reports.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.outputDirectory", defaultValue = "${project.build.directory}/genesyscloud")
    private File outputDirectory;

    @Override
    boolean needsNetwork() {
        return false;
    }

    @Override
    void run() throws GoalFailedException {
        if (shardsDirectory == null || !shardsDirectory.isDirectory()) {
            throw failed((shardsDirectory == null ? "No <shardsDirectory>" : shardsDirectory + " is no directory")
                    + ".\nSet <shardsDirectory> (property genesyscloud.shardsDirectory) to the directory below which the"
                    + " output directories of all shards are.");
        }
        try {
            merge();
        } catch (IOException e) {
            throw new GoalFailedException(
                    FailureMessage.error("The reports could not be merged: " + e.getMessage()), e);
        }
    }

    private void merge() throws IOException, GoalFailedException {
        Path output = outputDirectory.toPath();
        List<Path> directories = ShardSearch.directories(shardsDirectory.toPath(), FleetReport.NAME, output);
        if (directories.isEmpty()) {
            throw failed("There is no " + FleetReport.NAME + " below " + shardsDirectory
                    + ": no shard has left its reports there.\nLet each shard keep its <outputDirectory> as an artifact,"
                    + " and bring all of them below <shardsDirectory>.");
        }
        List<FleetSummary> summaries = new ArrayList<>();
        for (Path directory : directories) {
            summaries.add(FleetReport.read(directory.resolve(FleetReport.NAME)));
        }
        Merge merge = merged(summaries);
        for (Map.Entry<String, Integer> target : merge.latest().entrySet()) {
            copy(directories.get(target.getValue()).resolve(target.getKey()), output.resolve(target.getKey()));
        }
        OutputFiles files = new OutputFiles(output, redaction());
        FleetReport.write(files, merge.summary());
        log().info(FleetReport.lines(merge.summary()));
        log().info("Summary of " + directories.size() + " shards: " + files.path(FleetReport.NAME));
        if (!merge.missing().isEmpty()) {
            throw failed("There is no summary of "
                    + ShortList.joined(
                            ", ",
                            merge.missing().stream()
                                    .map(shard -> "shard " + shard)
                                    .toList())
                    + " below " + shardsDirectory
                    + ": what became of its targets is not known.\nRun it again (property genesyscloud.shard), and merge"
                    + " then.");
        }
        if (!merge.summary().isDone()) {
            throw new GoalFailedException(FleetReport.failureOfSeveral(merge.summary(), output));
        }
    }

    private static Merge merged(List<FleetSummary> summaries) throws GoalFailedException {
        try {
            return Merge.of(summaries);
        } catch (IllegalArgumentException e) {
            throw failed("The reports do not belong together: " + e.getMessage()
                    + ".\nLeave in <shardsDirectory> only what one run of the fleet has left.");
        }
    }

    private void copy(Path from, Path to) throws IOException {
        if (Files.isSymbolicLink(to)) {
            throw new IOException(to + " is a symbolic link; remove it: nothing is written through links");
        }
        ShardFiles.copy(from, new OutputFiles(to, redaction())).forEach(log()::warn);
    }

    private static GoalFailedException failed(String message) {
        return new GoalFailedException(FailureMessage.failure(message));
    }
}
