package io.github.premiumdeploy.apply;

import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.DuplicateResourceException;
import io.github.premiumdeploy.plan.Existing;
import io.github.premiumdeploy.plan.PlanException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What happens where two runs made the same resource at the same time, which most kinds let them do. One of two stays, told
 * from what both runs see, and the run that made the other one removes it and takes over the first. A run that should keep its
 * own and sees that the other does not go away lets it be: that run has ended.
 */
final class ConcurrentRuns {

    private static final int LOOKS = 12;

    /** A run that should keep its own looks so often before it lets it be, and may begin with that later. */
    private static final int LOOKS_OF_BYSTANDERS = 3 * LOOKS;

    private final ApplyContext run;
    private final Map<String, Integer> looks = new HashMap<>();
    private Optional<DuplicateResourceException> last = Optional.empty();
    private Optional<String> client = Optional.empty();

    ConcurrentRuns(ApplyContext run) {
        this.run = run;
    }

    /** Tells what this run has to remove of several resources of one identity; empty if it has to look again. */
    Optional<Change> meet(DuplicateResourceException twins) throws FailureException {
        last = Optional.of(twins);
        List<Existing> sorted = twins.twins();
        List<Existing> own =
                sorted.stream().filter(twin -> run.ids().hasAnswer(twin.id())).toList();
        if (own.isEmpty()) {
            return ofOthers(twins);
        }
        Existing latest = own.get(own.size() - 1);
        if (own.size() > 1) {
            return Optional.of(removal(twins, latest));
        }
        boolean stays = sorted.get(0).equals(latest);
        if (stays && looks.merge(latest.id(), 1, Integer::sum) <= LOOKS) {
            run.say(twins.getMessage() + "; another run made one at the same time, and should remove it");
            return Optional.empty();
        }
        run.say(twins.getMessage() + "; another run made one at the same time, and that of this run is removed");
        if (twins.hasSecretOfOthers()) {
            client = Optional.of(twins.getMessage());
        }
        return Optional.of(removal(twins, latest));
    }

    private Optional<Change> ofOthers(DuplicateResourceException twins) throws FailureException {
        Optional<Existing> lost = lost(twins);
        if (lost.isPresent()) {
            return abandoned(twins, lost.get());
        }
        if (looks.merge(twins.twins().get(0).id(), 1, Integer::sum) <= LOOKS_OF_BYSTANDERS) {
            run.say(twins.getMessage() + "; none of them is this run's, and the run that made one should remove it");
            return Optional.empty();
        }
        throw failure(twins.getMessage() + ". None of them was made by this run. " + twins.remedy());
    }

    /**
     * What a request of this run made whose answer was lost: nobody has touched it, and this run has lost as many answers as there
     * are such. Empty if there is none.
     */
    private Optional<Existing> lost(DuplicateResourceException twins) {
        List<Existing> untouched = twins.twins().stream()
                .filter(twins::isUntouched)
                .filter(twin ->
                        run.ids().find(twin.key()).filter(twin.id()::equals).isEmpty())
                .toList();
        boolean isAccountedFor = !untouched.isEmpty()
                && untouched.size() < twins.twins().size()
                && run.ids().lost(untouched.get(0).key()) >= untouched.size();
        return isAccountedFor ? Optional.of(untouched.get(untouched.size() - 1)) : Optional.empty();
    }

    /** Another run that made it would have gone on with it by the time that it is removed. */
    private Optional<Change> abandoned(DuplicateResourceException twins, Existing lost) {
        if (looks.merge(lost.id(), 1, Integer::sum) <= LOOKS) {
            run.say(twins.getMessage() + "; an answer was lost on the way, and " + lost.id()
                    + " is removed unless another run goes on with it");
            return Optional.empty();
        }
        return Optional.of(removal(twins, lost));
    }

    private Change removal(DuplicateResourceException twins, Existing own) {
        run.ids().disown(own.key(), own.id());
        return twins.removal(own);
    }

    /** Whether what is in the way of a plan may be what another run is about to do, so that this run has to look again. */
    boolean mayPass(PlanException reason) {
        boolean mayPass = haveMet() && looks.merge(reason.getMessage(), 1, Integer::sum) <= LOOKS_OF_BYSTANDERS;
        if (mayPass) {
            run.say(reason.getMessage() + "; another run may be about to change that");
        }
        return mayPass;
    }

    boolean haveMet() {
        return last.isPresent();
    }

    /** All is as planned, unless this run's secrets are not those of the clients that stayed. */
    void finish() throws FailureException {
        if (client.isPresent()) {
            throw failure("Another run deployed the same app to this organization at the same time. "
                    + client.get()
                    + ". This run removed the one that it had made; the other's secret is in the secrets file of the run"
                    + " that made it. All the rest is as planned. Let one build at a time deploy to an organization.");
        }
    }

    /** The deadline came while it was not clear which of several stays. */
    FailureException undecided() {
        return failure(last.map(twins -> twins.getMessage() + ". ").orElse("")
                + "Another run deploys the same app at the same time, and the deadline came before one of the two had"
                + " removed its own. Run again when the other has ended.");
    }

    private static FailureException failure(String reason) {
        return new FailureException(new RunFailure.NotVerified(reason));
    }
}
