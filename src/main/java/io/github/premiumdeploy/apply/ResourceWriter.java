package io.github.premiumdeploy.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.plan.Existing;
import io.github.premiumdeploy.plan.Identity;
import io.github.premiumdeploy.plan.Listing;
import io.github.premiumdeploy.plan.PassedRoles;
import io.github.premiumdeploy.plan.Proof;
import io.github.premiumdeploy.plan.Settlement;
import io.github.premiumdeploy.plan.Step;
import io.github.premiumdeploy.plan.Write;
import io.github.premiumdeploy.plan.secrets.CreationAttempts;
import io.github.premiumdeploy.plan.secrets.Provenance;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Creates, changes and deletes resources, and makes sure that they are as stated. */
final class ResourceWriter {

    private final ApplyContext run;

    ResourceWriter(ApplyContext run) {
        this.run = run;
    }

    /**
     * Creates a resource, and remembers its id.
     *
     * @throws IOException if the platform refuses, or gives no answer for good
     */
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
            Settlement settlement = step.settlement().get();
            run.settle()
                    .settle(
                            step.key(),
                            made,
                            settlement,
                            shown -> send(settlement.update(), run.ids().require(step.key()), shown));
        }
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
                    .filter(there -> identity.mark().isOn(run.ids(), there))
                    .toList();
        };
    }

    /**
     * Changes a resource.
     *
     * @throws IOException if the platform refuses, or gives no answer for good
     */
    void update(Step.Update step) throws IOException {
        step.before().ifPresent(existing -> run.ids().know(step.key(), existing.id()));
        String id = run.ids().require(step.key());
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

    /**
     * Sends what is stated to a resource that exists.
     *
     * @param shown the resource as it was seen last; missing if it was not
     * @return the answer
     * @throws IOException if the platform refuses, or gives no answer for good
     */
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
            return run.client()
                    .writeVersioned(
                            isUnseen ? run.client().patiently(reader) : shown,
                            reader,
                            current -> run.client()
                                    .send(write.operation(), id, write.content().of(run.ids(), current)));
        }
        try {
            return run.client()
                    .write(
                            write.operation(),
                            write.operation().pathWith(id),
                            Query.NONE,
                            Optional.of(write.content().of(run.ids(), shown)));
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
     *
     * @throws IOException if the platform refuses for good, or gives no answer
     */
    JsonNode onceRolesTakeEffect(PassedRoles roles, PatientClient.Call action) throws IOException {
        BackOff backOff = run.client().backOff(BackOff.SEEN_EVERYWHERE);
        while (true) {
            try {
                return action.send();
            } catch (ApiException e) {
                Instant settled = run.client().direct().deadline().now().minus(BackOff.SEEN_EVERYWHERE);
                boolean wait = e.status() == 403 && roles.mayBeYoung(run.ids(), settled);
                if (!wait || !backOff.pause()) {
                    throw e;
                }
            }
        }
    }

    /**
     * Deletes a resource.
     *
     * @throws IOException if the platform refuses, gives no answer for good, or the secrets file cannot be changed
     */
    void delete(Step.Delete step) throws IOException {
        run.deletion().delete(step.removal(), step.id());
        run.ids().noteDeleted(step.id());
        if (step.secret().isPresent()) {
            step.secret().get().file().forget(step.secret().get().name(), step.id());
        }
    }
}
