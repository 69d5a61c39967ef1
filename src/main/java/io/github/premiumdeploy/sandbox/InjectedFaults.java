package io.github.premiumdeploy.sandbox;

import io.github.premiumdeploy.sandbox.FaultPlan.Fault;
import io.github.premiumdeploy.sandbox.endpoint.Router;
import io.github.premiumdeploy.sandbox.endpoint.Router.Routed;
import io.github.premiumdeploy.sandbox.http.SandboxRequest;
import io.github.premiumdeploy.sandbox.http.SandboxResponse;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Answers as the platform does, lets go wrong what the plan of faults says, and remembers every request. */
final class InjectedFaults {

    private final Router router;
    private final FaultPlan plan;
    private final RequestLog log;
    private final AtomicLong arrived = new AtomicLong();

    InjectedFaults(Router router, FaultPlan plan, RequestLog log) {
        this.router = router;
        this.plan = plan;
        this.log = log;
    }

    SandboxResponse answer(SandboxRequest request) {
        // What browsers ask before a request does not count.
        Fault fault = request.method().equals("OPTIONS")
                ? Fault.none()
                : plan.decide(arrived.incrementAndGet(), request.method(), request.path());
        Routed routed =
                fault.isProcessed() ? router.answer(request) : new Routed(SandboxResponse.none(), Optional.empty());
        SandboxResponse response = fault.change(routed.response(), request.correlationId());
        log.add(new RecordedRequest(
                request.method(),
                request.path(),
                request.rawQuery(),
                response.status(),
                routed.operation(),
                request.correlationId()));
        return response;
    }
}
