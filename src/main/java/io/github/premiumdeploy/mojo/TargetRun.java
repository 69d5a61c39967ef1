package io.github.premiumdeploy.mojo;

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
record TargetRun(Job job, Connection connection, OutputFiles files, PermissionReports reports, TargetLog log) {

    Target target() {
        return job.target();
    }

    PremiumApp app() {
        return job.app();
    }

    Optional<Descriptor> descriptor() {
        return job.descriptor();
    }

    /** Says for which organization the run is guarded, if it is. */
    void identified(AccessReport report) {
        GuardText.line(report).ifPresent(log::info);
    }

    AccessCheck access() {
        return new AccessCheck(connection.client(), target(), app(), connection.parallel());
    }
}
