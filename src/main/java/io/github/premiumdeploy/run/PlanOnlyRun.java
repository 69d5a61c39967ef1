package io.github.premiumdeploy.run;

import io.github.premiumdeploy.access.AccessCheck;
import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.access.Check;
import io.github.premiumdeploy.access.RefusedException;
import io.github.premiumdeploy.apply.RunFailure;
import io.github.premiumdeploy.apply.RunResult;
import io.github.premiumdeploy.plan.CheckedPlanner;
import io.github.premiumdeploy.plan.Plan;
import io.github.premiumdeploy.plan.PlanException;
import io.github.premiumdeploy.plan.Planner;
import io.github.premiumdeploy.target.Target;
import java.io.IOException;
import java.util.function.Consumer;

/** Identifies an organization and plans for it, without changing anything. */
public final class PlanOnlyRun {

    private final Target target;
    private final AccessCheck access;
    private final CheckedPlanner planner;

    public PlanOnlyRun(Target target, AccessCheck access, CheckedPlanner planner) {
        this.target = target;
        this.access = access;
        this.planner = planner;
    }

    /**
     * Plans.
     *
     * @param preflight whether to stop if a permission is surely missing
     * @param identified is told who the caller is, once it is known to be in the right organization
     */
    public RunResult<Plan> plan(boolean preflight, Consumer<AccessReport> identified) {
        try {
            Planner.Survey survey = planner.survey();
            AccessReport report = access.preflight(survey.caller());
            guard(target, report);
            identified.accept(report);
            return new RunResult.Done<>(planner.plan(survey, access, preflight));
        } catch (RefusedException e) {
            return RunResult.failed(RunFailure.of(e));
        } catch (PlanException e) {
            return RunResult.failed(RunFailure.of(e));
        } catch (IOException e) {
            return RunResult.failed(RunFailure.of(e, false));
        }
    }

    /**
     * Stops a run with a token that is refused, or of another organization than the one that is meant.
     *
     * @throws RefusedException if it is so
     */
    static void guard(Target target, AccessReport report) throws RefusedException {
        boolean stops = report.findings().stream()
                .anyMatch(finding -> finding.cause().isWrongOrganization()
                        || finding.cause() == Cause.ORGANIZATION_UNKNOWN
                                && target.organizationId().isPresent()
                        || finding.check() == Check.TOKEN && finding.verdict().isRefusal());
        if (stops) {
            throw new RefusedException(report);
        }
    }
}
