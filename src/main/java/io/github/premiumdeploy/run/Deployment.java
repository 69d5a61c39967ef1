package io.github.premiumdeploy.run;

import io.github.premiumdeploy.access.AccessCheck;
import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.Caller;
import io.github.premiumdeploy.access.RefusedException;
import io.github.premiumdeploy.apply.FailureException;
import io.github.premiumdeploy.apply.Journal;
import io.github.premiumdeploy.apply.PlanApplier;
import io.github.premiumdeploy.apply.Progress;
import io.github.premiumdeploy.apply.Receipt;
import io.github.premiumdeploy.apply.Receipt.Outcome;
import io.github.premiumdeploy.apply.RollbackResult;
import io.github.premiumdeploy.apply.RunFailure;
import io.github.premiumdeploy.apply.RunFailure.NotAsPlanned;
import io.github.premiumdeploy.apply.RunFailure.StepFailed;
import io.github.premiumdeploy.apply.RunFailure.SubmissionEnded;
import io.github.premiumdeploy.apply.RunResult;
import io.github.premiumdeploy.apply.RunResult.Done;
import io.github.premiumdeploy.apply.RunResult.Failed;
import io.github.premiumdeploy.apply.SubmissionEnd;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.LoginException;
import io.github.premiumdeploy.genesys.PremiumAppsApi;
import io.github.premiumdeploy.http.Deadline;
import io.github.premiumdeploy.http.TransportException;
import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.CheckedPlanner;
import io.github.premiumdeploy.plan.Plan;
import io.github.premiumdeploy.plan.PlanConsent;
import io.github.premiumdeploy.plan.PlanException;
import io.github.premiumdeploy.plan.PlatformForm;
import io.github.premiumdeploy.plan.Survey;
import io.github.premiumdeploy.submit.Submission;
import io.github.premiumdeploy.target.OnFailure;
import io.github.premiumdeploy.target.Target;
import io.github.premiumdeploy.text.FileErrorText;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Deploys a Premium App to one target: identify, read, plan, check, apply, submit, verify. Both halves are optional. The
 * submission alone makes five requests: token, token info, organization, roles, submission; the three reads side by side.
 */
public final class Deployment {

    private final Target target;
    private final DeployGoal goal;
    private final AccessCheck access;
    private final Optional<Submission> submission;
    private final Journal journal;
    private final Clock clock;
    private final Progress progress;
    private final Deadline deadline;
    private final RunContext context;
    private final RunContext.Listener listener;
    private Optional<CheckedPlanner> planner = Optional.empty();
    private Optional<PlanApplier> applier = Optional.empty();
    private boolean submits;
    private AccessReport who = AccessReport.nothing();
    private Receipt receipt;

    /**
     * Prepares a run that submits the app.
     *
     * @param goal how carefully it goes
     * @param journal keeps the receipt as it grows
     */
    public Deployment(RunContext context, DeployGoal goal, Journal journal, RunContext.Listener listener) {
        this.context = context;
        this.goal = goal;
        this.listener = listener;
        this.target = context.target();
        this.access = context.access();
        this.clock = context.clock();
        this.progress = context.progress();
        this.deadline = context.client().deadline();
        this.submission = context.app()
                .submission()
                .map(submitted -> new Submission(
                        new PremiumAppsApi(context.client(), context.app()),
                        submitted,
                        deadline,
                        clock,
                        progress,
                        this::keep));
        this.journal = journal;
        this.receipt = new Receipt(
                target.id(),
                target.apiUrl().toString(),
                Optional.empty(),
                Optional.empty(),
                clock.instant(),
                Optional.empty(),
                Outcome.RUNNING,
                List.of());
    }

    /** Has what is described made, too, before the app is submitted. */
    public Deployment of(CheckedPlanner resources) {
        planner = Optional.of(resources);
        return this;
    }

    /** Steps run side by side, and the journal is one file. */
    private synchronized void keep(Receipt.Step step) throws IOException {
        receipt = receipt.with(step);
        journal.keep(receipt);
    }

    /**
     * Makes the organization as it is described, and submits the app, once.
     *
     * @return with the receipt that the journal has, too
     */
    public RunResult<Receipt> run() {
        Optional<Failed<Receipt>> failed = Optional.empty();
        Outcome outcome = Outcome.FAILED;
        try {
            work();
            outcome = Outcome.DONE;
        } catch (FailureException | RefusedException | PlanException | IOException | InterruptedException e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            RunFailure failure = RunFailure.of(e, hasWritten());
            outcome = isKnownToHaveFailed(failure) ? Outcome.FAILED : Outcome.UNKNOWN;
            failed = Optional.of(new Failed<>(failure, rollBack(e), who));
        } finally {
            Optional<IOException> lost = finish(outcome);
            failed = failed.or(() -> lost.map(reason -> RunResult.failed(RunFailure.of(reason, hasWritten()))));
        }
        return failed.<RunResult<Receipt>>map(failure -> failure).orElseGet(() -> new Done<>(receipt));
    }

