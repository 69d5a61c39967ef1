package io.github.premiumdeploy.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.genesys.ActionsApi;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.http.TransportException;
import io.github.premiumdeploy.plan.Bodies;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.Step;
import java.io.IOException;
import java.util.Optional;

/** Changes and publishes data actions, which are changed through drafts. */
final class ActionWriter {

    private final ApplyContext run;
    private final ResourceWriter resources;

    ActionWriter(ApplyContext run, ResourceWriter resources) {
        this.run = run;
        this.resources = resources;
    }

    /**
     * Changes an action through its draft, which is started if there is none.
     *
     * @throws IOException if the platform refuses, gives no answer for good, or does not keep what is sent
     */
    void change(Step.ChangeAction step) throws IOException {
        String id = step.id().apply(run.ids());
        run.ids().know(step.key(), id);
        step.undo().ifPresent(before -> noteUndo(step.key(), id, before));
        JsonNode draft = step.draft().isPresent() ? step.draft().get() : startDraft(id);
        JsonNode patched = resources.send(step.write(), id, draft);
        run.settle().settle(step.key(), patched, step.settlement(), shown -> resources.send(step.write(), id, shown));
    }

    private void noteUndo(Key key, String id, Step.ActionBefore before) {
        run.undoLog().add(new UndoActionChange(run, this, id, before).of(key));
    }

    /**
     * Publishes a draft.
     *
     * @throws IOException if the platform refuses, or gives no answer for good
     */
    void publish(Step.Publish step) throws IOException {
        String id = run.ids().require(step.key());
        step.undo().ifPresent(before -> noteUndo(step.key(), id, before));
        publish(id);
    }

    /**
     * Starts a draft of what is published, or takes up the one that there is.
     *
     * @throws IOException if the platform refuses, or gives no answer for good
     */
    JsonNode startDraft(String id) throws IOException {
        try {
            return run.client()
                    .write(ActionsApi.START_DRAFT, ActionsApi.START_DRAFT.pathWith(id), Query.NONE, Optional.empty());
        } catch (ApiException e) {
            if (e.status() != 409 && e.status() != 400) {
                throw e;
            }
            // There is a draft already: an earlier run's, or of an answer that was lost.
            try {
                return run.client().read(ActionsApi.GET_DRAFT, id, Query.NONE);
            } catch (ApiException none) {
                throw none.status() == 404 ? e : none;
            }
        }
    }

    /**
     * Publishes a draft in the version that it has now. Where an answer is lost, or the draft is gone, the action is looked at
     * before anything is sent again.
     *
     * @throws IOException if the platform refuses, or gives no answer for good
     */
    void publish(String id) throws IOException {
        BackOff backOff = run.client().backOff();
        for (int attempt = 1; ; attempt++) {
            IOException reason;
            try {
                JsonNode draft = run.client().patiently(() -> run.client().read(ActionsApi.GET_DRAFT, id, Query.NONE));
                run.client()
                        .direct()
                        .create(
                                ActionsApi.PUBLISH_DRAFT,
                                ActionsApi.PUBLISH_DRAFT.pathWith(id),
                                Bodies.object()
                                        .put("version", draft.path("version").asInt()));
                return;
            } catch (ApiException e) {
                reason = e;
            } catch (TransportException e) {
                if (e.kind() == TransportException.Kind.INTERRUPTED) {
                    throw e;
                }
                reason = e;
            }
            if (isPublished(id)) {
                return;
            }
            boolean again = !(reason instanceof ApiException refusal)
                    || RefusalMeaning.isLost(refusal)
                    || RefusalMeaning.isVersionConflict(refusal)
                    || run.client().isTooEarly(refusal, "", attempt);
            if (!again || attempt == BackOff.VERSION_TRIES || !backOff.pause()) {
                throw reason;
            }
        }
    }

    /** Where the draft is gone and the action is there, an answer was lost and it is published. */
    private boolean isPublished(String id) throws IOException {
        return find(ActionsApi.GET_DRAFT, id, Query.NONE).isEmpty()
                && find(ActionsApi.GET, id, Query.NONE).isPresent();
    }

    /**
     * Reads an action or a draft; empty if it is not there.
     *
     * @throws IOException if it cannot be read
     */
    Optional<JsonNode> find(Operation operation, String id, Query query) throws IOException {
        try {
            return Optional.of(run.client().read(operation, id, query));
        } catch (ApiException e) {
            if (e.status() != 404) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
