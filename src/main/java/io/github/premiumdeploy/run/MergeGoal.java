package io.github.premiumdeploy.run;

import io.github.premiumdeploy.report.FailureMessage;
import io.github.premiumdeploy.report.IndexPage;
import io.github.premiumdeploy.report.OutputFiles;
import io.github.premiumdeploy.report.ShardFiles;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.text.Redaction;
import io.github.premiumdeploy.text.ShortList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Merges the receipts and reports of the shards of a fleet into one directory.
 *
 * @param parameters of which {@code shardsDirectory} and {@code outputDirectory} count
 * @param redaction what is written is redacted by
 */
public record MergeGoal(Parameters parameters, RedactedLog log, Redaction redaction) {

    /**
     * Merges.
     *
     * @throws GoalFailedException if the reports cannot be merged, or say that not all is done
     */
    public void run() throws GoalFailedException {
        Optional<Path> shards = parameters.value("shardsDirectory").map(Path::of);
        if (shards.filter(Files::isDirectory).isEmpty()) {
            throw failed(shards.map(file -> file + " is no directory").orElse("No <shardsDirectory>")
                    + ".\nSet <shardsDirectory> (property genesyscloud.shardsDirectory) to the directory below which the"
                    + " output directories of all shards are.");
        }
        try {
            merge(shards.get(), Path.of(parameters.value("outputDirectory").orElseThrow()));
        } catch (IOException e) {
            throw new GoalFailedException(
                    FailureMessage.error("The reports could not be merged: " + e.getMessage()), e);
        }
    }

    private void merge(Path shards, Path output) throws IOException, GoalFailedException {
        List<Path> directories = ShardSearch.directories(shards, FleetReport.NAME, output);
        if (directories.isEmpty()) {
            throw failed("There is no " + FleetReport.NAME + " below " + shards
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
        OutputFiles files = new OutputFiles(output, redaction);
        FleetReport.write(files, merge.summary());
        IndexPage.write(files);
        log.info(FleetReport.lines(merge.summary()));
        log.info("Summary of " + directories.size() + " shards: " + files.path(FleetReport.NAME));
        log.info("Pages: " + files.path(IndexPage.NAME));
        if (!merge.missing().isEmpty()) {
            throw failed("There is no summary of "
                    + ShortList.joined(
                            ", ",
                            merge.missing().stream()
                                    .map(shard -> "shard " + shard)
                                    .toList())
                    + " below " + shards
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
        OutputFiles files = new OutputFiles(to, redaction);
        ShardFiles.copy(from, files).forEach(log::warn);
        IndexPage.write(files);
    }

    private static GoalFailedException failed(String message) {
        return new GoalFailedException(FailureMessage.failure(message));
    }
}
