package io.github.premiumdeploy.apply;

import io.github.premiumdeploy.access.RefusedException;
import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.EstimatedPlan;
import io.github.premiumdeploy.plan.Needs;
import io.github.premiumdeploy.plan.Plan;
import io.github.premiumdeploy.plan.PlanException;
import io.github.premiumdeploy.plan.Planner;
import io.github.premiumdeploy.plan.PlatformForm;
import io.github.premiumdeploy.plan.PruneList;
import io.github.premiumdeploy.plan.Step;
import io.github.premiumdeploy.plan.Verb;
import io.github.premiumdeploy.submit.Submission;
import io.github.premiumdeploy.access.AccessCheck;
import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.AssessedPermission;
import io.github.premiumdeploy.access.BudgetedLookups;
import io.github.premiumdeploy.access.Caller;
import io.github.premiumdeploy.access.Evidence;
import io.github.premiumdeploy.access.Explanation;
import io.github.premiumdeploy.access.Explanation.GivenRole;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.access.Need;
import io.github.premiumdeploy.access.RequirementCheck;
import io.github.premiumdeploy.apply.Receipt.Outcome;
import io.github.premiumdeploy.plan.kind.Kinds;
import io.github.premiumdeploy.plan.DuplicateResourceException;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.GenesysClient;
import io.github.premiumdeploy.genesys.OAuthClientsApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Parallel;
import io.github.premiumdeploy.genesys.PermissionCatalog;
import io.github.premiumdeploy.target.Target;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Makes an organization as a plan says, and reads it back. */
public final class Provisioning {

    /** What the explanation of a refusal may cost before anything is written. */
    private static final int EXPLAINING = 6;

    private static final Duration TWINS_PAUSE = Duration.ofSeconds(5);
    private static final int REPAIRS = 3;

    private final GenesysClient client;
    private final Parallel parallel;
    private final Planner planner;
    private final Explanation explanation;
    private final Progress progress;
    private final Clock clock;
    private final Execution execution;
    private final Set<String> removed = new HashSet<>();
    private final List<Change> performed = new ArrayList<>();
    private final Set<Change> deleted = ConcurrentHashMap.newKeySet();
    private Optional<Submission.Steps> journal = Optional.empty();
    private Set<String> pruned = Set.of();

    public Provisioning(
            GenesysClient client, Parallel parallel, Target target, Planner planner, Progress progress, Clock clock) {
        this.explanation = new Explanation(client, parallel, target);
        this.client = client;
        this.parallel = parallel;
        this.planner = planner;
        this.progress = progress;
        this.clock = clock;
        this.execution = new Execution(client);
    }

    /**
     * Reads the organization, the caller included.
     *
     * @throws IOException if the login fails
     */
    public Planner.Survey survey() throws IOException {
        return planner.survey();
    }

    /**
     * Plans, and checks that the plan can be executed.
     *
     * @param access judges what the caller may do
     * @param preflight whether to stop if a permission is surely missing
     * @throws RefusedException if the organization refuses to be read, or would refuse the plan
     * @throws PlanException if there is no plan
     * @throws IOException if a list gets no answer
     */
    public Plan plan(Planner.Survey survey, AccessCheck access, boolean preflight)
            throws RefusedException, IOException {
        Plan plan;
        try {
            planner.require(survey);
            if (!survey.refusals().isEmpty()) {
                throw refusedToRead(survey, access);
            }
            plan = planner.plan(survey);
            pruned = plan.pruneList().stream()
                    .flatMap(list -> list.going().stream())
                    .map(PruneList.Candidate::id)
                    .collect(Collectors.toSet());
        } catch (PlanException e) {
            throw preflight ? amongOthers(e, survey, access) : e;
        }
        if (preflight) {
            RefusedException.throwIfRefused(judge(survey, plan, access));
        }
        return plan;
    }

    private BudgetedLookups lookups(Planner.Survey survey) {
        return new BudgetedLookups(client, parallel, EXPLAINING).knowing(survey.catalogue());
    }

