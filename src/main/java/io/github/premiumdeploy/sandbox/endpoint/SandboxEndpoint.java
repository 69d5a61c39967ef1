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
 * @param request what it takes
 */
record SandboxEndpoint(
        Operation operation, Admission admission, Optional<Place> place, Handler handler, RequestDeclaration request) {

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
        return new SandboxEndpoint(
                operation, Admission.PUBLISHED, Optional.empty(), handler, RequestDeclaration.NOTHING);
    }

    static SandboxEndpoint admitting(Operation operation, Handler handler) {
        return new SandboxEndpoint(
                operation, Admission.BY_HANDLER, Optional.empty(), handler, RequestDeclaration.NOTHING);
    }

    /** The same for things that have a division of their own. */
    SandboxEndpoint in(Place newPlace) {
        return new SandboxEndpoint(operation, admission, Optional.of(newPlace), handler, request);
    }

    /** The same with a body of a published model. */
    SandboxEndpoint taking(String model) {
        return with(request.taking(model));
    }

    /** The same with these parameters in its query. */
    SandboxEndpoint asking(String... names) {
        return with(request.asking(names));
    }

    /** The same with parameters in its query that it cannot do without. */
    SandboxEndpoint requiring(String... names) {
        return with(request.requiring(names));
    }

    /** The same for a list that comes in pages. */
    SandboxEndpoint paged() {
        return asking("pageSize", "pageNumber");
    }

    /** The same for a list whose order can be chosen. */
    SandboxEndpoint sorted() {
        return asking("sortBy", "sortOrder");
    }

    /** The same with parameters that it looks at, and that are not published. */
    SandboxEndpoint readingAlso(String... names) {
        return with(request.readingAlso(names));
    }

    private SandboxEndpoint with(RequestDeclaration declared) {
        return new SandboxEndpoint(operation, admission, place, handler, declared);
    }

    /** The same with another operation, such as one that needs other permissions. */
    SandboxEndpoint of(Operation other) {
        return new SandboxEndpoint(other, admission, place, handler, request);
    }

    /** The same for a list that leaves out what is outside of the caller's divisions. */
    SandboxEndpoint inAnyDivision() {
        return in(call -> Set.of());
    }
}
