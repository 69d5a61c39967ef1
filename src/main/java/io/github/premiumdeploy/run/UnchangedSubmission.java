package io.github.premiumdeploy.run;

import io.github.premiumdeploy.report.OutputFiles;
import io.github.premiumdeploy.report.ReceiptFile;

/** A submission that would be the same as that of an earlier run: the endpoint cannot be asked for what it has. */
final class UnchangedSubmission {

    private UnchangedSubmission() {}

    /** A job without its submission, where its receipt says that a deploy did just this. */
    static Job leftOut(Job job, OutputFiles files, TargetLog log) {
        boolean isDone = job.app().submission().isPresent()
                && new ReceiptFile(files, JobDigest.of(job, ForGoal.DEPLOY)).isDone();
        if (!isDone) {
            return job;
        }
        log.info("The submission is left out (submitUnchanged is false): " + files.path(ReceiptFile.NAME)
                + " says that it is done.");
        return job.withoutSubmission();
    }
}
