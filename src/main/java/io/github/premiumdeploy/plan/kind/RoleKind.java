package io.github.premiumdeploy.plan.kind;

import io.github.premiumdeploy.apply.UndoUpdate;
import io.github.premiumdeploy.plan.Kind;
import io.github.premiumdeploy.plan.Scope;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.apply.BackOff;
import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.Difference;
import io.github.premiumdeploy.apply.Execution;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.Listing;
import io.github.premiumdeploy.plan.PlatformForm;
import io.github.premiumdeploy.plan.Question;
import io.github.premiumdeploy.apply.Settle;
import io.github.premiumdeploy.plan.Step;
import io.github.premiumdeploy.apply.Undo;
import io.github.premiumdeploy.apply.UndoResult;
import io.github.premiumdeploy.plan.Verb;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.genesys.TokenInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Roles. One that a new OAuth client gets is granted to the deploying client first: the platform asks for that. */
final class RoleKind implements Kind {

    static final String KEY = "role";

    private static final String POLICIES = "permissionPolicies";

    private static final Listing ROLES = new Listing(
            AuthorizationApi.ROLES,
            (client, prefix) -> client.list(AuthorizationApi.ROLES, Query.of("name", prefix + "*")));

    static final Question SUBJECT = new Question(
            AuthorizationApi.SUBJECT_ME, AuthorizationApi.SUBJECT_ME.path(), Query.of("includeFullRoles", true));

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public List<Listing> listings() {
        return List.of(ROLES);
    }

    @Override
    public List<Question> questions(Scope scope, boolean removal) {
        boolean grants = !removal
                && scope.descriptor().items(KEY).stream()
                        .anyMatch(
                                role -> needsGrant(scope, role, one(scope, role).map(Existing::id)));
        return grants ? List.of(SUBJECT, OAuthClientKind.HOME_DIVISION) : List.of();
    }

    @Override
    public List<Change> apply(Scope scope, Item item) {
        Key key = new Key(KEY, item.name());
        Optional<Existing> existing = one(scope, item);
        requireTouchable(scope, item, existing);
        List<Step> steps = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        List<Difference> differences = List.of();
        ObjectNode body = body(scope, item, existing.map(Existing::body));
        Settling settling = settling(scope, item, body);
        if (existing.isEmpty()) {
            steps.add(Changes.creation(
                    scope, key, AuthorizationApi.CREATE_ROLE, AuthorizationApi.DELETE_ROLE, body, ROLES, settling));
        } else {
            Settle.Compared compared = compare(scope, item, existing.get().body());
            differences = compared.differences();
            compared.forms().forEach(form -> notes.add(PlatformForm.words(form)));
            if (!differences.isEmpty()) {
                steps.add(Changes.step(
                        Verb.UPDATE,
                        AuthorizationApi.UPDATE_ROLE,
                        run -> UndoUpdate.of(
                                        run, existing.get(), body, AuthorizationApi.ROLE, AuthorizationApi.UPDATE_ROLE)
                                .around(Verb.UPDATE, () -> Changes.write(run, existing.get(), settling))));
            }
        }
        policies(scope, item, MissingNode.getInstance()).unknown().forEach(notes::add);
        if (needsGrant(scope, item, existing.map(Existing::id))) {
            notes.add(
                    OAuthClientKind.gives(scope, item.name(), existing.map(Existing::id))
                            ? "granted to the deploying client, which must hold a role that it gives to an OAuth client"
                            : "granted to the deploying user (assignToSelf)");
            steps.add(grant(scope, key));
        }
        return List.of(
                existing.isEmpty()
                        ? Changes.create(scope, key, notes, steps)
                        : Changes.update(scope, existing.get(), differences, notes, steps));
    }

    @Override
    public List<String> mentions(Descriptor descriptor) {
        List<String> named = new ArrayList<>();
        for (Item item : descriptor.items(KEY)) {
            for (JsonNode policy : item.fields().path(POLICIES)) {
                String entity = policy.path("domain").asText() + ":"
                        + policy.path("entityName").asText() + ":";
                policy.path("actionSet").forEach(action -> named.add(entity + action.asText()));
            }
        }
        return named.stream().filter(name -> !name.contains("*")).distinct().toList();
    }

    private Optional<Existing> one(Scope scope, Item item) {
        return scope.one(existing(scope), item);
    }

    private static ObjectNode body(Scope scope, Item item, Optional<JsonNode> actual) {
        ObjectNode body = Bodies.object().put("name", scope.fullName(item.name()));
        actual.ifPresent(role -> Bodies.copy(body, role, "description", "permissions", POLICIES));
        return Bodies.copy(body, item.fields(), "description", "permissions", POLICIES);
    }

    private static Settle.Compared compare(Scope scope, Item item, JsonNode actual) {
        Compare compare = new Compare()
                .field("description", item.fields().path("description"), actual.path("description"))
                .set("permissions", item.fields().path("permissions"), actual.path("permissions"));
        return item.fields().has(POLICIES)
                ? compare.with(policies(scope, item, actual).compared()).compared()
                : compare.compared();
    }

