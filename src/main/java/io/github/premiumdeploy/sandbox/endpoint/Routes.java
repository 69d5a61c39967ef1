package io.github.premiumdeploy.sandbox.endpoint;

import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.sandbox.endpoint.PathTree.Found;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxRequest;
import io.github.premiumdeploy.sandbox.organization.ContractChanges;
import io.github.premiumdeploy.sandbox.organization.RefusalRules;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds the endpoint of a request among those that an organization has. Where there is none, it tells three things apart:
 * operations of Genesys Cloud that the sandbox does not imitate, wrong methods, and paths that Genesys Cloud does not have.
 */
final class Routes {

    /** An endpoint with what the path's variables stand for, in their order. */
    record Match(SandboxEndpoint endpoint, List<String> variables) {}

    private final PathTree paths = new PathTree();
    private final Map<String, List<SandboxEndpoint>> byPath;
    private final List<SandboxEndpoint> endpoints;
    private final RefusalRules rules;
    private final ContractChanges changes;

    Routes(List<EndpointGroup> groups, SandboxOrganization organization) {
        this.rules = organization.refusals();
        this.changes = organization.contract();
        this.endpoints = groups.stream()
                .flatMap(group -> group.endpoints().stream())
                .map(endpoint -> endpoint.needing(changes.of(endpoint.operation())))
                .sorted(Comparator.comparing(
                        endpoint -> endpoint.operation().path().replace("{", "\uffff")))
                .toList();
        this.byPath = endpoints.stream()
                .collect(Collectors.groupingBy(
                        endpoint -> PathTree.shape(endpoint.operation().path())));
        byPath.forEach((path, there) -> paths.add(
                path,
                there.stream().map(endpoint -> endpoint.operation().method()).toList()));
    }

    List<Operation> operations() {
        return offered().stream().map(SandboxEndpoint::operation).toList();
    }

    List<SandboxEndpoint> offered() {
        return endpoints.stream()
                .filter(endpoint -> !isWithdrawn(endpoint.operation()))
                .toList();
    }

    private boolean isWithdrawn(Operation operation) {
        return changes.withdrawn().contains(operation.signature()) || below(rules.withdrawn(), operation);
    }

    /** Refuses as published what is behind a feature toggle that is off. */
    void requireToggledOn(Operation operation) {
        if (below(rules.toggledOff(), operation)) {
            throw rules.toggledOffStatus() == 405
                    ? Refusal.of(405, "featuretoggleservice.featurenotenabled", "Method Not Allowed")
                    : Refusal.of(501, "not.implemented", "Feature toggle is not enabled for this endpoint.");
        }
    }

    private static boolean below(List<String> beginnings, Operation operation) {
        return beginnings.stream()
                .anyMatch(beginning -> operation.path().equals(beginning)
                        || operation.path().startsWith(beginning.endsWith("/") ? beginning : beginning + "/"));
    }

    /** The endpoint of a request; where there is none, it is refused. */
    Match match(SandboxRequest request) {
        List<String> segments = request.segments();
        // What is published goes before what is not: its path must not become another one's variable.
        Optional<Found> published = PathTree.PUBLISHED.at(segments);
        Found path = published
                .or(() -> paths.at(segments))
                .orElseThrow(() -> Refusal.of(404, "not.found", "HTTP 404 Not Found"));
        List<SandboxEndpoint> there = byPath.getOrDefault(path.path(), List.of());
        if (!there.isEmpty() && isWithdrawn(there.get(0).operation())) {
            throw Refusal.of(404, "not.found", "HTTP 404 Not Found");
        }
        return there.stream()
                .filter(endpoint -> endpoint.operation().method().equals(request.method()))
                .findFirst()
                .map(endpoint -> new Match(endpoint, path.variables()))
                .orElseThrow(() -> unanswered(request, there, published));
    }

    private static Refusal unanswered(SandboxRequest request, List<SandboxEndpoint> there, Optional<Found> published) {
        Set<String> methods = new TreeSet<>(published.map(Found::methods).orElse(Set.of()));
        if (methods.contains(request.method())) {
            return Refusal.of(
                    501,
                    "not.implemented",
                    "The sandbox does not imitate " + request.method() + " " + request.path()
                            + ", which is an operation of Genesys Cloud.");
        }
        there.forEach(endpoint -> methods.add(endpoint.operation().method()));
        return Refusal.of(405, "method.not.allowed", "HTTP 405 Method Not Allowed")
                .header("Allow", String.join(", ", methods));
    }
}
