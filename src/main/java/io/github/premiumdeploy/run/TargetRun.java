package io.github.premiumdeploy.run;

import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.apply.Receipt;
import io.github.premiumdeploy.apply.RunResult;
import io.github.premiumdeploy.apply.RunResult.Done;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.plan.CheckedPlanner;
import io.github.premiumdeploy.plan.MadeResources;
import io.github.premiumdeploy.plan.Plan;
import io.github.premiumdeploy.plan.PlanMode;
import io.github.premiumdeploy.plan.Planner;
import io.github.premiumdeploy.plan.PossibleRuns;
import io.github.premiumdeploy.plan.RenewSecrets;
import io.github.premiumdeploy.plan.kind.ResourceKinds;
import io.github.premiumdeploy.report.ConsoleReport;
import io.github.premiumdeploy.report.GuardText;
import io.github.premiumdeploy.report.OutputFiles;
import io.github.premiumdeploy.report.PermissionReports;
import io.github.premiumdeploy.report.PlanMarkdown;
import io.github.premiumdeploy.report.PlanPage;
import io.github.premiumdeploy.report.PlanReport;
import io.github.premiumdeploy.report.ReceiptFile;
import io.github.premiumdeploy.report.TargetTally;
import io.github.premiumdeploy.target.Target;
import io.github.premiumdeploy.text.FileErrorText;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/**
 * A job under way.
 *
 * @param context what the work on the target needs
 * @param files the target's own receipts and reports
 * @param reports of what was checked
 * @param log what there is to say of this target
 * @param runs what runs of the app can send, which is the same for all targets that share a descriptor
 */
public record TargetRun(
        Job job,
        RunContext context,
        OutputFiles files,
        PermissionReports reports,
        TargetLog log,
        Function<Descriptor, PossibleRuns> runs)
        implements RunContext.Listener {

    /** The target that the job is for. */
    public Target target() {
        return job.target();
    }

    /** The app as it is described. */
    public Optional<Descriptor> descriptor() {
        return job.descriptor();
    }

    /** Says for which organization the run is guarded, if it is. */
    @Override
    public void identified(AccessReport report) {
        GuardText.line(report).ifPresent(log::info);
    }

    /** The file that keeps the receipt of this run, and that an earlier run may have left. */
    public ReceiptFile receipt() {
        return job.receipt(files);
    }

    /**
     * Plans what the descriptor asks for; empty without one.
     *
     * @param receipt tells what earlier runs made
     * @throws IOException if there is an earlier receipt, and it cannot be read
     */
    public Optional<CheckedPlanner> planner(PlanMode goal, ReceiptFile receipt) throws IOException {
        MadeResources made = receipt.made(log::warn);
        return descriptor().map(described -> {
            Planner planner = new Planner(
                            context.client(), context.parallel(), new ResourceKinds(), described, goal, job.pruning())
                    .knowing(made)
                    .sharing(runs.apply(described))
                    .renewing(RenewSecrets.of(job.renewSecrets()));
            job.secretsFile().ifPresent(planner::keepingSecretsIn);
            return context.checked(planner);
        });
    }

    /**
     * Says what a run changed, if it came to its end.
     *
     * @param nothing what to say where it changed nothing; empty text for what the receipt says of that
     */
    public RunResult<TargetResult> sayWhatChanged(RunResult<Receipt> result, String nothing) {
        return result.then(receipt -> sayWhatChanged(receipt, nothing));
    }

    private RunResult<TargetResult> sayWhatChanged(Receipt receipt, String nothing) {
        boolean isNothing = !nothing.isEmpty() && receipt.steps().isEmpty();
        if (isNothing) {
            log.info(nothing);
        } else {
            log.info(ConsoleReport.lines(receipt));
        }
        log.info("Receipt: " + files.path(ReceiptFile.NAME));
        return new Done<>(
                new TargetResult(isNothing ? nothing : ConsoleReport.brief(receipt), TargetTally.of(receipt)));
    }

    /** Prints a plan, and writes it as JSON. */
    @Override
    public void planned(Plan plan) {
        log.info("Plan for " + target().apiUrl() + ":");
        log.info(PlanReport.lines(plan, job.app()));
        try {
            PlanReport.write(files, plan, job.app());
            PlanPage.write(files, plan, target(), job.app());
            new PlanMarkdown(files).write(plan, target(), job.app());
        } catch (IOException e) {
            log.warn("The plan could not be written as " + files.path(PlanReport.NAME) + ": " + FileErrorText.of(e));
        }
    }
}
