package io.github.premiumdeploy.plan.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.descriptor.LiteralText;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.Grant;
import io.github.premiumdeploy.genesys.NamedEntity;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.genesys.ResourceOperations;
import io.github.premiumdeploy.genesys.TokenInfo;
import io.github.premiumdeploy.plan.Bodies;
import io.github.premiumdeploy.plan.Compare;
import io.github.premiumdeploy.plan.Description;
import io.github.premiumdeploy.plan.Existing;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.Listing;
import io.github.premiumdeploy.plan.Question;
import io.github.premiumdeploy.plan.Removal;
import io.github.premiumdeploy.plan.ResourceIds;
import io.github.premiumdeploy.plan.Scope;
import io.github.premiumdeploy.plan.Step;
import io.github.premiumdeploy.plan.Step.After;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Custom roles. A described role that the deploying client passes on to an OAuth client is granted to it first. */
final class RoleKind extends PlainKind {

    static final String KEY = "role";

    private static final String POLICIES = "permissionPolicies";

    private static final Listing ROLES = new Listing(
            AuthorizationApi.ROLES,
            (client, prefix) -> client.list(AuthorizationApi.ROLES, Query.of("name", prefix + "*")));

    static final Question SUBJECT = Question.of(AuthorizationApi.SUBJECT_ME);

    RoleKind() {
        super(
                KEY,
                new ResourceOperations(
                        AuthorizationApi.ROLES,
                        AuthorizationApi.CREATE_ROLE,
                        AuthorizationApi.ROLE,
                        AuthorizationApi.UPDATE_ROLE,
                        AuthorizationApi.DELETE_ROLE),
                ROLES,
                Removal.once(AuthorizationApi.DELETE_ROLE));
    }

    @Override
    public List<Question> questions(Scope scope) {
        for (Item item : scope.descriptor().items(KEY)) {
            if (needsGrant(scope, item, one(scope, item).map(Existing::id).orElse(""))) {
                return List.of(SUBJECT, OAuthClientKind.HOME_DIVISION);
            }
        }
        return List.of();
    }

    @Override
    public Set<String> comparedDomains(Scope scope) {
        Set<String> domains = new TreeSet<>();
        for (Item item : scope.descriptor().items(KEY)) {
            Optional<Existing> there = one(scope, item);
            if (there.isPresent() && item.fields().has(POLICIES)) {
                RolePolicies policies = policies(scope, item, there.get().body());
                if (!policies.isLiteral()) {
                    domains.addAll(policies.domains());
                }
            }
        }
        return domains;
    }

    @Override
    List<String> own() {
        return List.of("description", "permissions", POLICIES);
    }

    @Override
    Compare compare(Scope scope, Item item, JsonNode shown) {
        Compare compare = new Compare().fields(List.of("description", "permissions"), item.fields(), shown);
        return item.fields().has(POLICIES)
                ? compare.with(policies(scope, item, shown).compared())
                : compare;
    }

    private static RolePolicies policies(Scope scope, Item item, JsonNode actual) {
        return new RolePolicies(item.fields().path(POLICIES), actual.path(POLICIES), scope.permissions());
    }

    @Override
    List<String> notes(Scope scope, Item item, Existing existing) {
        List<String> notes = new ArrayList<>();
        boolean isAsStated =
                existing.isThere() && policies(scope, item, existing.body()).isLiteral();
        if (!isAsStated) {
            notes.addAll(policies(scope, item, MissingNode.getInstance()).unknown());
        }
        if (needsGrant(scope, item, existing.id())) {
            notes.add(
                    ClientRoles.gives(scope, item.name(), existing.id())
                            ? "granted to the deploying client, which must hold a role that it gives to an OAuth client"
                            : "granted to the deploying user (assignToSelf)");
        }
        return notes;
    }

    /** Grants a role to the caller in the home division. */
    @Override
    List<Step> more(Scope scope, Item item, Existing existing) {
        if (!needsGrant(scope, item, existing.id())) {
            return List.of();
        }
        Key key = new Key(KEY, item.name());
        return List.of(grant(scope, key, ids -> ids.require(key)));
    }

