package io.github.premiumdeploy.apply;

import io.github.premiumdeploy.plan.kind.Bodies;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.plan.Verb;
import io.github.premiumdeploy.plan.Kind.Existing;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Query;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Gives a resource back the fields that a run wrote, as they were when the plan was made. What else was changed meanwhile
 * stays.
 */
public final class UndoUpdate implements Undo.Work {

    /** Builds what is sent from the resource as it is and the fields as they were. */
    @FunctionalInterface
    public interface Body {
        ObjectNode of(JsonNode now, ObjectNode restored);
    }

    private enum State {
        /** An answer was lost, or is yet to come. */
        SENT,
        DONE,
        REFUSED
    }

    private final Execution run;
    private final Existing existing;
    private final ObjectNode written;
    private final Operation read;
    private final Operation write;
    private Query query = Query.NONE;
    private Body body;
    private final List<String> lost = new ArrayList<>();
    private Supplier<Optional<String>> lacks = Optional::empty;
    private BooleanSupplier isPointless = () -> false;
    private volatile State state = State.SENT;
    private volatile JsonNode answered = MissingNode.getInstance();

    private UndoUpdate(Execution run, Existing existing, ObjectNode written, Operation read, Operation write) {
        this.run = run;
        this.existing = existing;
        this.written = written.deepCopy();
        this.read = read;
        this.write = write;
        this.written.remove(List.of("id", "version"));
        boolean hasId = written.has("id");
        this.body = (now, restored) -> {
            Bodies.copy(restored, now, "version");
            return hasId ? restored.put("id", existing.id()) : restored;
        };
    }

    /**
     * Of a resource that takes the fields by themselves, with the current version if it has one.
     *
     * @param existing the resource as it was
     * @param written the fields that are sent
     */
    public static UndoUpdate of(Execution run, Existing existing, ObjectNode written, Operation read, Operation write) {
        return new UndoUpdate(run, existing, written, read, write);
    }

    /** The same, read in another way. */
    public UndoUpdate readWith(Query other) {
        query = other;
        return this;
    }

    /** The same, sent in another way. */
    public UndoUpdate sending(Body other) {
        body = other;
        return this;
    }

    /** The same, without something that cannot come back. */
    public UndoUpdate without(String reason) {
        lost.add(reason);
        return this;
    }

    /** The same, where the reason is known only when it is taken back. */
    public UndoUpdate lacking(Supplier<Optional<String>> reason) {
        lacks = reason;
        return this;
    }

    /** Nothing to be done in this case. */
    public UndoUpdate unless(BooleanSupplier pointless) {
        isPointless = pointless;
        return this;
    }

    /**
     * Sends the write that can be taken back.
     *
     * @throws IOException if the platform refuses it, or gives no answer
     */
    public JsonNode around(Verb verb, Execution.Reader sending) throws IOException {
        run.undoable(new Undo(existing.key(), verb, write, this));
        try {
            answered = sending.read();
            state = State.DONE;
            return answered;
        } catch (ApiException e) {
            if (!RefusalMeaning.isLost(e)) {
                state = State.REFUSED;
            }
            throw e;
        }
    }

    @Override
    public UndoResult run() throws IOException {
        if (isPointless.getAsBoolean()) {
            return UndoResult.nothing();
        }
        Execution.Reader reader = () -> run.read(read, read.pathWith(existing.id()), query);
        JsonNode now;
        try {
            now = run.patiently(reader);
        } catch (ApiException e) {
            if (e.status() != 404 && e.status() != 410) {
                throw e;
            }
            return UndoResult.not(existing.id(), "it is no longer there");
        }
        ThreeWayMerge first = reversal(now);
        // A read may be older than a write that was answered.
        boolean writes =
                first.isNeeded() || state != State.REFUSED && first.ofOthers().isEmpty();
        if (writes) {
            run.writeVersioned(
                    now,
                    reader,
                    current -> run.client()
                            .callIdempotent(
                                    write,
                                    write.pathWith(existing.id()),
                                    Query.NONE,
                                    Optional.of(
                                            body.of(current, reversal(current).fields())))
                            .body());
        }
        boolean changed = first.isNeeded() || writes && state == State.DONE;
        List<String> left = new ArrayList<>(changed ? lost : List.of());
        lacks.get().ifPresent(left::add);
        if (!first.ofOthers().isEmpty()) {
            left.add("somebody else changed it meanwhile: " + String.join(", ", first.ofOthers()));
        }
        return (changed ? UndoResult.restored(existing.id()) : UndoResult.nothing()).but(left);
    }

    private ThreeWayMerge reversal(JsonNode now) {
        return new ThreeWayMerge(existing.body(), written, answered, now);
    }
}
