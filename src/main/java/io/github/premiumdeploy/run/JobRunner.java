package io.github.premiumdeploy.run;

import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.apply.RunFailure;
import io.github.premiumdeploy.apply.RunFailure.Refused;
import io.github.premiumdeploy.apply.RunFailure.Stopped;
import io.github.premiumdeploy.apply.RunResult;
import io.github.premiumdeploy.apply.RunResult.Failed;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.http.TokenStore;
import io.github.premiumdeploy.plan.PossibleRuns;
import io.github.premiumdeploy.plan.kind.ResourceKinds;
import io.github.premiumdeploy.report.FailureMessage;
import io.github.premiumdeploy.report.GitHubActions;
import io.github.premiumdeploy.report.GuardText;
import io.github.premiumdeploy.report.IndexPage;
import io.github.premiumdeploy.report.OrganizationComparison;
import io.github.premiumdeploy.report.OutputFiles;
import io.github.premiumdeploy.report.PermissionCheckResult;
import io.github.premiumdeploy.report.PermissionReports;
import io.github.premiumdeploy.report.ReceiptFile;
import io.github.premiumdeploy.target.Target;
import io.github.premiumdeploy.text.FileErrorText;
import io.github.premiumdeploy.text.Redaction;
import java.io.IOException;
import java.time.Clock;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Does jobs: each with a deadline and a token of its own, by connections and threads that they have in common. */
final class JobRunner implements AutoCloseable {

    private final String goal;
    private final SharedConnections connections;
    private final TokenStore tokens;
    private final GitHubActions actions;
    private final ContractChoice contract;
    private final Clock clock;
    private final OrganizationComparison comparison = new OrganizationComparison();
    /** By the descriptor itself: targets that name the same file have the same. */
    private final Map<Descriptor, PossibleRuns> possible = Collections.synchronizedMap(new IdentityHashMap<>());

    private CompletableFuture<Optional<Connection>> ahead = CompletableFuture.completedFuture(Optional.empty());

    /**
     * A runner of one goal's jobs.
     *
     * @param goal its name
     * @param beside how many jobs are done at once
     * @param contract what permissions are judged by
     */
    JobRunner(String goal, int beside, Build build, ContractChoice contract, Clock clock) {
        this.goal = goal;
        this.connections = new SharedConnections(beside, build.userAgent());
        this.tokens = build.tokens();
        this.actions = new GitHubActions(build.environment(), build.workflowOutput());
        this.contract = contract;
        this.clock = clock;
    }

    /**
     * Begins to log in to the target of the only job, while the rest of that is read. What goes wrong with the login is told
     * to the first call that needs it; where there is none, because something is wrong with the job, to nobody. What goes
     * wrong with the connection itself is told to the job, which makes its own then.
     */
    void connectAhead(Target target, TargetLog log, Redaction redaction) {
        CompletableFuture<Optional<Connection>> made = new CompletableFuture<>();
        ahead = made;
        connections.threads().execute(() -> {
            try {
                Connection connection = connection(target, log, redaction);
                made.complete(Optional.of(connection));
                connection.logInAhead();
            } catch (RuntimeException | Error e) {
                made.complete(Optional.empty());
            }
        });
    }

    private Connection connection(Target target, TargetLog log, Redaction redaction) {
        return new Connection(target, connections, tokens, redaction, log::info, clock);
    }

    private Connection connected(Target target, TargetLog log, Redaction redaction) {
        Optional<Connection> made = ahead.join();
        return made.isPresent() ? made.get() : connection(target, log, redaction);
    }

    /** What was found out about the organizations so far, side by side. */
    OrganizationComparison comparison() {
        return comparison;
    }

    /** The name of the goal whose jobs these are. */
    String goal() {
        return goal;
    }

    /**
     * Connects to the target of a job, and lets the goal work on it.
     *
     * @return what was done
     */
    RunResult<TargetResult> run(Job job, OutputFiles files, TargetLog log, Redaction redaction) {
        Target target = job.target();
        if (target.organizationId().isEmpty()) {
            log.warnApart(GuardText.NOT_GUARDED);
        }
        Job due = job.goal().submitUnchanged() ? job : withoutUnchangedSubmission(job, files, log);
        PermissionReports reports = new PermissionReports(files, actions, log::info, log::warn).comparedIn(comparison);
        RunResult<TargetResult> result;
        try (Connection connection = connected(target, log, redaction)) {
            RunContext context =
                    new RunContext(connection.client(), connection.parallel(), target, due.app(), log::info, clock);
            connection.judgeBy(contract, due, log);
            TargetRun run = new TargetRun(due, context, files, reports, log, this::possible);
            result = RunResult.of(() -> job.goal().on(run));
        }
        if (result instanceof Failed<TargetResult> failed) {
            report(failed.failure())
                    .ifPresent(report ->
                            reports.writeRefused(new PermissionCheckResult(goal, target, clock.instant(), report)));
        }
        index(files, log);
        return result;
    }

    private PossibleRuns possible(Descriptor descriptor) {
        return possible.computeIfAbsent(descriptor, app -> new PossibleRuns(new ResourceKinds(), app));
    }

    /** The endpoint cannot be asked for what it has: the receipt says whether a deploy submitted just this. */
    private static Job withoutUnchangedSubmission(Job job, OutputFiles files, TargetLog log) {
        boolean isDone =
                job.app().submission().isPresent() && new ReceiptFile(files, job.digest(ForGoal.DEPLOY)).isDone();
        if (!isDone) {
            return job;
        }
        log.info("The submission is left out (submitUnchanged is false): " + files.path(ReceiptFile.NAME)
                + " says that it is done.");
        return job.withoutSubmission();
    }

    /** A start page that cannot be written is no reason to fail: all that it leads to is there. */
    private static void index(OutputFiles files, TargetLog log) {
        try {
            IndexPage.write(files).ifPresent(page -> log.info("Pages: " + page));
        } catch (IOException e) {
            log.warn("The start page could not be written as " + files.path(IndexPage.NAME) + ": "
                    + FileErrorText.of(e));
        }
    }

    /** What there is to report of a run that was refused as a whole. */
    private static Optional<AccessReport> report(RunFailure failure) {
        if (failure instanceof Stopped stopped) {
            return Optional.of(stopped.report());
        }
        return failure instanceof Refused refused ? Optional.of(refused.report()) : Optional.empty();
    }

    /** Ends what the jobs had in common, and a connection that no job took. */
    @Override
    public void close() {
        Optional<Connection> made = ahead.join();
        if (made.isPresent()) {
            made.get().close();
        }
        connections.close();
    }

    /** A failed job in words. */
    FailureMessage words(Failed<TargetResult> failed, Job job) {
        return FailureMessage.of(failed, goal, job.target());
    }
}
