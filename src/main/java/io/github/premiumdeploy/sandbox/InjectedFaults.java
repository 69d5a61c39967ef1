package io.github.premiumdeploy.sandbox;

import io.github.premiumdeploy.sandbox.FaultPlan.Fault;
import io.github.premiumdeploy.sandbox.endpoint.Router;
import io.github.premiumdeploy.sandbox.endpoint.Router.Routed;
import io.github.premiumdeploy.sandbox.http.HttpFront;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxRequest;
import io.github.premiumdeploy.sandbox.http.SandboxResponse;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Answers as the platform does, lets go wrong what the plan of faults says, and remembers every request. */
final class InjectedFaults implements HttpFront.Handler {

    private static final String HTML =
            "<html><head><title>%1$d</title></head><body><h1>%1$d</h1><p>gateway</p></body></html>";

    private final Router router;
    private final FaultPlan plan;
    private final RequestLog log;
    private final AtomicLong arrived = new AtomicLong();

    InjectedFaults(Router router, FaultPlan plan, RequestLog log) {
        this.router = router;
        this.plan = plan;
        this.log = log;
    }

    @Override
    public SandboxResponse answer(SandboxRequest request, String correlationId) {
        Routed routed = routed(request, correlationId);
        log.add(new RecordedRequest(
                request.method(),
                request.path(),
                request.rawQuery(),
                routed.response().status(),
                routed.operation(),
                correlationId));
        return routed.response();
    }

    private Routed routed(SandboxRequest request, String correlationId) {
        // What browsers ask before a request does not count.
        if (request.method().equals("OPTIONS")) {
            return router.answer(request, correlationId);
        }
        Fault fault = plan.decide(arrived.incrementAndGet(), request.method(), request.path());
        return switch (fault.kind()) {
            case NONE -> router.answer(request, correlationId);
            case CLOSE_BEFORE -> unprocessed(SandboxResponse.none());
            case CLOSE_AFTER -> router.answer(request, correlationId).with(SandboxResponse.none());
            case THROTTLE ->
                unprocessed(Refusal.throttled(fault.retryAfterSeconds()).toResponse(correlationId));
            case ERROR_BEFORE -> unprocessed(error(fault, correlationId));
            case ERROR_AFTER -> router.answer(request, correlationId).with(error(fault, correlationId));
            case TRUNCATED_BODY -> {
                Routed whole = router.answer(request, correlationId);
                yield whole.with(whole.response().truncated());
            }
            case HTML_PAGE -> unprocessed(SandboxResponse.page(fault.status(), HTML.formatted(fault.status())));
        };
    }

    private static Routed unprocessed(SandboxResponse response) {
        return new Routed(response, Optional.empty());
    }

    private static SandboxResponse error(Fault fault, String correlationId) {
        String code = switch (fault.status()) {
            case 503 -> "service.unavailable";
            case 504 -> "request.timeout";
            default -> "internal.server.error";
        };
        return Refusal.of(fault.status(), code, "The server could not answer the request, as the plan of faults says")
                .toResponse(correlationId);
    }
}
