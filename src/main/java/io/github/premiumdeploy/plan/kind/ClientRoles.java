package io.github.premiumdeploy.plan.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.genesys.Grant;
import io.github.premiumdeploy.plan.Bodies;
import io.github.premiumdeploy.plan.Compare;
import io.github.premiumdeploy.plan.Description;
import io.github.premiumdeploy.plan.Difference;
import io.github.premiumdeploy.plan.Existing;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.PassedRoles;
import io.github.premiumdeploy.plan.PlanException;
import io.github.premiumdeploy.plan.ResourceIds;
import io.github.premiumdeploy.plan.Scope;
import io.github.premiumdeploy.plan.Step;
import io.github.premiumdeploy.plan.Step.After;
import io.github.premiumdeploy.plan.Verb;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The roles that OAuth clients are given, and the divisions in which they are. */
final class ClientRoles {

    private static final String CLIENT_CREDENTIALS = "CLIENT-CREDENTIALS";

    private ClientRoles() {}

    /** The home division, in which roles are granted; if it cannot be asked for, the one that the caller's grants name. */
    static String homeDivision(Scope scope) {
        return scope.inventory()
                .answer(OAuthClientKind.HOME_DIVISION)
                .map(division -> division.path("id").asText(""))
                .filter(id -> !id.isEmpty())
                .or(() -> scope.inventory().answer(RoleKind.SUBJECT).flatMap(ClientRoles::homeAmongGrants))
                .orElseThrow(() -> new PlanException(
                        "The home division, in which roles are granted, cannot be read",
                        "Try again; the operation needs no permission."));
    }

    private static Optional<String> homeAmongGrants(JsonNode subject) {
        Set<String> divisions = new TreeSet<>();
        for (JsonNode grant : subject.path("grants")) {
            JsonNode division = grant.path("division");
            if (division.path("homeDivision").asBoolean()) {
                return Optional.of(division.path("id").asText());
            }
            divisions.add(division.path("id").asText());
        }
        return divisions.size() == 1 ? divisions.stream().findFirst() : Optional.empty();
    }

