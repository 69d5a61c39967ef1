package io.github.premiumdeploy.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.http.SandboxRequest;
import io.github.premiumdeploy.sandbox.http.SandboxResponse;
import java.time.Instant;
import java.util.function.Supplier;

/** The contract of the sandbox as a file on another host, where the platform's own address redirects to. */
final class ContractPage {

    /** Where it is; published. */
    static final String PATH = "/publicapi-v2-latest.json";

    private final Supplier<ObjectNode> contract;
    private final String changed;

    /**
     * A page that changes no more.
     *
     * @param since when it was changed
     */
    ContractPage(Supplier<ObjectNode> contract, Instant since) {
        this.contract = contract;
        this.changed = SandboxJson.httpDate(since);
    }

    /** Answers as a store of files does: a token of another server is refused. */
    SandboxResponse answer(SandboxRequest request) {
        if (!request.path().equals(PATH) || !request.method().equals("GET")) {
            return Refusal.of(404, "not.found", "HTTP 404 Not Found").toResponse(request.correlationId());
        }
        if (request.header("authorization").isPresent()) {
            return Refusal.of(400, "bad.request", "Unsupported Authorization Type")
                    .toResponse(request.correlationId());
        }
        if (request.header("if-modified-since").filter(changed::equals).isPresent()) {
            return SandboxResponse.empty(304).with("Last-Modified", changed);
        }
        return SandboxResponse.ok(contract.get()).with("Last-Modified", changed);
    }
}
