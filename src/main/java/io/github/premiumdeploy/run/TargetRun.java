package io.github.premiumdeploy.run;

import io.github.premiumdeploy.access.AccessCheck;
import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.report.GuardText;
import io.github.premiumdeploy.report.OutputFiles;
import io.github.premiumdeploy.report.PermissionReports;
import io.github.premiumdeploy.target.PremiumApp;
import io.github.premiumdeploy.target.Target;
import java.util.Optional;

/**
 * A job under way.
 *
 * @param files the target's own receipts and reports
 * @param reports of what was checked
 * @param log what there is to say of this target
 */
public record TargetRun(Job job, Connection connection, OutputFiles files, PermissionReports reports, TargetLog log) {

    public Target target() {
        return job.target();
    }

    public PremiumApp app() {
        return job.app();
    }

    public Optional<Descriptor> descriptor() {
        return job.descriptor();
    }

    /** Says for which organization the run is guarded, if it is. */
    public void identified(AccessReport report) {
        GuardText.line(report).ifPresent(log::info);
    }

    public AccessCheck access() {
        return new AccessCheck(connection.client(), target(), app(), connection.parallel());
    }
}