    /**
     * Whether a role is given to an OAuth client that does not have it yet.
     *
     * @param roleId the role's id; empty text if it is not there
     */
    static boolean gives(Scope scope, String role, String roleId) {
        OAuthClientKind kind = new OAuthClientKind();
        for (Item client : scope.descriptor().items(OAuthClientKind.KEY)) {
            if (names(client).contains(role)) {
                Optional<Existing> there = kind.one(scope, client);
                if (there.isEmpty()
                        || !OAuthClientOrigin.roleIds(there.get().body()).contains(roleId)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a described OAuth client gets a role. */
    static boolean isGiven(Descriptor descriptor, String role) {
        return descriptor.items(OAuthClientKind.KEY).stream()
                .anyMatch(client -> names(client).contains(role));
    }

    /** What has to be done before a client can be given its roles. */
    static Set<After> ready(Item item) {
        Set<After> ready = new HashSet<>();
        for (String role : names(item)) {
            ready.add(new After(new Key(RoleKind.KEY, role), Verb.CREATE));
            ready.add(new After(new Key(RoleKind.KEY, role), Verb.GRANT));
        }
        return ready;
    }

    /** The roles that a client is given, and those that it has. */
    static PassedRoles passed(Scope scope, Item item, Existing existing) {
        return new PassedRoles(
                names(item).stream().map(name -> new Key(RoleKind.KEY, name)).toList(),
                namesById(scope, existing),
                heldSince(scope));
    }

    private static Map<String, Instant> heldSince(Scope scope) {
        Map<String, Instant> since = new HashMap<>();
        for (Grant grant : scope.caller().grants().value().orElse(List.of())) {
            grant.madeAt().ifPresent(at -> since.merge(grant.role().id(), at, (a, b) -> a.isBefore(b) ? a : b));
        }
        return since;
    }

    /** The roles that a client has already, which who changes it must hold. */
    static PassedRoles heldBy(Scope scope, Existing client) {
        return new PassedRoles(List.of(), namesById(scope, client), heldSince(scope));
    }

    private static Map<String, String> namesById(Scope scope, Existing client) {
        List<Existing> known = new RoleKind().existing(scope);
        Map<String, String> names = new HashMap<>();
        OAuthClientOrigin.roleIds(client.body()).forEach(id -> names.put(id, Compare.named(List.of(id), known)));
        return names;
    }

    /**
     * The roles of this app that a client has and the caller does not hold, as far as both can be read. Stated by Genesys's
     * Resource Center: to change a client, also to deactivate it, takes all roles that it has. Those that the caller is
     * granted anyway, since it gives them to a client, are left out.
     */
    static List<Existing> unheld(Scope scope, Existing client) {
        if (scope.caller().grants().value().isEmpty()) {
            return List.of();
        }
        Set<String> has = OAuthClientOrigin.roleIds(client.body());
        return new RoleKind()
                .existing(scope).stream()
                        .filter(role -> has.contains(role.id()))
                        .filter(role -> !RoleKind.isHeld(scope, role.id()))
                        .filter(role -> !gives(scope, role.key().name(), role.id()))
                        .toList();
    }

    /** Grants the caller a role that a client has. */
    static Step grant(Scope scope, Existing client, Existing role) {
        return RoleKind.grant(scope, client.key(), ids -> role.id());
    }

    /** What a reader of a plan should know of roles that the caller is granted. */
    static List<String> notes(List<Existing> granted) {
        return granted.stream()
                .map(
                        role -> "the role \"" + role.body().path("name").asText()
                                + "\" is granted to the deploying client, which must hold the roles of a client that it changes")
                .toList();
    }

    /** Compares the roles of a client that was made just now. */
    static Compare compare(Compare compare, ResourceIds ids, Item item, JsonNode shown) {
        boolean isCompared = isServiceClient(item)
                && item.fields().has("roles")
                && (shown.has("roleDivisions") || shown.has("roleIds"));
        if (!isCompared) {
            return compare;
        }
        List<String> wanted = names(item).stream()
                .map(name -> ids.require(new Key(RoleKind.KEY, name)))
                .toList();
        return compare.set("roles", Bodies.texts(wanted), Bodies.texts(OAuthClientOrigin.roleIds(shown)));
    }

    /** The roles as stated: those that the client has stay in their divisions, others are given in the home division. */
    static ArrayNode divisions(ResourceIds ids, Scope scope, Item item, Existing existing) {
        ArrayNode divisions = JsonNodeFactory.instance.arrayNode();
        List<JsonNode> held = new ArrayList<>();
        existing.body().path("roleDivisions").forEach(held::add);
        if (!item.fields().has("roles")) {
            return divisions.addAll(held);
        }
        for (String role : names(item)) {
            String id = ids.require(new Key(RoleKind.KEY, role));
            List<JsonNode> same = held.stream()
                    .filter(grant -> grant.path("roleId").asText().equals(id))
                    .toList();
            if (same.isEmpty()) {
                divisions.addObject().put("roleId", id).put("divisionId", homeDivision(scope));
            }
            divisions.addAll(same);
        }
        return divisions;
    }

    /** Compares the roles of a client with those that are stated. */
    static List<Difference> differences(Scope scope, Item item, Existing existing) {
        if (!isServiceClient(item) || !item.fields().has("roles")) {
            return List.of();
        }
        Set<String> wanted = new TreeSet<>();
        List<Existing> roles = new RoleKind().existing(scope);
        names(item).forEach(name -> wanted.add(scope.idOrWords(RoleKind.KEY, name, roles)));
        Set<String> held = OAuthClientOrigin.roleIds(existing.body());
        return wanted.equals(held)
                ? List.of()
                : List.of(new Difference("roles", Compare.named(held, roles), Compare.named(wanted, roles)));
    }

    /** Whether it works by itself, and so has roles of its own. */
    static boolean isServiceClient(Item item) {
        return isServiceClient(item.fields());
    }

    /** The same of a client as the platform shows it. */
    static boolean isServiceClient(JsonNode client) {
        return client.path("authorizedGrantType").asText(CLIENT_CREDENTIALS).equals(CLIENT_CREDENTIALS);
    }

    /** The names of the roles that a client is given. */
    static List<String> names(Item item) {
        List<String> names = new ArrayList<>();
        if (isServiceClient(item)) {
            item.fields().path("roles").forEach(role -> names.add(role.asText()));
        }
        return names;
    }

    static void describe(Scope scope, Existing client, Description into) {
        into.refer("roles", OAuthClientOrigin.roleIds(client.body()), new RoleKind().existing(scope), "its roles");
        Set<String> divisions = new TreeSet<>();
        client.body()
                .path("roleDivisions")
                .forEach(grant -> divisions.add(grant.path("divisionId").asText()));
        if (divisions.size() > 1) {
            into.remark(
                    "roles",
                    "they are given in the divisions " + String.join(", ", divisions)
                            + ", and stay there; a client made anew gets them in the home division");
        }
    }
}
