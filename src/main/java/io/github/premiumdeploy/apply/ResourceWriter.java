package io.github.premiumdeploy.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.plan.Existing;
import io.github.premiumdeploy.plan.FollowedState;
import io.github.premiumdeploy.plan.Identity;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.Listing;
import io.github.premiumdeploy.plan.PassedRoles;
import io.github.premiumdeploy.plan.PlanException;
import io.github.premiumdeploy.plan.Proof;
import io.github.premiumdeploy.plan.Settlement;
import io.github.premiumdeploy.plan.Step;
import io.github.premiumdeploy.plan.Write;
import io.github.premiumdeploy.plan.secrets.CreationAttempts;
import io.github.premiumdeploy.plan.secrets.Provenance;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Creates, changes and deletes resources, and makes sure that they are as stated. */
final class ResourceWriter {

    private final ApplyContext run;

    ResourceWriter(ApplyContext run) {
        this.run = run;
    }

    void create(Step.Create step) throws IOException {
        Creation creation = new Creation(
                step.key(),
                step.operation(),
                step.removal().operation(),
                finder(step.identity()),
                id -> run.deletion().delete(step.removal(), id),
                provenance(step.proof()),
                false);
        JsonNode made = new CreateOnce(run, creation, step.body().of(run.ids())).run();
        run.ids().know(step.key(), made.path("id").asText());
        if (step.settlement().isPresent()) {
            made = settle(step.key(), made, step.settlement().get());
        }
        if (step.follows().isPresent()) {
            requireEnd(step, made);
        }
    }

    /** Makes a resource whose id is known to be as stated, once it is written. */
    JsonNode settle(Key key, JsonNode answer, Settlement settlement) throws IOException {
        return run.settle()
                .settle(
                        key,
                        answer,
                        settlement,
                        shown -> send(settlement.update(), run.ids().require(key), shown));
    }

    /** What this run made and the platform could not finish is removed, so that it can be made again. */
    private void requireEnd(Step.Create step, JsonNode made) throws IOException {
        FollowedState state = step.follows().orElseThrow();
        String id = run.ids().require(step.key());
        Optional<String> failure = new StateFollower(run).follow(step.key(), id, state, made);
        if (failure.isEmpty()) {
            return;
        }
        String left = " Delete it in the organization, then run again.";
        if (run.ids().isOwn(id)) {
            run.deletion().delete(step.removal(), id);
            left = " What there was of it is deleted; run again.";
        }
        throw new PlanException(
                "The platform could not make the " + step.key() + " (" + id + "): " + failure.get(),
                state.remedy() + left);
    }

    private Provenance provenance(Proof proof) {
        if (proof instanceof Proof.ByMaker made) {
            return new CreationAttempts(made.maker(), made.statement());
        }
        return proof instanceof Proof.PartOf part ? partOf(run.ids().require(part.whole())) : Provenance.NONE;
    }

    /** Of the parts of something that this run made: nobody else knew it. */
    Provenance partOf(String whole) {
        return new Provenance() {
            @Override
            public List<JsonNode> proven(List<JsonNode> found) {
                return run.ids().isOwn(whole) ? List.copyOf(found) : List.of();
            }
        };
    }

    /** Finds the resources of an identity. */
    Creation.Finder finder(Identity identity) {
        return () -> {
            List<JsonNode> all = new ArrayList<>();
            for (Listing list : identity.lists()) {
                all.addAll(list.reader().read(run.client().direct(), identity.prefix()));
            }
            return Identity.named(all, identity.name()).stream()
                    .filter(there -> identity.mark().test(run.ids(), there))
                    .toList();
        };
    }

