package io.github.premiumdeploy.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.plan.FollowedState;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.PlanException;
import java.io.IOException;
import java.util.Optional;

/** Follows what the platform goes on working on after it has answered, until that ends or the deadline comes. */
final class StateFollower {

    private final ApplyContext run;

    StateFollower(ApplyContext run) {
        this.run = run;
    }

    /** Follows a resource to its end, and tells why it failed; empty if it did not. */
    Optional<String> follow(Key key, String id, FollowedState state, JsonNode shown) throws IOException {
        if (!state.isPending(shown)) {
            return state.failure(shown);
        }
        // Most creations have ended by now.
        JsonNode latest = read(id, state);
        BackOff backOff = run.client().backOff().reading().upTo(BackOff.LONGEST);
        while (state.isPending(latest)) {
            run.say(key + " is being made (" + state.text(latest) + "); asking again in "
                    + backOff.next().toSeconds() + " s");
            if (!backOff.pause()) {
                throw new PlanException(
                        "The platform still makes the " + key + " (" + id + "): it is " + state.text(latest)
                                + ", and the deadline leaves no time to wait for its end",
                        "Run again: the next run follows it; <deadline> (property genesyscloud.deadline) gives more time.");
            }
            latest = read(id, state);
        }
        return state.failure(latest);
    }

    /** Follows a resource that an earlier run made, which must not have failed. */
    void require(Key key, String id, FollowedState state) throws IOException {
        Optional<String> failure = follow(key, id, state, read(id, state));
        if (failure.isPresent()) {
            throw new PlanException(
                    "The platform could not make the " + key + " (" + id + "): " + failure.get(),
                    state.remedy() + " Delete it in the organization, then run again.");
        }
    }

    private JsonNode read(String id, FollowedState state) throws IOException {
        return run.client().patiently(() -> run.client().read(state.read(), id, Query.NONE));
    }
}