    private static RolePolicies policies(Scope scope, Item item, JsonNode actual) {
        return new RolePolicies(item.fields().path(POLICIES), actual.path(POLICIES), scope.catalogue());
    }

    private static Settling settling(Scope scope, Item item, ObjectNode body) {
        return new Settling(
                shown -> compare(scope, item, shown),
                (run, id, shown) -> run.write(
                        AuthorizationApi.UPDATE_ROLE,
                        AuthorizationApi.UPDATE_ROLE.pathWith(id),
                        Query.NONE,
                        Optional.of(body)));
    }

    private static boolean needsGrant(Scope scope, Item role, Optional<String> roleId) {
        boolean held = roleId.isPresent()
                && scope.caller().grants().value().orElse(List.of()).stream()
                        .anyMatch(grant -> grant.role().id().equals(roleId.get()));
        return !held && (assignsToUser(scope, role) || OAuthClientKind.gives(scope, role.name(), roleId));
    }

    /** An OAuth client that deploys is nobody whom a role or a group is meant for. */
    static boolean assignsToUser(Scope scope, Item item) {
        return item.fields().path("assignToSelf").asBoolean(false)
                && scope.caller().kind() == TokenInfo.Kind.USER;
    }

    /** Grants a role to the caller in the home division, and waits until the platform shows it. */
    private static Step grant(Scope scope, Key key) {
        boolean user = scope.caller().kind() == TokenInfo.Kind.USER;
        return Changes.step(Verb.GRANT, AuthorizationApi.GRANT_ROLE, run -> {
            String roleId = run.requireId(key);
            String subject = scope.inventory()
                    .answer(SUBJECT)
                    .map(me -> me.path("id").asText(""))
                    .filter(id -> !id.isEmpty())
                    .or(() -> scope.caller().clientName().map(client -> client.id()))
                    .orElseThrow(() -> new IOException("the platform does not say who the caller is"));
            String path = AuthorizationApi.GRANT_ROLE.pathWith(subject, OAuthClientKind.homeDivision(scope), roleId);
            AtomicBoolean mayBeOwn = new AtomicBoolean(true);
            if (!run.isOwn(roleId)) {
                // The grants of a role that this run made go with it.
                run.undoable(new Undo(
                        key,
                        Verb.GRANT,
                        AuthorizationApi.REVOKE_ROLE,
                        () -> revoke(run, path, roleId, mayBeOwn.get())));
            }
            try {
                run.write(
                        AuthorizationApi.GRANT_ROLE,
                        path,
                        Query.of("subjectType", user ? "PC_USER" : "PC_OAUTH_CLIENT"),
                        Optional.empty());
            } catch (ApiException e) {
                if (e.status() != 409) {
                    throw e;
                }
                mayBeOwn.set(false);
            }
            awaitGrant(run, roleId);
        });
    }

    private static UndoResult revoke(Execution run, String path, String roleId, boolean isOwn) throws IOException {
        if (!isOwn) {
            return UndoResult.nothing();
        }
        run.delete(AuthorizationApi.REVOKE_ROLE, path, Query.NONE);
        return UndoResult.restored(roleId);
    }

    private static void awaitGrant(Execution run, String roleId) throws IOException {
        BackOff backOff = run.backOff(BackOff.SEEN_EVERYWHERE);
        boolean waits = true;
        while (waits && !isGranted(run, roleId)) {
            waits = backOff.pause();
        }
    }

    private static boolean isGranted(Execution run, String roleId) throws IOException {
        for (JsonNode grant :
                run.read(SUBJECT.operation(), SUBJECT.path(), SUBJECT.query()).path("grants")) {
            if (grant.path("role").path("id").asText().equals(roleId)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public List<Operation> operations(Descriptor descriptor, boolean removal) {
        if (removal) {
            return List.of(AuthorizationApi.ROLES, AuthorizationApi.DELETE_ROLE);
        }
        List<Operation> operations = new ArrayList<>(
                List.of(AuthorizationApi.ROLES, AuthorizationApi.CREATE_ROLE, AuthorizationApi.UPDATE_ROLE));
        if (descriptor.items(KEY).stream().anyMatch(role -> OAuthClientKind.isGiven(descriptor, role.name()))) {
            operations.addAll(
                    List.of(AuthorizationApi.SUBJECT_ME, AuthorizationApi.HOME_DIVISION, AuthorizationApi.GRANT_ROLE));
        }
        return operations;
    }

    @Override
    public List<Existing> existing(Scope scope) {
        return scope.existing(KEY, ROLES, role -> true);
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
    public Change remove(Scope scope, Existing existing) {
        return Changes.delete(
                scope, existing, AuthorizationApi.DELETE_ROLE, Query.NONE, OAuthClientKind.allDone(scope));
    }
}
