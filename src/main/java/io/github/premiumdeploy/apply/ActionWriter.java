package io.github.premiumdeploy.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.genesys.ActionsApi;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.http.TransportException;
import io.github.premiumdeploy.plan.ActionStep;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.Verb;
import java.io.IOException;
import java.util.Optional;

/** Changes and publishes data actions, which are changed through drafts. */
final class ActionWriter {

    /** After so many tries a draft that is not found is taken to be published. */
    private static final int DRAFT_UNSEEN = 4;

    private final ApplyContext run;
    private final ResourceWriter resources;

    ActionWriter(ApplyContext run, ResourceWriter resources) {
        this.run = run;
        this.resources = resources;
    }

    /** Changes an action through its draft, which is started if there is none. */
    void change(ActionStep.ChangeAction step) throws IOException {
        String id = step.id().apply(run.ids());
        run.ids().know(step.key(), id);
        step.undo().ifPresent(before -> noteUndo(step.key(), id, before));
        JsonNode draft = step.draft().isPresent() ? step.draft().get() : startDraft(id);
        JsonNode patched = resources.send(step.settlement().update(), id, draft);
        resources.settle(step.key(), patched, step.settlement());
    }

    private void noteUndo(Key key, String id, ActionStep.ActionBefore before) {
        run.undo(
                key,
                Verb.UPDATE,
                before.hadDraft() ? ActionsApi.UPDATE_DRAFT : ActionsApi.PUBLISH_DRAFT,
                new UndoActionChange(run, this, id, before));
    }

    void publish(ActionStep.Publish step) throws IOException {
        String id = run.ids().require(step.key());
        step.undo().ifPresent(before -> noteUndo(step.key(), id, before));
        publish(id);
    }

    /** Starts a draft of what is published, or takes up the one that there is. */
    JsonNode startDraft(String id) throws IOException {
        // An authentication action appears by itself a while after its integration is configured.
        return run.client().afterConflicts(() -> run.client().patiently(() -> startDraftNow(id)));
    }

    private JsonNode startDraftNow(String id) throws IOException {
        try {
            return run.client()
                    .direct()
                    .callIdempotent(
                            ActionsApi.START_DRAFT, ActionsApi.START_DRAFT.pathWith(id), Query.NONE, Optional.empty())
                    .body();
        } catch (ApiException e) {
            boolean isThere = e.status() == 409 || e.status() == 400;
            // There may be a draft already: an earlier run's, or of an answer that was lost.
            Optional<JsonNode> draft =
                    isThere ? run.client().find(ActionsApi.GET_DRAFT, id, Query.NONE) : Optional.empty();
            if (draft.isPresent()) {
                return draft.get();
            }
            throw e;
        }
    }

    /**
     * Publishes a draft in the version that it has now. Where an answer is lost, or the draft is gone, the action is looked at
     * before anything is sent again.
     */
    void publish(String id) throws IOException {
        BackOff backOff = run.client().backOff();
        for (int attempt = 1; ; attempt++) {
            IOException reason;
            boolean isSent = false;
            try {
                JsonNode draft = run.client().read(ActionsApi.GET_DRAFT, id, Query.NONE);
                isSent = true;
                run.client()
                        .direct()
                        .create(
                                ActionsApi.PUBLISH_DRAFT,
                                ActionsApi.PUBLISH_DRAFT.pathWith(id),
                                ActionStep.Publish.body(draft));
                return;
            } catch (ApiException e) {
                reason = e;
            } catch (TransportException e) {
                if (e.kind() == TransportException.Kind.INTERRUPTED) {
                    throw e;
                }
                reason = e;
            }
            // A draft that was written just now may be invisible for a moment.
            if ((isSent || attempt >= DRAFT_UNSEEN) && isPublished(id)) {
                return;
            }
            boolean again = !(reason instanceof ApiException refusal)
                    || RefusalMeaning.isLost(refusal)
                    || refusal.status() == 404
                    || RefusalMeaning.isVersionConflict(refusal)
                    || run.client().isTooEarly(refusal, "", attempt);
            if (!again || attempt == BackOff.VERSION_TRIES || !backOff.pause()) {
                throw reason;
            }
        }
    }

    /** Where the draft is gone and the action is there, an answer was lost and it is published. */
    private boolean isPublished(String id) throws IOException {
        return run.client().find(ActionsApi.GET_DRAFT, id, Query.NONE).isEmpty()
                && run.client().find(ActionsApi.GET, id, Query.NONE).isPresent();
    }
}
