package io.github.premiumdeploy.apply;

import io.github.premiumdeploy.apply.Receipt.Outcome;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.Step;
import io.github.premiumdeploy.plan.Verb;
import io.github.premiumdeploy.text.FileErrorText;
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
final class StepJournal {

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

    boolean hasBegun(Step step) {
        return begun.containsKey(step);
    }

    void begins(Change change, Step step) {
        begun.put(step, clock.instant());
        names.put(change.key(), change.fullName());
    }

    /**
     * Keeps at once that a resource was made where an earlier answer was lost, so that there may be two, or that it was removed
     * again: if the run is killed before it has removed one of them, its receipt proves to the next run that this one is the
     * app's.
     *
     * @param operation what made it, or removed it
     * @param id its id; empty text where the answer was lost, so that it is not known whether it was made
     */
    void note(Key key, Operation operation, String id, boolean isThere) throws IOException {
        boolean isLost = id.isEmpty();
        keep(
                isThere ? Verb.CREATE.word() : "undo " + Verb.CREATE.word(),
                key.kind(),
                names.getOrDefault(key, key.name()),
                operation,
                isLost ? Outcome.UNKNOWN : Outcome.DONE,
                id,
                selfUri(operation, id),
                isLost ? "the answer to a request was lost" : "an earlier answer was lost, so that there may be two",
                clock.instant());
    }

    void done(Change change, Step step) throws IOException {
        note(change, step);
        progress.now(change.type().sign() + " " + change.key().kind() + " \"" + change.fullName() + "\": "
                + step.verb().word() + " done");
        keep(change, step, Outcome.DONE, "");
    }

    void failed(Change change, Step step, Exception reason, boolean inDoubt) throws IOException {
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
        Operation operation = step.operations().get(0);
        String id = ids.find(change.key()).orElse("");
        boolean isOthers = step.verb() == Verb.CREATE && outcome == Outcome.DONE && !ids.hasMade(id);
        keep(
                isOthers ? Receipt.ADOPT : step.verb().word(),
                change.key().kind(),
                change.fullName(),
                operation,
                outcome,
                id,
                selfUri(operation, id),
                note,
                begun.get(step));
    }

    /** A write is taken back, or cannot be. A receipt that cannot be written does not keep the rest from being undone. */
    void undone(Undo undo, String name, Outcome outcome, String id, String note, Instant start) {
        try {
            keep("undo " + undo.verb().word(), undo.key().kind(), name, undo.operation(), outcome, id, "", note, start);
        } catch (IOException e) {
            progress.now("The receipt could not be written: " + FileErrorText.of(e));
        }
    }

    private void keep(
            String action,
            String kind,
            String name,
            Operation operation,
            Outcome outcome,
            String id,
            String selfUri,
            String note,
            Instant start)
            throws IOException {
        receipt.keep(new Receipt.Step(
                action,
                kind,
                name,
                operation.signature(),
                outcome,
                known(id),
                known(selfUri),
                Optional.empty(),
                Optional.empty(),
                known(note),
                start,
                Duration.between(start, clock.instant())));
    }

    private static Optional<String> known(String text) {
        return Optional.of(text).filter(known -> !known.isEmpty());
    }

    /** By the clock that the steps of the receipt are dated by. */
    Instant now() {
        return clock.instant();
    }

    /** Where the platform has the resource: the collection that it was made in, and its id; empty text where that is not known. */
    private static String selfUri(Operation operation, String id) {
        String collection = operation.path().replaceFirst("/\\{.*", "").replaceFirst("/drafts$", "");
        return id.isEmpty() || collection.contains("/subjects") ? "" : collection + "/" + id;
    }
}
