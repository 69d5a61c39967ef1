package io.github.premiumdeploy.apply;

import io.github.premiumdeploy.apply.Receipt.Outcome;
import io.github.premiumdeploy.apply.RollbackResult.Left;
import io.github.premiumdeploy.apply.RollbackResult.RolledBack;
import io.github.premiumdeploy.apply.UndoResult.Result;
import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.Step;
import io.github.premiumdeploy.plan.Verb;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Undoes what a failed run did, one write after the other, the latest first. A write that cannot be undone does not keep the
 * others from it, with one exception: what a resource that existed before may still refer to is not removed.
 */
final class Rollback {

    private final ApplyContext run;
    private final List<Change> changes;
    private final Set<Key> removed = new LinkedHashSet<>();
    private final Set<Key> restored = new LinkedHashSet<>();
    private final List<Left> left = new ArrayList<>();

    /** What is needed, by those that existed before or stay, and could not be undone. */
    private final Map<Key, Key> needed = new LinkedHashMap<>();

    private final Set<Key> incomplete = new HashSet<>();

    Rollback(ApplyContext run, List<Change> changes) {
        this.run = run;
        this.changes = List.copyOf(changes);
    }

    /** Undoes all but deletions, which cannot be undone. */
    RollbackResult run(List<Change> deleted) {
        List<Undo> latestFirst = run.latestFirst();
        latestFirst.stream()
                .filter(undo -> undo.work().stays())
                .forEach(undo -> needs(undo.key(), run.journal()::hasBegun));
        for (Undo undo : latestFirst) {
            Instant start = run.journal().now();
            if (undo.verb() == Verb.CREATE
                    && needed.containsKey(undo.key())
                    && !undo.work().stays()) {
                stays(undo, start);
            } else {
                undo(undo, start);
            }
        }
        deleted.forEach(this::gone);
        restored.removeAll(incomplete);
        restored.removeAll(removed);
        removed.removeAll(incomplete);
        return new RolledBack(removed.size(), restored.size(), left);
    }

    private void undo(Undo undo, Instant start) {
        UndoResult undone;
        try {
            undone = Thread.currentThread().isInterrupted()
                    ? UndoResult.not(idText(undo.key()), "the build was interrupted")
                    : undo.work().run();
        } catch (IOException | RuntimeException e) {
            String reason = e instanceof IOException lost ? UndoResult.because(lost) : e.toString();
            undone = new UndoResult(Result.NOTHING, id(undo.key()), List.of("it could not be undone: " + reason));
        }
        if (undone.result() == Result.REMOVED) {
            removed.add(undo.key());
            if (undone.left().isEmpty() && undone.id().equals(id(undo.key()))) {
                settle(undo.key());
            }
        } else if (undone.result() == Result.RESTORED) {
            restored.add(undo.key());
        }
        String id = undone.id().orElse("");
        for (String reason : undone.left()) {
            leave(undo.key(), id, reason);
        }
        if (undone.left().isEmpty() && undone.result() != Result.NOTHING) {
            run.say("Undone: " + undo.verb().word() + " " + undo.key().kind() + " \"" + name(undo.key()) + "\"");
            keep(undo, Outcome.DONE, id, "", start);
        } else if (!undone.left().isEmpty()) {
            needs(undo);
            keep(undo, Outcome.FAILED, id, String.join("; ", undone.left()), start);
        }
    }

    /** What is gone as a whole need not be restored. */
    private void settle(Key key) {
        incomplete.remove(key);
        left.removeIf(one -> one.kind().equals(key.kind()) && one.name().equals(name(key)));
    }

    /** Nothing that existed before is left with a reference to what is gone. */
    private void stays(Undo undo, Instant start) {
        Key user = needed.get(undo.key());
        if (user.equals(undo.key())) {
            // A part, such as a credential, of what is reported already.
            return;
        }
        String reason = "it stays, since " + user.kind() + " \"" + name(user) + "\" may still use it";
        leave(undo.key(), idText(undo.key()), reason);
        needs(undo);
        keep(undo, Outcome.FAILED, idText(undo.key()), reason, start);
    }

    private void gone(Change change) {
        leave(change.key(), change.id().orElse(""), "it was deleted by this run, and cannot be restored");
        Step step = change.steps().get(change.steps().size() - 1);
        Undo undo = new Undo(change.key(), Verb.DELETE, step.operations().get(0), UndoResult::nothing);
        keep(
                undo,
                Outcome.FAILED,
                change.id().orElse(""),
                "deleted, cannot be restored",
                run.journal().now());
    }

    private void leave(Key key, String id, String reason) {
        incomplete.add(key);
        left.add(new Left(key.kind(), name(key), Optional.of(id).filter(known -> !known.isEmpty()), reason));
    }

    /** Notes what a resource needs that stays as the run made it: all that the step came after. */
    private void needs(Undo undo) {
        boolean existed = changes(undo.key())
                .flatMap(change -> change.id().stream())
                .anyMatch(id -> !run.ids().isOwn(id));
        if (existed || needed.containsKey(undo.key())) {
            needs(undo.key(), step -> step.verb() == undo.verb());
        }
    }

    private void needs(Key key, Predicate<Step> which) {
        needed.putIfAbsent(key, key);
        changes(key)
                .flatMap(change -> change.steps().stream())
                .filter(which)
                .flatMap(step -> step.after().stream())
                .forEach(after -> needed.putIfAbsent(after.key(), key));
    }

    private Stream<Change> changes(Key key) {
        return changes.stream().filter(change -> change.key().equals(key));
    }

    private Optional<String> id(Key key) {
        return run.ids().find(key);
    }

    private String idText(Key key) {
        return id(key).orElse("");
    }

    private String name(Key key) {
        return changes(key).map(Change::fullName).findFirst().orElse(key.name());
    }

    private void keep(Undo undo, Outcome outcome, String id, String note, Instant start) {
        run.journal().undone(undo, name(undo.key()), outcome, id, note, start);
    }
}
