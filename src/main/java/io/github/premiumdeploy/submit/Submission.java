package io.github.premiumdeploy.submit;

import io.github.premiumdeploy.apply.BackOff;
import io.github.premiumdeploy.apply.FailureException;
import io.github.premiumdeploy.apply.Progress;
import io.github.premiumdeploy.apply.Receipt.Outcome;
import io.github.premiumdeploy.apply.Receipt.Step;
import io.github.premiumdeploy.apply.ReceiptSteps;
import io.github.premiumdeploy.apply.RunFailure;
import io.github.premiumdeploy.apply.SubmissionEnd;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.LoginException;
import io.github.premiumdeploy.genesys.PremiumAppsApi;
import io.github.premiumdeploy.genesys.Submitted;
import io.github.premiumdeploy.http.Deadline;
import io.github.premiumdeploy.http.TransportException;
import io.github.premiumdeploy.plan.Verb;
import io.github.premiumdeploy.target.PremiumApp;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Submits a Premium App and follows it to its end. A submission cannot be looked up, so it is never sent twice on a guess. */
public final class Submission {

    /** A thing that was just made may be invisible for a while. */
    private static final int INVISIBLE_POLLS = 5;

    private final PremiumAppsApi api;
    private final PremiumApp.Submission app;
    private final Deadline deadline;
    private final Clock clock;
    private final Progress progress;
    private final ReceiptSteps steps;
    private final String operation;
    private Instant startedAt = Instant.EPOCH;

    public Submission(
            PremiumAppsApi api,
            PremiumApp.Submission app,
            Deadline deadline,
            Clock clock,
            Progress progress,
            ReceiptSteps steps) {
        this.api = api;
        this.app = app;
        this.deadline = deadline;
        this.clock = clock;
        this.progress = progress;
        this.steps = steps;
        this.operation = api.submitOperation().signature();
    }

    /**
     * Submits and follows.
     *
     * @throws ApiException if the platform refuses the submission
     * @throws FailureException if it does not come to a good end
     * @throws TransportException if the submission never reached the platform
     */
    public void run() throws IOException, FailureException {
        startedAt = clock.instant();
        progress.now("Submitting application " + app.applicationId() + " to environment " + app.environmentId() + " ("
                + operation + ", unpublished)");
        keep(Outcome.RUNNING, Optional.empty(), "not answered yet");
        Submitted submitted;
        try {
            submitted = api.submit(app);
        } catch (IOException e) {
            boolean lost = e instanceof TransportException transport && !transport.surelyNotProcessed()
                    || e instanceof ApiException api && api.status() >= 500 && api.status() != 501;
            keep(lost ? Outcome.UNKNOWN : Outcome.FAILED, Optional.empty(), e.getMessage());
            if (lost) {
                throw ended(SubmissionEnd.ANSWER_LOST, Optional.empty(), e);
            }
            throw e;
        }
        if (submitted.progress() == Submitted.Progress.PENDING) {
            keep(Outcome.RUNNING, Optional.of(submitted), "");
        }
        finish(follow(submitted));
    }

    private Submitted follow(Submitted first) throws IOException, FailureException {
        Submitted last = first;
        BackOff backOff = BackOff.of(deadline, URI.create(operation.replaceFirst(".* ", "")))
                .reading()
                .upTo(BackOff.LONGEST);
        int invisible = 0;
        while (last.progress() == Submitted.Progress.PENDING) {
            if (!first.canBeFollowed()) {
                throw unknown(SubmissionEnd.CANNOT_BE_FOLLOWED, last, null);
            }
            progress.now("The platform works on it: " + last.status().orElse("accepted") + "; asking again in "
                    + backOff.next().toSeconds() + " s");
            try {
                if (!backOff.pause()) {
                    throw unknown(SubmissionEnd.STILL_PENDING, last, null);
                }
                last = api.state(first);
                keep(Outcome.RUNNING, Optional.of(last), "");
            } catch (ApiException e) {
                if (e.status() != 404 || ++invisible > INVISIBLE_POLLS) {
                    throw unknown(SubmissionEnd.CANNOT_BE_FOLLOWED, last, e);
                }
            } catch (TransportException e) {
                boolean late = e.kind() == TransportException.Kind.DEADLINE
                        || deadline.remaining().isZero();
                throw unknown(late ? SubmissionEnd.STILL_PENDING : SubmissionEnd.CANNOT_BE_FOLLOWED, last, e);
            } catch (LoginException e) {
                throw unknown(SubmissionEnd.CANNOT_BE_FOLLOWED, last, e);
            }
        }
        return last;
    }

    private void finish(Submitted end) throws IOException, FailureException {
        boolean failed = end.progress() == Submitted.Progress.FAILED;
        keep(
                failed ? Outcome.FAILED : Outcome.DONE,
                Optional.of(end),
                end.reason().orElse(""));
        if (failed) {
            throw ended(SubmissionEnd.FAILED, Optional.of(end), null);
        }
    }

    private static FailureException ended(SubmissionEnd end, Optional<Submitted> last, Exception cause) {
        return new FailureException(new RunFailure.SubmissionEnded(end, last, Optional.ofNullable(cause)));
    }

    private FailureException unknown(SubmissionEnd end, Submitted last, IOException cause) throws IOException {
        keep(Outcome.UNKNOWN, Optional.of(last), cause == null ? "" : cause.getMessage());
        return ended(end, Optional.of(last), cause);
    }

    private void keep(Outcome outcome, Optional<Submitted> known, String note) throws IOException {
        steps.keep(new Step(
                Verb.SUBMIT.word(),
                "premium-app",
                app.name(),
                operation,
                outcome,
                known.flatMap(Submitted::id),
                known.flatMap(Submitted::selfUri),
                known.flatMap(Submitted::status),
                known.map(Submitted::correlationId).filter(id -> !id.isEmpty()),
                note.isEmpty() ? Optional.empty() : Optional.of(note),
                startedAt,
                Duration.between(startedAt, clock.instant())));
    }
}
