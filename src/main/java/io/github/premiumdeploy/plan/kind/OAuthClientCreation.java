package io.github.premiumdeploy.plan.kind;

import io.github.premiumdeploy.plan.Scope;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.apply.BackOff;
import io.github.premiumdeploy.apply.Creation;
import io.github.premiumdeploy.plan.secrets.CreationAttempt;
import io.github.premiumdeploy.plan.secrets.CreationAttempts;
import io.github.premiumdeploy.apply.Execution;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.secrets.SecretsFile;
import io.github.premiumdeploy.apply.Undo;
import io.github.premiumdeploy.apply.UndoResult;
import io.github.premiumdeploy.plan.Verb;
import io.github.premiumdeploy.genesys.OAuthClientsApi;
import io.github.premiumdeploy.genesys.Query;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes an OAuth client and keeps its secret. Every request is marked in the secrets file before it is sent, so that the next
 * run can tell what it made if this one is killed; the mark goes as soon as it is known what came of the request.
 */
final class OAuthClientCreation {

    private final Execution run;
    private final Scope scope;
    private final Key key;
    private final String name;
    private final SecretsFile file;
    private final CreationAttempts attempts;
    private final Creation creation;

    OAuthClientCreation(Execution run, Scope scope, Key key, SecretsFile file, Creation.Finder finder, ObjectNode body)
            throws IOException {
        this.run = run;
        this.scope = scope;
        this.key = key;
        this.name = scope.fullName(key.name());
        this.file = file;
        this.attempts = new CreationAttempts(
                OAuthClientOrigin.maker(scope),
                OAuthClientOrigin::statement,
                OAuthClientOrigin.in(file, name),
                file.attempts(name));
        this.creation = new Creation(
                key,
                OAuthClientsApi.CREATE,
                OAuthClientsApi.DELETE,
                finder,
                id -> {
                    OAuthClientKind.deactivate(run, id, body.deepCopy());
                    run.delete(OAuthClientsApi.DELETE, OAuthClientsApi.DELETE.pathWith(id), Query.NONE);
                    file.forget(name, id);
                },
                attempts,
                true);
        run.undoable(new Undo(key, Verb.CONFIGURE, OAuthClientsApi.DELETE, this::unmark));
    }

    /** Once it is known that nothing is left of what this run made, its marks have no meaning. */
    private UndoResult unmark() throws IOException {
        if (!run.isInDoubt(key) && !attempts.sent().isEmpty()) {
            file.changeAttempts(name, kept -> CreationAttempts.without(kept, attempts.sent()));
        }
        return UndoResult.nothing();
    }

    /** Sends it; may be called again after a refusal. */
    JsonNode send(ObjectNode body) throws IOException {
        return run.create(creation, body);
    }

    /** Keeps the secret of what was made, and those who need it know it. */
    void keep(JsonNode made) throws IOException {
        String id = made.path("id").asText();
        run.know(key, id);
        String secret = made.path("secret").asText("");
        if (secret.isEmpty()) {
            // The answer with the secret was lost, and the client was found and proven to be this creation's.
            Optional<String> kept = file.secret(id);
            if (kept.isEmpty()) {
                file.renew(name, id);
            }
            secret = kept.isPresent() ? kept.get() : OAuthClientSecret.make(run, id);
        }
        List<CreationAttempt> settled = new ArrayList<>(attempts.settled());
        Instant now = run.client().platformTime();
        // What they could have made would have been seen by now.
        file.attempts(name).stream()
                .filter(old -> old.until().plus(BackOff.SEEN_EVERYWHERE).isBefore(now)
                        && !attempts.settled().contains(old))
                .forEach(settled::add);
        file.keep(name, id, secret, settled);
        run.knowSecret(key, secret);
        // Newer than this it cannot be.
        scope.renewSecrets().done(key.name());
    }
}
