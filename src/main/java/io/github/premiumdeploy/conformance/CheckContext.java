package io.github.premiumdeploy.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.conformance.OwnResource.Kind;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.http.TransportException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * What a check works with.
 *
 * @param calls to the platform
 * @param conclusions what the organization showed
 * @param own what this run made
 * @param base what the names of all that is made begin with
 */
record CheckContext(PlatformCalls calls, Conclusions conclusions, OwnResources own, String base) {

    static final Duration SECOND = Duration.ofSeconds(1);

    /** So many looks follow each other at once, since the platform counts some things in looks. */
    static final int LOOKS = 4;

    /** And so many more, with a second between. */
    static final int PATIENCE = 20;

    /**
     * Something that was made, and how it came to be seen.
     *
     * @param answer to its creation
     * @param looks how many reads did not find it yet, of those that followed at once
     * @param seconds how long it was not found after them
     */
    record Made(CallResult answer, Optional<OwnResource> resource, int looks, int seconds) {
        boolean isThere() {
            return resource.isPresent();
        }

        String id() {
            return resource.flatMap(OwnResource::id).orElseThrow();
        }
    }

    /** Looks, and looks again. */
    @FunctionalInterface
    interface Look {
        /** Whether it is as it is to be. */
        boolean isSo() throws IOException;
    }

    /** A name that nothing else has. */
    String named(String what) {
        return base + "-" + what;
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Makes something and waits until it can be read. */
    Made make(Kind kind, String name, JsonNode body) throws IOException {
        OwnResource intended = own.intend(kind, name);
        CallResult answer;
        try {
            answer = calls.create(kind.create(), body);
        } catch (TransportException e) {
            if (e.surelyNotProcessed() || !calls.wasBegun()) {
                own.removed(intended);
            }
            throw e;
        }
        String id = answer.text("id");
        if (!answer.isGood() || id.isEmpty()) {
            // After an error of the server nobody knows.
            if (answer.status() < 500 && answer.status() != 408 || answer.status() == 501) {
                own.removed(intended);
            }
            return new Made(answer, Optional.empty(), 0, 0);
        }
        OwnResource made = own.made(intended, id);
        int[] delay = until(() -> read(made, Query.NONE).isGood());
        return new Made(answer, Optional.of(made), delay[0], delay[1]);
    }

    /** Reads what was made. */
    CallResult read(OwnResource made, Query query) throws IOException {
        return calls.read(made.kind().read(), query, made.id().orElseThrow());
    }

    /**
     * Looks until something is so, or for a while.
     *
     * @return how many looks it was not so, of those that follow each other at once, and for how many seconds after them
     */
    int[] until(Look look) throws IOException {
        int looks = 0;
        while (looks < LOOKS) {
            if (look.isSo()) {
                return new int[] {looks, 0};
            }
            looks++;
        }
        int seconds = 0;
        while (seconds < PATIENCE) {
            calls.pause(SECOND);
            seconds++;
            if (look.isSo()) {
                break;
            }
        }
        return new int[] {looks, seconds};
    }

    /** Looks at once and for a while, and tells whether it came to be so. */
    boolean comes(Look look) throws IOException {
        boolean[] so = new boolean[1];
        until(() -> so[0] = look.isSo());
        return so[0];
    }

    /** Whatever the check has not found out yet was not seen, since the organization refused something. */
    void blocked(ConformanceCheck check, CallResult refusal) {
        conclusions.leave(
                check.name(),
                refusal.inWords() + (refusal.message().isEmpty() ? "" : ", \"" + refusal.message() + "\""));
    }
}
