package io.github.premiumdeploy.plan.kind;

import io.github.premiumdeploy.apply.UndoUpdate;
import io.github.premiumdeploy.plan.Kind;
import io.github.premiumdeploy.plan.Scope;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.apply.BackOff;
import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.Difference;
import io.github.premiumdeploy.apply.Execution;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.Listing;
import io.github.premiumdeploy.plan.PlanException;
import io.github.premiumdeploy.plan.Question;
import io.github.premiumdeploy.plan.secrets.SecretsFile;
import io.github.premiumdeploy.plan.Step;
import io.github.premiumdeploy.plan.Step.After;
import io.github.premiumdeploy.plan.Verb;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.Grant;
import io.github.premiumdeploy.genesys.OAuthClientsApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Query;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;

/** OAuth clients. The platform tells a secret once: it goes to the secrets file, and to the data actions that need it. */
public final class OAuthClientKind implements Kind {

    public static final String KEY = "oauth-client";

    static final Question HOME_DIVISION =
            new Question(AuthorizationApi.HOME_DIVISION, AuthorizationApi.HOME_DIVISION.path(), Query.NONE);

    private static final Listing CLIENTS =
            new Listing(OAuthClientsApi.LIST, (client, prefix) -> client.listFollowing(OAuthClientsApi.LIST));

    private static final String CLIENT_CREDENTIALS = "CLIENT-CREDENTIALS";
    private static final String UNMARKED =
            "the organization does not tell its id: if this run is killed, the next one cannot tell what it made";
    private static final String INACTIVE = "inactive";
    private static final int DAY = 86_400;
    private static final String[] STATED = {
        "description", "authorizedGrantType", "accessTokenValiditySeconds", "scope", "registeredRedirectUri"
    };

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public List<Listing> listings() {
        return List.of(CLIENTS);
    }

    @Override
    public List<Question> questions(Scope scope, boolean removal) {
        boolean roles = !removal
                && scope.descriptor().items(KEY).stream()
                        .filter(OAuthClientKind::isServiceClient)
                        .anyMatch(item -> one(scope, item)
                                .map(existing -> !compare(scope, item, existing).isEmpty())
                                .orElse(true));
        return roles ? List.of(HOME_DIVISION, RoleKind.SUBJECT) : List.of();
    }

