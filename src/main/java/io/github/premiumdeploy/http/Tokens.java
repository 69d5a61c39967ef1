package io.github.premiumdeploy.http;

import io.github.premiumdeploy.http.TransportException.Kind;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;

/**
 * Supplies the bearer token of one connection, and renews it. Safe for use by several threads; with those of other
 * connections that have the same credentials they share one login.
 */
public final class Tokens {

    /** Obtains a token; may ask a server. */
    @FunctionalInterface
    public interface Login {
        /**
         * Obtains a token.
         *
         * @throws IOException if there is none to be had
         */
        String login() throws IOException;
    }

    /** What came of an attempt to replace a token. */
    enum Renewal {
        /** There is no other token. */
        NONE,
        /** Somebody else has replaced it already. */
        FOUND,
        /** A login has issued another one. */
        OBTAINED
    }

    /**
     * So many tokens in a row are obtained that help no call which was refused, once one has helped, and one before: each of
     * them ends another one of the client, and threads side by side would obtain one each.
     */
    private static final int FRUITLESS_RENEWALS = 2;

    private final Login login;
    private final boolean renewable;
    private final SharedToken shared;
    private final Consumer<String> secrets;
    private String told = "";
    private IOException failedAhead;

    private Tokens(Login login, boolean renewable, SharedToken shared, Consumer<String> secrets) {
        this.login = login;
        this.renewable = renewable;
        this.shared = shared;
        this.secrets = secrets;
        shared.renewals(0);
    }

    /**
     * Tokens that a login issues.
     *
     * @param shared is looked into before there is a login, and keeps what it issues
     * @param secrets is told every token before it is used, also one that another connection obtained
     */
    public static Tokens from(Login login, SharedToken shared, Consumer<String> secrets) {
        return new Tokens(login, true, shared, secrets);
    }

    /**
     * One token that somebody else obtained.
     *
     * @param shared makes its users wait for each other where the server asks for a wait
     */
    public static Tokens given(String token, SharedToken shared) {
        return new Tokens(() -> token, false, shared, secret -> {});
    }

    /** Whether somebody else obtained the token. */
    public boolean isGiven() {
        return !renewable;
    }

    /**
     * The token to use now.
     *
     * @param deadline ends a wait for the login of another thread
     * @param uri what it is needed for
     * @throws TransportException if that wait was too long, or interrupted
     * @throws IOException if a login was needed and failed
     */
    public String current(Deadline deadline, URI uri) throws IOException {
        Optional<String> known = shared.value();
        return told(known.isPresent() ? known.get() : obtained(deadline, uri));
    }

    /**
     * Obtains a token before a call needs it. A login that fails is not tried again for the first call, which fails with the
     * same.
     *
     * @param deadline ends a wait for the login of another thread
     * @param uri what it is needed for
     */
    public void obtainAhead(Deadline deadline, URI uri) {
        Lock lock;
        try {
            lock = locked(deadline, uri);
        } catch (TransportException e) {
            // The first call waits for the lock itself.
            return;
        }
        try {
            if (shared.value().isEmpty()) {
                logIn();
            }
        } catch (IOException e) {
            failedAhead = e;
        } finally {
            lock.unlock();
        }
    }

    private String obtained(Deadline deadline, URI uri) throws IOException {
        Lock lock = locked(deadline, uri);
        try {
            Optional<String> other = shared.value();
            return other.isPresent() ? other.get() : logIn();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Replaces a token that the server no longer accepts.
     *
     * @param refused the token that was refused; if another thread has replaced it already, nothing is asked
     * @param mayLogIn whether a login is allowed where nobody has
     * @param deadline ends a wait for the login of another thread
     * @param uri what refused it
     * @throws TransportException if that wait was too long, or interrupted
     * @throws IOException if the login failed
     */
    Renewal renew(String refused, boolean mayLogIn, Deadline deadline, URI uri) throws IOException {
        if (!renewable) {
            return Renewal.NONE;
        }
        Lock lock = locked(deadline, uri);
        try {
            if (!isCurrent(refused)) {
                return Renewal.FOUND;
            }
            if (!mayLogIn || shared.renewals() >= (shared.hasHelped() ? FRUITLESS_RENEWALS : 1)) {
                return Renewal.NONE;
            }
            shared.renewals(shared.renewals() + 1);
            logIn();
            return isCurrent(refused) ? Renewal.NONE : Renewal.OBTAINED;
        } finally {
            lock.unlock();
        }
    }

    /** Notes that the server accepted a token where it had refused an older one: it is not the credentials that it refuses. */
    void helped(String token) {
        if (isCurrent(token)) {
            shared.noteHelped();
            shared.renewals(0);
        }
    }

    /** The time before which the server asked not to be called with this token. */
    Instant heldUntil() {
        return shared.heldUntil();
    }

    /** Notes that the server asked not to be called with this token before a time. */
    void holdUntil(Instant end) {
        shared.holdUntil(end);
    }

    private boolean isCurrent(String token) {
        return shared.value().filter(token::equals).isPresent();
    }

    /** Under the lock. */
    private String logIn() throws IOException {
        if (failedAhead != null) {
            IOException failure = failedAhead;
            failedAhead = null;
            throw failure;
        }
        String token = login.login();
        shared.value(token);
        return token;
    }

    /** What another connection obtained is as secret here. */
    private synchronized String told(String token) {
        if (!token.equals(told)) {
            secrets.accept(token);
            told = token;
        }
        return token;
    }

    private Lock locked(Deadline deadline, URI uri) throws TransportException {
        Lock lock = shared.lock();
        try {
            if (lock.tryLock() || lock.tryLock(deadline.remaining().toMillis(), TimeUnit.MILLISECONDS)) {
                return lock;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransportException(
                    Kind.INTERRUPTED, uri, "the build was interrupted while another login was under way", e);
        }
        throw new TransportException(
                Kind.DEADLINE,
                uri,
                "the deadline of " + deadline.total() + " was reached while another login was under way");
    }
}
