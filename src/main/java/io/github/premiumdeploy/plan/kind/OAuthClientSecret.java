package io.github.premiumdeploy.plan.kind;

import io.github.premiumdeploy.plan.Scope;
import io.github.premiumdeploy.plan.secrets.CreationAttempt;
import io.github.premiumdeploy.apply.Execution;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.PlanException;
import io.github.premiumdeploy.plan.secrets.SecretsFile;
import io.github.premiumdeploy.apply.Undo;
import io.github.premiumdeploy.apply.UndoResult;
import io.github.premiumdeploy.plan.Verb;
import io.github.premiumdeploy.plan.Kind.Existing;
import io.github.premiumdeploy.genesys.CredentialsApi;
import io.github.premiumdeploy.genesys.OAuthClientsApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Query;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The secret of an OAuth client that exists. It comes from the secrets file, and is replaced by a new one only where a person
 * said so, or where the secrets file proves that nobody else can have it: a new secret makes the present one void.
 */
final class OAuthClientSecret {

    /** What becomes of it. */
    private enum Fate {
        /** The secrets file has it, and so have all that use it. */
        KEPT(""),
        /** The secrets file has it, and an interrupted run did not give it to all that use it. */
        HANDED_ON(""),
        /** A person wants a new one. */
        REQUESTED("<renewSecrets> names the client"),
        /** An interrupted run of this secrets file began to replace it. */
        BEGUN("an interrupted run of this secrets file began to replace it"),
        /** An interrupted run of this secrets file made the client, and heard no secret. */
        NEVER_TOLD("an interrupted run of this secrets file made the client, and its secret was never told"),
        /** It is somebody else's. */
        UNKNOWN("");

        private final String reason;

        Fate(String reason) {
            this.reason = reason;
        }

        /** Whether a new one takes its place. */
        private boolean isReplaced() {
            return !reason.isEmpty();
        }
    }

    private static final int TRIES = 5;

    private final Scope scope;
    private final Existing client;
    private final String name;
    private final OAuthClientOrigin origin;
    private final Fate fate;

    OAuthClientSecret(Scope scope, Existing client) {
        this.scope = scope;
        this.client = client;
        this.name = scope.fullName(client.key().name());
        this.origin = new OAuthClientKind().origin(scope, client.key().name());
        this.fate = fate();
    }

    private Fate fate() {
        if (scope.renewSecrets().isWanted(scope.descriptor(), client.key().name())) {
            return Fate.REQUESTED;
        }
        if (scope.secretsFile().isEmpty()) {
            return Fate.UNKNOWN;
        }
        SecretsFile file = scope.secretsFile().get();
        return OAuthClientOrigin.asked(() -> {
            if (file.isBeingRenewed(client.id())) {
                return Fate.BEGUN;
            }
            if (file.secret(client.id()).isPresent()) {
                return file.isBeingHandedOn(client.id()) ? Fate.HANDED_ON : Fate.KEPT;
            }
            return origin.isProven(client) ? Fate.NEVER_TOLD : Fate.UNKNOWN;
        });
    }

