package io.github.premiumdeploy.sandbox.endpoint;

import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.sandbox.http.SandboxResponse;
import java.util.Optional;
import java.util.Set;

/**
 * One operation and how the sandbox answers it.
 *
 * @param operation what is called, and what it needs
 * @param admission who asks whether the caller may
 * @param place where its permissions must count; the home division if it does not say
 * @param handler gives the answer
 */
record SandboxEndpoint(Operation operation, Admission admission, Optional<Place> place, Handler handler) {

    /** Who asks whether the caller has the permissions and scopes of an operation. */
    enum Admission {
        /** The sandbox, before the handler sees the call, with the published errors. */
        PUBLISHED,
        /** The handler itself, since it refuses in a shape of its own. */
        BY_HANDLER
    }

    /** Answers one call; a refusal is thrown. */
    @FunctionalInterface
    interface Handler {
        SandboxResponse answer(Call call);
    }

    /** Tells the divisions of the things that a call is about; with none of them, any division will do. */
    @FunctionalInterface
    interface Place {
        Set<String> divisions(Call call);
    }

    static SandboxEndpoint of(Operation operation, Handler handler) {
        return new SandboxEndpoint(operation, Admission.PUBLISHED, Optional.empty(), handler);
    }

    static SandboxEndpoint admitting(Operation operation, Handler handler) {
        return new SandboxEndpoint(operation, Admission.BY_HANDLER, Optional.empty(), handler);
    }

    /** The same for things that have a division of their own. */
    SandboxEndpoint in(Place newPlace) {
        return new SandboxEndpoint(operation, admission, Optional.of(newPlace), handler);
    }

    /** The same for a list that leaves out what is outside of the caller's divisions. */
    SandboxEndpoint inAnyDivision() {
        return in(call -> Set.of());
    }
}
