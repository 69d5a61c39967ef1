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

/** A transport that answers some requests from a script, in turn, and hands all others to a real one. */
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
    private final Map<String, Deque<Reply>> script = new HashMap<>();
    private final List<String> sent = new ArrayList<>();

    /** Hands what is not in the script to another transport. */
    public ScriptedTransport(Transport other) {
        this.other = other;
    }

    /** Answers the next requests of {@code METHOD /path} so. */
    public synchronized ScriptedTransport on(String methodAndPath, Reply... replies) {
        script.computeIfAbsent(methodAndPath, key -> new ArrayDeque<>()).addAll(List.of(replies));
        return this;
    }

    /** What was sent, as {@code METHOD /path}. */
    public synchronized List<String> sent() {
        return List.copyOf(sent);
    }

    /** How often {@code METHOD /path} was sent. */
    public long count(String methodAndPath) {
        return sent().stream().filter(methodAndPath::equals).count();
    }

    @Override
    public HttpResponse send(HttpRequest request, Duration timeout) throws TransportException {
        Reply reply = next(request.method() + " " + request.uri().getPath());
        return reply == null ? other.send(request, timeout) : reply.to(request);
    }

    private synchronized Reply next(String methodAndPath) {
        sent.add(methodAndPath);
        Deque<Reply> replies = script.get(methodAndPath);
        return replies == null ? null : replies.poll();
    }

    /** An answer with a JSON body. */
    public static Reply json(int status, String body) {
        return with(status, body, Map.of());
    }

    /** An answer with a JSON body and headers. */
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