    /**
     * Grants a role to the caller in the home division.
     *
     * @param key what the grant is for: the role itself, or an OAuth client that has it
     * @param role tells the id of the role
     */
    static Step grant(Scope scope, Key key, Function<ResourceIds, String> role) {
        return new Step.Grant(
                key,
                role,
                subject(scope).or(() -> scope.caller().clientName().map(NamedEntity::id)),
                scope.caller().kind() == TokenInfo.Kind.USER ? "PC_USER" : "PC_OAUTH_CLIENT",
                () -> ClientRoles.homeDivision(scope));
    }

    /** The id of the caller, as far as the platform says it. */
    static Optional<String> subject(Scope scope) {
        return scope.inventory()
                .answer(SUBJECT)
                .map(me -> me.path("id").asText(""))
                .filter(id -> !id.isEmpty());
    }

    /** Whether the caller is known to hold a role. */
    static boolean isHeld(Scope scope, String roleId) {
        for (Grant grant : scope.caller().grants().value().orElse(List.of())) {
            if (grant.role().id().equals(roleId)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public List<String> mentions(Descriptor descriptor) {
        Set<String> named = new LinkedHashSet<>();
        for (Item item : descriptor.items(KEY)) {
            for (JsonNode policy : item.fields().path(POLICIES)) {
                String entity = policy.path("domain").asText() + ":"
                        + policy.path("entityName").asText() + ":";
                policy.path("actionSet").forEach(action -> named.add(entity + action.asText()));
            }
        }
        return List.copyOf(named);
    }

    /** @param roleId empty text for one that is not there */
    private static boolean needsGrant(Scope scope, Item role, String roleId) {
        return !isHeld(scope, roleId) && (assignsToUser(scope, role) || ClientRoles.gives(scope, role.name(), roleId));
    }

    /** An OAuth client that deploys is nobody whom a role or a group is meant for. */
    static boolean assignsToUser(Scope scope, Item item) {
        return item.fields().path("assignToSelf").asBoolean(false)
                && scope.caller().kind() == TokenInfo.Kind.USER;
    }

    /** Published: the platform marks the roles that it brings; a default role keeps the id of what it was made from. */
    @Override
    public Optional<String> untouchable(Scope scope, Existing existing) {
        JsonNode role = existing.body();
        for (String mark : List.of("default", "base")) {
            if (role.path(mark).asBoolean()) {
                return Optional.of("it is a role of Genesys Cloud itself (" + mark + " is true)");
            }
        }
        String standard = role.path("defaultRoleId").asText("");
        return Optional.of("it is a role of Genesys Cloud itself (defaultRoleId is " + standard + ")")
                .filter(reason -> !standard.isEmpty());
    }

    @Override
    Set<After> beforeDeletion(Scope scope) {
        return OAuthClientKind.allDone(scope);
    }

    @Override
    public void describe(Scope scope, Existing existing, Description into) {
        JsonNode role = existing.body();
        untouchable(scope, existing).ifPresent(into::impossible);
        into.state("description", role.path("description"));
        ArrayNode policies = into.fields().arrayNode();
        for (JsonNode policy : role.path(POLICIES)) {
            ObjectNode described = Bodies.object();
            described.set("domain", LiteralText.of(policy.path("domain")));
            described.set("entityName", LiteralText.of(policy.path("entityName")));
            described.set("actionSet", LiteralText.of(policy.path("actionSet")));
            for (String field : List.of(
                    "allowConditions", "resourceConditionNode", "namedResources", "policyName", "policyDescription")) {
                if (!Compare.isAbsent(policy.path(field))) {
                    described.set(field, LiteralText.of(policy.path(field)));
                }
            }
            if (policy.path("actionSet").isEmpty()) {
                into.remark(
                        "",
                        "its policy for " + policy.path("domain").asText() + ":"
                                + policy.path("entityName").asText() + " has no actions, and is left out");
            } else {
                policies.add(described);
            }
        }
        if (!policies.isEmpty()) {
            into.fields().set(POLICIES, policies);
        }
        into.state("permissions", role.path("permissions"));
    }
}
