package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.fleet.Fleet;
import io.github.premiumdeploy.fleet.Outcome;
import io.github.premiumdeploy.maven.RedactedLog;
import io.github.premiumdeploy.report.FleetReport;

/** Says in one line for each target how it ended. */
final class FleetProgress implements Fleet.Listener {

    private final int targets;
    private final RedactedLog log;
    private int ended;

    FleetProgress(int targets, RedactedLog log) {
        this.targets = targets;
        this.log = log;
    }

    @Override
    public void begins(String id) {
        // One line for each target, and that when there is something to say.
    }

    @Override
    public void ended(Outcome outcome) {
        ended++;
        String line = "(" + ended + "/" + targets + ") " + FleetReport.line(outcome);
        if (outcome.end().isFailure()) {
            log.warn(line);
        } else {
            log.info(line);
        }
    }
}
