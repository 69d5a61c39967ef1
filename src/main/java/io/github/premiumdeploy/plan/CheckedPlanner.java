package io.github.premiumdeploy.plan;

import io.github.premiumdeploy.access.AccessCheck;
import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.AssessedPermission;
import io.github.premiumdeploy.access.BudgetedLookups;
import io.github.premiumdeploy.access.Caller;
import io.github.premiumdeploy.access.Evidence;
import io.github.premiumdeploy.access.Explanation;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.access.Need;
import io.github.premiumdeploy.access.RefusedException;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.GenesysClient;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Parallel;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Plans, and checks that the organization takes the plan, before anything is written. */
public final class CheckedPlanner {

    /** What the explanation of a refusal may cost before anything is written. */
    private static final int EXPLAINING = 7;

    private final GenesysClient client;
    private final Parallel parallel;
    private final Planner planner;
    private final AccessCheck access;
    private final Explanation explanation;
    private final Clock clock;

    /**
     * Checks the plans of a planner.
     *
     * @param access judges what the caller may do
     * @param explanation explains refusals
     */
    public CheckedPlanner(
            GenesysClient client,
            Parallel parallel,
            Planner planner,
            AccessCheck access,
            Explanation explanation,
            Clock clock) {
        this.client = client;
        this.parallel = parallel;
        this.planner = planner;
        this.access = access;
        this.explanation = explanation;
        this.clock = clock;
    }

    /**
     * Reads the organization, the caller included.
     *
     * @throws IOException if the login fails
     */
    public Survey survey() throws IOException {
        return planner.survey();
    }

    /**
     * Plans, and checks that the plan can be executed.
     *
     * @param preflight whether to stop if a permission is surely missing
     * @throws RefusedException if the organization refuses to be read, or would refuse the plan
     * @throws PlanException if there is no plan
     * @throws IOException if a list gets no answer
     */
    public Plan plan(Survey survey, boolean preflight) throws RefusedException, IOException {
        Plan plan;
        try {
            planner.require(survey);
            if (!survey.refusals().isEmpty()) {
                throw refusedToRead(survey);
            }
            plan = planner.plan(survey);
        } catch (PlanException e) {
            throw preflight ? amongOthers(e, survey) : e;
        }
        if (preflight) {
            RefusedException.throwIfRefused(judge(survey, plan));
        }
        return plan;
    }

    /**
     * What the caller lacks of what a plan needs; more is asked only to explain it, or where the roles do not tell. Where
     * there is something to write, lists that may not show everything are in its way as well.
     */
    private AccessReport judge(Survey survey, Plan plan) {
        List<Need> writes = Needs.of(plan.changes());
        if (writes.isEmpty()) {
            return access.preflight(
                    survey.caller(), List.of(), new Evidence(), new BudgetedLookups(client, parallel, EXPLAINING));
        }
        EstimatedPlan estimate = planner.estimate(survey);
        Set<Need> needs = new LinkedHashSet<>(estimate.needs());
        needs.removeIf(need -> need.operation().isRead() && !survey.hasRead(need.operation()));
        needs.addAll(writes);
        return judge(survey, estimate, needs);
    }

    /** What the run would be refused for, with what could be read; what could not is judged as if nothing existed. */
    private AccessReport estimated(Survey survey) {
        planner.askForTypes(survey);
        EstimatedPlan estimate = planner.estimate(survey);
        return judge(survey, estimate, estimate.needs()).with(estimate.findings(survey.catalogue()));
    }

    private AccessReport judge(Survey survey, EstimatedPlan estimate, Set<Need> needs) {
        BudgetedLookups lookups = new BudgetedLookups(client, parallel, EXPLAINING).knowing(survey.catalogue());
        Caller caller = lookups.complete(survey.caller()).get();
        return access.preflight(caller, needs, estimate.addTo(new Evidence()), lookups);
    }

    /** A plan that is impossible, said with all else that is in the way. */
    private PlanException amongOthers(PlanException reason, Survey survey) throws RefusedException {
        AccessReport judged = estimated(survey);
        List<Finding> others = judged.refusals().stream()
                .filter(finding -> !finding.equals(reason.finding()))
                .toList();
        if (others.isEmpty() && !reason.isOfTheOrganization()) {
            return reason;
        }
        throw new RefusedException(
                judged.refusals().size() > others.size() ? judged : judged.with(List.of(reason.finding())));
    }

    /** A list that is refused ends the run; what else is in the way is said with it. */
    private RefusedException refusedToRead(Survey survey) throws RefusedException, IOException {
        AccessReport judged = estimated(survey);
        boolean foreseen = !survey.lacking(planner.reads(), clock.instant()).isEmpty();
        for (Map.Entry<Operation, IOException> refusal : survey.refusals().entrySet()) {
            if (refusal.getValue() instanceof ApiException api) {
                if (foreseen) {
                    return new RefusedException(judged);
                }
                boolean isList = planner.reads().stream()
                        .anyMatch(need -> need.operation().equals(refusal.getKey()));
                if (isList && api.isGone()) {
                    if (judged.refusals().isEmpty()) {
                        throw planner.notOffered(refusal.getKey());
                    }
                    return new RefusedException(judged);
                }
                if (judged.refusals().isEmpty()) {
                    Need asker = Need.of(planner.kindOf(refusal.getKey()), refusal.getKey());
                    return new RefusedException(explanation.of(survey.caller(), api, asker, List.of()), api);
                }
                return new RefusedException(judged, api);
            }
        }
        throw survey.refusals().values().iterator().next();
    }

    /**
     * Plans anew while a plan is applied, or after it: no more is pruned than by that plan.
     *
     * @param applied the plan that is applied
     * @throws IOException if the organization cannot be read
     * @throws PlanException if there is no plan
     */
    public Plan readBack(Plan applied) throws IOException {
        Survey survey = planner.survey();
        if (!survey.refusals().isEmpty()) {
            throw survey.refusals().values().iterator().next();
        }
        return planner.readBack(survey, applied.pruned());
    }

    /** Who reads an organization back, and what keeps them from seeing all that a plan makes, without another request. */
    public AccessReport seesBack(Survey survey, List<Change> different) {
        List<Need> reads = planner.reads().stream()
                .filter(need -> different.stream()
                        .anyMatch(change -> change.key().kind().equals(need.kind())))
                .toList();
        return access.report(survey.caller(), reads, new Evidence(), new BudgetedLookups(client, parallel, 0));
    }

    /** Whether resources of this kind are in lists of their own. A data action goes with its integration. */
    public boolean isListed(String kind) {
        return planner.knows(kind);
    }

    /**
     * What the caller surely lacks of what it would take to undo a plan.
     *
     * @return permissions, nothing if there is none
     */
    public List<String> missingToUndo(Survey survey, Plan plan) {
        return survey.lacking(planner.undoing(plan), clock.instant()).stream()
                .map(AssessedPermission::permission)
                .distinct()
                .toList();
    }
}