    /**
     * What the caller lacks of what a plan needs; more is asked only to explain it, or where the roles do not tell. Where
     * there is something to write, lists that may not show everything are in its way as well.
     */
    private AccessReport judge(Planner.Survey survey, Plan plan, AccessCheck access) {
        BudgetedLookups lookups = lookups(survey);
        List<Need> writes = Needs.of(plan.changes());
        if (writes.isEmpty()) {
            return access.preflight(survey.caller(), List.of(), new Evidence(), lookups);
        }
        EstimatedPlan estimate = planner.estimate(survey);
        Set<Need> needs = new LinkedHashSet<>(estimate.needs());
        needs.removeIf(need -> need.operation().isRead() && !survey.hasRead(need.operation()));
        needs.addAll(writes);
        Caller caller = lookups.complete(survey.caller()).get();
        return access.preflight(caller, needs, estimate.addTo(new Evidence()), lookups);
    }

    /** What the run would be refused for, with what could be read; what could not is judged as if nothing existed. */
    private AccessReport estimated(Planner.Survey survey, AccessCheck access) {
        BudgetedLookups lookups = lookups(survey);
        Caller caller = lookups.complete(survey.caller()).get();
        EstimatedPlan estimate = planner.estimate(survey);
        return access.preflight(caller, estimate.needs(), estimate.addTo(new Evidence()), lookups)
                .with(estimate.findings(survey.catalogue()));
    }

    /** A plan that is impossible, said with all else that is in the way. */
    private PlanException amongOthers(PlanException reason, Planner.Survey survey, AccessCheck access)
            throws RefusedException {
        AccessReport judged = estimated(survey, access);
        List<Finding> others = judged.refusals().stream()
                .filter(finding -> !finding.equals(reason.finding()))
                .toList();
        if (others.isEmpty()) {
            return reason;
        }
        throw new RefusedException(
                judged.refusals().size() > others.size() ? judged : judged.with(List.of(reason.finding())));
    }

