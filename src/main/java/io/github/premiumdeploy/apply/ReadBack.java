package io.github.premiumdeploy.apply;

import io.github.premiumdeploy.apply.RunFailure.NotVerified;
import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.CheckedPlanner;
import io.github.premiumdeploy.plan.DuplicateResourceException;
import io.github.premiumdeploy.plan.Plan;
import io.github.premiumdeploy.plan.PlanException;
import io.github.premiumdeploy.plan.Verb;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads an organization back after a plan was applied, and mends what another run left half-made or twice. */
final class ReadBack {

    private static final Duration TWINS_PAUSE = Duration.ofSeconds(5);
    private static final int REPAIRS = 3;

    private final ApplyContext run;
    private final CheckedPlanner planner;
    private final Plan plan;
    private final PlanApplier applier;

    ReadBack(ApplyContext run, CheckedPlanner planner, Plan plan, PlanApplier applier) {
        this.run = run;
        this.planner = planner;
        this.plan = plan;
        this.applier = applier;
    }

    /** Reads until the organization is as planned, or will not be, and tells what is still different. */
    List<Change> verify() throws IOException, FailureException, InterruptedException {
        ConcurrentRuns rivals = new ConcurrentRuns(run);
        int repairs = 0;
        BackOff backOff = run.client().backOff().reading();
        while (true) {
            Plan seen;
            try {
                seen = planner.readBack(plan);
            } catch (DuplicateResourceException e) {
                Optional<Change> removal = rivals.meet(e);
                if (removal.isPresent()) {
                    applier.perform(new Plan("", List.of(removal.get())));
                    backOff.restart();
                } else if (!run.client().pause(TWINS_PAUSE)) {
                    throw rivals.undecided();
                }
                continue;
            } catch (PlanException e) {
                if (rivals.mayPass(e) && run.client().pause(TWINS_PAUSE)) {
                    continue;
                }
                throw new FailureException(
                        new NotVerified("The organization, read back, cannot be what is planned any more: "
                                + e.getMessage() + ". " + e.remedy()));
            }
            List<Change> different = seen.changes().stream()
                    .filter(Change::writes)
                    .filter(change -> !isFormOnly(change))
                    .toList();
            List<Change> hidden = seen.changes().stream().filter(this::hidesOwn).toList();
            if (different.isEmpty() && hidden.isEmpty()) {
                rivals.finish();
                return different;
            }
            boolean isLagging = !hidden.isEmpty() || different.stream().anyMatch(this::isLagging);
            boolean isLeft = rivals.haveMet() || different.stream().anyMatch(ReadBack::isSurplus);
            run.say(named(different.isEmpty() ? hidden : different) + " not seen as planned yet; reading again in "
                    + backOff.next().toSeconds() + " s");
            Duration patience =
                    isLagging ? BackOff.SEEN_EVERYWHERE : isLeft ? BackOff.RIVAL_FINISHES : BackOff.FIELDS_SEEN;
            if (backOff.waited().compareTo(patience) < 0 && backOff.pause()) {
                continue;
            }
            if (different.isEmpty()) {
                throw rivals.undecided();
            } else if (isLeft && repairs++ < REPAIRS) {
                // What another run left half-made or twice, or nobody made in the end.
                applier.perform(seen);
                backOff.restart();
            } else {
                return different;
            }
        }
    }

    /** Whether all that differs is what the platform keeps in forms of its own, as this run has seen. */
    private boolean isFormOnly(Change change) {
        return change.isFormOnly(difference -> run.settle().isForm(change.key(), difference));
    }

    /** Whether lists show another one than this run made: they will show both. A data action goes with its integration. */
    private boolean hidesOwn(Change change) {
        Optional<String> own = run.ids().find(change.key()).filter(run.ids()::hasMade);
        boolean isOfItsOwn = planner.isListed(change.key().kind());
        return isOfItsOwn
                && change.type() != Change.Type.DELETE
                && own.isPresent()
                && change.id().filter(id -> !id.equals(own.get())).isPresent();
    }

    /** Whether lists do not show yet what this run did: what it made is not there, or what it removed is. */
    private boolean isLagging(Change change) {
        return change.type() == Change.Type.CREATE
                || change.steps().stream().allMatch(step -> step.verb() == Verb.GRANT)
                || change.type() == Change.Type.DELETE
                        && change.id().filter(applier::hasRemoved).isPresent();
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
}
