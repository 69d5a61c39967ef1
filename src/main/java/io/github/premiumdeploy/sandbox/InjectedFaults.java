package io.github.premiumdeploy.sandbox;

import io.github.premiumdeploy.sandbox.FaultPlan.Fault;
import io.github.premiumdeploy.sandbox.endpoint.Router;
import io.github.premiumdeploy.sandbox.endpoint.Router.Routed;
import io.github.premiumdeploy.sandbox.http.SandboxRequest;
import io.github.premiumdeploy.sandbox.http.SandboxResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Answers as the platform does, lets go wrong what the plan of faults says, and remembers every request. */
final class InjectedFaults {

    private final Router router;
    private final FaultPlan plan;
    private final int remembered;
    private final Deque<RecordedRequest> log = new ArrayDeque<>();
    private final AtomicLong arrived = new AtomicLong();

    /** @param remembered how many requests are remembered: the last */
    InjectedFaults(Router router, FaultPlan plan, int remembered) {
        this.router = router;
        this.plan = plan;
        this.remembered = remembered;
    }

    /** The last requests, in the order of their answers. */
    List<RecordedRequest> requests() {
        synchronized (log) {
            return List.copyOf(log);
        }
    }

    SandboxResponse answer(SandboxRequest request) {
        // What browsers ask before a request does not count.
        Fault fault = request.method().equals("OPTIONS")
                ? Fault.none()
                : plan.decide(arrived.incrementAndGet(), request.method(), request.path());
        Routed routed =
                fault.isProcessed() ? router.answer(request) : new Routed(SandboxResponse.none(), Optional.empty());
        SandboxResponse response = fault.change(routed.response(), request.correlationId());
        RecordedRequest record = new RecordedRequest(
                request.method(),
                request.path(),
                request.rawQuery(),
                response.status(),
                routed.operation(),
                request.correlationId());
        synchronized (log) {
            log.addLast(record);
            if (log.size() > remembered) {
                log.removeFirst();
            }
        }
        return response;
    }
}
