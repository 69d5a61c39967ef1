package io.github.premiumdeploy.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.OAuthClientsApi;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.plan.ClientStep;
import io.github.premiumdeploy.plan.Existing;
import io.github.premiumdeploy.plan.PlanException;
import io.github.premiumdeploy.plan.Removal;
import io.github.premiumdeploy.plan.Verb;
import io.github.premiumdeploy.plan.Write;
import io.github.premiumdeploy.plan.secrets.CreationAttempt;
import io.github.premiumdeploy.plan.secrets.CreationAttempts;
import io.github.premiumdeploy.plan.secrets.LockFile;
import io.github.premiumdeploy.plan.secrets.SecretsFile;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Makes an OAuth client and keeps its secret. Every request is marked in the secrets file before it is sent, so that the next
 * run can tell what it made if this one is killed; the mark goes as soon as it is known what came of the request.
 */
final class ClientCreation {

    private final ApplyContext run;
    private final ResourceWriter resources;
    private final SecretWriter secrets;
    private final ClientStep.CreateClient step;
    private final SecretsFile file;
    private final ObjectNode body;

    /** Those of earlier runs included; known once it is this run's turn. */
    private CreationAttempts attempts;

    ClientCreation(ApplyContext run, ResourceWriter resources, SecretWriter secrets, ClientStep.CreateClient step)
            throws IOException {
        this.run = run;
        this.resources = resources;
        this.secrets = secrets;
        this.step = step;
        this.file = step.file();
        this.body = step.body().of(run.ids());
    }

    /** Keeps marks in the secrets file, under the client's name. */
    private CreationAttempts.Store marks() {
        return new CreationAttempts.Store() {
            @Override
            public void change(UnaryOperator<List<CreationAttempt>> edit) throws IOException {
                file.changeAttempts(step.name(), edit);
            }

            @Override
            public boolean knows(String id) {
                try {
                    return file.knows(id);
                } catch (IOException e) {
                    throw PlanException.ofSecretsFile(e);
                }
            }
        };
    }

    /** Makes it, unless a person has to decide whether what is there is this run's. */
    // The turn is held, and nothing is asked of it.
    @SuppressWarnings("try")
    void create() throws IOException {
        try (LockFile turn = new ClientTurn(run).await(file, step.name())) {
            Optional<JsonNode> made = madeMeanwhile();
            if (made.isPresent()) {
                String id = made.get().path("id").asText();
                run.ids().know(step.key(), id);
                run.ids().knowSecret(step.key(), file.secret(id).orElseThrow());
                return;
            }
            attempts = new CreationAttempts(
                    step.proof().maker(), step.proof().statement(), marks(), file.attempts(step.name()));
            createNow();
        }
    }

    /** Another run of this secrets file may have made it since the plan was made, and kept its secret. */
    private Optional<JsonNode> madeMeanwhile() throws IOException {
        Optional<String> known = file.clientId(step.name());
        if (known.isEmpty()) {
            return Optional.empty();
        }
        return run.client()
                .find(OAuthClientsApi.GET, known.get(), Query.NONE)
                .filter(shown -> shown.path("name").asText().equals(step.name()) && !Existing.isDeleted(shown));
    }

    private void createNow() throws IOException {
        Creation creation = new Creation(
                step.key(),
                OAuthClientsApi.CREATE,
                OAuthClientsApi.DELETE,
                resources.finder(step.identity()),
                this::remove,
                attempts,
                true);
        run.undo(step.key(), Verb.CONFIGURE, OAuthClientsApi.DELETE, this::unmark);
        CreateOnce once = new CreateOnce(run, creation, body);
        JsonNode made = resources.onceRolesTakeEffect(step.passed(), once::run);
        // Its secret is told once: it is kept before anything else can go wrong.
        keep(made);
        removeDuplicates(once, made);
        resources.settle(step.key(), made, step.settlement());
    }

    private void removeDuplicates(CreateOnce once, JsonNode made) throws IOException {
        int settled = attempts.settled().size();
        once.removeDuplicates(made);
        List<CreationAttempt> gone =
                attempts.settled().subList(settled, attempts.settled().size());
        if (!gone.isEmpty()) {
            file.changeAttempts(step.name(), kept -> CreationAttempts.without(kept, gone));
        }
    }

    /** Published: a client must be inactive before it is deleted. */
    private void remove(String id) throws IOException {
        Write deactivation = Write.of(OAuthClientsApi.UPDATE, body.deepCopy().put("state", OAuthClientsApi.INACTIVE))
                .unlessGone();
        resources.send(deactivation, id, body);
        run.deletion().delete(Removal.once(OAuthClientsApi.DELETE), id);
        file.forget(step.name(), id);
    }

    /** Once it is known that nothing is left of what this run made, its marks have no meaning. */
    private UndoResult unmark() throws IOException {
        if (!run.ids().isInDoubt(step.key()) && !attempts.sent().isEmpty()) {
            file.changeAttempts(step.name(), kept -> CreationAttempts.without(kept, attempts.sent()));
        }
        return UndoResult.nothing();
    }

    /** Keeps the secret of what was made, and those who need it know it. */
    private void keep(JsonNode made) throws IOException {
        String id = made.path("id").asText();
        run.ids().know(step.key(), id);
        String secret = made.path("secret").asText("");
        if (secret.isEmpty()) {
            // The answer with the secret was lost, and the client was found and proven to be this creation's.
            Optional<String> kept = file.secret(id);
            if (kept.isEmpty()) {
                file.renew(step.name(), id);
            }
            secret = kept.isPresent() ? kept.get() : secrets.make(id);
        }
        List<CreationAttempt> settled = new ArrayList<>(attempts.settled());
        Instant now = run.client().direct().platformTime();
        // What they could have made would have been seen by now.
        file.attempts(step.name()).stream()
                .filter(old -> old.until().plus(BackOff.SEEN_EVERYWHERE).isBefore(now)
                        && !attempts.settled().contains(old))
                .forEach(settled::add);
        file.keep(step.name(), id, secret, settled);
        run.ids().knowSecret(step.key(), secret);
        // Newer than this it cannot be.
        step.renewals().done(step.key().name());
    }
}
