package io.github.premiumdeploy.plan.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The requests that made, or may have made, one resource, kept until it is known what came of each. As many resources as
 * there are such requests can be theirs: where more than that look like it, it is not known which, and none is proven.
 */
public final class CreationAttempts implements Provenance {

    /** The platform may finish a request whose sender has given up. */
    private static final Duration WORKING = Duration.ofMinutes(1);

    /** Keeps attempts where the next run finds them. */
    public interface Store {
        /** Keeps them nowhere. */
        Store NONE = attempts -> {};

        void change(UnaryOperator<List<CreationAttempt>> edit) throws IOException;

        /** Whether a resource is known by its id. */
        default boolean knows(String id) {
            return false;
        }
    }

    private final String by;
    private final Function<JsonNode, String> statement;
    private final Store store;
    private final List<CreationAttempt> older;
    private final List<CreationAttempt> sent = new ArrayList<>();
    private final List<CreationAttempt> open;
    private final List<CreationAttempt> settled = new ArrayList<>();

    /**
     * The attempts of one run alone.
     *
     * @param by the id of who sends them
     * @param statement all that a body states and the platform shows, as a text: of one that is sent, and of a resource
     */
    public CreationAttempts(String by, Function<JsonNode, String> statement) {
        this(by, statement, Store.NONE, List.of());
    }

    /**
     * The attempts of this run and of interrupted ones.
     *
     * @param by the id of who sends them
     * @param older those of interrupted runs
     */
    public CreationAttempts(String by, Function<JsonNode, String> statement, Store store, List<CreationAttempt> older) {
        this.by = by;
        this.statement = statement;
        this.store = store;
        this.older = List.copyOf(older);
        this.open = new ArrayList<>(older);
    }

    @Override
    public void sends(JsonNode body, Instant now, Instant end) throws IOException {
        CreationAttempt attempt =
                new CreationAttempt(now, end.plus(WORKING), by, CreationAttempt.digest(statement.apply(body)));
        store.change(kept -> {
            List<CreationAttempt> more = new ArrayList<>(kept);
            more.add(attempt);
            return more;
        });
        sent.add(attempt);
        open.add(attempt);
    }

    @Override
    public void answered() {
        settled.add(open.remove(open.size() - 1));
    }

    @Override
    public void madeNothing() throws IOException {
        CreationAttempt latest = open.remove(open.size() - 1);
        store.change(kept -> without(kept, List.of(latest)));
    }

    @Override
    public void lost(Instant now) throws IOException {
        CreationAttempt latest = open.remove(open.size() - 1);
        CreationAttempt ended = latest.endedBy(now.plus(WORKING));
        open.add(ended);
        sent.set(sent.lastIndexOf(latest), ended);
        store.change(kept -> {
            List<CreationAttempt> rest = without(kept, List.of(latest));
            rest.add(ended);
            return rest;
        });
    }

    @Override
    public List<JsonNode> proven(List<JsonNode> found) {
        List<JsonNode> proven = found.stream()
                .filter(one -> !isKnown(one.path("id").asText()) && of(one).isPresent())
                .toList();
        return proven.size() > open.size() ? List.of() : proven;
    }

    private Optional<CreationAttempt> of(JsonNode resource) {
        String stated = CreationAttempt.digest(statement.apply(resource));
        return open.stream().filter(attempt -> attempt.made(resource, stated)).findFirst();
    }

    @Override
    public boolean isOfThisRun(JsonNode proven) {
        return of(proven).filter(attempt -> !older.contains(attempt)).isPresent();
    }

    @Override
    public void settle(JsonNode proven) {
        of(proven).ifPresent(attempt -> {
            open.remove(attempt);
            settled.add(attempt);
        });
    }

    /** Those of which it is known what came of them; they are still kept. */
    public List<CreationAttempt> settled() {
        return List.copyOf(settled);
    }

    /** Those which this run sent. */
    public List<CreationAttempt> sent() {
        return List.copyOf(sent);
    }

    @Override
    public boolean isKnown(String id) {
        return store.knows(id);
    }

    @Override
    public boolean mayBeOlder() {
        return !older.isEmpty();
    }

    /** A list without some, each once: two requests of one second are two. */
    public static List<CreationAttempt> without(List<CreationAttempt> all, Collection<CreationAttempt> some) {
        List<CreationAttempt> rest = new ArrayList<>(all);
        some.forEach(rest::remove);
        return rest;
    }
}
