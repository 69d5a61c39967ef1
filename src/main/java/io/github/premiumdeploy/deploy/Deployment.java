package io.github.premiumdeploy.deploy;

import io.github.premiumdeploy.access.AccessCheck;
import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.Caller;
import io.github.premiumdeploy.deploy.Receipt.Outcome;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.GenesysClient;
import io.github.premiumdeploy.genesys.LoginException;
import io.github.premiumdeploy.genesys.PremiumAppsApi;
import io.github.premiumdeploy.http.Deadline;
import io.github.premiumdeploy.http.TransportException;
import io.github.premiumdeploy.target.Adopt;
import io.github.premiumdeploy.target.OnFailure;
import io.github.premiumdeploy.target.PremiumApp;
import io.github.premiumdeploy.target.Target;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Deploys a Premium App to one target: identify, read, plan, check, apply, submit, verify. Both halves are optional. The
 * submission alone makes five requests: token, token info, organization, roles, submission; the three reads side by side.
 */
public final class Deployment {

    private final Target target;
    private final Optional<Provisioning> provisioning;
    private final boolean preflight;
    private final AccessCheck access;
    private final Optional<Submission> submission;
    private final Journal journal;
    private final Clock clock;
    private final Progress progress;
    private final Consumer<Plan> planned;
    private final Deadline deadline;
    private boolean submits;
    private OnFailure onFailure = OnFailure.KEEP;
    private Adopt adopt = Adopt.ALL;
    private Consumer<AccessReport> identified = report -> {};
    private Receipt receipt;

    /**
     * One run.
     *
     * @param provisioning the descriptor's half; empty without a descriptor
     * @param preflight whether to stop before anything is written if a permission or a feature is surely missing; the
     *     organization guard holds in any case
     * @param planned is shown the plan before it is executed
     * @param progress is told, in words for a reader, what happens
     */
    public Deployment(
            GenesysClient client,
            Target target,
            PremiumApp app,
            Optional<Provisioning> provisioning,
            boolean preflight,
            AccessCheck access,
            Journal journal,
            Consumer<Plan> planned,
            Progress progress,
            Clock clock) {
        this.target = target;
        this.provisioning = provisioning;
        this.preflight = preflight;
        this.access = access;
        this.submission = app.submission()
                .map(submitted -> new Submission(
                        new PremiumAppsApi(client, app), submitted, client.deadline(), clock, progress, this::keep));
        this.deadline = client.deadline();
        this.journal = journal;
        this.planned = planned;
        this.progress = progress;
        this.clock = clock;
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

    /** Says what becomes of what a run did before it fails; without this, it is kept. */
    public Deployment onFailure(OnFailure what) {
        onFailure = what;
        return this;
    }

    /** Says what may be taken over of what was there before; without this, all of it. */
    public Deployment adopting(Adopt what) {
        adopt = what;
        return this;
    }

    /** Says who is told who the caller is, once it is known to be in the right organization; without this, nobody. */
    public Deployment onIdentified(Consumer<AccessReport> listener) {
        identified = listener;
        return this;
    }

    /** Steps run side by side, and the journal is one file. */
    private synchronized void keep(Receipt.Step step) throws IOException {
        receipt = receipt.with(step);
        journal.keep(receipt);
    }

    /**
     * Runs once.
     *
     * @return the receipt, which the journal has too
     * @throws RefusedException if the organization refuses, or surely would
     * @throws PlanException if there is no plan that would make the organization as described
     * @throws StepException if a step of the plan could not be done
     * @throws VerificationException if the organization, read back, is not as planned
     * @throws SubmissionException if the platform took the submission and it did not come to a good end
     * @throws IOException if the login fails, a server gives no answer, or the receipt cannot be written. What was undone
     *     after one of these is what {@link RollbackException#after} finds with it
     */
    public Receipt run()
            throws IOException, RefusedException, StepException, VerificationException, SubmissionException {
        Outcome outcome = Outcome.FAILED;
        // At once: if the build is stopped before its first step, an earlier run's receipt must not stand for this one.
        journal.keep(receipt);
        try {
            Optional<Planner.Survey> survey =
                    provisioning.isPresent() ? Optional.of(provisioning.get().survey()) : Optional.empty();
            Caller caller = survey.isPresent() ? survey.get().caller() : access.identify();
            receipt = receipt.with(caller.organizationName(), caller.clientName());
            AccessReport report = access.preflight(caller);
            PlannedRun.guard(target, report);
            identified.accept(report);
            if (provisioning.isPresent()) {
                provision(provisioning.get(), survey.orElseThrow(), report);
            } else if (preflight && !report.refusals().isEmpty()) {
                throw new RefusedException(access.elaborate(caller, report));
            }
            submit(caller);
            outcome = Outcome.DONE;
        } catch (SubmissionException e) {
            outcome = e.end() == SubmissionException.End.FAILED ? Outcome.FAILED : Outcome.UNKNOWN;
            rollBack(e);
            throw e;
        } catch (IOException | RefusedException | StepException | VerificationException e) {
            rollBack(e);
            throw e;
        } finally {
            receipt = receipt.finished(outcome, clock.instant());
            journal.keep(receipt);
        }
        return receipt;
    }

    private void provision(Provisioning half, Planner.Survey survey, AccessReport report)
            throws IOException, RefusedException, StepException, VerificationException {
        Plan plan = half.plan(survey, report, preflight);
        planned.accept(plan);
        PlanConsent.requireAdoption(plan, adopt);
        PlanConsent.requirePruning(plan);
        if (plan.isEmpty()) {
            return;
        }
        if (onFailure == OnFailure.ROLLBACK) {
            warn(half.missingToUndo(survey, plan));
        }
        half.execute(plan, survey.caller(), this::keep);
        progress.now("Reading back");
        List<Change> different = half.verify();
        if (!different.isEmpty()) {
            throw new VerificationException(different);
        }
    }

    private void warn(List<String> missing) {
        if (!missing.isEmpty()) {
            progress.now("onFailure=rollback: the caller lacks " + String.join(", ", missing)
                    + ", so that not all of this run could be undone");
        }
    }

    private void rollBack(Exception failure) {
        if (onFailure == OnFailure.KEEP
                || provisioning.isEmpty()
                || !provisioning.get().hasWritten()) {
            return;
        }
        failure.addSuppressed(whyNot(failure).map(RollbackException::new).orElseGet(() -> {
            progress.now("Rolling back");
            return provisioning.get().rollBack();
        }));
    }

    private Optional<String> whyNot(Exception failure) {
        if (isInterruption(failure)) {
            return Optional.of("the build was interrupted");
        }
        boolean isKnownToHaveFailed = failure instanceof SubmissionException ended
                ? ended.end() == SubmissionException.End.FAILED
                : !submits || isSurelyNotSubmitted(failure);
        if (!isKnownToHaveFailed) {
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
        Throwable reason = failure instanceof StepException step ? step.reason() : failure;
        return Thread.currentThread().isInterrupted()
                || reason instanceof TransportException transport
                        && transport.kind() == TransportException.Kind.INTERRUPTED;
    }

    private void submit(Caller caller) throws IOException, RefusedException, SubmissionException {
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
