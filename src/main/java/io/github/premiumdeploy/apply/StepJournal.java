package io.github.premiumdeploy.apply;

import io.github.premiumdeploy.apply.Receipt.Outcome;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.Step;
import io.github.premiumdeploy.plan.Verb;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps a receipt's step for every step of the plan. */
final class StepJournal implements StepExecutor.Listener {

    private final KnownIds ids;
    private final ReceiptSteps receipt;
    private final Progress progress;
    private final Clock clock;

    /** By identity: two steps may say the same of two resources. */
    private final Map<Step, Instant> begun = Collections.synchronizedMap(new IdentityHashMap<>());

    private final Map<Key, String> names = new ConcurrentHashMap<>();
    private final Set<Change> deleted = ConcurrentHashMap.newKeySet();

    StepJournal(KnownIds ids, ReceiptSteps receipt, Progress progress, Clock clock) {
        this.ids = ids;
        this.receipt = receipt;
        this.progress = progress;
        this.clock = clock;
    }

    /** What was deleted, or may have been. */
    Set<Change> deleted() {
        return deleted;
    }

    @Override
    public void begins(Change change, Step step) {
        begun.put(step, clock.instant());
        names.put(change.key(), change.fullName());
    }

    /**
     * Keeps that a resource was made, or removed again, while its step goes on.
     *
     * @throws IOException if the receipt cannot be kept
     */
    void note(Key key, Operation operation, String id, boolean isThere) throws IOException {
        receipt.keep(new Receipt.Step(
                isThere ? Verb.CREATE.word() : "undo " + Verb.CREATE.word(),
                key.kind(),
                names.getOrDefault(key, key.name()),
                operation.signature(),
                id.isEmpty() ? Outcome.UNKNOWN : Outcome.DONE,
                Receipt.known(id),
                id.isEmpty() ? Optional.empty() : selfUri(operation, id),
                Optional.empty(),
                Optional.empty(),
                Optional.of(
                        id.isEmpty()
                                ? "the answer to a request was lost"
                                : "an earlier answer was lost, so that there may be two"),
                clock.instant(),
                Duration.ZERO));
    }

    @Override
    public void done(Change change, Step step) throws IOException {
        note(change, step);
        progress.now(change.type().sign() + " " + change.key().kind() + " \"" + change.fullName() + "\": "
                + step.verb().word() + " done");
        keep(change, step, Outcome.DONE, "");
    }

    @Override
    public void failed(Change change, Step step, Exception reason, boolean inDoubt) throws IOException {
        if (inDoubt) {
            note(change, step);
        }
        keep(change, step, inDoubt ? Outcome.UNKNOWN : Outcome.FAILED, Objects.toString(reason.getMessage(), ""));
    }

    private void note(Change change, Step step) {
        if (step.verb() == Verb.DELETE && change.type() == Change.Type.DELETE) {
            deleted.add(change);
        }
    }

    private void keep(Change change, Step step, Outcome outcome, String note) throws IOException {
        Instant start = begun.get(step);
        Optional<String> id = ids.find(change.key());
        boolean isOthers = step.verb() == Verb.CREATE
                && outcome == Outcome.DONE
                && id.filter(ids::hasMade).isEmpty();
        receipt.keep(new Receipt.Step(
                isOthers ? Receipt.ADOPT : step.verb().word(),
                change.key().kind(),
                change.fullName(),
                step.operations().get(0).signature(),
                outcome,
                id,
                id.flatMap(known -> selfUri(step.operations().get(0), known)),
                Optional.empty(),
                Optional.empty(),
                Receipt.known(note),
                start,
                Duration.between(start, clock.instant())));
    }

    /** Where the platform has the resource: the collection that it was made in, and its id. */
    private static Optional<String> selfUri(Operation operation, String id) {
        String collection = operation.path().replaceFirst("/\\{.*", "").replaceFirst("/drafts$", "");
        return collection.contains("/subjects") ? Optional.empty() : Optional.of(collection + "/" + id);
    }
}
