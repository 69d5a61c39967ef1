package io.github.premiumdeploy.deploy;

import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.Caller;
import io.github.premiumdeploy.access.Explanation;
import io.github.premiumdeploy.access.Explanation.GivenRole;
import io.github.premiumdeploy.access.Inquiry;
import io.github.premiumdeploy.access.Judgement;
import io.github.premiumdeploy.access.Need;
import io.github.premiumdeploy.access.RequirementCheck;
import io.github.premiumdeploy.deploy.Receipt.Outcome;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.GenesysClient;
import io.github.premiumdeploy.genesys.OAuthClientsApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Parallel;
import io.github.premiumdeploy.target.Target;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Makes an organization as a plan says, and reads it back. */
public final class Provisioning {

    private static final int LOOKS = 6;

    /** What the explanation of a refusal may cost before anything is written. */
    private static final int EXPLAINING = 6;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final GenesysClient client;
    private final Parallel parallel;
    private final Planner planner;
    private final Explanation explanation;
    private final Progress progress;
    private final Clock clock;

    public Provisioning(
            GenesysClient client, Parallel parallel, Target target, Planner planner, Progress progress, Clock clock) {
        this.explanation = new Explanation(client, parallel, target);
        this.client = client;
        this.parallel = parallel;
        this.planner = planner;
        this.progress = progress;
        this.clock = clock;
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
     * @param report what is known of the caller
     * @param preflight whether to stop if a permission is surely missing
     * @throws RefusedException if the organization refuses to be read, or would refuse the plan
     * @throws PlanException if there is no plan
     * @throws IOException if a list gets no answer
     */
    public Plan plan(Planner.Survey survey, AccessReport report, boolean preflight)
            throws RefusedException, IOException {
        planner.require(survey);
        if (!survey.refusals().isEmpty()) {
            throw refusedToRead(survey, report);
        }
        Plan plan = planner.plan(survey);
        if (preflight) {
            AccessReport judged = judge(survey, Needs.of(plan.changes()), report);
            if (!judged.refusals().isEmpty()) {
                throw new RefusedException(judged);
            }
        }
        return plan;
    }

    /** What the caller surely lacks of what is needed; only then is more asked, to explain it. */
    private AccessReport judge(Planner.Survey survey, List<Need> needs, AccessReport report) {
        Inquiry inquiry = new Inquiry(client, parallel, EXPLAINING);
        Caller caller = needs.isEmpty()
                ? survey.caller()
                : inquiry.complete(survey.caller()).get();
        List<Judgement> judged =
                new RequirementCheck(caller, clock.instant(), survey.catalogue().value()).judge(needs);
        boolean missing =
                judged.stream().anyMatch(judgement -> judgement.verdict().isRefusal());
        return missing ? report.with(inquiry.explain(caller, judged), judged) : report.with(List.of(), judged);
    }

    /** A list that is refused ends the run; what else the caller surely lacks to read is said with it. */
    private RefusedException refusedToRead(Planner.Survey survey, AccessReport report)
            throws RefusedException, IOException {
        AccessReport judged = judge(survey, planner.reads(), report);
        for (Map.Entry<Operation, IOException> refusal : survey.refusals().entrySet()) {
            boolean isList =
                    planner.reads().stream().anyMatch(need -> need.operation().equals(refusal.getKey()));
            if (isList && judged.refusals().isEmpty() && Planner.isAbsent(refusal.getValue())) {
                throw planner.notOffered(refusal.getKey());
            }
            if (refusal.getValue() instanceof ApiException api) {
                if (!judged.refusals().isEmpty()) {
                    return new RefusedException(judged);
                }
                Need asker = Need.of(planner.kindOf(refusal.getKey()), refusal.getKey());
                return new RefusedException(explanation.of(survey.caller(), api, asker, List.of()), api);
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
     */
    public void execute(Plan plan, Caller caller, Submission.Steps steps) throws StepException {
        Execution execution = new Execution(client);
        plan.changes().forEach(change -> change.id().ifPresent(id -> execution.know(change.key(), id)));
        try {
            new Executor(parallel, new Journalling(execution, steps)).run(plan, execution);
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
     * Reads back until the organization is as planned; lists lag behind writes.
     *
     * @return what is still different, nothing if all is as planned
     * @throws IOException if the organization cannot be read
     */
    public List<Change> verify() throws IOException {
        Duration pause = FIRST_PAUSE;
        for (int look = 1; ; look++) {
            Planner.Survey survey = planner.survey();
            if (!survey.refusals().isEmpty()) {
                throw survey.refusals().values().iterator().next();
            }
            List<Change> different = planner.plan(survey).changes().stream()
                    .filter(Change::writes)
                    .toList();
            if (different.isEmpty()
                    || look == LOOKS
                    || !client.deadline().sleep(pause, URI.create(client.apiUrl() + "/"))) {
                return different;
            }
            progress.now(named(different) + " not seen as planned yet; reading again in " + pause.toSeconds() + " s");
            pause = pause.multipliedBy(2);
        }
    }

    private static String named(List<Change> different) {
        Change first = different.get(0);
        int more = different.size() - 1;
        return first.key().kind() + " \"" + first.fullName() + "\""
                + (more == 0 ? " is" : " and " + more + " more are");
    }

    /** Keeps a receipt's step for every step of the plan. */
    private final class Journalling implements Executor.Listener {

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
            progress.now(change.type().sign() + " " + change.key().kind() + " \"" + change.fullName() + "\": "
                    + step.verb().word() + " done");
            keep(change, step, Outcome.DONE, Optional.empty());
        }

        @Override
        public void failed(Change change, Step step, IOException reason) throws IOException {
            keep(change, step, Outcome.FAILED, Optional.ofNullable(reason.getMessage()));
        }

        private void keep(Change change, Step step, Outcome outcome, Optional<String> note) throws IOException {
            Instant start = begun.get(step);
            Optional<String> id = execution.id(change.key());
            steps.keep(new Receipt.Step(
                    step.verb().word(),
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
