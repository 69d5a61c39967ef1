package io.github.premiumdeploy.sandbox;

import io.github.premiumdeploy.http.HttpRequest;
import io.github.premiumdeploy.http.HttpResponse;
import io.github.premiumdeploy.http.Transport;
import io.github.premiumdeploy.http.TransportException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.http.protocol.HttpCoreContext;

/** Carries requests to a sandbox within the process, without a network: thousands of runs take seconds. */
public final class InProcessTransport implements Transport {

    private final Sandbox sandbox;

    public InProcessTransport(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    @Override
    public HttpResponse send(HttpRequest request, Duration timeout) throws TransportException {
        String query = request.uri().getRawQuery();
        BasicClassicHttpRequest wire = new BasicClassicHttpRequest(
                request.method(), request.uri().getRawPath() + (query == null ? "" : "?" + query));
        request.headers().forEach(wire::addHeader);
        request.body().ifPresent(body -> wire.setEntity(new ByteArrayEntity(body, null)));
        BasicClassicHttpResponse answer = new BasicClassicHttpResponse(200);
        try {
            sandbox.front().handle(wire, answer, HttpCoreContext.create());
            Map<String, String> headers = new LinkedHashMap<>();
            for (Header header : answer.getHeaders()) {
                headers.put(header.getName(), header.getValue());
            }
            return new HttpResponse(answer.getCode(), headers, body(answer.getEntity(), headers));
        } catch (HttpException | IOException e) {
            throw new TransportException(
                    TransportException.Kind.CONNECTION_LOST, request.uri(), "the connection broke", e);
        }
    }

    private static byte[] body(HttpEntity entity, Map<String, String> headers) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        if (entity.getContentType() != null) {
            headers.put("Content-Type", entity.getContentType());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        entity.writeTo(bytes);
        if (bytes.size() < entity.getContentLength()) {
            throw new IOException("the body is not complete");
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {}
}
