package io.github.premiumdeploy.http;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The one token that all calls with the same credentials share, and the time up to which the server asked not to be called
 * with it. Several connections may hold it at once.
 */
public final class SharedToken {

    private static final String LOCK = "lock";
    private static final String VALUE = "value";
    private static final String RENEWALS = "renewals";
    private static final String HELPED = "helped";
    private static final String HELD_UNTIL = "heldUntil";

    private final ConcurrentMap<String, Object> state;

    SharedToken(ConcurrentMap<String, Object> state) {
        this.state = state;
    }

    /** Is held by whoever logs in. */
    Lock lock() {
        return (Lock) state.computeIfAbsent(LOCK, key -> new ReentrantLock());
    }

    /** The token; empty before the first login. */
    Optional<String> value() {
        return Optional.ofNullable((char[]) state.get(VALUE)).map(String::new);
    }

    void value(String token) {
        // Whoever prints what a build has in common does not print the token.
        state.put(VALUE, token.toCharArray());
    }

    /** How often the token was replaced since that last helped a call which was refused. */
    int renewals() {
        return (Integer) state.getOrDefault(RENEWALS, 0);
    }

    void renewals(int count) {
        state.put(RENEWALS, count);
    }

    /** Whether a newer token was accepted where an older one had been refused. */
    boolean hasHelped() {
        return state.containsKey(HELPED);
    }

    void noteHelped() {
        state.put(HELPED, true);
    }

    /** The time before which nothing is to be sent with the token. */
    Instant heldUntil() {
        return (Instant) state.getOrDefault(HELD_UNTIL, Instant.MIN);
    }

    /** Lets nothing be sent with the token before a time, or before a later one that was named already. */
    void holdUntil(Instant end) {
        state.merge(HELD_UNTIL, end, (held, more) -> ((Instant) held).isAfter((Instant) more) ? held : more);
    }

    @Override
    public String toString() {
        return "a token";
    }
}
