package io.github.premiumdeploy.apply;

import io.github.premiumdeploy.http.HttpRequest;
import io.github.premiumdeploy.http.HttpResponse;
import io.github.premiumdeploy.http.Transport;
import io.github.premiumdeploy.http.TransportException;
import io.github.premiumdeploy.testing.VirtualClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A network and a platform at their worst: which requests go wrong, and how, follows from a seed. */
final class Storm implements Transport {

    /** The process dies: nothing runs after it. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed by the storm", null, false, false);
        }
    }

    private enum Fault {
        CLOSED_BEFORE,
        CLOSED_AFTER,
        ERROR_BEFORE,
        ERROR_AFTER,
        PAGE_BEFORE,
        PAGE_AFTER,
        FRIENDLY_PAGE_BEFORE,
        FRIENDLY_PAGE_AFTER,
        CUT,
        EMPTY,
        TOO_LATE,
        SLOW,
        THROTTLED,
        BUSY,
        BUSY_AFTER,
        EXPIRED,
        CONFLICT,
        LOGIN_THROTTLED
    }

    private static final String PAGE = "<html><body><h1>%d</h1><p>gateway</p></body></html>";

    private final Transport transport;
    private final VirtualClock time;
    private final Random random;
    private final List<String> log = new ArrayList<>();
    private double strength;
    private int killedAt = -1;
    private int sent;
    private boolean dead;

    Storm(Transport transport, VirtualClock time, long seed) {
        this.transport = transport;
        this.time = time;
        this.random = new Random(seed);
    }

    /**
     * It begins.
     *
     * @param probability of each request to go wrong
     * @param kill the request at which the process dies, or less than 0
     */
    void rise(double probability, int kill) {
        strength = probability;
        killedAt = kill;
        sent = 0;
        dead = false;
    }

    /** It is over. */
    void abate() {
        rise(0, -1);
    }

    boolean hasKilled() {
        return dead;
    }

    /** What was sent, and what went wrong. */
    List<String> log() {
        return log;
    }

    @Override
    public HttpResponse send(HttpRequest request, Duration timeout) throws TransportException {
        if (dead) {
            throw new Killed();
        }
        if (sent++ == killedAt) {
            dead = true;
            boolean processed = random.nextBoolean();
            note(request, processed ? "killed after" : "killed before");
            if (processed) {
                transport.send(request, timeout);
            }
            throw new Killed();
        }
        if (random.nextDouble() >= strength) {
            HttpResponse answer = transport.send(request, timeout);
            note(request, Integer.toString(answer.status()));
            return answer;
        }
        Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
        boolean login = request.uri().getPath().equals("/oauth/token");
        if (fault == Fault.LOGIN_THROTTLED && !login
                || fault == Fault.EXPIRED && login
                || fault == Fault.CONFLICT && !isVersioned(request)) {
            HttpResponse answer = transport.send(request, timeout);
            note(request, Integer.toString(answer.status()));
            return answer;
        }
        note(request, fault.toString());
        return wrong(fault, request, timeout);
    }

    private HttpResponse wrong(Fault fault, HttpRequest request, Duration timeout) throws TransportException {
        int status = List.of(500, 502, 503, 504).get(random.nextInt(4));
        return switch (fault) {
            case CLOSED_BEFORE -> throw broken(request, TransportException.Kind.CONNECTION_LOST);
            case CLOSED_AFTER -> {
                transport.send(request, timeout);
                throw broken(request, TransportException.Kind.CONNECTION_LOST);
            }
            case TOO_LATE -> {
                transport.send(request, timeout);
                time.advance(timeout);
                throw broken(request, TransportException.Kind.TIMEOUT);
            }
            case ERROR_BEFORE -> json(status, "{\"message\":\"broken\",\"status\":%d}".formatted(status));
            case ERROR_AFTER -> {
                transport.send(request, timeout);
                yield json(status, "{\"message\":\"broken\",\"status\":%d}".formatted(status));
            }
            case PAGE_BEFORE -> page(status);
            case PAGE_AFTER -> {
                transport.send(request, timeout);
                yield page(status);
            }
            case FRIENDLY_PAGE_BEFORE -> page(200);
            case FRIENDLY_PAGE_AFTER -> {
                transport.send(request, timeout);
                yield page(200);
            }
            case CUT -> {
                HttpResponse whole = transport.send(request, timeout);
                yield new HttpResponse(
                        whole.status(), whole.headers(), Arrays.copyOf(whole.body(), whole.body().length / 2));
            }
            case EMPTY -> {
                HttpResponse whole = transport.send(request, timeout);
                yield new HttpResponse(whole.status(), Map.of(), new byte[0]);
            }
            case SLOW -> {
                HttpResponse answer = transport.send(request, timeout);
                time.advance(timeout.minusMillis(1).dividedBy(1 + random.nextInt(30)));
                yield answer;
            }
            case THROTTLED -> retryAfter(429, request);
            case BUSY -> retryAfter(503, request);
            case BUSY_AFTER -> {
                transport.send(request, timeout);
                yield retryAfter(503, request);
            }
            case EXPIRED -> json(401, "{\"message\":\"expired\",\"code\":\"credentials.expired\",\"status\":401}");
            case CONFLICT ->
                json(
                        409,
                        "{\"message\":\"The version does not match the current version\",\"code\":\"general.conflict\","
                                + "\"status\":409}");
            case LOGIN_THROTTLED ->
                json(400, "{\"error\":\"invalid_request\",\"error_description\":\"rate limit exceeded\"}");
        };
    }

    private static boolean isVersioned(HttpRequest request) {
        String path = request.uri().getPath();
        return request.method().equals("PUT") && path.endsWith("/config/current")
                || request.method().equals("PATCH") && path.endsWith("/draft")
                || request.method().equals("POST") && path.endsWith("/publish");
    }

    private HttpResponse retryAfter(int status, HttpRequest request) {
        String wait = Integer.toString(random.nextInt(20));
        return new HttpResponse(
                status,
                random.nextInt(4) == 0 && status == 429
                        ? Map.of("Content-Type", "application/json")
                        : Map.of("Content-Type", "application/json", "Retry-After", wait),
                "{\"message\":\"later\"}".getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse json(int status, String body) {
        return new HttpResponse(
                status, Map.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse page(int status) {
        return new HttpResponse(
                status,
                Map.of("Content-Type", "text/html"),
                PAGE.formatted(status).getBytes(StandardCharsets.UTF_8));
    }

    private static TransportException broken(HttpRequest request, TransportException.Kind kind) {
        return new TransportException(kind, request.uri(), "the storm took the answer");
    }

    private void note(HttpRequest request, String what) {
        log.add(time.instant() + " " + request.method() + " " + request.uri().getPath() + " -> " + what);
    }

    @Override
    public void close() {
        transport.close();
    }
}
