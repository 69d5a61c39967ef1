package io.github.premiumdeploy.http;

import io.github.premiumdeploy.http.TransportException.Kind;
import io.github.premiumdeploy.target.Loopback;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Gets one answer for one request: adds the token, renews it where the server no longer accepts it, waits where the server
 * asks for it, together with all other calls of the same token, and repeats what may be repeated. All waiting is within the
 * deadline.
 */
public final class Exchange {

    /** When a request may be sent again. */
    public enum Repeat {
        /** Also when the server may have processed it. */
        ALWAYS,
        /** Only when the server surely did not process it: it never arrived, or 429 or 503 ask to wait. */
        WHEN_SURELY_NOT_PROCESSED,
        /** Only when it never arrived, or 429 asks to wait: whoever sends it looks first what came of it. */
        AFTER_A_LOOK
    }

    /** Looks whether an answer is one of the platform. */
    @FunctionalInterface
    public interface Check {
        /** Takes every answer. */
        Check NONE = response -> {};

        /**
         * Looks at an answer.
         *
         * @throws TransportException if it is a proxy's page, or cut; the request may be sent again then
         */
        void check(HttpResponse response) throws TransportException;
    }

    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVICE_UNAVAILABLE = 503;
    private static final Set<Integer> PASSING = Set.of(408, 500, 502, SERVICE_UNAVAILABLE, 504);
    private static final int ATTEMPTS = 5;
    private static final int REDIRECTS = 5;

    /** So much of an address that a server made up is shown. */
    private static final int LONGEST_ADDRESS = 200;

    private static final String HELD = "was held back, since the server asked all calls of this token to wait";

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Transport transport;
    private final Clock clock;
    private final Deadline deadline;
    private final Duration requestTimeout;
    private final Consumer<String> notices;

    /** The end of the shared wait that was told last: there is one line for all calls that wait. */
    private final AtomicReference<Instant> heldUntil = new AtomicReference<>();

    /**
     * Exchanges over a transport.
     *
     * @param notices is told, in words for a reader, why time passes
     */
    public Exchange(
            Transport transport, Clock clock, Deadline deadline, Duration requestTimeout, Consumer<String> notices) {
        this.transport = transport;
        this.clock = clock;
        this.deadline = deadline;
        this.requestTimeout = requestTimeout;
        this.notices = notices;
    }

    /** The deadline of all exchanges. */
    public Deadline deadline() {
        return deadline;
    }

    /**
     * Sends a request that carries no bearer token, such as a login, until its answer is one of the platform.
     *
     * @throws TransportException if there is no answer
     */
    public HttpResponse send(HttpRequest request, Repeat repeat, Check check) throws IOException {
        return send(request, repeat, Optional.empty(), check, false);
    }

    /**
     * Sends a read that carries no bearer token, and goes where it is redirected to, if that is an https address. For what is
     * known to be published elsewhere; all other requests refuse to be redirected. A read that goes to this machine itself
     * without TLS, such as to a sandbox, follows to another port of this machine, too; of another machine nothing but https.
     *
     * @throws TransportException if there is no answer
     */
    public HttpResponse sendFollowing(HttpRequest request, Repeat repeat) throws IOException {
        return send(request, repeat, Optional.empty(), Check.NONE, true);
    }

    /**
     * Sends a request with a bearer token, until its answer is one of the platform.
     *
     * @return the answer, whatever its status
     * @throws TransportException if there is no answer
     * @throws IOException if a login was needed and failed
     */
    public HttpResponse send(HttpRequest request, Repeat repeat, Tokens tokens, Check check) throws IOException {
        return send(request, repeat, Optional.of(tokens), check, false);
    }

    private HttpResponse send(
            HttpRequest request, Repeat repeat, Optional<Tokens> tokens, Check check, boolean mayFollow)
            throws IOException {
        boolean mayLogIn = true;
        boolean wasRefused = false;
        int failures = 0;
        Duration pause = FIRST_PAUSE;
        while (true) {
            Optional<String> token = Optional.empty();
            if (tokens.isPresent()) {
                awaitTurn(tokens.get(), request);
                token = Optional.of(tokens.get().current(deadline, request.uri()));
            }
            HttpResponse response;
            try {
                response = answer(request, token, mayFollow);
                check.check(response);
            } catch (TransportException e) {
                boolean again = e.kind().isPassing() && (repeat == Repeat.ALWAYS || e.surelyNotProcessed());
                if (!again || ++failures == ATTEMPTS || pause.compareTo(deadline.remaining()) >= 0) {
                    throw e;
                }
                pause(request, "gave no answer (" + e.getMessage() + ")", pause);
                pause = longer(pause);
                continue;
            }
            if (response.status() == UNAUTHORIZED && token.isPresent() && !isAboutTheAddress(response)) {
                wasRefused = true;
                Tokens.Renewal renewal = tokens.get().renew(token.get(), mayLogIn, deadline, request.uri());
                // Another call may have ended this token by its login, and another one that one.
                mayLogIn = mayLogIn && renewal == Tokens.Renewal.FOUND;
                if (renewal != Tokens.Renewal.NONE) {
                    continue;
                }
            } else {
                if (token.isPresent() && wasRefused) {
                    tokens.get().helped(token.get());
                }
                // The next token may expire too, while this request waits.
                mayLogIn = true;
            }
            Optional<Duration> asked = RetryAfter.of(response, clock);
            boolean holdsForAll = response.status() == TOO_MANY_REQUESTS
                    || response.status() == SERVICE_UNAVAILABLE && asked.isPresent();
            boolean refused = holdsForAll && (response.status() == TOO_MANY_REQUESTS || repeat != Repeat.AFTER_A_LOOK);
            boolean passing = PASSING.contains(response.status()) && repeat == Repeat.ALWAYS;
            // A server that asks for no wait at all would be asked without end and without a breath.
            Duration wait = asked.filter(duration -> !duration.isZero()).orElse(pause);
            if (holdsForAll) {
                hold(tokens, wait);
            }
            if (!refused && (!passing || ++failures == ATTEMPTS)) {
                return response;
            }
            if (wait.compareTo(deadline.remaining()) >= 0) {
                return response;
            }
            pause(request, "answered " + response.status(), wait);
            pause = longer(pause);
        }
    }

