package io.github.premiumdeploy.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.plan.Bodies;
import io.github.premiumdeploy.plan.Existing;
import io.github.premiumdeploy.plan.UndoPlan;
import io.github.premiumdeploy.plan.Verb;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Gives a resource back the fields that a run wrote, as they were when the plan was made. What else was changed meanwhile
 * stays.
 */
final class UndoUpdate implements Undo.Work {

    private enum State {
        /** An answer was lost, or is yet to come. */
        SENT,
        DONE,
        REFUSED
    }

    private final ApplyContext run;
    private final UndoPlan plan;
    private final Existing existing;
    private final ObjectNode written;
    private final BiFunction<JsonNode, ObjectNode, ObjectNode> content;
    private final Supplier<Optional<String>> lacks;
    private volatile State state = State.SENT;
    private volatile JsonNode answered = MissingNode.getInstance();

    UndoUpdate(ApplyContext run, UndoPlan plan) {
        this(run, plan, Optional::empty);
    }

    UndoUpdate(ApplyContext run, UndoPlan plan, Supplier<Optional<String>> lacks) {
        this.run = run;
        this.plan = plan;
        this.lacks = lacks;
        this.existing = plan.before();
        this.written = plan.written().of(run.ids());
        boolean hasId = written.has("id");
        written.remove(List.of("id", "version"));
        this.content = plan.content().orElse((now, restored) -> {
            Bodies.copy(restored, now, "version");
            return hasId ? restored.put("id", existing.id()) : restored;
        });
    }

    /** Sends the write that can be taken back. */
    void around(Verb verb, PatientClient.Call sending) throws IOException {
        run.undo(existing.key(), verb, plan.write(), this);
        try {
            answered = sending.send();
            state = State.DONE;
        } catch (ApiException e) {
            if (!RefusalMeaning.isLost(e)) {
                state = State.REFUSED;
            }
            throw e;
        }
    }

    @Override
    public UndoResult run() throws IOException {
        if (run.ids().hasDeleted(existing.id())) {
            return UndoResult.nothing();
        }
        PatientClient.Call reader = () -> run.client().read(plan.read(), existing.id(), plan.query());
        JsonNode now;
        try {
            now = run.client().patiently(reader);
        } catch (ApiException e) {
            if (!e.isGone()) {
                throw e;
            }
            return UndoResult.not(existing.id(), "it is no longer there");
        }
        ThreeWayMerge first = reversal(now);
        // A read may be older than a write that was answered.
        boolean writes = first.isNeeded() || state != State.REFUSED && !first.isOfOthers();
        if (writes) {
            run.client()
                    .writeVersioned(
                            now,
                            reader,
                            current -> run.client()
                                    .sendPatiently(
                                            plan.write(),
                                            existing.id(),
                                            content.apply(
                                                    current, reversal(current).fields())));
        }
        boolean changed = first.isNeeded() || writes && state == State.DONE;
        List<String> left = new ArrayList<>(changed ? plan.lost() : List.of());
        lacks.get().ifPresent(left::add);
        left.addAll(first.left());
        return (changed ? UndoResult.restored(existing.id()) : UndoResult.nothing()).but(left);
    }

    private ThreeWayMerge reversal(JsonNode now) {
        return new ThreeWayMerge(existing.body(), written, answered, now);
    }
}
