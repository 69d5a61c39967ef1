package io.github.premiumdeploy.run;

import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.RefusedException;
import io.github.premiumdeploy.apply.Receipt;
import io.github.premiumdeploy.apply.RunResult;
import io.github.premiumdeploy.apply.RunResult.Done;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.plan.CheckedPlanner;
import io.github.premiumdeploy.plan.MadeResources;
import io.github.premiumdeploy.plan.Plan;
import io.github.premiumdeploy.plan.PlanConsent;
import io.github.premiumdeploy.plan.PlanMode;
import io.github.premiumdeploy.plan.Planner;
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
import io.github.premiumdeploy.target.Adopt;
import io.github.premiumdeploy.target.Target;
import io.github.premiumdeploy.text.FileErrorText;
import java.io.IOException;
import java.util.Optional;

/**
 * A job under way.
 *
 * @param context what the work on the target needs
 * @param files the target's own receipts and reports
 * @param reports of what was checked
 * @param log what there is to say of this target
 */
public record TargetRun(Job job, RunContext context, OutputFiles files, PermissionReports reports, TargetLog log) {

    /** The target that the job is for. */
    public Target target() {
        return job.target();
    }

    /** The app as it is described. */
    public Optional<Descriptor> descriptor() {
        return job.descriptor();
    }

    /** Says for which organization the run is guarded, if it is. */
    public void sayGuard(AccessReport report) {
        GuardText.line(report).ifPresent(log::info);
    }

    /** The file that keeps the receipt of this run, and that an earlier run may have left. */
    public ReceiptFile receipt(TargetGoal goal) {
        return goal.receipt(job, files);
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
                    .renewing(RenewSecrets.of(job.renewSecrets()));
            job.secretsFile().ifPresent(planner::keepingSecretsIn);
            return context.checked(planner);
        });
    }

    /**
     * Prepares the change of the organization to what is planned, and the submission of the app.
     *
     * @param preflight whether to stop before anything is written if something is surely missing
     * @param journal keeps the receipt as it grows
     */
    public Deployment deployment(boolean preflight, ReceiptFile journal) {
        return new Deployment(context, preflight, journal).onIdentified(this::sayGuard);
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

    /**
     * Plans without changing anything, and shows the plan.
     *
     * @param adopt what may be taken over of what was there before
     * @throws RefusedException if the organization refuses it
     * @throws io.github.premiumdeploy.plan.PlanException if there is no plan, or one that would take over more
     * @throws IOException if there is no answer
     */
    Plan planOnly(CheckedPlanner planner, Adopt adopt) throws RefusedException, IOException {
        return context.planOnly(planner, false, this::sayGuard, plan -> {
            show(plan);
            PlanConsent.requireAdoption(plan, adopt);
        });
    }

    /** Prints a plan, and writes it as JSON. */
    public void show(Plan plan) {
        log.info("Plan for " + target().apiUrl() + ":");
        log.info(PlanReport.lines(plan, job.app()));
        try {
            PlanReport.write(files, plan, job.app());
            new PlanPage(files).write(plan, target(), job.app());
            new PlanMarkdown(files).write(plan, target(), job.app());
        } catch (IOException e) {
            log.warn("The plan could not be written as " + files.path(PlanReport.NAME) + ": " + FileErrorText.of(e));
        }
    }
}
