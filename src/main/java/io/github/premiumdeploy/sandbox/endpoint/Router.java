package io.github.premiumdeploy.sandbox.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.sandbox.http.RateLimit;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxRequest;
import io.github.premiumdeploy.sandbox.http.SandboxResponse;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Token;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganizationException;
import io.github.premiumdeploy.sandbox.organization.State;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Leads a request to its endpoint, past all that may refuse it: its size, path and method, token, rate limit, permissions.
 *
 * <p>One call at a time is answered: answers are quick, and so no endpoint has to think about the others.
 */
public final class Router {

    /** An answer with the operation that gave it. */
    public record Routed(SandboxResponse response, Optional<Operation> operation) {}

    /** Where the platform says that its contract is; published. */
    private static final String CONTRACT = "/api/v2/docs/swagger";

    private final State state;
    private final int maxBodyBytes;
    private final SandboxTokens tokens;
    private final PermissionGate gate;
    private final SandboxLogin login;
    private final RateLimit requests;
    private final RequestModels models;
    private final Routes routes;
    private Optional<String> contract = Optional.empty();

    /**
     * Routes to all that a state's organization has.
     *
     * @param maxBodyBytes a larger body is refused
     * @throws SandboxOrganizationException if it changes the contract of what there is not
     */
    public Router(State state, int maxBodyBytes) {
        this.state = state;
        this.maxBodyBytes = maxBodyBytes;
        this.tokens = new SandboxTokens(state);
        this.gate = new PermissionGate(state);
        this.login = new SandboxLogin(state, tokens);
        this.requests = new RateLimit(state.organization().requestsPerMinute());
        List<EndpointGroup> groups = EndpointGroups.of(state, tokens, gate);
        this.models = new RequestModels(groups, state.organization());
        this.routes = new Routes(groups, state.organization());
    }

    public List<Operation> operations() {
        return routes.operations();
    }

    /** The contract of all that is offered, as the platform publishes one. */
    public ObjectNode contract() {
        return new ContractDocument(state.organization().contract()).of(routes.offered(), models);
    }

    /** Sends who asks for the contract to another address. */
    public synchronized void redirectContract(String address) {
        contract = Optional.of(address);
    }

    public synchronized Routed answer(SandboxRequest request) {
        Optional<Operation> operation = Optional.empty();
        try {
            Optional<SandboxResponse> open = withoutToken(request);
            if (open.isPresent()) {
                return new Routed(open.get(), operation);
            }
            Routes.Match match = routes.match(request);
            SandboxEndpoint endpoint = match.endpoint();
            operation = Optional.of(endpoint.operation());
            Token caller = tokens.authenticate(request);
            limit(caller);
            routes.requireToggledOn(endpoint.operation());
            Call call = new Call(
                    request, caller, match.variables(), request.query(), endpoint, models, state.organization());
            if (!endpoint.isAdmitting()) {
                gate.admit(call, endpoint);
            }
            return new Routed(endpoint.answer(call), operation);
        } catch (Refusal refusal) {
            return new Routed(refusal.toResponse(request.correlationId()), operation);
        } catch (RuntimeException e) {
            Refusal refusal = Refusal.of(500, "internal.server.error", "The sandbox has an error: " + e);
            return new Routed(refusal.toResponse(request.correlationId()), Optional.empty());
        }
    }

    /** What is answered to everybody: what browsers ask first, where the contract is kept (published), and the login. */
    private Optional<SandboxResponse> withoutToken(SandboxRequest request) {
        if (request.method().equals("OPTIONS")) {
            return Optional.of(preflight(request));
        }
        if (contract.isPresent()
                && request.method().equals("GET")
                && request.path().equals(CONTRACT)) {
            return contract.map(address -> SandboxResponse.empty(301).with("Location", address));
        }
        if (request.body().length > maxBodyBytes) {
            throw Refusal.of(
                    413,
                    "request.entity.too.large",
                    "The request is over the size limit. Maximum bytes: " + maxBodyBytes);
        }
        return login.isAt(request.path()) ? Optional.of(login.answer(request)) : Optional.empty();
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

    /** Looks at the state while no call is answered. */
    public synchronized <T> T between(Supplier<T> look) {
        return look.get();
    }

    private void limit(Token caller) {
        requests.exceeded(caller.value(), state.now()).ifPresent(wait -> {
            throw Refusal.throttled(wait).limit("platform.api", "token.rate.per.minute", requests.perMinute());
        });
    }
}
