package io.github.premiumdeploy.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A transport that answers from a script, remembers what it was asked, and fails a test that asks for more. */
public final class ScriptedTransport implements Transport {

    /** One answer, or one failure. */
    @FunctionalInterface
    public interface Step {
        /**
         * Answers a request.
         *
         * @throws TransportException if there is no answer
         */
        HttpResponse answer(HttpRequest request) throws TransportException;
    }

    private final Deque<Step> script = new ArrayDeque<>();
    private final List<HttpRequest> requests = new ArrayList<>();
    private final List<Duration> timeouts = new ArrayList<>();
    private Optional<Step> forever = Optional.empty();

    /** A response with a body and headers as alternating names and values. */
    public static HttpResponse response(int status, String body, String... headers) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            map.put(headers[i], headers[i + 1]);
        }
        return new HttpResponse(status, map, body.getBytes(StandardCharsets.UTF_8));
    }

    /** The next request is answered so. */
    public ScriptedTransport then(Step step) {
        script.add(step);
        return this;
    }

    /** The next request gets this status, an empty body and these headers, names and values alternating. */
    public ScriptedTransport thenStatus(int status, String... headers) {
        return then(request -> response(status, "", headers));
    }

    /** The next request gets this JSON. */
    public ScriptedTransport thenJson(int status, String json, String... headers) {
        return then(request -> response(status, json, headers));
    }

    /** The next request gets no answer. */
    public ScriptedTransport thenFail(TransportException.Kind kind) {
        return then(request -> {
            throw new TransportException(kind, request.uri(), "scripted " + kind);
        });
    }

    /** All requests after the script's end are answered so. */
    public ScriptedTransport forever(Step step) {
        forever = Optional.of(step);
        return this;
    }

    @Override
    public HttpResponse send(HttpRequest request, Duration timeout) throws TransportException {
        Step step;
        synchronized (this) {
            requests.add(request);
            timeouts.add(timeout);
            step = script.isEmpty()
                    ? forever.orElseThrow(() -> new AssertionError(
                            "request " + requests.size() + " is more than the script has: " + request))
                    : script.remove();
        }
        return step.answer(request);
    }

    /** What was asked, in order. */
    public synchronized List<HttpRequest> requests() {
        return List.copyOf(requests);
    }

    /** The only request, or the test fails. */
    public synchronized HttpRequest onlyRequest() {
        if (requests.size() != 1) {
            throw new AssertionError("expected one request, but there were " + requests);
        }
        return requests.get(0);
    }

    /** How many requests were made. */
    public synchronized int count() {
        return requests.size();
    }

    /** How long each request was allowed to take, in order. */
    public synchronized List<Duration> timeouts() {
        return List.copyOf(timeouts);
    }

    @Override
    public void close() {}
}