    /** The home division, in which roles are granted; if it cannot be asked for, the one that the caller's grants name. */
    static String homeDivision(Scope scope) {
        return scope.inventory()
                .answer(HOME_DIVISION)
                .map(division -> division.path("id").asText(""))
                .filter(id -> !id.isEmpty())
                .or(() -> scope.inventory().answer(RoleKind.SUBJECT).flatMap(OAuthClientKind::homeAmongGrants))
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

    /** Whether a role is given to an OAuth client that does not have it yet. */
    static boolean gives(Scope scope, String role, Optional<String> roleId) {
        OAuthClientKind kind = new OAuthClientKind();
        return scope.descriptor().items(KEY).stream()
                .filter(OAuthClientKind::isServiceClient)
                .filter(client -> roleNames(client).contains(role))
                .anyMatch(client -> kind.one(scope, client)
                        .map(existing -> roleId.isEmpty()
                                || !OAuthClientOrigin.roleIds(existing.body()).contains(roleId.get()))
                        .orElse(true));
    }

    /** Whether a described OAuth client gets a role. */
    static boolean isGiven(Descriptor descriptor, String role) {
        return descriptor.items(KEY).stream()
                .anyMatch(client -> roleNames(client).contains(role));
    }

    /** What has to be done to OAuth clients before a role can go. */
    static Set<After> allDone(Scope scope) {
        Set<After> done = new HashSet<>();
        new OAuthClientKind().existing(scope).forEach(client -> {
            done.add(new After(client.key(), Verb.DELETE));
            done.add(new After(client.key(), Verb.UPDATE));
        });
        return done;
    }

    @Override
    public void requireDecided(Scope scope, boolean removal) {
        for (Item item : scope.descriptor().items(KEY)) {
            Optional<Existing> existing = one(scope, item);
            if (existing.isPresent() && !removal) {
                new OAuthClientSecret(scope, existing.get())
                        .require(new GcDataActionsKind().needing(scope, item.name()));
            }
        }
    }

    @Override
    public List<Change> apply(Scope scope, Item item) {
        Key key = new Key(KEY, item.name());
        Optional<Existing> existing = one(scope, item);
        requireTouchable(scope, item, existing);
        Set<After> roles = rolesReady(item);
        if (existing.isEmpty()) {
            SecretsFile secrets = secretsFile(scope, item);
            List<Step> steps = List.of(Changes.step(
                    Verb.CREATE,
                    List.of(OAuthClientsApi.CREATE),
                    roles,
                    run -> create(run, scope, item, key, secrets)));
            return List.of(Changes.create(scope, key, secrets.marks() ? List.of() : List.of(UNMARKED), steps));
        }
        JsonNode actual = existing.get().body();
        List<Difference> differences = compare(scope, item, existing.get());
        List<Step> steps = new ArrayList<>();
        OAuthClientSecret secret = new OAuthClientSecret(scope, existing.get());
        // First, and noted: a client whose roles have changed is no longer as an interrupted run stated it.
        List<Operation> renewal = secret.operations();
        if (!renewal.isEmpty()) {
            differences.add(Difference.secret("secret"));
            steps.add(Changes.step(Verb.CONFIGURE, renewal, Set.of(), run -> OAuthClientSecret.of(run, scope, key)));
        }
        if (!compare(scope, item, existing.get()).isEmpty()) {
            steps.add(Changes.step(
                    Verb.UPDATE,
                    List.of(OAuthClientsApi.UPDATE),
                    roles,
                    run -> update(run, scope, existing.get(), item, body(run, scope, item, Optional.of(actual)))));
        }
        List<Change> changes = new ArrayList<>();
        origin(scope, item.name()).surplus().forEach(surplus -> changes.add(remove(scope, surplus)));
        changes.add(Changes.update(scope, existing.get(), differences, secret.notes(), steps));
        return changes;
    }

    private static Set<After> rolesReady(Item item) {
        Set<After> ready = new HashSet<>();
        for (String role : roleNames(item)) {
            ready.add(new After(new Key(RoleKind.KEY, role), Verb.CREATE));
            ready.add(new After(new Key(RoleKind.KEY, role), Verb.GRANT));
        }
        return ready;
    }

    private static SecretsFile secretsFile(Scope scope, Item item) {
        SecretsFile file = scope.secretsFile()
                .orElseThrow(() -> new PlanException(
                        "The OAuth client \"" + scope.fullName(item.name())
                                + "\" is to be made, and there is nowhere to put its secret, which the platform tells once",
                        "Set <secretsFile> in the plugin's <configuration>, or the property genesyscloud.secretsFile, to a"
                                + " file outside the source tree; it is made so that only its owner can read it."));
        OAuthClientOrigin.asked(() -> {
            file.check();
            return file;
        });
        return file;
    }

    private static void update(Execution run, Scope scope, Existing existing, Item item, ObjectNode body)
            throws IOException {
        UndoUpdate.of(run, existing, body, OAuthClientsApi.GET, OAuthClientsApi.UPDATE)
                .around(
                        Verb.UPDATE,
                        () -> Changes.write(
                                run,
                                existing,
                                new Settling(
                                        shown -> compareFields(item, shown).compared(),
                                        (same, id, shown) -> whenRolesTakeEffect(
                                                run,
                                                scope,
                                                item,
                                                () -> run.write(
                                                        OAuthClientsApi.UPDATE,
                                                        OAuthClientsApi.UPDATE.pathWith(id),
                                                        Query.NONE,
                                                        Optional.of(body))))));
    }

    private void create(Execution run, Scope scope, Item item, Key key, SecretsFile secrets) throws IOException {
        String name = scope.fullName(item.name());
        ObjectNode body = body(run, scope, item, Optional.empty());
        OAuthClientCreation creation = new OAuthClientCreation(
                run, scope, key, secrets, () -> Changes.named(CLIENTS.reader().read(run.client(), name), name), body);
        creation.keep(whenRolesTakeEffect(run, scope, item, () -> creation.send(body)));
    }

    /** A role that was granted just now may show before it takes effect; until then the platform refuses to pass it on. */
    private static JsonNode whenRolesTakeEffect(Execution run, Scope scope, Item item, Execution.Reader action)
            throws IOException {
        BackOff backOff = run.backOff(BackOff.SEEN_EVERYWHERE);
        while (true) {
            try {
                return action.read();
            } catch (ApiException e) {
                boolean wait = e.status() == 403 && mayBeYoung(run, scope, item);
                if (!wait || !backOff.pause()) {
                    throw e;
                }
            }
        }
    }

    /** Whether a role may be with the caller for minutes only, so that it has not taken effect. */
    private static boolean mayBeYoung(Execution run, Scope scope, Item item) throws IOException {
        Instant settled = run.client().deadline().now().minus(BackOff.SEEN_EVERYWHERE);
        List<Grant> grants = scope.caller().grants().value().orElse(List.of());
        for (String role : roleNames(item)) {
            String id = run.requireId(new Key(RoleKind.KEY, role));
            boolean isOld = grants.stream()
                    .filter(grant -> grant.role().id().equals(id))
                    .anyMatch(grant -> grant.madeAt().filter(settled::isAfter).isPresent());
            if (!isOld) {
                return true;
            }
        }
        return false;
    }

    private static ObjectNode body(Execution run, Scope scope, Item item, Optional<JsonNode> actual) {
        ObjectNode body = Bodies.object().put("name", scope.fullName(item.name()));
        actual.ifPresent(client -> Bodies.copy(body, client, STATED));
        actual.ifPresent(client -> Bodies.copy(body, client, "state", "dateToDelete"));
        Bodies.copy(body, item.fields(), STATED);
        if (!body.has("accessTokenValiditySeconds")) {
            body.put("accessTokenValiditySeconds", DAY);
        }
        if (isServiceClient(item)) {
            body.set("roleDivisions", roleDivisions(run, scope, item, actual));
        }
        return body;
    }

    /** The roles as stated: those that the client has stay in their divisions, others are given in the home division. */
    private static ArrayNode roleDivisions(Execution run, Scope scope, Item item, Optional<JsonNode> actual) {
        ArrayNode divisions = JsonNodeFactory.instance.arrayNode();
        List<JsonNode> held = new ArrayList<>();
        actual.ifPresent(client -> client.path("roleDivisions").forEach(held::add));
        if (!item.fields().has("roles")) {
            return divisions.addAll(held);
        }
        for (String role : roleNames(item)) {
            String id = run.requireId(new Key(RoleKind.KEY, role));
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

    private List<Difference> compare(Scope scope, Item item, Existing existing) {
        List<Difference> differences =
                new ArrayList<>(compareFields(item, existing.body()).differences());
        differences.addAll(roleDifference(scope, item, existing));
        return differences;
    }

    /** The fields of a client, its roles aside. */
    private static Compare compareFields(Item item, JsonNode actual) {
        JsonNode stated = item.fields();
        return new Compare()
                .field("description", stated.path("description"), actual.path("description"))
                .field("authorizedGrantType", stated.path("authorizedGrantType"), actual.path("authorizedGrantType"))
                .field(
                        "accessTokenValiditySeconds",
                        stated.path("accessTokenValiditySeconds"),
                        actual.path("accessTokenValiditySeconds"))
                .set("scope", stated.path("scope"), actual.path("scope"))
                .set(
                        "registeredRedirectUri",
                        stated.path("registeredRedirectUri"),
                        actual.path("registeredRedirectUri"));
    }

    private static List<Difference> roleDifference(Scope scope, Item item, Existing existing) {
        if (!isServiceClient(item) || !item.fields().has("roles")) {
            return List.of();
        }
        Set<String> wanted = new TreeSet<>();
        List<Existing> roles = new RoleKind().existing(scope);
        for (String name : roleNames(item)) {
            wanted.add(roles.stream()
                    .filter(role -> role.key().name().equals(name))
                    .map(Existing::id)
                    .findFirst()
                    .orElse("(new role \"" + scope.fullName(name) + "\")"));
        }
        Set<String> held = OAuthClientOrigin.roleIds(existing.body());
        return wanted.equals(held)
                ? List.of()
                : List.of(new Difference("roles", Compare.named(held, roles), Compare.named(wanted, roles)));
    }

    private static boolean isServiceClient(Item item) {
        return item.fields()
                .path("authorizedGrantType")
                .asText(CLIENT_CREDENTIALS)
                .equals(CLIENT_CREDENTIALS);
    }

    private static List<String> roleNames(Item item) {
        List<String> names = new ArrayList<>();
        if (isServiceClient(item)) {
            item.fields().path("roles").forEach(role -> names.add(role.asText()));
        }
        return names;
    }

    private Optional<Existing> one(Scope scope, Item item) {
        return scope.one(distinct(scope), item);
    }

    @Override
    public List<Operation> operations(Descriptor descriptor, boolean removal) {
        if (removal) {
            return List.of(OAuthClientsApi.LIST, OAuthClientsApi.UPDATE, OAuthClientsApi.DELETE);
        }
        List<Operation> operations = new ArrayList<>(List.of(
                OAuthClientsApi.LIST, OAuthClientsApi.CREATE, OAuthClientsApi.UPDATE, OAuthClientsApi.NEW_SECRET));
        if (descriptor.items(KEY).stream().anyMatch(OAuthClientKind::isServiceClient)) {
            operations.addAll(List.of(AuthorizationApi.SUBJECT_ME, AuthorizationApi.HOME_DIVISION));
        }
        return operations;
    }

    @Override
    public List<Existing> existing(Scope scope) {
        return scope.existing(KEY, CLIENTS, client -> !Execution.isDeleted(client));
    }

    /** Without what an interrupted run is proven to have made too many. */
    List<Existing> distinct(Scope scope) {
        List<Existing> all = existing(scope);
        Set<Existing> surplus = new HashSet<>();
        all.stream()
                .map(client -> client.key().name())
                .distinct()
                .forEach(name -> surplus.addAll(origin(scope, name).surplus()));
        return all.stream().filter(client -> !surplus.contains(client)).toList();
    }

    /** Whose the clients of one name are. */
    OAuthClientOrigin origin(Scope scope, String name) {
        return new OAuthClientOrigin(
                scope,
                scope.fullName(name),
                existing(scope).stream()
                        .filter(client -> client.key().name().equals(name))
                        .toList());
    }

    /** Whether the secrets file has the secret of a client. */
    public static boolean isSecretKnown(Scope scope, String id) {
        return scope.secretsFile().isPresent()
                && OAuthClientOrigin.asked(
                        () -> scope.secretsFile().get().secret(id).isPresent());
    }

    /** A run that changes or deletes its own client locks itself out. */
    @Override
    public Optional<String> untouchable(Scope scope, Existing existing) {
        return scope.caller()
                .clientName()
                .filter(client -> client.id().equals(existing.id()))
                .map(client -> "it is the client that this run works as");
    }

    @Override
    public Change remove(Scope scope, Existing existing) {
        Set<After> unused = new HashSet<>();
        new GcDataActionsKind().existing(scope).forEach(integration -> {
            unused.add(new After(integration.key(), Verb.DELETE));
            unused.add(new After(integration.key(), Verb.CONFIGURE));
        });
        AtomicBoolean deleted = new AtomicBoolean();
        ObjectNode inactive =
                Bodies.copy(Bodies.object(), existing.body(), "name", "authorizedGrantType", "roleDivisions");
        Bodies.copy(inactive, existing.body(), STATED);
        return Changes.delete(
                scope,
                existing,
                List.of(
                        Changes.step(
                                Verb.DISABLE,
                                List.of(OAuthClientsApi.UPDATE),
                                unused,
                                run -> UndoUpdate.of(
                                                run,
                                                existing,
                                                inactive.deepCopy().put("state", INACTIVE),
                                                OAuthClientsApi.GET,
                                                OAuthClientsApi.UPDATE)
                                        .unless(deleted::get)
                                        .around(Verb.DISABLE, () -> deactivate(run, existing.id(), inactive))),
                        Changes.step(Verb.DELETE, OAuthClientsApi.DELETE, run -> {
                            run.delete(
                                    OAuthClientsApi.DELETE, OAuthClientsApi.DELETE.pathWith(existing.id()), Query.NONE);
                            deleted.set(true);
                            if (scope.secretsFile().isPresent()) {
                                scope.secretsFile()
                                        .get()
                                        .forget(scope.fullName(existing.key().name()), existing.id());
                            }
                        })));
    }

    /** Published: a client must be inactive before it is deleted. */
    static JsonNode deactivate(Execution run, String id, ObjectNode body) throws IOException {
        body.put("state", INACTIVE);
        try {
            return run.write(
                    OAuthClientsApi.UPDATE, OAuthClientsApi.UPDATE.pathWith(id), Query.NONE, Optional.of(body));
        } catch (ApiException e) {
            if (e.status() != 404) {
                throw e;
            }
            return MissingNode.getInstance();
        }
    }
}
