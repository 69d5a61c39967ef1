package io.github.premiumdeploy.testing;

import io.github.premiumdeploy.http.HttpRequest;
import io.github.premiumdeploy.http.HttpResponse;
import io.github.premiumdeploy.http.Transport;
import io.github.premiumdeploy.http.TransportException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers requests from a script and remembers them. A reply is meant for the next request to one place, or for the next
 * request whatever it asks for. What is in neither script goes to another transport; without one it fails the test.
 */
public final class ScriptedTransport implements Transport {

    /** Answers one request. */
    @FunctionalInterface
    public interface Reply {
        /**
         * Answers.
         *
         * @throws TransportException if there is to be no answer
         */
        HttpResponse to(HttpRequest request) throws TransportException;
    }

    private final Transport other;
    private final Map<String, Deque<Reply>> byPlace = new HashMap<>();
    private final Deque<Reply> inOrder = new ArrayDeque<>();
    private Optional<Reply> forever = Optional.empty();
    private final List<HttpRequest> requests = new ArrayList<>();
    private final List<Duration> timeouts = new ArrayList<>();

    /** Fails the test at a request that is not in the script. */
    public ScriptedTransport() {
        this(new Transport() {
            @Override
            public HttpResponse send(HttpRequest request, Duration timeout) {
                throw new AssertionError("there is no reply in the script to " + request);
            }

            @Override
            public void close() {}
        });
    }

    /** Hands what is not in the script to another transport. */
    public ScriptedTransport(Transport other) {
        this.other = other;
    }

    /** Answers the next requests of {@code METHOD /path} so. */
    public synchronized ScriptedTransport on(String methodAndPath, Reply... replies) {
        byPlace.computeIfAbsent(methodAndPath, key -> new ArrayDeque<>()).addAll(List.of(replies));
        return this;
    }

    /** Answers the next request so. */
    public synchronized ScriptedTransport then(Reply reply) {
        inOrder.add(reply);
        return this;
    }

    /** Answers the next request with this status, an empty body and these headers, names and values alternating. */
    public ScriptedTransport thenStatus(int status, String... headers) {
        return then(request -> response(status, "", headers));
    }

    /** Answers the next request with this JSON and these headers, names and values alternating. */
    public ScriptedTransport thenJson(int status, String json, String... headers) {
        return then(request -> response(status, json, headers));
    }

    /** Gives no answer to the next request. */
    public ScriptedTransport thenFail(TransportException.Kind kind) {
        return then(fail(kind));
    }

    /** Answers all requests so that come after the end of the script. */
    public synchronized ScriptedTransport forever(Reply reply) {
        forever = Optional.of(reply);
        return this;
    }

    @Override
    public HttpResponse send(HttpRequest request, Duration timeout) throws TransportException {
        Optional<Reply> reply = next(request, timeout);
        return reply.isPresent() ? reply.get().to(request) : other.send(request, timeout);
    }

    private synchronized Optional<Reply> next(HttpRequest request, Duration timeout) {
        requests.add(request);
        timeouts.add(timeout);
        Deque<Reply> here = byPlace.getOrDefault(place(request), inOrder);
        return Optional.ofNullable(here.isEmpty() ? inOrder.poll() : here.poll())
                .or(() -> forever);
    }

    private static String place(HttpRequest request) {
        return request.method() + " " + request.uri().getPath();
    }

    /** The requests that were sent, in order. */
    public synchronized List<HttpRequest> requests() {
        return List.copyOf(requests);
    }

    /** The only request that was sent, or the test fails. */
    public HttpRequest onlyRequest() {
        if (count() != 1) {
            throw new AssertionError("expected one request, but there were " + requests());
        }
        return requests().get(0);
    }

    /** The requests that were sent, as {@code METHOD /path}. */
    public List<String> sent() {
        return requests().stream().map(ScriptedTransport::place).toList();
    }

    /** How many requests were sent. */
    public int count() {
        return requests().size();
    }

    /** How often {@code METHOD /path} was sent. */
    public long count(String methodAndPath) {
        return sent().stream().filter(methodAndPath::equals).count();
    }

    /** How long each request was allowed to take, in order. */
    public synchronized List<Duration> timeouts() {
        return List.copyOf(timeouts);
    }

    /** A response with a body, and nothing but these headers, names and values alternating. */
    public static HttpResponse response(int status, String body, String... headers) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            map.put(headers[i], headers[i + 1]);
        }
        return new HttpResponse(status, map, body.getBytes(StandardCharsets.UTF_8));
    }

    /** The platform's answer with a JSON body. */
    public static Reply json(int status, String body) {
        return with(status, body, Map.of());
    }

    /** The platform's answer with a JSON body and headers. */
    public static Reply with(int status, String body, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "application/json");
        all.putIfAbsent("ININ-Correlation-Id", "scripted-correlation-id");
        return request -> new HttpResponse(status, all, body.getBytes(StandardCharsets.UTF_8));
    }

    /** No answer. */
    public static Reply fail(TransportException.Kind kind) {
        return request -> {
            throw new TransportException(kind, request.uri(), "it failed as " + kind);
        };
    }

    /** The real answer is lost: the request is processed, and nobody hears of it. */
    public Reply lost() {
        return request -> {
            other.send(request, Duration.ofSeconds(10));
            throw new TransportException(
                    TransportException.Kind.CONNECTION_LOST, request.uri(), "the connection broke");
        };
    }

    @Override
    public void close() {
        other.close();
    }
}
