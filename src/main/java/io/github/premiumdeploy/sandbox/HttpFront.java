package io.github.premiumdeploy.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.sandbox.FaultPlan.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.HttpRequestHandler;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Speaks HTTP for the router: body limit, compression, CORS, date and correlation id of every answer. */
final class HttpFront implements HttpRequestHandler {

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** The status that is recorded for a connection that is closed without an answer. */
    private static final int NO_ANSWER = 0;

    private static final String HTML =
            "<html><head><title>%1$d</title></head><body><h1>%1$d</h1><p>gateway</p></body></html>";

    private final Router router;
    private final RequestLog log;
    private final Clock clock;
    private final int maxBodyBytes;
    private final FaultPlan faults;
    private final Duration latency;
    private final RefusalText refusalText;
    private final AtomicLong arrived = new AtomicLong();

    HttpFront(Router router, RequestLog log, SandboxOptions options, SandboxOrganization organization) {
        this.router = router;
        this.log = log;
        this.clock = options.clock();
        this.maxBodyBytes = options.maxBodyBytes();
        this.faults = options.faults();
        this.latency = organization.switches().latency();
        this.refusalText = new RefusalText(organization.refusals());
    }

    @Override
    public void handle(ClassicHttpRequest wire, ClassicHttpResponse answer, HttpContext context) throws IOException {
        String correlationId = UUID.randomUUID().toString();
        String[] target = wire.getPath().split("\\?", 2);
        byte[] body = body(wire);
        Request request = new Request(
                wire.getMethod().toUpperCase(Locale.ROOT),
                target[0],
                target.length == 2 ? target[1] : "",
                headers(wire),
                body);
        Fault fault = request.method().equals("OPTIONS")
                ? Fault.none()
                : faults.decide(arrived.incrementAndGet(), request.method(), request.path());
        Router.Routed routed = answer(request, correlationId, fault);
        log.add(new RecordedRequest(
                request.method(),
                request.path(),
                request.rawQuery(),
                routed.response().status(),
                routed.operation(),
                correlationId));
        delay();
        if (routed.response().status() == NO_ANSWER) {
            throw new IOException("The sandbox closes the connection, as its plan of faults says");
        }
        write(refusalText.in(routed.response()), request, correlationId, answer);
        if (fault.kind() == Fault.Kind.HTML_PAGE) {
            answer.setEntity(new StringEntity(HTML.formatted(fault.status()), ContentType.TEXT_HTML));
        }
        if (fault.kind() == Fault.Kind.TRUNCATED_BODY && answer.getEntity() != null) {
            answer.setEntity(new TruncatedEntity(answer.getEntity()));
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

    /** The answer with what the fault makes of it. */
    private Router.Routed answer(Request request, String correlationId, Fault fault) {
        switch (fault.kind()) {
            case CLOSE_BEFORE:
                return new Router.Routed(Response.empty(NO_ANSWER), Optional.empty());
            case CLOSE_AFTER:
                return answer(request, correlationId).with(Response.empty(NO_ANSWER));
            case THROTTLE:
                Refusal throttled = Refusal.of(
                                429,
                                "too.many.requests.retry.after",
                                "Rate limit exceeded the maximum. Retry the request in [" + fault.retryAfterSeconds()
                                        + "] seconds")
                        .header("Retry-After", Integer.toString(fault.retryAfterSeconds()));
                return new Router.Routed(throttled.toResponse(correlationId), Optional.empty());
            case ERROR_BEFORE:
                return new Router.Routed(error(fault, correlationId), Optional.empty());
            case ERROR_AFTER:
                return answer(request, correlationId).with(error(fault, correlationId));
            case HTML_PAGE:
                return new Router.Routed(Response.empty(fault.status()), Optional.empty());
            default:
                return answer(request, correlationId);
        }
    }

    private static Response error(Fault fault, String correlationId) {
        String code = switch (fault.status()) {
            case 503 -> "service.unavailable";
            case 504 -> "request.timeout";
            default -> "internal.server.error";
        };
        return Refusal.of(fault.status(), code, "The server could not answer the request, as the plan of faults says")
                .toResponse(correlationId);
    }

    private Router.Routed answer(Request request, String correlationId) {
        if (request.method().equals("OPTIONS")) {
            return new Router.Routed(preflight(request), Optional.empty());
        }
        if (request.body().length > maxBodyBytes) {
            Refusal refusal = Refusal.of(
                    413, "request.entity.too.large", "The request body is larger than " + maxBodyBytes + " bytes");
            return new Router.Routed(refusal.toResponse(correlationId), Optional.empty());
        }
        try {
            return router.answer(request, correlationId);
        } catch (RuntimeException e) {
            Refusal refusal = Refusal.of(500, "internal.server.error", "The sandbox has an error: " + e);
            return new Router.Routed(refusal.toResponse(correlationId), Optional.<Operation>empty());
        }
    }

    /** What a browser asks before it lets a page of another origin call the API. */
    private static Response preflight(Request request) {
        return Response.empty(204)
                .with("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS")
                .with(
                        "Access-Control-Allow-Headers",
                        request.header("access-control-request-headers").orElse("Authorization, Content-Type"))
                .with("Access-Control-Max-Age", "600");
    }

    /** At most one byte more than allowed; the rest is read and forgotten, so that the connection stays in step. */
    private byte[] body(ClassicHttpRequest wire) throws IOException {
        if (wire.getEntity() == null) {
            return new byte[0];
        }
        try (InputStream stream = wire.getEntity().getContent()) {
            byte[] body = stream.readNBytes(maxBodyBytes + 1);
            stream.skip(Long.MAX_VALUE);
            return body;
        }
    }

    private static Map<String, String> headers(ClassicHttpRequest wire) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : wire.getHeaders()) {
            headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        return headers;
    }

    private void write(Response response, Request request, String correlationId, ClassicHttpResponse answer) {
        answer.setCode(response.status());
        response.headers().forEach(answer::setHeader);
        answer.setHeader("Date", HTTP_DATE.format(clock.instant()));
        answer.setHeader("ININ-Correlation-Id", correlationId);
        answer.setHeader("Access-Control-Allow-Origin", "*");
        answer.setHeader("Access-Control-Expose-Headers", "ININ-Correlation-Id, Retry-After, Location");
        answer.setHeader("Cache-Control", "no-cache, no-store, must-revalidate");
        response.body().map(JsonNode.class::cast).ifPresent(node -> {
            byte[] bytes = Json.bytes(node);
            boolean gzip = acceptsGzip(request);
            answer.setHeader("Vary", "Accept-Encoding");
            answer.setEntity(
                    gzip
                            ? new ByteArrayEntity(gzip(bytes), ContentType.APPLICATION_JSON, "gzip")
                            : new ByteArrayEntity(bytes, ContentType.APPLICATION_JSON));
        });
    }

    private static boolean acceptsGzip(Request request) {
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
}
