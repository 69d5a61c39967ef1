package io.github.premiumdeploy.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.conformance.OwnResource.Kind;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.http.TransportException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds out about some assumptions in one run, by published operations only: makes, reads, changes and deletes, looks until
 * something is so, and concludes.
 */
abstract class ConformanceCheck {

    /** So many looks follow each other at once, since the platform counts some things in looks. */
    private static final int LOOKS = 4;

    /** And so many more, with a second between. */
    private static final int PATIENCE = 20;

    private final String name;
    private final String makes;
    private final List<Operation> operations;
    private Conclusions conclusions;
    PlatformCalls calls;
    OwnResources own;
    String base;

    ConformanceCheck(String name, Operation... operations) {
        this(name, "", List.of(), operations);
    }

    /**
     * A check that makes, reads and deletes resources of some kinds, and calls more besides.
     *
     * @param name the name that assumptions in the catalogue refer to
     * @param makes what it makes, changes and removes, in words
     */
    ConformanceCheck(String name, String makes, List<Kind> kinds, Operation... more) {
        this.name = name;
        this.makes = makes;
        this.operations = Stream.concat(
                        kinds.stream().flatMap(kind -> Stream.of(kind.create(), kind.read(), kind.delete())),
                        Stream.of(more))
                .toList();
    }

    final String name() {
        return name;
    }

    final String makes() {
        return makes;
    }

    final List<Operation> operations() {
        return operations;
    }

    /**
     * Looks.
     *
     * @param names what the names of all that is made begin with
     * @throws IOException if there is no answer
     */
    final void run(PlatformCalls platform, Conclusions shown, OwnResources made, String names) throws IOException {
        calls = platform;
        conclusions = shown;
        own = made;
        base = names;
        run();
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

    @FunctionalInterface
    interface Look<T> {
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
            answer = calls.send(kind.create(), body);
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
        return calls.call(operation, Query.NONE, variables);
    }

    final CallResult read(Operation operation, Query query) throws IOException {
        return calls.call(operation, query);
    }

    final CallResult read(Made made) throws IOException {
        return read(made, Query.NONE);
    }

    final CallResult read(Made made, Query query) throws IOException {
        return calls.call(made.own().operations().read(), query, made.id());
    }

    final CallResult change(Operation operation, Made made, JsonNode body) throws IOException {
        return calls.send(operation, body, made.id());
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
        conclusions.leave(name, why);
    }

    /** An organization showed what the setting of an assumption would have to be. */
    final void value(String id, Object value, CallResult... seen) {
        Assumption.Setting setting = conclusions
                .assumption(id)
                .setting()
                .orElseThrow(() -> new IllegalArgumentException(id + " has no setting"));
        String shown = String.valueOf(value);
        if (setting.takes(shown)) {
            conclusions.put(id, setting.assumed().equals(shown), Optional.of(shown), "", seen);
        } else {
            differs(id, "it is " + shown + ", which no sandbox imitates", seen);
        }
    }

    /** It showed what a setting would have to be, or refused to show it. */
    final void valueIf(boolean isShown, String id, Object value, CallResult seen) {
        if (isShown) {
            value(id, value, seen);
        } else {
            notSeen(seen, id);
        }
    }

    /** It showed whether an assumption holds, unless it refused to show anything. */
    final void holds(String id, boolean holds, CallResult... seen) {
        Optional<CallResult> blocked =
                Stream.of(seen).filter(CallResult::isBlocked).findFirst();
        if (!holds && blocked.isPresent()) {
            notSeen(blocked.get(), id);
        } else {
            Optional<String> assumed = conclusions.assumption(id).setting().map(Assumption.Setting::assumed);
            conclusions.put(id, holds, assumed.filter(value -> holds), "", seen);
        }
    }

    /** The same of one answer. */
    final void holds(String id, CallResult seen, Predicate<CallResult> assumption) {
        holds(id, assumption.test(seen), seen);
    }

    /** It showed whether something can be read without a permission. */
    final void open(String id, boolean holds, CallResult... seen) {
        if (Stream.of(seen).anyMatch(one -> one.status() == 403 && one.code().startsWith("missing."))) {
            differs(id, "it needs a permission", seen);
        } else {
            holds(id, holds, seen);
        }
    }

    /** What is so after some looks that follow each other at once is counted in looks, and what takes longer in seconds. */
    final void delay(String inLooks, String inSeconds, Looked<?> looked, CallResult seen) {
        value(inSeconds, looked.seconds(), seen);
        if (looked.seconds() == 0) {
            value(inLooks, looked.looks(), seen);
        } else {
            notSeen(inLooks, "it took " + looked.seconds() + " s");
        }
    }

    /** It behaves in a way that no setting imitates. */
    final void differs(String id, String note, CallResult... seen) {
        conclusions.put(id, false, Optional.empty(), note, seen);
    }

    /** It did not show how it behaves. */
    final void notSeen(String id, String why) {
        conclusions.notSeen(id, why);
    }

    /** A refusal kept it from showing how it behaves. */
    final void notSeen(CallResult refusal, String... ids) {
        Stream.of(ids).forEach(id -> notSeen(id, refusal.inWords()));
    }

    /** Whether each element of a list has a text at all of these places. */
    static boolean allHave(JsonNode list, String... pointers) {
        return list.valueStream()
                .allMatch(one -> Stream.of(pointers)
                        .noneMatch(pointer -> one.at(pointer).asText("").isEmpty()));
    }
}