    /** A list that is refused ends the run; what else is in the way is said with it. */
    private RefusedException refusedToRead(Planner.Survey survey, AccessCheck access)
            throws RefusedException, IOException {
        AccessReport judged = estimated(survey, access);
        boolean foreseen = new RequirementCheck(
                        survey.caller(),
                        clock.instant(),
                        survey.catalogue().value().orElse(PermissionCatalog.UNKNOWN))
                .judge(planner.reads()).stream()
                        .anyMatch(assessed -> assessed.verdict().isRefusal());
        for (Map.Entry<Operation, IOException> refusal : survey.refusals().entrySet()) {
            if (refusal.getValue() instanceof ApiException api) {
                if (foreseen) {
                    return new RefusedException(judged);
                }
                boolean isList = planner.reads().stream()
                        .anyMatch(need -> need.operation().equals(refusal.getKey()));
                if (isList && (api.status() == 404 || api.status() == 410)) {
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
     * Executes a plan.
     *
     * @param caller explains a refusal
     * @param steps is told what has been done
     * @throws StepException with the first step that could not be done
     * @throws InterruptedException if the build is asked to stop
     */
    public void execute(Plan plan, Caller caller, Submission.Steps steps) throws StepException, InterruptedException {
        journal = Optional.of(steps);
        try {
            perform(plan);
        } catch (StepException e) {
            throw e.reason() instanceof ApiException refusal ? explained(e, refusal, caller, execution) : e;
        }
    }

    private StepException explained(StepException e, ApiException refusal, Caller caller, Execution execution) {
        Need asker = new Need(e.change().key().kind(), e.change().fullName(), refusal.operation());
        List<GivenRole> roles = e.step().after().stream()
                .map(Step.After::key)
                .filter(key -> isGiven(refusal.operation()) && key.kind().equals("role"))
                .distinct()
                .flatMap(key -> execution.id(key).map(id -> new GivenRole(id, key.name())).stream())
                .toList();
        return e.with(explanation.of(caller, refusal, asker, roles).findings());
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
     * @throws StepException if a surplus resource of this run cannot be removed, or a gap not be filled
     * @throws VerificationException if the organization cannot be what is planned, whoever made it so
     * @throws InterruptedException if the build is asked to stop
     */
    public List<Change> verify() throws IOException, StepException, VerificationException, InterruptedException {
        ConcurrentRuns rivals = new ConcurrentRuns(execution, progress);
        int repairs = 0;
        BackOff backOff = execution.backOff().reading();
        while (true) {
            Plan plan;
            try {
                plan = seen();
            } catch (DuplicateResourceException e) {
                Optional<Change> removal = rivals.meet(e);
                if (removal.isPresent()) {
                    perform(new Plan("", List.of(removal.get())));
                    backOff.restart();
                } else if (!wait(TWINS_PAUSE)) {
                    throw rivals.undecided();
                }
                continue;
            } catch (PlanException e) {
                throw new VerificationException("The organization, read back, cannot be what is planned any more: "
                        + e.getMessage() + ". " + e.remedy());
            }
            List<Change> different = plan.changes().stream()
                    .filter(Change::writes)
                    .filter(change -> !isFormOnly(change))
                    .toList();
            List<Change> hidden = plan.changes().stream().filter(this::hidesOwn).toList();
            if (different.isEmpty() && hidden.isEmpty()) {
                rivals.finish();
                return different;
            }
            boolean isLagging = !hidden.isEmpty() || different.stream().anyMatch(this::isLagging);
            boolean isLeft = rivals.haveMet() || different.stream().anyMatch(Provisioning::isSurplus);
            progress.now(named(different.isEmpty() ? hidden : different) + " not seen as planned yet; reading again in "
                    + backOff.next().toSeconds() + " s");
            Duration patience =
                    isLagging ? BackOff.SEEN_EVERYWHERE : isLeft ? BackOff.RIVAL_FINISHES : BackOff.FIELDS_SEEN;
            if (backOff.waited().compareTo(patience) < 0 && backOff.pause()) {
                continue;
            }
            if (different.isEmpty()) {
                throw rivals.undecided();
            } else if ((isLeft || rivals.haveMet()) && repairs++ < REPAIRS) {
                // What another run left half-made or twice, or nobody made in the end.
                perform(plan);
                backOff.restart();
            } else {
                return different;
            }
        }
    }

    /** Whether all that differs is what the platform keeps in forms of its own, as this run has seen. */
    private boolean isFormOnly(Change change) {
        return change.type() == Change.Type.UPDATE
                && !change.differences().isEmpty()
                && change.differences().stream()
                        .allMatch(difference -> execution.settled().isForm(change.key(), difference));
    }

    /** What the platform keeps in forms of its own of what this run wrote. */
    public List<PlatformForm> platformForms() {
        return performed.stream()
                .filter(change -> change.type() != Change.Type.DELETE)
                .flatMap(change -> execution.settled().forms(change.key()).stream()
                        .map(difference -> new PlatformForm(
                                change.key().kind(),
                                change.fullName(),
                                execution.id(change.key()).or(change::id).orElse(""),
                                difference)))
                .distinct()
                .toList();
    }

    private boolean wait(Duration pause) throws IOException {
        return client.deadline().sleep(pause, URI.create(client.apiUrl() + "/"));
    }

    /** A plan for the organization as it is seen now. */
    private Plan seen() throws IOException {
        Planner.Survey survey = planner.survey();
        if (!survey.refusals().isEmpty()) {
            throw survey.refusals().values().iterator().next();
        }
        return planner.readBack(survey, pruned);
    }

    /** Whether a run that fails now has changed anything, or may have. */
    public boolean hasWritten() {
        return !execution.undos().isEmpty() || !deleted.isEmpty();
    }

    /**
     * What the caller surely lacks of what it would take to undo a plan.
     *
     * @return permissions, nothing if there is none
     */
    public List<String> missingToUndo(Planner.Survey survey, Plan plan) {
        return new RequirementCheck(
                        survey.caller(),
                        clock.instant(),
                        survey.catalogue().value().orElse(PermissionCatalog.UNKNOWN))
                .judge(planner.undoing(plan)).stream()
                        .filter(assessed -> assessed.verdict().isRefusal())
                        .map(AssessedPermission::permission)
                        .distinct()
                        .toList();
    }

    /** Undoes all that was done, as far as that is possible and the deadline lasts. */
    public RollbackResult rollBack() {
        return new Rollback(execution, performed, journal.orElse(step -> {}), progress, clock)
                .run(deleted.stream()
                        .filter(change ->
                                change.id().filter(id -> !execution.isOwn(id)).isPresent())
                        .toList());
    }

    private void perform(Plan plan) throws StepException, InterruptedException {
        performed.addAll(plan.changes());
        plan.changes()
                .forEach(change -> change.id().ifPresent(id -> {
                    execution.know(change.key(), id);
                    if (change.type() == Change.Type.DELETE) {
                        removed.add(id);
                    }
                }));
        new StepExecutor(parallel, new Journalling(execution, journal.orElse(step -> {}))).run(plan, execution);
    }

    /** Whether lists show another one than this run made: they will show both. A data action goes with its integration. */
    private boolean hidesOwn(Change change) {
        Optional<String> own = execution.id(change.key()).filter(execution::hasMade);
        boolean isOfItsOwn = Kinds.ALL.stream()
                .anyMatch(kind -> kind.key().equals(change.key().kind()));
        return isOfItsOwn
                && change.type() != Change.Type.DELETE
                && own.isPresent()
                && change.id().filter(id -> !id.equals(own.get())).isPresent();
    }

    /** Whether lists do not show yet what this run did: what it made is not there, or what it removed is. */
    private boolean isLagging(Change change) {
        return change.type() == Change.Type.CREATE
                || change.type() == Change.Type.DELETE
                        && change.id().filter(removed::contains).isPresent();
    }

    /** Whether there is more than there should be. */
    private static boolean isSurplus(Change change) {
        return change.steps().stream().anyMatch(step -> step.verb() == Verb.DELETE);
    }

    private static String named(List<Change> different) {
        Change first = different.get(0);
        int more = different.size() - 1;
        return first.key().kind() + " \"" + first.fullName() + "\""
                + (more == 0 ? " is" : " and " + more + " more are");
    }

    /** Keeps a receipt's step for every step of the plan. */
    private final class Journalling implements StepExecutor.Listener {

        private final Execution execution;
        private final Submission.Steps steps;
        private final Map<Step, Instant> begun = new ConcurrentHashMap<>();

        Journalling(Execution execution, Submission.Steps steps) {
            this.execution = execution;
            this.steps = steps;
        }

        @Override
        public void begins(Change change, Step step) {
            begun.put(step, clock.instant());
        }

        @Override
        public void done(Change change, Step step) throws IOException {
            note(change, step);
            progress.now(change.type().sign() + " " + change.key().kind() + " \"" + change.fullName() + "\": "
                    + step.verb().word() + " done");
            keep(change, step, Outcome.DONE, Optional.empty());
        }

        @Override
        public void failed(Change change, Step step, Exception reason, boolean inDoubt) throws IOException {
            if (inDoubt) {
                note(change, step);
            }
            keep(change, step, inDoubt ? Outcome.UNKNOWN : Outcome.FAILED, Optional.ofNullable(reason.getMessage()));
        }

        private void note(Change change, Step step) {
            if (step.verb() == Verb.DELETE && change.type() == Change.Type.DELETE) {
                deleted.add(change);
            }
        }

        private void keep(Change change, Step step, Outcome outcome, Optional<String> note) throws IOException {
            Instant start = begun.get(step);
            Optional<String> id = execution.id(change.key());
            boolean isOthers = step.verb() == Verb.CREATE
                    && outcome == Outcome.DONE
                    && id.filter(execution::hasMade).isEmpty();
            steps.keep(new Receipt.Step(
                    isOthers ? Receipt.ADOPT : step.verb().word(),
                    change.key().kind(),
                    change.fullName(),
                    step.operations().get(0).signature(),
                    outcome,
                    id,
                    id.flatMap(known -> selfUri(step.operations().get(0), known)),
                    Optional.empty(),
                    Optional.empty(),
                    note,
                    start,
                    Duration.between(start, clock.instant())));
        }

        /** Where the platform has the resource: the collection that it was made in, and its id. */
        private static Optional<String> selfUri(Operation operation, String id) {
            String collection = operation.path().replaceFirst("/\\{.*", "").replaceFirst("/drafts$", "");
            return collection.contains("/subjects") ? Optional.empty() : Optional.of(collection + "/" + id);
        }
    }
}
