package io.github.premiumdeploy.sandbox.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.sandbox.http.RateLimit;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxRequest;
import io.github.premiumdeploy.sandbox.http.SandboxResponse;
import io.github.premiumdeploy.sandbox.organization.EffectiveGrants;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganizationException;
import io.github.premiumdeploy.sandbox.organization.State;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Leads a request to its endpoint, past all that may refuse it: path and method, token, rate limit, permissions.
 *
 * <p>One call at a time is answered: answers are quick, and so no endpoint has to think about the others.
 */
public final class Router {

    /** An answer with the operation that gave it. */
    public record Routed(SandboxResponse response, Optional<Operation> operation) {

        public Routed with(SandboxResponse other) {
            return new Routed(other, operation);
        }
    }

    private final State state;
    private final SandboxTokens tokens;
    private final PermissionGate gate;
    private final SandboxLogin login;
    private final RateLimit requests;
    private final RequestModels models;
    private final Routes routes;

    /**
     * Routes to all that a state's organization has.
     *
     * @throws SandboxOrganizationException if it changes the contract of what there is not
     */
    public Router(State state) {
        this.state = state;
        this.tokens = new SandboxTokens(state);
        EffectiveGrants grants = new EffectiveGrants(state);
        this.gate = new PermissionGate(state, grants);
        this.login = new SandboxLogin(state, tokens);
        this.requests = new RateLimit(state.organization().requestsPerMinute());
        List<EndpointGroup> groups = EndpointGroups.of(state, tokens, gate, grants);
        this.models = new RequestModels(groups);
        models.requireModels(state.organization());
        this.routes = new Routes(groups, state.organization());
    }

    public List<Operation> operations() {
        return routes.operations();
    }

    /** The contract of all that is offered, as the platform publishes one. */
    public ObjectNode contract() {
        return new ContractDocument(state.organization().contract()).of(routes.offered(), models);
    }

    public synchronized Routed answer(SandboxRequest request, String correlationId) {
        Optional<Operation> operation = Optional.empty();
        try {
            if (login.isAt(request.path())) {
                return new Routed(login.answer(request), operation);
            }
            Routes.Match match = routes.match(request);
            SandboxEndpoint endpoint = match.endpoint();
            operation = Optional.of(endpoint.operation());
            SandboxCaller caller = tokens.authenticate(request);
            limit(caller);
            routes.requireToggledOn(endpoint.operation());
            Call call = new Call(
                    request, caller, match.variables(), request.query(), endpoint, models, state.organization());
            if (!endpoint.isAdmitting()) {
                gate.admit(call, endpoint);
            }
            return new Routed(endpoint.answer(call), operation);
        } catch (Refusal refusal) {
            return new Routed(refusal.toResponse(correlationId), operation);
        }
    }

    /** Looks at the state while no call is answered. */
    public synchronized <T> T between(Supplier<T> look) {
        return look.get();
    }

    private void limit(SandboxCaller caller) {
        requests.exceeded(caller.token(), state.now()).ifPresent(wait -> {
            throw Refusal.throttled(wait).limit("platform.api", "token.rate.per.minute", requests.perMinute());
        });
    }
}
