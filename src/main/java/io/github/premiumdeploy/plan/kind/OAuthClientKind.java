package io.github.premiumdeploy.plan.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.NamedEntity;
import io.github.premiumdeploy.genesys.OAuthClientsApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.plan.Bodies;
import io.github.premiumdeploy.plan.Body;
import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.ClientStep;
import io.github.premiumdeploy.plan.Description;
import io.github.premiumdeploy.plan.Difference;
import io.github.premiumdeploy.plan.Existing;
import io.github.premiumdeploy.plan.Identity;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.Kind;
import io.github.premiumdeploy.plan.Listing;
import io.github.premiumdeploy.plan.PassedRoles;
import io.github.premiumdeploy.plan.PlanException;
import io.github.premiumdeploy.plan.Proof;
import io.github.premiumdeploy.plan.Question;
import io.github.premiumdeploy.plan.Removal;
import io.github.premiumdeploy.plan.Scope;
import io.github.premiumdeploy.plan.Settlement;
import io.github.premiumdeploy.plan.Step;
import io.github.premiumdeploy.plan.Step.After;
import io.github.premiumdeploy.plan.UndoPlan;
import io.github.premiumdeploy.plan.Verb;
import io.github.premiumdeploy.plan.Write;
import io.github.premiumdeploy.plan.secrets.SecretsFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** OAuth clients. The platform tells a secret once: it goes to the secrets file, and to the data actions that need it. */
final class OAuthClientKind implements Kind {

    static final String KEY = "oauth-client";

    static final Question HOME_DIVISION = Question.of(AuthorizationApi.HOME_DIVISION);

    private static final List<Question> OF_ROLES = List.of(HOME_DIVISION, RoleKind.SUBJECT);

    private static final Listing CLIENTS = Listing.whole(OAuthClientsApi.LIST);

    private static final String UNMARKED =
            "the organization does not tell its id: if this run is killed, the next one cannot tell what it made";
    private static final String ROLELESS =
            "it has no roles: the platform may refuse a new client of client credentials without any (missing.client.roles)";

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String whereDeleted() {
        return ", under Admin > Integrations > OAuth";
    }

    @Override
    public List<Listing> listings() {
        return List.of(CLIENTS);
    }

    @Override
    public List<Question> questions(Scope scope) {
        for (Item item : scope.descriptor().items(KEY)) {
            if (ClientRoles.isServiceClient(item)) {
                Optional<Existing> there = one(scope, item);
                if (there.isEmpty() || !compare(scope, item, there.get()).isEmpty()) {
                    return OF_ROLES;
                }
            }
        }
        return List.of();
    }

