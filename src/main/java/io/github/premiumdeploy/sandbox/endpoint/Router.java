package io.github.premiumdeploy.sandbox.endpoint;

import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.sandbox.http.RateLimit;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxRequest;
import io.github.premiumdeploy.sandbox.http.SandboxResponse;
import io.github.premiumdeploy.sandbox.organization.EffectiveGrants;
import io.github.premiumdeploy.sandbox.organization.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

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

    private record Match(SandboxEndpoint endpoint, List<String> variables) {}

    private final State state;
    private final SandboxTokens tokens;
    private final PermissionGate gate;
    private final SandboxLogin login;
    private final OfferedOperations offer;
    private final RateLimit requests;
    private final List<SandboxEndpoint> endpoints;

    /** Routes to all that a state's organization has. */
    public Router(State state) {
        this.state = state;
        this.tokens = new SandboxTokens(state);
        EffectiveGrants grants = new EffectiveGrants(state);
        this.gate = new PermissionGate(state, grants);
        this.login = new SandboxLogin(state, tokens);
        this.offer = new OfferedOperations(state.organization().refusals());
        this.requests = new RateLimit(state.organization().requestsPerMinute());
        // A path without a variable is the better match: /types before /{integrationId}.
        this.endpoints = EndpointGroups.of(state, tokens, gate, grants).stream()
                .flatMap(group -> group.endpoints().stream())
                .sorted(Comparator.comparing(
                        endpoint -> endpoint.operation().path().replace("{", "\uffff")))
                .toList();
    }

    public List<Operation> operations() {
        return endpoints.stream()
                .map(SandboxEndpoint::operation)
                .filter(operation -> !offer.isWithdrawn(operation))
                .toList();
    }

    public synchronized Routed answer(SandboxRequest request, String correlationId) {
        Optional<Operation> operation = Optional.empty();
        try {
            if (login.isAt(request.path())) {
                return new Routed(login.answer(request), operation);
            }
            Match match = match(request);
            operation = Optional.of(match.endpoint().operation());
            SandboxCaller caller = tokens.authenticate(request);
            limit(caller);
            offer.requireToggledOn(match.endpoint().operation());
            Call call = new Call(request, caller, match.variables(), request.query());
            if (match.endpoint().admission() == SandboxEndpoint.Admission.PUBLISHED) {
                gate.admit(call, match.endpoint());
            }
            return new Routed(match.endpoint().handler().answer(call), operation);
        } catch (Refusal refusal) {
            return new Routed(refusal.toResponse(correlationId), operation);
        }
    }

    /** Looks at the state while no call is answered. */
    public synchronized <T> T between(Supplier<T> look) {
        return look.get();
    }

    private Match match(SandboxRequest request) {
        List<String> segments = request.segments();
        List<Match> matches = new ArrayList<>();
        for (SandboxEndpoint endpoint : endpoints) {
            variables(endpoint.operation().path(), segments)
                    .ifPresent(variables -> matches.add(new Match(endpoint, variables)));
        }
        // The whole of the best match is gone: its path must not become another one's variable.
        if (matches.isEmpty() || offer.isWithdrawn(matches.get(0).endpoint().operation())) {
            throw Refusal.of(404, "not.found", "HTTP 404 Not Found");
        }
        String path = matches.get(0).endpoint().operation().path();
        List<Match> methods = matches.stream()
                .filter(match -> match.endpoint().operation().path().equals(path))
                .toList();
        return methods.stream()
                .filter(match -> match.endpoint().operation().method().equals(request.method()))
                .findFirst()
                .orElseThrow(() -> Refusal.of(405, "method.not.allowed", "HTTP 405 Method Not Allowed")
                        .header(
                                "Allow",
                                methods.stream()
                                        .map(match ->
                                                match.endpoint().operation().method())
                                        .sorted()
                                        .collect(Collectors.joining(", "))));
    }

    private static Optional<List<String>> variables(String template, List<String> segments) {
        String[] parts = template.substring(1).split("/", -1);
        if (parts.length != segments.size()) {
            return Optional.empty();
        }
        List<String> variables = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            if (parts[i].startsWith("{") && !segments.get(i).isEmpty()) {
                variables.add(segments.get(i));
            } else if (!parts[i].equals(segments.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    private void limit(SandboxCaller caller) {
        Optional<Duration> wait = requests.exceeded(caller.token(), state.now());
        if (wait.isPresent()) {
            // Rounded up: a client that waits exactly that long must get through.
            long seconds = wait.get().plusMillis(999).toSeconds();
            throw Refusal.throttled(seconds).limit("platform.api", "token.rate.per.minute", requests.perMinute());
        }
    }
}
