package io.github.premiumdeploy.run;

import io.github.premiumdeploy.report.TargetOutcome;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Says how the work on several targets goes on: on a terminal one line that changes, with those that fail above it; in a
 * log one line for each target, when it has ended.
 */
final class FleetProgress implements Fleet.Listener {

    private final int targets;
    private final RedactedLog log;
    private final Optional<LiveLine> live;
    private final Set<String> underWay = new LinkedHashSet<>();
    private int ended;
    private int failed;

    FleetProgress(int targets, Build build) {
        this.targets = targets;
        this.log = build.redactedLog();
        this.live = build.liveLine();
    }

    @Override
    public void begins(String id) {
        underWay.add(id);
        live.ifPresent(this::show);
    }

    @Override
    public void ended(TargetOutcome outcome) {
        underWay.remove(outcome.id());
        ended++;
        live.ifPresent(LiveLine::erase);
        String line = "(" + ended + "/" + targets + ") " + FleetReport.line(outcome);
        if (outcome.end().isFailure()) {
            failed++;
            log.warn(line);
        } else if (live.isEmpty()) {
            log.info(line);
        }
        if (ended < targets) {
            live.ifPresent(this::show);
        }
    }

    private void show(LiveLine line) {
        line.show(ended + "/" + targets + " ended, " + failed + " failed, " + underWay.size() + " under way: "
                + String.join(", ", underWay));
    }
}