    @Override
    public List<Question> questionsToRemove(Scope scope) {
        for (Item item : scope.descriptor().items(KEY)) {
            Optional<Existing> there = ClientRoles.isServiceClient(item) ? one(scope, item) : Optional.empty();
            if (there.isPresent()
                    && isDeactivated(there.get())
                    && !ClientRoles.unheld(scope, there.get()).isEmpty()) {
                return OF_ROLES;
            }
        }
        return List.of();
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
    public List<Change> changes(Scope scope, Item item) {
        Key key = new Key(KEY, item.name());
        Optional<Existing> existing = one(scope, item);
        requireTouchable(scope, item, existing.orElse(Existing.none(key)));
        if (existing.isEmpty()) {
            SecretsFile secrets = secretsFile(scope, item);
            List<Step> creation = List.of(creation(scope, item, key, secrets));
            return List.of(Change.create(key, scope.fullName(item.name()), newNotes(item, secrets), creation));
        }
        OAuthClientState.requireUsable(scope.fullName(item.name()), existing.get());
        List<Difference> differences = compare(scope, item, existing.get());
        List<Step> steps = new ArrayList<>();
        OAuthClientSecret secret = new OAuthClientSecret(scope, existing.get());
        boolean isChanged = !differences.isEmpty();
        // First, and noted: a client whose roles have changed is no longer as an interrupted run stated it.
        List<Operation> renewal = secret.operations();
        if (!renewal.isEmpty()) {
            differences.add(Difference.secret("secret"));
            steps.add(new ClientStep.ProvideSecret(key, id -> OAuthClientSecret.of(scope, key, id), renewal));
        }
        List<String> notes =
                new ArrayList<>(OAuthClientState.notes(existing.get().body()));
        notes.addAll(secret.notes());
        if (isChanged) {
            List<Existing> unheld = ClientRoles.unheld(scope, existing.get());
            unheld.forEach(role -> steps.add(ClientRoles.grant(scope, existing.get(), role)));
            notes.addAll(ClientRoles.notes(unheld));
            steps.add(change(scope, item, existing.get()));
        }
        List<Change> changes = new ArrayList<>();
        for (Existing surplus : origin(scope, item.name()).surplus()) {
            changes.add(remove(scope, surplus));
        }
        changes.add(Change.update(existing.get(), scope.fullName(item.name()), differences, notes, steps));
        return changes;
    }

    private static List<String> newNotes(Item item, SecretsFile secrets) {
        List<String> notes = new ArrayList<>();
        if (!secrets.marks()) {
            notes.add(UNMARKED);
        }
        if (ClientRoles.isServiceClient(item) && ClientRoles.names(item).isEmpty()) {
            notes.add(ROLELESS);
        }
        return notes;
    }

    private static Step creation(Scope scope, Item item, Key key, SecretsFile secrets) {
        String name = scope.fullName(item.name());
        Body body = ids -> OAuthClientFields.body(ids, scope, item, Existing.none(key));
        PassedRoles passed = ClientRoles.passed(scope, item, Existing.none(key));
        return new ClientStep.CreateClient(
                key,
                body,
                new Identity(CLIENTS, name, name),
                secrets,
                new Proof.ByMaker(OAuthClientOrigin.maker(scope), OAuthClientOrigin::statement),
                passed,
                scope.renewSecrets(),
                new Settlement(
                        (ids, shown) -> ClientRoles.compare(OAuthClientFields.compare(item, shown), ids, item, shown),
                        Write.of(OAuthClientsApi.UPDATE, (ids, current) -> body.of(ids))
                                .passing(passed)),
                ClientRoles.ready(item));
    }

    private static Step change(Scope scope, Item item, Existing existing) {
        Body body = ids -> OAuthClientFields.body(ids, scope, item, existing);
        return new Step.Update(
                existing.key(),
                Verb.UPDATE,
                Optional.of(existing),
                Write.of(OAuthClientsApi.UPDATE, (ids, current) -> body.of(ids))
                        .passing(ClientRoles.passed(scope, item, existing)),
                Optional.of((ids, shown) -> OAuthClientFields.compare(item, shown)),
                Optional.of(UndoPlan.of(existing, body, OAuthClientsApi.GET, OAuthClientsApi.UPDATE)),
                ClientRoles.ready(item));
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

    private List<Difference> compare(Scope scope, Item item, Existing existing) {
        List<Difference> differences =
                new ArrayList<>(OAuthClientFields.compare(item, existing.body()).differences());
        differences.addAll(ClientRoles.differences(scope, item, existing));
        return differences;
    }

    @Override
    public Optional<Existing> one(Scope scope, Item item) {
        return scope.one(this, distinct(scope), item);
    }

    @Override
    public List<Existing> existing(Scope scope) {
        return scope.existing(KEY, CLIENTS);
    }

    @Override
    public Optional<String> whyRemoved(Scope scope, Existing existing) {
        return OAuthClientState.whyRemoved(existing.body());
    }

    /** Without what an interrupted run is proven to have made too many, and without what is deleted beside one that is not. */
    List<Existing> distinct(Scope scope) {
        List<Existing> all = new ArrayList<>(existing(scope));
        Set<Key> staying = new HashSet<>();
        Set<String> names = new HashSet<>();
        Set<String> several = new LinkedHashSet<>();
        for (Existing client : all) {
            if (!OAuthClientState.isGoing(client.body())) {
                staying.add(client.key());
            }
            if (!names.add(client.key().name())) {
                several.add(client.key().name());
            }
        }
        all.removeIf(client -> OAuthClientState.isGoing(client.body()) && staying.contains(client.key()));
        // The only client of a name is none too many, whosever it is.
        for (String name : several) {
            all.removeAll(origin(scope, name).surplus());
        }
        return all;
    }

    /** Whose the clients of one name are. */
    OAuthClientOrigin origin(Scope scope, String name) {
        List<Existing> same = new ArrayList<>(existing(scope));
        same.removeIf(client -> !client.key().name().equals(name));
        return new OAuthClientOrigin(scope, scope.fullName(name), same);
    }

    @Override
    public boolean hasSecretOfOthers(Scope scope, Existing existing) {
        return scope.secretsFile().isEmpty()
                || OAuthClientOrigin.asked(
                        () -> scope.secretsFile().get().secret(existing.id()).isEmpty());
    }

    /** A run that changes or deletes its own client locks itself out. */
    @Override
    public Optional<String> untouchable(Scope scope, Existing existing) {
        Optional<NamedEntity> caller = scope.caller().clientName();
        return caller.isPresent() && caller.get().id().equals(existing.id())
                ? Optional.of("it is the client that this run works as")
                : Optional.empty();
    }

    /** Published: a client must be inactive before it is deleted. */
    @Override
    public Change remove(Scope scope, Existing existing) {
        Set<After> unused = new HashSet<>();
        new GcDataActionsKind().existing(scope).forEach(integration -> {
            unused.add(new After(integration.key(), Verb.DELETE));
            unused.add(new After(integration.key(), Verb.CONFIGURE));
        });
        Key key = existing.key();
        List<Step> steps = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        if (isDeactivated(existing)) {
            List<Existing> unheld = ClientRoles.unheld(scope, existing);
            unheld.forEach(role -> steps.add(ClientRoles.grant(scope, existing, role)));
            notes.addAll(ClientRoles.notes(unheld));
            steps.add(deactivation(scope, existing, unused));
        }
        steps.add(new Step.Delete(
                key,
                existing.id(),
                Removal.maybeLater(OAuthClientsApi.DELETE, OAuthClientsApi.GET),
                scope.secretsFile().map(file -> new Step.KeptSecret(file, scope.fullName(key.name()))),
                unused));
        return Change.delete(scope, existing, notes, steps);
    }

    /** Whether its removal begins with making it inactive. */
    private static boolean isDeactivated(Existing existing) {
        return !OAuthClientState.is(existing.body(), OAuthClientsApi.INACTIVE);
    }

    private static Step deactivation(Scope scope, Existing existing, Set<After> unused) {
        ObjectNode inactive =
                Bodies.copy(Bodies.object(), existing.body(), "name", "authorizedGrantType", "roleDivisions");
        Bodies.copy(inactive, existing.body(), OAuthClientFields.STATED)
                .put(OAuthClientState.STATE, OAuthClientsApi.INACTIVE);
        return new Step.Update(
                existing.key(),
                Verb.DISABLE,
                Optional.of(existing),
                Write.of(OAuthClientsApi.UPDATE, inactive).unlessGone().passing(ClientRoles.heldBy(scope, existing)),
                Optional.empty(),
                Optional.of(UndoPlan.of(existing, Body.of(inactive), OAuthClientsApi.GET, OAuthClientsApi.UPDATE)),
                unused);
    }

    @Override
    public void describe(Scope scope, Existing existing, Description into) {
        untouchable(scope, existing).ifPresent(into::impossible);
        OAuthClientFields.describe(scope, existing, into);
    }
}
