package io.github.premiumdeploy.plan.kind;

import io.github.premiumdeploy.genesys.CredentialsApi;
import io.github.premiumdeploy.genesys.OAuthClientsApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.plan.Bodies;
import io.github.premiumdeploy.plan.ClientSecret;
import io.github.premiumdeploy.plan.ClientSecret.Fate;
import io.github.premiumdeploy.plan.Existing;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.PlanException;
import io.github.premiumdeploy.plan.Scope;
import io.github.premiumdeploy.plan.secrets.CreationAttempt;
import io.github.premiumdeploy.plan.secrets.SecretsFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Decides what becomes of the secret of an OAuth client that exists. It comes from the secrets file, and is replaced by a new
 * one only where a person said so, or where the secrets file proves that nobody else can have it: a new secret makes the
 * present one void.
 */
final class OAuthClientSecret {

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
            return List.of("new secret: the present one stops working (" + fate.reason() + ")");
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

    /** What becomes of the secret of a client, when the plan is applied. */
    static ClientSecret of(Scope scope, Key key, String id) {
        Existing client = new OAuthClientKind()
                .existing(scope).stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .orElse(new Existing(key, id, Bodies.object().put("id", id)));
        OAuthClientSecret secret = new OAuthClientSecret(scope, client);
        return new ClientSecret(
                client.key(),
                id,
                secret.name,
                secret.fate,
                scope.secretsFile(),
                () -> secret.origin.settledBy(client),
                GcDataActionsKind.users(scope, client.key().name()),
                scope.renewSecrets(),
                () -> secret.unknown(List.of("what is to be configured")));
    }
}
