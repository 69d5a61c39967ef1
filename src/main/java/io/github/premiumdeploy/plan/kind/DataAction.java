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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A data action that an integration has: published, as a draft, or both. */
record DataAction(String id, Optional<JsonNode> published, Optional<JsonNode> draft) {

    static final Listing PUBLISHED = Listing.paged(ActionsApi.LIST, Query.NONE);

    static final Listing DRAFTS = Listing.paged(ActionsApi.LIST_DRAFTS, Query.NONE);

    static final List<Listing> LISTINGS = List.of(PUBLISHED, DRAFTS);

    static final String AUTHENTICATION = "customAuth_-_";

    /** Published: the platform's own actions have such ids. */
    private static final String STATIC = "static_-_";

    /** Those of an integration, as far as an entry of a list fits; none of an integration that is not there. */
    static List<DataAction> of(Scope scope, Existing integration, Predicate<JsonNode> fits) {
        Map<String, JsonNode> published = byId(scope, PUBLISHED, integration, fits);
        Map<String, JsonNode> drafts = byId(scope, DRAFTS, integration, fits);
        Set<String> ids = new LinkedHashSet<>(published.keySet());
        ids.addAll(drafts.keySet());
        List<DataAction> actions = new ArrayList<>();
        for (String id : ids) {
            Optional<JsonNode> draft = Optional.ofNullable(drafts.get(id));
            actions.add(new DataAction(id, Optional.ofNullable(published.get(id)), draft));
        }
        return actions;
    }

    private static Map<String, JsonNode> byId(
            Scope scope, Listing listing, Existing integration, Predicate<JsonNode> fits) {
        Map<String, JsonNode> actions = new LinkedHashMap<>();
        for (JsonNode shown : scope.inventory().list(listing)) {
            boolean isOfIt = integration.isThere()
                    && shown.path("integrationId").asText().equals(integration.id());
            if (isOfIt && fits.test(shown)) {
                actions.putIfAbsent(shown.path("id").asText(), shown);
            }
        }
        return actions;
    }

    /** The one of a name that a described integration has; several of a name are an error. */
    static Optional<DataAction> one(Scope scope, Item item, Existing integration, String name) {
        String fullName = scope.fullName(name);
        List<DataAction> same =
                of(scope, integration, shown -> shown.path("name").asText().equals(fullName));
        List<Existing> there = new ArrayList<>();
        same.forEach(action -> there.add(action.existing(key(item, name))));
        scope.one(new OrphanActionKind(List.of()), there, fullName);
        return same.stream().findFirst();
    }

    /** Those that a described integration has and the descriptor does not. */
    static List<Existing> leftOver(Scope scope, Item item, Existing integration) {
        List<Existing> left = new ArrayList<>();
        for (DataAction action : of(scope, integration, shown -> isLeftOver(scope, item, shown))) {
            String name = action.shown().path("name").asText();
            left.add(action.existing(
                    key(item, name.substring(scope.descriptor().prefix().length()))));
        }
        return left;
    }

    private static boolean isLeftOver(Scope scope, Item item, JsonNode shown) {
        String name = shown.path("name").asText("");
        boolean isDescribed = false;
        for (JsonNode action : item.fields().path("data-actions")) {
            isDescribed |= scope.fullName(action.path("name").asText()).equals(name);
        }
        return name.startsWith(scope.descriptor().prefix())
                && !isDescribed
                && !isOfPlatform(shown.path("id").asText());
    }

    static boolean isOfPlatform(String id) {
        return id.startsWith(AUTHENTICATION) || id.startsWith(STATIC);
    }

    /** The id of the integration that an authentication action came with; of other actions their own. */
    static String owner(String id) {
        return id.startsWith(AUTHENTICATION) ? id.substring(AUTHENTICATION.length()) : id;
    }

    /** Integrations of both kinds can have one name, and actions of one name. */
    static Key key(Item item, String name) {
        return new Key(item.kind().replaceFirst("s$", ""), item.name() + " / " + name);
    }

    /** What was published, or the draft of what never was. */
    JsonNode shown() {
        return published.or(this::draft).orElseThrow();
    }

    /** The draft, or what was published where there is none. */
    JsonNode latest() {
        return draft.or(this::published).orElseThrow();
    }

    Existing existing(Key key) {
        return new Existing(key, id, shown());
    }
}
