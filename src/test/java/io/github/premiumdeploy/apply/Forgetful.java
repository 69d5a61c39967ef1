package io.github.premiumdeploy.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.http.HttpRequest;
import io.github.premiumdeploy.http.HttpResponse;
import io.github.premiumdeploy.http.Transport;
import io.github.premiumdeploy.http.TransportException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A line on which a platform drops a field of the first request of its kind. */
record Forgetful(Transport transport, String method, String path, String field, AtomicBoolean isDone)
        implements Transport {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    Forgetful(Transport transport, String method, String path, String field) {
        this(transport, method, path, field, new AtomicBoolean());
    }

    @Override
    public HttpResponse send(HttpRequest request, Duration timeout) throws TransportException {
        boolean isMeant =
                request.method().equals(method) && request.uri().getPath().equals(path);
        return transport.send(isMeant && isDone.compareAndSet(false, true) ? without(request) : request, timeout);
    }

    private HttpRequest without(HttpRequest request) {
        try {
            JsonNode body = MAPPER.readTree(request.body().orElseThrow());
            ((ObjectNode) body).remove(field);
            return new HttpRequest(
                    request.method(), request.uri(), request.headers(), Optional.of(MAPPER.writeValueAsBytes(body)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        transport.close();
    }
}
