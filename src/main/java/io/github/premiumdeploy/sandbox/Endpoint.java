package io.github.premiumdeploy.sandbox;

import io.github.premiumdeploy.genesys.Operation;

/**
 * One operation and how the sandbox answers it.
 *
 * @param operation what is called, and what it needs
 * @param admission who asks whether the caller may
 * @param handler gives the answer
 */
record Endpoint(Operation operation, Admission admission, Handler handler) {

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
        Response answer(Call call);
    }

    static Endpoint of(Operation operation, Handler handler) {
        return new Endpoint(operation, Admission.PUBLISHED, handler);
    }

    static Endpoint admitting(Operation operation, Handler handler) {
        return new Endpoint(operation, Admission.BY_HANDLER, handler);
    }
}