    void update(Step.Update step) throws IOException {
        // Not the one that others mean by the key, where this one is to go because there are two.
        String id = step.before().map(Existing::id).orElseGet(() -> run.ids().require(step.key()));
        JsonNode shown = step.before().map(Existing::body).orElse(MissingNode.getInstance());
        PatientClient.Call sending = () -> {
            JsonNode answer = send(step.write(), id, shown);
            return step.comparison().isEmpty()
                    ? answer
                    : run.settle()
                            .settle(
                                    step.key(),
                                    answer,
                                    step.comparison().get(),
                                    latest -> send(step.write(), id, latest));
        };
        if (step.undo().isPresent()) {
            new UndoUpdate(run, step.undo().get()).around(step.verb(), sending);
        } else {
            sending.send();
        }
    }

    /** Sends what is stated to a resource that exists, and was seen so last, if it was. */
    JsonNode send(Write write, String id, JsonNode shown) throws IOException {
        if (write.roles().isPresent()) {
            return onceRolesTakeEffect(write.roles().get(), () -> sendNow(write, id, shown));
        }
        return sendNow(write, id, shown);
    }

    private JsonNode sendNow(Write write, String id, JsonNode shown) throws IOException {
        if (write.version().isPresent()) {
            Write.Version version = write.version().get();
            PatientClient.Call reader = () -> run.client().read(version.read(), id, Query.NONE);
            boolean isUnseen = version.isUnseen() && !shown.has("version");
            JsonNode answer = run.client()
                    .writeVersioned(
                            isUnseen ? run.client().patiently(reader) : shown,
                            reader,
                            current -> run.client()
                                    .sendPatiently(
                                            write.operation(),
                                            id,
                                            write.content().of(run.ids(), current)));
            return run.client().patiently(() -> run.client().whole(write.operation(), answer));
        }
        try {
            return run.client()
                    .write(
                            write.operation(),
                            write.operation().pathWith(id),
                            Query.NONE,
                            write.content().of(run.ids(), shown));
        } catch (ApiException e) {
            if (!write.mayBeGone() || e.status() != 404) {
                throw e;
            }
            return MissingNode.getInstance();
        }
    }

    /**
     * Sends something that passes roles on. A role that was granted just now may show before it takes effect; until then the
     * platform refuses to pass it on.
     */
    JsonNode onceRolesTakeEffect(PassedRoles roles, PatientClient.Call action) throws IOException {
        BackOff backOff = run.client().backOff().lasting(BackOff.SEEN_EVERYWHERE);
        while (true) {
            try {
                return action.send();
            } catch (ApiException e) {
                Instant now = run.client().direct().deadline().now();
                List<PassedRoles.Passed> young = RefusalMeaning.isOfRoles(e)
                        ? roles.young(run.ids(), now.minus(BackOff.SEEN_EVERYWHERE))
                        : List.of();
                if (young.isEmpty()) {
                    throw e;
                }
                run.say(waiting(young, now, backOff));
                if (!backOff.pause()) {
                    throw e;
                }
            }
        }
    }

    private static String waiting(List<PassedRoles.Passed> young, Instant now, BackOff backOff) {
        return young.stream()
                        .map(role -> "the role \"" + role.name() + "\""
                                + role.since()
                                        .map(since -> " (granted "
                                                + Duration.between(since, now).toSeconds() + " s ago)")
                                        .orElse(""))
                        .collect(Collectors.joining(", ", "Waiting for ", ""))
                + " to count: the OAuth client is refused until then, for up to "
                + BackOff.SEEN_EVERYWHERE.toMinutes() + " minutes after the grant; trying again in "
                + Math.max(1, backOff.next().toSeconds()) + " s";
    }

    void delete(Step.Delete step) throws IOException {
        run.deletion().delete(step.removal(), step.id());
        run.ids().noteDeleted(step.id());
        Optional<JsonNode> later = run.deletion().goingLater(step.removal(), step.id());
        if (later.isPresent()) {
            // Its secret is of use again where it is restored.
            run.say(step.key().kind() + " \"" + later.get().path("name").asText()
                    + "\" is deleted, and the platform keeps it, inactive, until "
                    + later.get().path(Deletion.DATE).asText() + "; a deploy until then restores it");
            return;
        }
        if (step.secret().isPresent()) {
            step.secret().get().file().forget(step.secret().get().name(), step.id());
        }
    }
}
