package io.github.premiumdeploy.sandbox;

import io.github.premiumdeploy.sandbox.endpoint.Router;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxRequest;
import io.github.premiumdeploy.sandbox.http.SandboxResponse;
import java.util.Optional;

/** Answers what comes before any endpoint, which are browsers' questions and bodies that are too large, and else routes. */
final class PlatformAnswers {

    private final Router router;
    private final int maxBodyBytes;
    private final Optional<String> contract;

    /** @param contract the address of the API's contract; empty if there is none */
    PlatformAnswers(Router router, int maxBodyBytes, Optional<String> contract) {
        this.contract = contract;
        this.router = router;
        this.maxBodyBytes = maxBodyBytes;
    }

    Router.Routed answer(SandboxRequest request, String correlationId) {
        if (request.method().equals("OPTIONS")) {
            return new Router.Routed(preflight(request), Optional.empty());
        }
        if (contract.isPresent()
                && request.method().equals("GET")
                && request.path().equals(ContractPage.ADDRESS)) {
            // Published: the contract needs no token, and is kept elsewhere.
            return new Router.Routed(SandboxResponse.empty(301).with("Location", contract.get()), Optional.empty());
        }
        if (request.body().length > maxBodyBytes) {
            Refusal refusal = Refusal.of(
                    413,
                    "request.entity.too.large",
                    "The request is over the size limit. Maximum bytes: " + maxBodyBytes);
            return new Router.Routed(refusal.toResponse(correlationId), Optional.empty());
        }
        try {
            return router.answer(request, correlationId);
        } catch (RuntimeException e) {
            Refusal refusal = Refusal.of(500, "internal.server.error", "The sandbox has an error: " + e);
            return new Router.Routed(refusal.toResponse(correlationId), Optional.empty());
        }
    }

    /** What a browser asks before it lets a page of another origin call the API. */
    private static SandboxResponse preflight(SandboxRequest request) {
        return SandboxResponse.empty(204)
                .with("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS")
                .with(
                        "Access-Control-Allow-Headers",
                        request.header("access-control-request-headers").orElse("Authorization, Content-Type"))
                .with("Access-Control-Max-Age", "600");
    }
}
