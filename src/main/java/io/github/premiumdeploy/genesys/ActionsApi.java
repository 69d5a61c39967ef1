package io.github.premiumdeploy.genesys;

import java.util.List;

/** Data actions and their drafts. */
public final class ActionsApi {
    private static final String[] READ = {"integrations", "integrations:readonly"};

    /** Lists published actions; paged; published. */
    public static final Operation LIST = Operation.get("/api/v2/integrations/actions", "list the data actions")
            .anyOf("integrations:action:view", "bridge:actions:view")
            .scopes(READ)
            .paged();

    /** Lists drafts of actions; paged; published. */
    public static final Operation LIST_DRAFTS = Operation.get(
                    "/api/v2/integrations/actions/drafts", "list the drafts of data actions")
            .anyOf("integrations:action:view", "bridge:actions:view")
            .scopes(READ)
            .paged();

    /** Creates an action as a draft; published. */
    public static final Operation CREATE_DRAFT = Operation.write(
                    "POST", "/api/v2/integrations/actions/drafts", "create a data action")
            .anyOf("integrations:action:add")
            .scopes("integrations");

    /** Reads one published action; published. */
    public static final Operation GET = Operation.get("/api/v2/integrations/actions/{actionId}", "read a data action")
            .anyOf("integrations:action:view", "bridge:actions:view")
            .scopes(READ)
            .sending("expand", "contract")
            .sending("includeConfig", "true");

    /** Changes a published action, such as an authentication action; published. */
    public static final Operation UPDATE = Operation.write(
                    "PATCH", "/api/v2/integrations/actions/{actionId}", "update a data action")
            .anyOf("integrations:action:edit")
            .scopes("integrations");

    /** Deletes an action and its draft; published. */
    public static final Operation DELETE = Operation.write(
                    "DELETE", "/api/v2/integrations/actions/{actionId}", "delete a data action")
            .anyOf("integrations:action:delete")
            .scopes("integrations");

    /** Starts a draft of a published action; published. */
    public static final Operation START_DRAFT = Operation.write(
                    "POST", "/api/v2/integrations/actions/{actionId}/draft", "start a draft of a data action")
            .anyOf("integrations:action:edit")
            .scopes("integrations");

    /** Reads the draft of an action; published. */
    public static final Operation GET_DRAFT = Operation.get(
                    "/api/v2/integrations/actions/{actionId}/draft", "read the draft of a data action")
            .anyOf("integrations:action:view", "bridge:actions:view")
            .scopes(READ)
            .sending("expand", "contract")
            .sending("includeConfig", "true");

    /** Changes the draft of an action; published. */
    public static final Operation UPDATE_DRAFT = Operation.write(
                    "PATCH", "/api/v2/integrations/actions/{actionId}/draft", "update the draft of a data action")
            .anyOf("integrations:action:edit")
            .scopes("integrations");

    /** Deletes the draft of an action; published. */
    public static final Operation DELETE_DRAFT = Operation.write(
                    "DELETE", "/api/v2/integrations/actions/{actionId}/draft", "delete the draft of a data action")
            .anyOf("integrations:action:delete")
            .scopes("integrations");

    /** Tells whether a draft can be published; published. */
    public static final Operation VALIDATE_DRAFT = Operation.get(
                    "/api/v2/integrations/actions/{actionId}/draft/validation", "validate the draft of a data action")
            .anyOf("integrations:action:edit")
            .scopes(READ);

    /** Publishes the draft of an action; published. */
    public static final Operation PUBLISH_DRAFT = Operation.write(
                    "POST", "/api/v2/integrations/actions/{actionId}/draft/publish", "publish a data action")
            .anyOf("integrations:action:edit")
            .scopes("integrations");

    /** Reads a template of a published action, as text; published. */
    public static final Operation TEMPLATE = Operation.get(
                    "/api/v2/integrations/actions/{actionId}/templates/{fileName}", "read a template of a data action")
            .anyOf("integrations:action:view", "bridge:actions:view")
            .scopes(READ);

    /** Reads a template of a draft, as text; published. */
    public static final Operation DRAFT_TEMPLATE = Operation.get(
                    "/api/v2/integrations/actions/{actionId}/draft/templates/{fileName}",
                    "read a template of the draft of a data action")
            .anyOf("integrations:action:view", "bridge:actions:view")
            .scopes(READ);

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
