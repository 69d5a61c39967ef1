package io.github.premiumdeploy.sandbox.endpoint;

import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.sandbox.endpoint.PublishedOperations.Published;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxRequest;
import io.github.premiumdeploy.sandbox.organization.ContractChanges;
import io.github.premiumdeploy.sandbox.organization.RefusalRules;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the endpoint of a request among those that an organization has. Where there is none, it tells three things apart: operations of Genesys Cloud that the
 * sandbox does not imitate, wrong methods, and paths that Genesys Cloud does not have.
 */
final class Routes {

    /** An endpoint with what the path's variables stand for, in their order. */
    record Match(SandboxEndpoint endpoint, List<String> variables) {

        private Operation operation() {
            return endpoint.operation();
        }
    }

    private final List<SandboxEndpoint> endpoints;
    private final RefusalRules rules;
    private final ContractChanges changes;

    Routes(List<EndpointGroup> groups, SandboxOrganization organization) {
        this.rules = organization.refusals();
        this.changes = organization.contract();
        // A path without a variable is the better match: /types before /{integrationId}.
        this.endpoints = groups.stream()
                .flatMap(group -> group.endpoints().stream())
                .map(endpoint -> endpoint.needing(changes.of(endpoint.operation())))
                .sorted(Comparator.comparing(
                        endpoint -> endpoint.operation().path().replace("{", "\uffff")))
                .toList();
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
        Optional<Published> published = PublishedOperations.at(segments);
        List<Match> matches = matches(segments).stream()
                .filter(match -> published.isEmpty() || published.get().isAt(match.operation()))
                .toList();
        // The whole of the best match is gone: its path must not become another one's variable.
        boolean withdrawn = !matches.isEmpty() && isWithdrawn(matches.get(0).operation());
        if (withdrawn || matches.isEmpty() && published.isEmpty()) {
            throw Refusal.of(404, "not.found", "HTTP 404 Not Found");
        }
        return matches.stream()
                .filter(match -> match.operation().method().equals(request.method()))
                .findFirst()
                .orElseThrow(() -> unanswered(request, matches, published));
    }

    /** All that have the path of the best one. */
    private List<Match> matches(List<String> segments) {
        List<Match> matches = new ArrayList<>();
        for (SandboxEndpoint endpoint : endpoints) {
            variables(endpoint.operation().path(), segments)
                    .ifPresent(variables -> matches.add(new Match(endpoint, variables)));
        }
        return matches.stream()
                .filter(match -> match.operation()
                        .path()
                        .equals(matches.get(0).operation().path()))
                .toList();
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

    private static Refusal unanswered(SandboxRequest request, List<Match> matches, Optional<Published> published) {
        Set<String> methods = new TreeSet<>(published.map(Published::methods).orElse(Set.of()));
        if (methods.contains(request.method())) {
            return Refusal.of(
                    501,
                    "not.implemented",
                    "The sandbox does not imitate " + request.method() + " " + request.path()
                            + ", which is an operation of Genesys Cloud.");
        }
        matches.forEach(match -> methods.add(match.operation().method()));
        return Refusal.of(405, "method.not.allowed", "HTTP 405 Method Not Allowed")
                .header("Allow", String.join(", ", methods));
    }
}
