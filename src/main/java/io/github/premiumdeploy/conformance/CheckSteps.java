package io.github.premiumdeploy.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.conformance.OwnResource.Kind;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.http.TransportException;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The steps of one check in one run: they make, read, change and delete, look until something is so, and conclude. */
abstract class CheckSteps {

    /** So many looks follow each other at once, since the platform counts some things in looks. */
    private static final int LOOKS = 4;

    /** And so many more, with a second between. */
    private static final int PATIENCE = 20;

    final PlatformCalls calls;
    final Conclusions conclusions;
    final OwnResources own;
    final String base;
    private final String check;

    CheckSteps(CheckContext context) {
        this.calls = context.calls();
        this.conclusions = context.conclusions();
        this.own = context.own();
        this.base = context.base();
        this.check = context.check();
    }

    /**
     * Takes all steps.
     *
     * @throws IOException if there is no answer
     */
    abstract void run() throws IOException;

    /**
     * Something that was made, and how it came to be seen.
     *
     * @param answer to its creation
     * @param reads those that did not find it yet; none if it is not there
     */
    record Made(CallResult answer, Optional<OwnResource> resource, Looked<CallResult> reads) {
        boolean isThere() {
            return resource.isPresent();
        }

        /** Whether it shows if such a thing can be made: it is there, or was refused as wrong. */
        boolean isDecided() {
            return isThere() || answer.status() == 400;
        }

        OwnResource own() {
            return resource.orElseThrow();
        }

        String id() {
            return own().id().orElseThrow();
        }
    }

    /**
     * What looking again and again came to.
     *
     * @param last what was seen last
     * @param isSo whether it was what was looked for
     * @param before how many looks there were before that one
     */
    record Looked<T>(T last, boolean isSo, int before) {

        /** How many looks did not find it yet, of those that followed each other at once. */
        int looks() {
            return Math.min(before, LOOKS);
        }

        /** For how long it was not so after them. */
        int seconds() {
            return Math.max(0, before - LOOKS + 1);
        }
    }

    /** Looks once. */
    @FunctionalInterface
    interface Look<T> {
        /** What is seen. */
        T look() throws IOException;
    }

    /** A name that nothing else has. */
    final String named(String what) {
        return base + "-" + what;
    }

    /** Makes something of the name that its body has, and waits until it can be read. */
    final Made make(Kind kind, ObjectNode body) throws IOException {
        OwnResource intended = own.intend(kind, body.path("name").asText());
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
            return new Made(answer, Optional.empty(), new Looked<>(answer, false, 0));
        }
        OwnResource made = own.made(intended, id);
        return new Made(answer, Optional.of(made), until(() -> calls.read(made), CallResult::isGood));
    }

    final CallResult read(Operation operation, String... variables) throws IOException {
        return calls.read(operation, Query.NONE, variables);
    }

    final CallResult read(Operation operation, Query query) throws IOException {
        return calls.read(operation, query);
    }

    final CallResult read(Made made) throws IOException {
        return read(made, Query.NONE);
    }

    final CallResult read(Made made, Query query) throws IOException {
        return calls.read(made.own().kind().read(), query, made.id());
    }

    final CallResult change(Operation operation, Made made, JsonNode body) throws IOException {
        return calls.change(operation, made.id(), body);
    }

    final CallResult delete(Made made) throws IOException {
        return calls.delete(made.own());
    }

    /** Looks whether something that was deleted is gone, or goes. */
    final Looked<CallResult> going(Made made) throws IOException {
        Looked<CallResult> gone = until(() -> read(made), CallResult::isGone);
        if (gone.isSo()) {
            own.removed(made.own());
        }
        return gone;
    }

    /** Looks until something is so, or for a while. */
    final <T> Looked<T> until(Look<T> look, Predicate<T> isSo) throws IOException {
        for (int before = 0; ; before++) {
            if (before >= LOOKS) {
                calls.pause();
            }
            T seen = look.look();
            boolean found = isSo.test(seen);
            if (found || before == LOOKS + PATIENCE - 1) {
                return new Looked<>(seen, found, before);
            }
        }
    }

    /** Says that whatever the check has not found out yet was not seen, where what it needs could not be made. */
    final boolean isBlocked(Made made) {
        if (!made.isThere()) {
            blocked(made.answer());
        }
        return !made.isThere();
    }

    /** Says the same where a read was refused. */
    final boolean isBlocked(CallResult read) {
        if (!read.isGood()) {
            blocked(read);
        }
        return !read.isGood();
    }

    private void blocked(CallResult refusal) {
        leave(refusal.inWords() + (refusal.message().isEmpty() ? "" : ", \"" + refusal.message() + "\""));
    }

    /** Whatever the check has not found out yet was not seen. */
    final void leave(String why) {
        conclusions.leave(check, why);
    }

    /** Concludes whether an assumption holds from an answer, unless that refuses to show anything. */
    final void holds(String id, CallResult seen, Predicate<CallResult> assumption) {
        conclusions.holds(id, assumption.test(seen), seen);
    }

    /** Whether each element of a list has a text at all of these places. */
    static boolean allHave(JsonNode list, String... pointers) {
        return list.valueStream()
                .allMatch(one -> Stream.of(pointers)
                        .noneMatch(pointer -> one.at(pointer).asText("").isEmpty()));
    }
}
