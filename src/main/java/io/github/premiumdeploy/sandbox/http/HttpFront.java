package io.github.premiumdeploy.sandbox.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.io.HttpRequestHandler;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Speaks HTTP for the router: body limit, compression, CORS, date and correlation id of every answer. */
public final class HttpFront implements HttpRequestHandler {

    private final Function<SandboxRequest, SandboxResponse> handler;
    private final Clock clock;
    private final int maxBodyBytes;
    private final Duration latency;
    private final RefusalWording refusalText;

    /**
     * @param handler answers a request, whatever is wrong with it
     * @param clock gives their date
     * @param maxBodyBytes of a larger body at most one byte more is kept
     * @param latency how long every answer takes
     * @param refusalText what refusals say
     */
    public HttpFront(
            Function<SandboxRequest, SandboxResponse> handler,
            Clock clock,
            int maxBodyBytes,
            Duration latency,
            RefusalWording refusalText) {
        this.handler = handler;
        this.clock = clock;
        this.maxBodyBytes = maxBodyBytes;
        this.latency = latency;
        this.refusalText = refusalText;
    }

    @Override
    public void handle(ClassicHttpRequest wire, ClassicHttpResponse answer, HttpContext context)
            throws HttpException, IOException {
        String[] target = wire.getPath().split("\\?", 2);
        SandboxRequest request = new SandboxRequest(
                wire.getMethod().toUpperCase(Locale.ROOT),
                target[0],
                target.length == 2 ? target[1] : "",
                headers(wire),
                body(wire),
                UUID.randomUUID().toString());
        SandboxResponse response = handler.apply(request);
        delay();
        if (response.delivery() == SandboxResponse.Delivery.NONE) {
            throw new IOException("The sandbox closes the connection, as its plan of faults says");
        }
        write(refusalText.in(response), request, answer);
        ContentType type = ContentType.create(
                response.headers().getOrDefault("Content-Type", "text/html"), StandardCharsets.UTF_8);
        response.page().ifPresent(text -> answer.setEntity(new StringEntity(text, type)));
        if (response.delivery() == SandboxResponse.Delivery.TRUNCATED && answer.getEntity() != null) {
            answer.setEntity(truncated(answer.getEntity()));
        }
    }

    private void delay() throws IOException {
        if (latency.isZero()) {
            return;
        }
        try {
            Thread.sleep(latency.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The sandbox was closed");
        }
    }

    /** At most one byte more than allowed; the rest is read and forgotten, so that the connection stays in step. */
    private byte[] body(ClassicHttpRequest wire) throws HttpException, IOException {
        if (wire.getEntity() == null) {
            return new byte[0];
        }
        try (InputStream stream = wire.getEntity().getContent()) {
            byte[] body = stream.readNBytes(maxBodyBytes + 1);
            stream.skip(Long.MAX_VALUE);
            return body;
        } catch (MalformedChunkCodingException e) {
            throw new ProtocolException("The body cannot be read: " + e.getMessage(), e);
        }
    }

    private static Map<String, String> headers(ClassicHttpRequest wire) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : wire.getHeaders()) {
            headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        return headers;
    }

    private void write(SandboxResponse response, SandboxRequest request, ClassicHttpResponse answer) {
        answer.setCode(response.status());
        response.headers().forEach(answer::setHeader);
        answer.setHeader("Date", SandboxJson.httpDate(clock.instant()));
        answer.setHeader("ININ-Correlation-Id", request.correlationId());
        answer.setHeader("Access-Control-Allow-Origin", "*");
        answer.setHeader("Access-Control-Expose-Headers", "ININ-Correlation-Id, Retry-After, Location");
        answer.setHeader("Cache-Control", "no-cache, no-store, must-revalidate");
        response.body().ifPresent(node -> {
            byte[] bytes = SandboxJson.bytes(node);
            boolean gzip = acceptsGzip(request);
            answer.setHeader("Vary", "Accept-Encoding");
            answer.setEntity(
                    gzip
                            ? new ByteArrayEntity(gzip(bytes), ContentType.APPLICATION_JSON, "gzip")
                            : new ByteArrayEntity(bytes, ContentType.APPLICATION_JSON));
        });
    }

    private static boolean acceptsGzip(SandboxRequest request) {
        return Arrays.stream(request.header("accept-encoding").orElse("").split(","))
                .map(coding -> coding.replace(" ", "").toLowerCase(Locale.ROOT))
                .anyMatch(coding ->
                        (coding.equals("gzip") || coding.startsWith("gzip;")) && !coding.matches("gzip;q=0(\\.0*)?"));
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(compressed)) {
            stream.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    /** A body that promises its whole length and ends in the middle. */
    private static HttpEntity truncated(HttpEntity whole) {
        return new EntityTemplate(
                whole.getContentLength(),
                ContentType.parse(whole.getContentType()),
                whole.getContentEncoding(),
                stream -> {
                    byte[] bytes = EntityUtils.toByteArray(whole);
                    stream.write(bytes, 0, bytes.length / 2);
                    stream.flush();
                    throw new IOException("The sandbox ends an answer early, as its plan of faults says");
                });
    }
}