    /**
     * Says that a request is sent again, and waits for it, if the deadline leaves time for both.
     *
     * @param reason what the request came to, as the rest of a sentence about it
     * @return false if the deadline comes first; then nothing was said
     * @throws TransportException if the build is asked to stop meanwhile
     */
    public boolean pause(HttpRequest request, String reason, Duration wait) throws TransportException {
        if (wait.compareTo(deadline.remaining()) >= 0) {
            return false;
        }
        notices.accept(request + " " + reason + "; trying again in " + words(wait));
        return deadline.sleep(wait, request.uri(), reason);
    }

    /** What the server asks of one call holds for all that carry the same token. */
    private void hold(Optional<Tokens> tokens, Duration wait) {
        Instant until = clock.instant().plus(wait);
        heldUntil.set(until);
        tokens.ifPresent(held -> held.holdUntil(until));
    }

    /**
     * Waits as long as the server asked another call of the same token to wait.
     *
     * @throws TransportException if the deadline comes first, or the build is asked to stop meanwhile
     */
    private void awaitTurn(Tokens tokens, HttpRequest request) throws TransportException {
        while (true) {
            Instant until = tokens.heldUntil();
            Duration wait = until.isAfter(clock.instant()) ? Duration.between(clock.instant(), until) : Duration.ZERO;
            if (wait.isZero()) {
                return;
            }
            if (wait.compareTo(deadline.remaining()) >= 0) {
                throw new TransportException(
                        Kind.DEADLINE,
                        request.uri(),
                        "the server asked not to be called with this token for another " + words(wait)
                                + ", which the deadline of " + deadline.total() + " does not leave");
            }
            if (!until.equals(heldUntil.getAndSet(until))) {
                notices.accept("The server asked for a wait, which holds for all calls of this token; going on in "
                        + words(wait));
            }
            deadline.sleep(wait, request.uri(), HELD);
        }
    }

    /** Published: this 401 is about the caller's address, and another token would get it too. */
    private static boolean isAboutTheAddress(HttpResponse response) {
        return response.text().contains("ip.not.authorized");
    }

    private static Duration longer(Duration pause) {
        return min(pause.multipliedBy(2), LONGEST_PAUSE);
    }

    private HttpResponse answer(HttpRequest first, Optional<String> token, boolean mayFollow)
            throws TransportException {
        HttpRequest request = token.isPresent() ? first.with("Authorization", "Bearer " + token.get()) : first;
        for (int redirects = 0; ; redirects++) {
            deadline.check(request.uri());
            HttpResponse response = transport.send(request, min(requestTimeout, deadline.remaining()));
            Optional<String> location = response.header("Location");
            if (response.status() < 301 || response.status() > 308 || location.isEmpty()) {
                return response;
            }
            URI next = address(request, response.status(), location.get());
            if (!isFollowed(request, next, mayFollow) || redirects == REDIRECTS) {
                throw refusal(request, response.status(), shown(next), null);
            }
            request = request.to(next);
        }
    }

    private static URI address(HttpRequest request, int status, String location) throws TransportException {
        try {
            return request.uri().resolve(location);
        } catch (IllegalArgumentException e) {
            throw refusal(request, status, "an address that cannot be read", e);
        }
    }

    /** Only https tells who answers; within this machine there is nobody else. */
    private static boolean isFollowed(HttpRequest request, URI next, boolean mayFollow) {
        boolean read = request.method().equals("GET") || request.method().equals("HEAD");
        boolean isAllowed = isHttps(next) || isLocal(request.uri()) && isLocal(next);
        return mayFollow && read && next.getHost() != null && isAllowed;
    }

    private static boolean isHttps(URI address) {
        return "https".equalsIgnoreCase(address.getScheme());
    }

    private static boolean isLocal(URI address) {
        return "http".equalsIgnoreCase(address.getScheme())
                && address.getHost() != null
                && Loopback.is(address.getHost());
    }

    private static TransportException refusal(HttpRequest request, int status, String to, Throwable cause) {
        return new TransportException(
                Kind.REDIRECT,
                request.uri(),
                "it answered " + status + " with a redirect to " + to + ", which is not followed",
                cause);
    }

    /** Without its query, which may hold the session of a login page. */
    private static String shown(URI address) {
        String text = address.toString().replaceFirst("[?#].*", "?…");
        return text.length() > LONGEST_ADDRESS ? text.substring(0, LONGEST_ADDRESS) + "…" : text;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static String words(Duration wait) {
        return wait.toMillis() < 1000 ? wait.toMillis() + " ms" : wait.toSeconds() + " s";
    }
}
