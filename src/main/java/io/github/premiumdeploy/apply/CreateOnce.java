package io.github.premiumdeploy.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.CredentialsApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.http.TransportException;
import io.github.premiumdeploy.plan.PlanException;
import io.github.premiumdeploy.plan.Verb;
import io.github.premiumdeploy.plan.secrets.CreationAttempt;
import io.github.premiumdeploy.plan.secrets.Provenance;
import io.github.premiumdeploy.text.JsonTree;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Makes a resource, once, on a platform whose answers get lost and whose lists lag behind. Where an answer is lost, the
 * resource is looked for by its identity before it is sent again; and where it was sent again because it could not be seen,
 * one of two is removed: the one whose id an answer told, or which is proven to be this creation's, and no other.
 */
final class CreateOnce {

    private final ApplyContext run;
    private final Creation creation;
    private final JsonNode body;
    private final Provenance provenance;
    private final UndoCreate undo;
    private boolean wasLost;
    private boolean mayBeTwo;

    CreateOnce(ApplyContext run, Creation creation, JsonNode body) {
        this.run = run;
        this.creation = creation;
        this.body = body;
        this.provenance = creation.provenance();
        this.undo = new UndoCreate(run, creation);
        this.wasLost = provenance.mayBeOlder();
        run.undo(creation.key(), Verb.CREATE, creation.removal(), undo);
    }

    /**
     * Makes it; after a refusal it may be tried again. What is told once is there twice, for as long as
     * {@link #removeDuplicates} was not asked, where an answer was lost on the way.
     *
     * @throws PlanException if a person has to decide whether what is there is this creation's
     */
    JsonNode run() throws IOException {
        JsonNode one = make();
        return mayBeTwo && !creation.isToldOnce() ? known(onlyOne(one)) : one;
    }

    /** Removes what requests whose answers were lost have made beside the one that was told, which stays. */
    void removeDuplicates(JsonNode told) throws IOException {
        if (mayBeTwo) {
            for (JsonNode other : provenance.proven(othersThan(told))) {
                remove(other);
            }
            known(told);
        }
    }

    private JsonNode make() throws IOException {
        BackOff backOff = run.client().backOff();
        int tries = 1;
        for (int attempt = 1; ; ) {
            Duration wait = Duration.ZERO;
            Instant end = now().plus(run.client().direct().deadline().remaining());
            provenance.sends(body, now(), end);
            try {
                JsonNode one = run.client()
                        .direct()
                        .create(creation.operation(), creation.operation().path(), body);
                provenance.answered();
                run.ids().noteAnswered(id(one), deadlineNow());
                undo.made(id(one));
                if (!wasLost) {
                    return known(one);
                }
                noteMade(one, creation.operation(), true);
                mayBeTwo = true;
                return one;
            } catch (IOException e) {
                note(isLost(e), e);
                if (e instanceof ApiException refusal) {
                    if (RefusalMeaning.isNameConflict(refusal)) {
                        return adopt(lookAfter(refusal));
                    }
                    if (run.client().isTooEarly(refusal, JsonTree.text(body), tries++)) {
                        List<JsonNode> there =
                                refusal.status() == 409 ? creation.finder().find() : List.of();
                        if (!there.isEmpty()) {
                            return adopt(there);
                        }
                        if (backOff.pause()) {
                            continue;
                        }
                    }
                    if (refusal.status() == 409) {
                        return adopt(lookAfter(refusal));
                    }
                    wait = refusal.retryAfter().orElse(Duration.ZERO);
                }
                if (!isLost(e) || attempt == BackOff.TRIES) {
                    if (wasLost) {
                        run.ids().doubt(creation.key(), true);
                    }
                    throw e;
                }
            }
            attempt++;
            run.client().pause(wait);
            List<JsonNode> found = run.client().lookAround(creation.finder(), BackOff.ARRIVED);
            if (!found.isEmpty()) {
                return adopt(found);
            }
        }
    }

    /** A part of something else, such as a credential, goes with that. */
    private boolean isResource() {
        return !creation.operation().equals(CredentialsApi.CREATE);
    }

    private void noteMade(JsonNode one, Operation operation, boolean isThere) throws IOException {
        if (isResource()) {
            run.journal().note(creation.key(), operation, id(one), isThere);
        }
    }

    private Instant now() {
        return run.client().direct().platformTime();
    }

    private Instant deadlineNow() {
        return run.client().direct().deadline().now();
    }

