package io.github.premiumdeploy.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.ActionsApi;
import io.github.premiumdeploy.genesys.Operation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A write to a data action, which is changed through a draft. */
public sealed interface ActionStep extends Step {

    /**
     * Changes a data action through a draft.
     *
     * @param id tells its id
     * @param draft its draft as it is; empty if one has to be started
     * @param settlement sends what is stated to the draft, and makes sure that it is kept
     * @param undo how it is taken back; empty where that goes with its integration
     */
    record ChangeAction(
            Key key,
            Function<ResourceIds, String> id,
            Optional<JsonNode> draft,
            Settlement settlement,
            Optional<ActionBefore> undo,
            Set<After> after)
            implements ActionStep {

        @Override
        public Verb verb() {
            return Verb.UPDATE;
        }

        @Override
        public List<Operation> operations() {
            return draft.isPresent()
                    ? List.of(ActionsApi.UPDATE_DRAFT)
                    : List.of(ActionsApi.UPDATE_DRAFT, ActionsApi.START_DRAFT);
        }

        /** An answer may have the addresses of its templates only, whose texts are read then. */
        @Override
        public List<Operation> recovering() {
            return List.of(ActionsApi.TEMPLATE, ActionsApi.DRAFT_TEMPLATE);
        }

        @Override
        public List<Operation> undoing() {
            return List.of(ActionsApi.DELETE_DRAFT);
        }

        @Override
        public List<StepBody> bodies(ResourceIds ids, ObjectNode unseen) {
            return List.of(settlement.update().body(ids, draft.orElse(unseen)));
        }
    }

    /**
     * Publishes the draft of a data action.
     *
     * @param undo how it is taken back; empty where an earlier step says it
     */
    record Publish(Key key, Optional<ActionBefore> undo) implements ActionStep {

        @Override
        public Verb verb() {
            return Verb.PUBLISH;
        }

        @Override
        public List<Operation> operations() {
            return List.of(ActionsApi.PUBLISH_DRAFT);
        }

        @Override
        public List<StepBody> bodies(ResourceIds ids, ObjectNode unseen) {
            return List.of(new StepBody(ActionsApi.PUBLISH_DRAFT, body(unseen)));
        }

        /** The request that publishes a draft in the version that it has now. */
        public static ObjectNode body(JsonNode draft) {
            return Bodies.object().put("version", draft.path("version").asInt());
        }
    }

    /**
     * A data action as it was.
     *
     * @param content its draft, or what was published if it had none
     * @param written the fields that are sent
     */
    record ActionBefore(JsonNode content, ObjectNode written, boolean hadDraft) {}
}
