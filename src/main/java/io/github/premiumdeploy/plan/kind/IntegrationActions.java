package io.github.premiumdeploy.plan.kind;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.genesys.ActionsApi;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.plan.Existing;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.Listing;
import io.github.premiumdeploy.plan.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The data actions that an integration has, as drafts and published. */
final class IntegrationActions {

    static final Listing PUBLISHED = Listing.paged(ActionsApi.LIST, Query.NONE);

    static final Listing DRAFTS = Listing.paged(ActionsApi.LIST_DRAFTS, Query.NONE);

    static final List<Listing> LISTINGS = List.of(PUBLISHED, DRAFTS);

    static final String AUTH_ACTION = "customAuth_-_";

    /** Published: the platform's own actions have such ids. */
    private static final String STATIC_ACTION = "static_-_";

    private final Scope scope;
    private final Item item;
    private final Existing integration;

    /**
     * Those of one described integration.
     *
     * @param integration the integration; none if it is not there, and has none
     */
    IntegrationActions(Scope scope, Item item, Existing integration) {
        this.scope = scope;
        this.item = item;
        this.integration = integration;
    }

    static boolean isOfPlatform(String id) {
        return id.startsWith(AUTH_ACTION) || id.startsWith(STATIC_ACTION);
    }

    /** The id of the integration that an authentication action came with; of other actions their own. */
    static String owner(String actionId) {
        return actionId.startsWith(AUTH_ACTION) ? actionId.substring(AUTH_ACTION.length()) : actionId;
    }

    /** The actions that go with an integration, each in words. */
    static List<String> of(Scope scope, String integrationId) {
        return LISTINGS.stream()
                .flatMap(listing -> scope.inventory().list(listing).stream())
                .filter(action -> action.path("integrationId").asText().equals(integrationId))
                .map(action -> "data action \"" + action.path("name").asText() + "\" ("
                        + action.path("id").asText() + ")")
                .distinct()
                .sorted()
                .toList();
    }

    /** The actions of the integration that the descriptor does not have. */
    List<Existing> leftOver() {
        List<Existing> left = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (Listing listing : LISTINGS) {
            for (JsonNode there : scope.inventory().list(listing)) {
                String name = there.path("name").asText("");
                String id = there.path("id").asText("");
                boolean own = name.startsWith(scope.descriptor().prefix())
                        && integration.isThere()
                        && integration.id().equals(there.path("integrationId").asText());
                boolean described = false;
                for (JsonNode action : item.fields().path("data-actions")) {
                    described |= scope.fullName(action.path("name").asText()).equals(name);
                }
                if (own && !described && !ids.contains(id) && !isOfPlatform(id)) {
                    ids.add(id);
                    left.add(new Existing(
                            key(name.substring(scope.descriptor().prefix().length())), id, there));
                }
            }
        }
        return left;
    }

    /** Integrations of both kinds can have one name, and actions of one name. */
    Key key(String name) {
        return new Key(item.kind().replaceFirst("s$", ""), item.name() + " / " + name);
    }

    Optional<JsonNode> published(JsonNode action) {
        return find(PUBLISHED, action);
    }

    Optional<JsonNode> draft(JsonNode action) {
        return find(DRAFTS, action);
    }

    private Optional<JsonNode> find(Listing listing, JsonNode action) {
        return one(action)
                .flatMap(id -> named(listing, action)
                        .filter(there -> there.path("id").asText().equals(id))
                        .findFirst());
    }

    /**
     * The id of the one action of this name that the integration has, as a draft or published.
     *
     * @throws io.github.premiumdeploy.plan.DuplicateResourceException if it has several
     */
    private Optional<String> one(JsonNode action) {
        String name = action.path("name").asText();
        Map<String, Existing> byId = new LinkedHashMap<>();
        LISTINGS.forEach(listing -> named(listing, action)
                .forEach(there -> byId.putIfAbsent(
                        there.path("id").asText(),
                        new Existing(key(name), there.path("id").asText(), there))));
        return scope.one(new OrphanActionKind(List.of()), List.copyOf(byId.values()), scope.fullName(name))
                .map(Existing::id);
    }

    private Stream<JsonNode> named(Listing listing, JsonNode action) {
        String name = scope.fullName(action.path("name").asText());
        return integration.ifThere().stream()
                .flatMap(existing -> scope.inventory().list(listing).stream()
                        .filter(there -> there.path("name").asText().equals(name)
                                && there.path("integrationId").asText().equals(existing.id())));
    }
}
