package io.github.premiumdeploy.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.ActionTemplates;
import io.github.premiumdeploy.genesys.ActionsApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.plan.ActionStep;
import java.io.IOException;
import java.util.Optional;

/**
 * Takes the change of a data action back. A draft that the change started is deleted; what was published is published again
 * as it was; a draft that was there before gets its content back. A draft that was published cannot become one again.
 */
final class UndoActionChange implements Undo.Work {

    private final ApplyContext run;
    private final ActionWriter actions;
    private final String id;
    private final ActionStep.ActionBefore before;

    UndoActionChange(ApplyContext run, ActionWriter actions, String id, ActionStep.ActionBefore before) {
        this.run = run;
        this.actions = actions;
        this.id = id;
        this.before = before;
    }

    @Override
    public UndoResult run() throws IOException {
        Optional<JsonNode> draft = find(ActionsApi.GET_DRAFT);
        if (before.hadDraft()) {
            return draft.isPresent()
                    ? restoreDraft(draft.get())
                    : UndoResult.not(id, "its draft was published, and what is published cannot become a draft again");
        }
        UndoResult undone = UndoResult.nothing();
        if (draft.isPresent()) {
            ThreeWayMerge ofDraft = reversal(draft.get());
            if (ofDraft.isOfOthers()) {
                return undone.but(ofDraft.left());
            }
            run.deletion().delete(ActionsApi.DELETE_DRAFT, ActionsApi.DELETE_DRAFT.pathWith(id), Query.NONE);
            undone = UndoResult.restored(id);
        }
        Optional<JsonNode> published = find(ActionsApi.GET);
        if (published.isEmpty()) {
            return UndoResult.not(id, "it is no longer there");
        }
        ThreeWayMerge reversal = reversal(published.get());
        if (reversal.isNeeded()) {
            patch(actions.startDraft(id), reversal.fields());
            actions.publish(id);
            undone = UndoResult.restored(id);
        }
        return undone.but(reversal.left());
    }

    private UndoResult restoreDraft(JsonNode draft) throws IOException {
        ThreeWayMerge reversal = reversal(draft);
        if (reversal.isNeeded()) {
            patch(draft, reversal.fields());
        }
        return (reversal.isNeeded() ? UndoResult.restored(id) : UndoResult.nothing()).but(reversal.left());
    }

    private ThreeWayMerge reversal(JsonNode now) {
        return new ThreeWayMerge(
                ActionTemplates.withoutAddresses(before.content()),
                before.written(),
                MissingNode.getInstance(),
                ActionTemplates.withoutAddresses(now));
    }

    private void patch(JsonNode draft, ObjectNode content) throws IOException {
        run.client()
                .writeVersioned(
                        draft,
                        () -> run.client().read(ActionsApi.GET_DRAFT, id, Query.NONE),
                        current -> run.client()
                                .sendPatiently(
                                        ActionsApi.UPDATE_DRAFT,
                                        id,
                                        content.deepCopy()
                                                .put(
                                                        "version",
                                                        current.path("version").asInt())));
    }

    private Optional<JsonNode> find(Operation operation) throws IOException {
        Optional<JsonNode> found = run.client().find(operation, id, ActionsApi.DETAIL);
        return found.isPresent() ? Optional.of(run.client().whole(operation, found.get())) : found;
    }
}
