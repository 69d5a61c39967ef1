package io.github.premiumdeploy.run;

import io.github.premiumdeploy.deploy.PlanException;
import io.github.premiumdeploy.deploy.RefusedException;
import io.github.premiumdeploy.deploy.StepException;
import io.github.premiumdeploy.deploy.SubmissionException;
import io.github.premiumdeploy.deploy.VerificationException;
import io.github.premiumdeploy.report.Checked;
import io.github.premiumdeploy.report.Ending;
import io.github.premiumdeploy.report.GitHubActions;
import io.github.premiumdeploy.report.GuardText;
import io.github.premiumdeploy.report.OutputFiles;
import io.github.premiumdeploy.report.PermissionReports;
import io.github.premiumdeploy.target.Target;
import io.github.premiumdeploy.text.Redaction;
import java.io.IOException;
import java.time.Clock;

/** Does jobs: each with a connection of its own, which is there while the job runs, and no longer. */
public final class JobRunner {

    /** What a goal does to one target. */
    public interface Work {
        /** Whether an earlier run did the job already, so that there is no need to do it again. */
        boolean isDone(Job job, OutputFiles files);

        /**
         * Does it.
         *
         * @return what was done, in one line
         * @throws EndedException if it does not succeed
         * @throws RefusedException if the organization refuses, or would
         * @throws StepException if a step of a plan cannot be done
         * @throws VerificationException if the organization is not as planned in the end
         * @throws SubmissionException if a submission comes to no good end
         * @throws IOException if a server gives no answer, or a file cannot be written
         */
        String on(TargetRun run)
                throws EndedException, RefusedException, StepException, VerificationException, SubmissionException,
                        IOException;
    }

    private final Work work;
    private final String goal;
    private final int beside;
    private final String userAgent;
    private final GitHubActions actions;
    private final Clock clock;

    /**
     * @param goal the goal's name, for messages
     * @param beside how many jobs are done at once
     * @param actions shows what was checked where GitHub runs the build
     */
    public JobRunner(Work work, String goal, int beside, String userAgent, GitHubActions actions, Clock clock) {
        this.work = work;
        this.goal = goal;
        this.beside = beside;
        this.userAgent = userAgent;
        this.actions = actions;
        this.clock = clock;
    }

    /** Whether an earlier run did the job already. */
    public boolean isDone(Job job, OutputFiles files) {
        return work.isDone(job, files);
    }

    /**
     * Does a job.
     *
     * @return what was done, in one line
     * @throws EndedException if it does not succeed
     */
    public String run(Job job, OutputFiles files, TargetLog log, Redaction redaction) throws EndedException {
        Target target = job.target();
        if (target.organizationId().isEmpty()) {
            log.warnApart(GuardText.NOT_GUARDED);
        }
        PermissionReports reports = new PermissionReports(files, actions, log::info, log::warn);
        try (Connection connection = new Connection(target, beside, userAgent, redaction, log::info, clock)) {
            return work.on(new TargetRun(job, connection, files, reports, log));
        } catch (RefusedException e) {
            reports.writeRefused(new Checked(goal, target, clock.instant(), e.report()));
            throw new EndedException(Ending.of(e, goal, target), e);
        } catch (PlanException e) {
            throw new EndedException(Ending.of(e), e);
        } catch (StepException e) {
            throw new EndedException(Ending.of(e, target), e);
        } catch (VerificationException e) {
            throw new EndedException(Ending.of(e), e);
        } catch (SubmissionException e) {
            throw new EndedException(Ending.of(e, target), e);
        } catch (IOException e) {
            throw new EndedException(Ending.of(e, target), e);
        }
    }
}
