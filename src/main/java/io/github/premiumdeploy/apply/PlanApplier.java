package io.github.premiumdeploy.apply;

import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.Caller;
import io.github.premiumdeploy.access.Explanation;
import io.github.premiumdeploy.access.Need;
import io.github.premiumdeploy.apply.RunFailure.Refused;
import io.github.premiumdeploy.apply.RunFailure.StepFailed;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.GenesysClient;
import io.github.premiumdeploy.genesys.NamedEntity;
import io.github.premiumdeploy.genesys.OAuthClientsApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Parallel;
import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.CheckedPlanner;
import io.github.premiumdeploy.plan.Plan;
import io.github.premiumdeploy.plan.PlatformForm;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Applies one plan: makes an organization as it says, reads it back, and undoes what was done where that is wanted. */
public final class PlanApplier {

    /** Of two of one name, of which one goes, the one that stays is what others mean. */
    private static final Comparator<Change> REMOVALS_FIRST =
            Comparator.comparing(change -> change.type() != Change.Type.DELETE);

    private final Parallel parallel;
    private final Explanation explanation;
    private final ApplyContext run;
    private final Set<String> removed = new HashSet<>();
    private final List<Change> performed = new ArrayList<>();

    /**
     * Prepares to apply the plan of one run.
     *
     * @param explanation explains refusals
     * @param receipt is told what has been done
     */
    public PlanApplier(
            GenesysClient client,
            Parallel parallel,
            Explanation explanation,
            ReceiptSteps receipt,
            Progress progress,
            Clock clock) {
        this.parallel = parallel;
        this.explanation = explanation;
        this.run = ApplyContext.of(client, parallel, receipt, progress, clock);
    }

    /**
     * Applies a plan.
     *
     * @param caller explains a refusal
     * @throws FailureException with the first step that could not be done
     * @throws InterruptedException if the build is asked to stop
     */
    public void apply(Plan plan, Caller caller) throws FailureException, InterruptedException {
        try {
            perform(plan);
        } catch (FailureException e) {
            throw e.failure() instanceof StepFailed failed && failed.reason() instanceof Refused refused
                    ? new FailureException(failed.explainedBy(explanation(failed, refused.answer(), caller)))
                    : e;
        }
    }

    private AccessReport explanation(StepFailed failed, ApiException refusal, Caller caller) {
        Need asker = new Need(failed.change().key().kind(), failed.change().fullName(), refusal.operation());
        List<NamedEntity> roles = failed.step().roles().stream()
                .filter(passed -> isGiven(refusal.operation()))
                .flatMap(passed -> passed.all(run.ids()).stream())
                .map(role -> new NamedEntity(role.id(), role.name()))
                .toList();
        return explanation.of(caller, refusal, asker, roles);
    }

    private static boolean isGiven(Operation operation) {
        return operation.equals(OAuthClientsApi.CREATE) || operation.equals(OAuthClientsApi.UPDATE);
    }

    /**
     * Reads back until the organization is as planned; lists lag behind writes. What another run made at the same time is
     * told apart, and of two one stays.
     *
     * @return what is still different, nothing if all is as planned
     * @throws IOException if the organization cannot be read
     * @throws FailureException if a surplus resource of this run cannot be removed, or a gap not be filled, or the organization
     *     cannot be what is planned, whoever made it so
     * @throws InterruptedException if the build is asked to stop
     */
    public List<Change> verify(CheckedPlanner planner, Plan plan)
            throws IOException, FailureException, InterruptedException {
        return new ReadBack(run, planner, plan, this).verify();
    }

    /** What the platform keeps in forms of its own of what this run wrote. */
    public List<PlatformForm> platformForms() {
        return performed.stream()
                .filter(change -> change.type() != Change.Type.DELETE)
                .flatMap(change -> run.settle().forms(change.key()).stream()
                        .map(difference -> new PlatformForm(
                                change.key().kind(),
                                change.fullName(),
                                run.ids().find(change.key()).or(change::id).orElse(""),
                                difference)))
                .distinct()
                .toList();
    }

    /** Whether a run that fails now has changed anything, or may have. */
    public boolean hasWritten() {
        return !run.undos().isEmpty() || !run.journal().deleted().isEmpty();
    }

    /** Undoes all that was done, as far as that is possible and the deadline lasts. */
    public RollbackResult rollBack() {
        return new Rollback(run, performed)
                .run(run.journal().deleted().stream()
                        .filter(change ->
                                change.id().filter(id -> !run.ids().isOwn(id)).isPresent())
                        .toList());
    }

    /** Whether a plan deleted the resource of this id. */
    boolean hasRemoved(String id) {
        return removed.contains(id);
    }

    void perform(Plan plan) throws FailureException, InterruptedException {
        performed.addAll(plan.changes());
        plan.changes().stream()
                .sorted(REMOVALS_FIRST)
                .forEach(change -> change.id().ifPresent(id -> {
                    run.ids().know(change.key(), id);
                    if (change.type() == Change.Type.DELETE) {
                        removed.add(id);
                    }
                }));
        new StepExecutor(parallel, run).run(plan);
    }
}
