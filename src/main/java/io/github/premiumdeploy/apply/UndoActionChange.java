package io.github.premiumdeploy.apply;

import io.github.premiumdeploy.plan.kind.ActionPlanner;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.Verb;
import io.github.premiumdeploy.genesys.ActionsApi;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Query;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Takes the change of a data action back. A draft that the change started is deleted; what was published is published again
 * as it was; a draft that was there before gets its content back. A draft that was published cannot become one again.
 */
public final class UndoActionChange {

    private final Execution run;
    private final String id;
    private final JsonNode before;
    private final ObjectNode written;
    private final boolean hadDraft;

    /**
     * Of one action.
     *
     * @param before its draft, or what was published if it had none
     * @param written the fields that are sent
     */
    public UndoActionChange(Execution run, String id, JsonNode before, ObjectNode written, boolean hadDraft) {
        this.run = run;
        this.id = id;
        this.before = before;
        this.written = written;
        this.hadDraft = hadDraft;
    }

    public Undo of(Key key) {
        return new Undo(
                key, Verb.UPDATE, hadDraft ? ActionsApi.UPDATE_DRAFT : ActionsApi.PUBLISH_DRAFT, this::takeBack);
    }

    private UndoResult takeBack() throws IOException {
        Optional<JsonNode> draft = find(ActionsApi.GET_DRAFT);
        if (hadDraft) {
            return draft.isPresent()
                    ? restoreDraft(draft.get())
                    : UndoResult.not(id, "its draft was published, and what is published cannot become a draft again");
        }
        UndoResult undone = UndoResult.nothing();
        if (draft.isPresent()) {
            ThreeWayMerge ofDraft = reversal(draft.get());
            if (!ofDraft.ofOthers().isEmpty()) {
                return undone.but(left(ofDraft));
            }
            run.delete(ActionsApi.DELETE_DRAFT, ActionsApi.DELETE_DRAFT.pathWith(id), Query.NONE);
            undone = UndoResult.restored(id);
        }
        Optional<JsonNode> published = find(ActionsApi.GET);
        if (published.isEmpty()) {
            return UndoResult.not(id, "it is no longer there");
        }
        ThreeWayMerge reversal = reversal(published.get());
        if (reversal.isNeeded()) {
            JsonNode started = ActionPlanner.startDraft(run, id);
            ActionPlanner.patchDraft(run, id, started, reversal.fields());
            ActionPlanner.publishDraft(run, id);
            undone = UndoResult.restored(id);
        }
        return undone.but(left(reversal));
    }

    private UndoResult restoreDraft(JsonNode draft) throws IOException {
        ThreeWayMerge reversal = reversal(draft);
        if (reversal.isNeeded()) {
            ActionPlanner.patchDraft(run, id, draft, reversal.fields());
        }
        return (reversal.isNeeded() ? UndoResult.restored(id) : UndoResult.nothing()).but(left(reversal));
    }

    private ThreeWayMerge reversal(JsonNode now) {
        return new ThreeWayMerge(before, written, MissingNode.getInstance(), now);
    }

    private static List<String> left(ThreeWayMerge reversal) {
        return reversal.ofOthers().isEmpty()
                ? List.of()
                : List.of("somebody else changed it meanwhile: " + String.join(", ", reversal.ofOthers()));
    }

    private Optional<JsonNode> find(Operation operation) throws IOException {
        try {
            return Optional.of(run.read(operation, operation.pathWith(id), ActionPlanner.DETAIL));
        } catch (ApiException e) {
            if (e.status() != 404) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
