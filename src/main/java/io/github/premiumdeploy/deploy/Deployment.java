package io.github.premiumdeploy.deploy;

import io.github.premiumdeploy.access.AccessCheck;
import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.Caller;
import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.access.Check;
import io.github.premiumdeploy.deploy.Receipt.Outcome;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.GenesysClient;
import io.github.premiumdeploy.genesys.PremiumAppsApi;
import io.github.premiumdeploy.target.PremiumApp;
import io.github.premiumdeploy.target.Target;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Deploys a Premium App to one target: identify, check, submit, follow. Without a wait for the platform's own work it
 * makes five requests: token, token info, organization, roles, submission; the three reads side by side.
 */
public final class Deployment {

    private final Target target;
    private final PremiumApp app;
    private final boolean preflight;
    private final AccessCheck access;
    private final Submission submission;
    private final Journal journal;
    private final Clock clock;
    private Receipt receipt;

    /**
     * One run.
     *
     * @param preflight whether to stop before the submission if a permission or a feature is surely missing; the
     *     organization guard holds in any case
     * @param progress is told, in words for a reader, what happens
     */
    public Deployment(
            GenesysClient client,
            Target target,
            PremiumApp app,
            boolean preflight,
            AccessCheck access,
            Journal journal,
            Progress progress,
            Clock clock) {
        this.target = target;
        this.app = app;
        this.preflight = preflight;
        this.access = access;
        this.submission =
                new Submission(new PremiumAppsApi(client, app), app, client.deadline(), clock, progress, step -> {
                    receipt = receipt.with(step);
                    journal.keep(receipt);
                });
        this.journal = journal;
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

    /**
     * Runs once.
     *
     * @return the receipt, which the journal has too
     * @throws RefusedException if the organization refuses, or surely would
     * @throws SubmissionException if the platform took the submission and it did not come to a good end
     * @throws IOException if the login fails, a server gives no answer, or the receipt cannot be written
     */
    public Receipt run() throws IOException, RefusedException, SubmissionException {
        Outcome outcome = Outcome.FAILED;
        try {
            Caller caller = access.identify();
            receipt = receipt.with(caller.organizationName(), caller.clientName());
            AccessReport report = access.preflight(caller);
            if (mustNotGoOn(report)) {
                throw new RefusedException(report);
            }
            submit(caller);
            outcome = Outcome.DONE;
        } catch (SubmissionException e) {
            outcome = e.end() == SubmissionException.End.FAILED ? Outcome.FAILED : Outcome.UNKNOWN;
            throw e;
        } finally {
            receipt = receipt.finished(outcome, clock.instant());
            journal.keep(receipt);
        }
        return receipt;
    }

    private void submit(Caller caller) throws IOException, RefusedException, SubmissionException {
        try {
            submission.run();
        } catch (ApiException e) {
            throw new RefusedException(access.explain(caller, e), e);
        }
    }

    private boolean mustNotGoOn(AccessReport report) {
        boolean guardFails = report.findings().stream()
                .anyMatch(finding -> finding.cause() == Cause.ORGANIZATION_DIFFERS
                        || finding.cause() == Cause.ORGANIZATION_UNKNOWN
                                && target.organizationId().isPresent());
        boolean tokenFails = report.findings().stream()
                .anyMatch(finding ->
                        finding.check() == Check.TOKEN && finding.verdict().isRefusal());
        return guardFails || tokenFails || preflight && !report.refusals().isEmpty();
    }
}