    /** What a plan sends to replace it, or to give it to all that use it; nothing if it stays as it is. */
    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        if (fate.isReplaced()) {
            operations.add(OAuthClientsApi.NEW_SECRET);
        }
        boolean isUsed = GcDataActionsKind.isUsed(scope, client.key().name());
        if (fate.isReplaced() && isUsed || fate == Fate.HANDED_ON) {
            operations.add(CredentialsApi.UPDATE);
        }
        return operations;
    }

    /** What a reader of a plan should know of it. */
    List<String> notes() {
        if (fate.isReplaced()) {
            return List.of("new secret: the present one stops working (" + fate.reason + ")");
        }
        return fate == Fate.UNKNOWN && scope.secretsFile().isPresent()
                ? List.of("its secret is not in the secrets file; -Dgenesyscloud.renewSecrets=" + name
                        + " makes a new one")
                : List.of();
    }

    /**
     * Makes sure that a plan knows the secret, where it needs it, or may replace it.
     *
     * @param users the names of what needs the secret
     * @throws PlanException if a person has to decide
     */
    void require(List<String> users) {
        if (fate.isReplaced() && scope.secretsFile().isEmpty()) {
            throw new PlanException(
                    "The OAuth client \"" + name + "\" is to get a new secret, and there is nowhere to put it",
                    "Set <secretsFile> in the plugin's <configuration>, or the property genesyscloud.secretsFile.");
        }
        if (fate == Fate.UNKNOWN && !origin.open().isEmpty()) {
            throw new PlanException(
                    "The organization has an OAuth client \"" + name + "\", " + CreationAttempt.words(client.body())
                            + ", of which nothing proves that it is the one which an interrupted run of this secrets file was"
                            + " making ("
                            + origin.open().stream()
                                    .map(mark -> "at " + mark.at() + (mark.by().isEmpty() ? "" : " by " + mark.by()))
                                    .collect(Collectors.joining(", "))
                            + ")",
                    decision());
        }
        if (fate == Fate.UNKNOWN && !users.isEmpty()) {
            throw unknown(users);
        }
    }

    private PlanException unknown(List<String> users) {
        return new PlanException(
                "The secret of the OAuth client \"" + name + "\", " + CreationAttempt.words(client.body())
                        + ", is needed by " + String.join(", ", users) + ", and "
                        + scope.secretsFile()
                                .map(file -> "the secrets file " + file.path() + " does not have it")
                                .orElse("there is no secrets file"),
                decision());
    }

    private String decision() {
        String where = scope.secretsFile()
                .map(file -> "put its id and secret into " + file.path())
                .orElse("set <secretsFile> (property genesyscloud.secretsFile) to a file with its id and secret");
        return "The platform tells a secret once, and a new one makes the present one void, for all that use it. Either "
                + where + ", as {\"" + name + "\": {\"clientId\": \"" + client.id()
                + "\", \"clientSecret\": \"…\"}}; or have a new secret made with <renewSecrets>, for example"
                + " -Dgenesyscloud.renewSecrets=" + name
                + "; or delete the client under Admin > Integrations > OAuth, if nobody uses it.";
    }

    /** The secret of a client that exists. Several may ask for it at once. */
    static String of(Execution run, Scope scope, Key key) throws IOException {
        synchronized (run) {
            Optional<String> known = run.secret(key);
            if (known.isPresent()) {
                return known.get();
            }
            String id = run.requireId(key);
            Existing client = new OAuthClientKind()
                    .existing(scope).stream()
                            .filter(one -> one.id().equals(id))
                            .findFirst()
                            .orElse(new Existing(key, id, Bodies.object().put("id", id)));
            return new OAuthClientSecret(scope, client).provide(run);
        }
    }

    /**
     * The file says what is to be done until all that use it have it: a run that is stopped meanwhile leaves no data actions
     * with a secret that is none.
     */
    private String provide(Execution run) throws IOException {
        if (fate == Fate.UNKNOWN || scope.secretsFile().isEmpty()) {
            throw unknown(List.of("what is to be configured"));
        }
        SecretsFile file = scope.secretsFile().get();
        if (fate.isReplaced()) {
            file.renew(name, client.id());
            List<CreationAttempt> settled = fate == Fate.NEVER_TOLD ? origin.settledBy(client) : List.of();
            run.undoable(
                    new Undo(
                            client.key(),
                            Verb.CONFIGURE,
                            OAuthClientsApi.NEW_SECRET,
                            () -> UndoResult.not(
                                    client.id(),
                                    "its secret was replaced, and the former one is void; the new one is in the secrets file")));
            String secret = make(run, client.id());
            file.hold(name, client.id(), secret, settled);
            scope.renewSecrets().done(client.key().name());
        }
        String secret = file.secret(client.id())
                .orElseThrow(() -> new IOException(file.path() + " has lost the secret of the OAuth client " + name));
        run.knowSecret(client.key(), secret);
        if (fate != Fate.KEPT) {
            GcDataActionsKind.renew(run, scope, client.key(), client.id(), secret);
            file.keep(name, client.id(), secret, List.of());
        }
        return secret;
    }

    /** Makes a new secret, which makes the present one void. */
    static String make(Execution run, String id) throws IOException {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            String secret = run.write(
                            OAuthClientsApi.NEW_SECRET,
                            OAuthClientsApi.NEW_SECRET.pathWith(id),
                            Query.NONE,
                            Optional.empty())
                    .path("secret")
                    .asText("");
            if (!secret.isEmpty()) {
                return secret;
            }
        }
        throw new IOException("the platform made a new secret of the OAuth client " + id + " and did not tell it");
    }
}