    /** Without a token it was not sent: a login failed on the way, or the answer to it was lost. */
    private boolean isLost(IOException e) {
        if (e instanceof ApiException refusal) {
            return RefusalMeaning.isLost(refusal);
        }
        String own = run.client().direct().apiUrl() + creation.operation().path();
        return e instanceof TransportException transport
                && !transport.surelyNotProcessed()
                && (transport.kind() == TransportException.Kind.INTERRUPTED
                        || Optional.ofNullable(transport.uri())
                                .filter(uri -> uri.toString().startsWith(own))
                                .isPresent());
    }

    private void note(boolean isLost, IOException reason) {
        try {
            if (isLost) {
                wasLost = true;
                if (isResource()) {
                    run.ids().noteLost(creation.key());
                    run.journal().note(creation.key(), creation.operation(), "", true);
                }
                undo.doubt();
                run.ids().doubt(creation.key(), true);
                provenance.lost(now());
            } else {
                provenance.madeNothing();
            }
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    /** Somebody was faster, maybe this very run, and lists do not show it yet. */
    private List<JsonNode> lookAfter(ApiException conflict) throws IOException {
        List<JsonNode> faster = run.client().lookAround(creation.finder(), BackOff.SEEN_EVERYWHERE);
        if (faster.isEmpty()) {
            throw conflict;
        }
        return faster;
    }

    private JsonNode known(JsonNode one) {
        run.ids().doubt(creation.key(), false);
        undo.settle();
        return one;
    }

    /** Takes up what was found by its identity. */
    private JsonNode adopt(List<JsonNode> found) throws IOException {
        List<JsonNode> proven = provenance.proven(found);
        Optional<JsonNode> known =
                found.stream().filter(one -> provenance.isKnown(id(one))).findFirst();
        if (creation.isToldOnce() && known.isEmpty() && proven.isEmpty()) {
            throw inDoubt(found);
        }
        JsonNode one = known.or(() -> proven.stream().findFirst()).orElse(found.get(0));
        for (JsonNode other : proven) {
            if (!other.equals(one)) {
                remove(other);
            }
        }
        take(one, proven.contains(one));
        return known(one);
    }

    private void take(JsonNode one, boolean isProven) {
        if (wasLost) {
            run.ids().noteMade(id(one), deadlineNow());
        }
        if (!isProven) {
            if (wasLost) {
                undo.found(one);
            }
            return;
        }
        if (provenance.isOfThisRun(one)) {
            run.ids().noteProven(id(one));
            undo.made(id(one));
        }
        provenance.settle(one);
    }

    private void remove(JsonNode proven) throws IOException {
        creation.remover().remove(id(proven));
        provenance.settle(proven);
        run.ids().noteGone(id(proven)::equals);
        undo.gone(id(proven));
    }

    /** A first request whose answer was lost may have made one too. Once lists show the second, they show the first. */
    private List<JsonNode> othersThan(JsonNode second) throws IOException {
        return run
                .client()
                .lookAround(
                        () -> {
                            List<JsonNode> found = creation.finder().find();
                            return found.stream().anyMatch(one -> id(one).equals(id(second))) ? found : List.of();
                        },
                        BackOff.SEEN_EVERYWHERE)
                .stream()
                .filter(one -> !id(one).equals(id(second)))
                .toList();
    }

    /** Which of two stays. */
    private JsonNode onlyOne(JsonNode second) throws IOException {
        List<JsonNode> others = othersThan(second);
        if (others.isEmpty()) {
            return second;
        }
        creation.remover().remove(id(second));
        noteMade(second, creation.removal(), false);
        run.ids().noteGone(id(second)::equals);
        undo.gone(id(second));
        return adopt(others);
    }

    private PlanException inDoubt(List<JsonNode> found) {
        String all = found.stream().map(CreationAttempt::words).collect(Collectors.joining(", "));
        return new PlanException(
                "The " + creation.key().kind() + " \""
                        + found.get(0).path("name").asText()
                        + "\" was to be made, and there is one of this name now of which nothing proves that this run made"
                        + " it: " + all,
                "Nothing was done to it. If it is of no use, for example because an interrupted run made it, delete it under"
                        + " Admin > Integrations > OAuth and run again. If it is to be used, put its id and secret into the"
                        + " secrets file, or name it in <renewSecrets> (property genesyscloud.renewSecrets): then it gets a"
                        + " new secret, and the present one stops working.");
    }

    private static String id(JsonNode one) {
        return one.path("id").asText();
    }
}