    private void work() throws IOException, RefusedException, FailureException, InterruptedException {
        // At once: if the build is stopped before its first step, an earlier run's receipt must not stand for this one.
        journal.keep(receipt);
        Optional<Survey> survey =
                planner.isPresent() ? Optional.of(planner.get().survey()) : Optional.empty();
        Caller caller = survey.isPresent() ? survey.get().caller() : access.identify();
        receipt = receipt.with(caller);
        AccessReport report = access.preflight(caller);
        context.requireGuarded(report);
        who = report;
        listener.identified(report);
        if (planner.isPresent()) {
            provision(planner.get(), survey.orElseThrow());
        } else if (goal.preflight()) {
            RefusedException.throwIfRefused(access.elaborate(caller));
        }
        submit(caller);
    }

    private static boolean isKnownToHaveFailed(RunFailure failure) {
        return !(failure instanceof SubmissionEnded ended) || ended.end() == SubmissionEnd.FAILED;
    }

    /** Keeps the receipt as it stands at the end of the run; says what kept it from that. */
    private Optional<IOException> finish(Outcome outcome) {
        receipt = receipt.finished(outcome, clock.instant()).waiting(deadline.waits());
        try {
            journal.keep(receipt);
            return Optional.empty();
        } catch (IOException e) {
            progress.now("The receipt could not be written: " + FileErrorText.of(e));
            return Optional.of(e);
        }
    }

    private boolean hasWritten() {
        return submits || applier.filter(PlanApplier::hasWritten).isPresent();
    }

    private void provision(CheckedPlanner resources, Survey survey)
            throws IOException, RefusedException, FailureException, InterruptedException {
        Plan plan = resources.plan(survey, goal.preflight());
        listener.planned(plan);
        PlanConsent.requireAdoption(plan, goal.adopt());
        PlanConsent.requirePruning(plan);
        if (plan.isEmpty()) {
            return;
        }
        if (goal.onFailure() == OnFailure.ROLLBACK) {
            warn(resources.missingToUndo(survey, plan));
        }
        PlanApplier applying = context.applier(this::keep);
        applier = Optional.of(applying);
        applying.apply(plan, survey.caller());
        progress.now("Reading back");
        List<Change> different = applying.verify(resources, plan);
        List<PlatformForm> forms = applying.platformForms();
        receipt = receipt.with(forms);
        forms.forEach(form -> progress.now("Warning: " + form.words()
                + ". The descriptor in that form would leave nothing to compare; nothing needs to be done."));
        if (!different.isEmpty()) {
            throw new FailureException(new NotAsPlanned(different, resources.seesBack(survey, different)));
        }
    }

    private void warn(List<String> missing) {
        if (!missing.isEmpty()) {
            progress.now("onFailure=rollback: the caller lacks " + String.join(", ", missing)
                    + ", so that not all of this run could be undone");
        }
    }

    private RollbackResult rollBack(Exception failure) {
        if (goal.onFailure() == OnFailure.KEEP
                || applier.isEmpty()
                || !applier.get().hasWritten()) {
            return new RollbackResult.None();
        }
        Optional<String> whyNot = whyNot(failure);
        if (whyNot.isPresent()) {
            return new RollbackResult.Omitted(whyNot.get());
        }
        progress.now("Rolling back");
        return applier.get().rollBack();
    }

    private Optional<String> whyNot(Exception failure) {
        if (isInterruption(failure)) {
            return Optional.of("the build was interrupted");
        }
        boolean isKnown = failure instanceof FailureException ended && ended.failure() instanceof SubmissionEnded
                ? isKnownToHaveFailed(ended.failure())
                : !submits || isSurelyNotSubmitted(failure);
        if (!isKnown) {
            return Optional.of("the app may be submitted all the same, and needs what was made for it");
        }
        return deadline.remaining().isZero()
                ? Optional.of(
                        "the deadline left no time for it; <deadline> (property genesyscloud.deadline) gives more")
                : Optional.empty();
    }

    /** Refused, or never sent; not, for example, where the receipt could not be written on the way. */
    private static boolean isSurelyNotSubmitted(Exception failure) {
        return failure instanceof RefusedException
                || failure instanceof LoginException
                || failure instanceof TransportException transport && transport.surelyNotProcessed();
    }

    private static boolean isInterruption(Exception failure) {
        Throwable reason = failure instanceof FailureException failed && failed.failure() instanceof StepFailed
                ? failed.getCause()
                : failure;
        return Thread.currentThread().isInterrupted()
                || reason instanceof InterruptedIOException
                || reason instanceof TransportException transport
                        && transport.kind() == TransportException.Kind.INTERRUPTED;
    }

    private void submit(Caller caller) throws IOException, RefusedException, FailureException {
        if (submission.isEmpty()) {
            return;
        }
        submits = true;
        try {
            submission.get().run();
        } catch (ApiException e) {
            throw new RefusedException(access.explain(caller, e), e);
        }
    }
}
