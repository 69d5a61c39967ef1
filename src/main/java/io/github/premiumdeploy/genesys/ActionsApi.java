package io.github.premiumdeploy.genesys;

import java.util.List;

/** Data actions and their drafts. */
public final class ActionsApi {
    private static final Operation.Area AREA = new Operation.Area("integrations", "/api/v2/integrations/actions");

    /** Lists published actions; paged; published. */
    public static final Operation LIST = AREA.get("", "list the data actions")
            .anyOf("integrations:action:view", "bridge:actions:view")
            .paged();

    /** Lists drafts of actions; paged; published. */
    public static final Operation LIST_DRAFTS = AREA.get("/drafts", "list the drafts of data actions")
            .anyOf("integrations:action:view", "bridge:actions:view")
            .paged();

    /** Creates an action as a draft; published. */
    public static final Operation CREATE_DRAFT =
            AREA.write("POST", "/drafts", "create a data action").anyOf("integrations:action:add");

    /** Reads one published action; published. */
    public static final Operation GET = AREA.get("/{actionId}", "read a data action")
            .anyOf("integrations:action:view", "bridge:actions:view")
            .sending("expand", "contract")
            .sending("includeConfig", "true");

    /** Changes a published action, such as an authentication action; published. */
    public static final Operation UPDATE =
            AREA.write("PATCH", "/{actionId}", "update a data action").anyOf("integrations:action:edit");

    /** Deletes an action and its draft; published. */
    public static final Operation DELETE =
            AREA.write("DELETE", "/{actionId}", "delete a data action").anyOf("integrations:action:delete");

    /** Starts a draft of a published action; published. */
    public static final Operation START_DRAFT = AREA.write(
                    "POST", "/{actionId}/draft", "start a draft of a data action")
            .anyOf("integrations:action:edit");

    /** Reads the draft of an action; published. */
    public static final Operation GET_DRAFT = AREA.get("/{actionId}/draft", "read the draft of a data action")
            .anyOf("integrations:action:view", "bridge:actions:view")
            .sending("expand", "contract")
            .sending("includeConfig", "true");

    /** Changes the draft of an action; published. */
    public static final Operation UPDATE_DRAFT = AREA.write(
                    "PATCH", "/{actionId}/draft", "update the draft of a data action")
            .anyOf("integrations:action:edit");

    /** Deletes the draft of an action; published. */
    public static final Operation DELETE_DRAFT = AREA.write(
                    "DELETE", "/{actionId}/draft", "delete the draft of a data action")
            .anyOf("integrations:action:delete");

    /** Tells whether a draft can be published; published. */
    public static final Operation VALIDATE_DRAFT = AREA.get(
                    "/{actionId}/draft/validation", "validate the draft of a data action")
            .anyOf("integrations:action:edit");

    /** Publishes the draft of an action; published. */
    public static final Operation PUBLISH_DRAFT = AREA.write(
                    "POST", "/{actionId}/draft/publish", "publish a data action")
            .anyOf("integrations:action:edit");

    /** Reads a template of a published action, as text; published. */
    public static final Operation TEMPLATE = AREA.get(
                    "/{actionId}/templates/{fileName}", "read a template of a data action")
            .anyOf("integrations:action:view", "bridge:actions:view");

    /** Reads a template of a draft, as text; published. */
    public static final Operation DRAFT_TEMPLATE = AREA.get(
                    "/{actionId}/draft/templates/{fileName}", "read a template of the draft of a data action")
            .anyOf("integrations:action:view", "bridge:actions:view");

    /** What {@link #GET} and {@link #GET_DRAFT} are asked with to show an action as a whole; published. */
    public static final Query DETAIL = Query.of("expand", "contract").and("includeConfig", true);

    static final List<Operation> OPERATIONS = List.of(
            LIST,
            LIST_DRAFTS,
            CREATE_DRAFT,
            GET,
            UPDATE,
            DELETE,
            START_DRAFT,
            GET_DRAFT,
            UPDATE_DRAFT,
            DELETE_DRAFT,
            VALIDATE_DRAFT,
            PUBLISH_DRAFT,
            TEMPLATE,
            DRAFT_TEMPLATE);

    private ActionsApi() {}
}
