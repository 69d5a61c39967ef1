package io.github.premiumdeploy.genesys.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.premiumdeploy.genesys.IntegrationsApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Operation.Source;
import io.github.premiumdeploy.genesys.contract.Drift.Kind;
import io.github.premiumdeploy.genesys.contract.Drift.Severity;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Compares what the plugin knows and sends with a contract. */
public final class ContractComparison {

    /** The goal whose failure is what a drift is measured by. */
    public static final String DEPLOY = "premium-deploy";

    /** Headers that every request has. */
    private static final Set<String> SENT_HEADERS =
            Set.of("authorization", "accept", "content-type", "accept-encoding", "user-agent", "host");

    /** Parameters that only narrow an answer, so that the plugin does its work without them as well. */
    private static final Set<String> FILTERS = Set.of("name", "id");

    private final Contract contract;
    private final Map<List<String>, Drift> drifts = new LinkedHashMap<>();

    private ContractComparison(Contract contract) {
        this.contract = contract;
    }

    /**
     * Compares.
     *
     * @param requests all that is sent
     * @return what differs, the gravest first
     */
    public static List<Drift> of(Contract contract, Collection<SentRequest> requests) {
        ContractComparison comparison = new ContractComparison(contract);
        requests.forEach(comparison::compare);
        return comparison.drifts.values().stream()
                .map(ContractComparison::measured)
                .sorted(Comparator.comparing(Drift::severity))
                .toList();
    }

    /** What a deploy never sends breaks none. */
    private static Drift measured(Drift drift) {
        return drift.severity() == Severity.BREAKING && !drift.goals().contains(DEPLOY)
                ? drift.as(Severity.WARNING)
                : drift;
    }

    /** The published error codes of operations, by operation and status, that are not known. */
    public static Map<Operation, Map<String, Set<String>>> errorCodes(
            Contract contract, Collection<SentRequest> requests, Predicate<String> known) {
        Map<Operation, Map<String, Set<String>>> unknown = new LinkedHashMap<>();
        for (SentRequest request : requests) {
            contract.operation(request.operation())
                    .ifPresent(published -> published.errorCodes().forEach((status, codes) -> {
                        Set<String> left = new TreeSet<>(codes);
                        left.removeIf(known);
                        if (!left.isEmpty()) {
                            unknown.computeIfAbsent(request.operation(), operation -> new HashMap<>())
                                    .put(status, left);
                        }
                    }));
        }
        return unknown;
    }

    private void compare(SentRequest request) {
        Operation ours = request.operation();
        BodyCheck.Sink sink = (kind, severity, subject, expected, published) -> {
            Drift drift = new Drift(
                    kind,
                    severity,
                    ours,
                    subject,
                    expected,
                    published,
                    Set.of(request.asker()),
                    Set.of(request.goal()));
            drifts.merge(drift.key(), drift, Drift::and);
        };
        Optional<ContractOperation> found = contract.operation(ours);
        if (found.isEmpty()) {
            // Nobody has published what users report, so that it cannot be gone.
            if (ours.source() != Source.REPORTED) {
                sink.breaking(Kind.OPERATION_GONE, "", "", Successor.of(ours, contract));
            }
            return;
        }
        ContractOperation published = found.get();
        standing(ours, published, sink);
        needs(ours, published, sink);
        variables(ours, published, sink);
        query(request, published, sink);
        body(request, published, sink);
        published.doubts().forEach(doubt -> sink.unknown("", doubt));
    }

    private static void standing(Operation ours, ContractOperation published, BodyCheck.Sink sink) {
        if (published.isDeprecated()) {
            sink.warning(Kind.OPERATION_DEPRECATED, "", "", "deprecated");
        }
        published.instability().ifPresent(word -> sink.warning(Kind.OPERATION_UNSTABLE, "", "", word));
        if (ours.source() == Source.REPORTED) {
            sink.warning(Kind.OPERATION_PUBLISHED, "", "", "published");
        }
    }

    private static void needs(Operation ours, ContractOperation published, BodyCheck.Sink sink) {
        Optional<Operation> now = published.needing(ours);
        if (now.isPresent() && !LiveOperations.isSame(ours, now.get())) {
            boolean isEnough = LiveOperations.isEnough(ours, now.get());
            sink.add(
                    Kind.PERMISSIONS_CHANGED,
                    isEnough || ours.source() == Source.REPORTED ? Severity.WARNING : Severity.BREAKING,
                    "",
                    words(ours),
                    words(now.get()));
        }
        List<String> otherwise = published.otherAuthentication();
        if (!otherwise.isEmpty()) {
            sink.breaking(Kind.AUTHENTICATION_CHANGED, "", "OAuth", String.join(", ", otherwise));
            return;
        }
        Set<String> scopes = published.scopes();
        if (!scopes.isEmpty() && !scopes.equals(new TreeSet<>(ours.scopes()))) {
            sink.warning(
                    Kind.SCOPES_CHANGED,
                    "",
                    String.join(", ", new TreeSet<>(ours.scopes())),
                    String.join(", ", scopes));
        }
    }

    /** Permissions as messages show them. */
    public static String words(Operation operation) {
        List<String> names = operation.permissions();
        if (names.isEmpty()) {
            return "no permission";
        }
        return (names.size() == 1 ? "" : operation.combination() + " of ") + String.join(", ", new TreeSet<>(names));
    }

    private static void variables(Operation ours, ContractOperation published, BodyCheck.Sink sink) {
        List<String> sent = ContractOperation.variables(ours.path());
        List<String> now = published.variables();
        // Other names mean the same; the same names in another order do not.
        if (!sent.equals(now) && new HashSet<>(sent).equals(new HashSet<>(now))) {
            sink.breaking(Kind.PATH_VARIABLES_CHANGED, "", String.join(", ", sent), String.join(", ", now));
        }
        Map<String, JsonNode> parameters = published.parameters("path");
        for (int i = 0; i < now.size(); i++) {
            JsonNode parameter = parameters.getOrDefault(now.get(i), JsonNodeFactory.instance.objectNode());
            String type = parameter.path("type").asText("string");
            if (Set.of("integer", "number", "boolean", "array").contains(type)) {
                sink.breaking(Kind.PATH_VARIABLE_TYPE, now.get(i), "string", type);
            }
            // The only variable whose value is always the same.
            if (ours.equals(IntegrationsApi.CONFIG_SCHEMA)
                    && i == 1
                    && !parameter.path("enum").isEmpty()) {
                value("properties", parameter, now.get(i), Kind.PATH_VARIABLE_TYPE, sink);
            }
        }
    }

    private static void query(SentRequest request, ContractOperation published, BodyCheck.Sink sink) {
        Map<String, JsonNode> parameters = published.parameters("query");
        if (!published.knowsParameters()) {
            return;
        }
        request.query().forEach((name, value) -> {
            JsonNode parameter = parameters.get(name);
            if (parameter == null) {
                sink.add(
                        Kind.QUERY_PARAMETER_GONE,
                        FILTERS.contains(name) ? Severity.WARNING : Severity.BREAKING,
                        name,
                        value.startsWith(SentRequest.LATER) ? "" : value,
                        "");
            } else if (!value.startsWith(SentRequest.LATER)) {
                value(value, parameter, name, Kind.QUERY_PARAMETER_VALUE, sink);
            }
        });
        published.required("query").stream()
                .filter(name -> !request.query().containsKey(name))
                .forEach(name -> sink.breaking(Kind.QUERY_PARAMETER_REQUIRED, name, "", "required"));
        published.required("header").stream()
                .filter(name -> !SENT_HEADERS.contains(name.toLowerCase(Locale.ROOT)))
                .forEach(name -> sink.breaking(Kind.HEADER_REQUIRED, name, "", "required"));
        published
                .required("formData")
                .forEach(name -> sink.breaking(Kind.MEDIA_TYPE_CHANGED, name, "application/json", "a form"));
    }

    /** A text of a path or a query against what the contract says of it. */
    private static void value(String sent, JsonNode parameter, String name, Kind kind, BodyCheck.Sink sink) {
        JsonNode one = parameter.path("type").asText().equals("array") ? parameter.path("items") : parameter;
        String type = one.path("type").asText("string");
        boolean hasType = switch (type) {
            case "integer" -> sent.matches("-?\\d+");
            case "number" -> sent.matches("-?\\d+(\\.\\d+)?");
            case "boolean" -> sent.equals("true") || sent.equals("false");
            default -> true;
        };
        if (!hasType) {
            sink.breaking(kind, name, sent, type);
        }
        List<String> allowed =
                one.path("enum").valueStream().map(JsonNode::asText).toList();
        if (!allowed.isEmpty() && !allowed.contains(sent)) {
            boolean isSpelling = allowed.stream().anyMatch(value -> value.equalsIgnoreCase(sent));
            sink.add(kind, isSpelling ? Severity.WARNING : Severity.BREAKING, name, sent, String.join(", ", allowed));
        }
        for (String bound : List.of("minimum", "maximum")) {
            if (hasType && one.path(bound).isNumber() && sent.matches("\\d{1,9}")) {
                int order =
                        Double.compare(Integer.parseInt(sent), one.path(bound).asDouble());
                if (bound.equals("minimum") ? order < 0 : order > 0) {
                    sink.breaking(
                            kind, name, sent, bound + " " + one.path(bound).asText());
                }
            }
        }
    }

    private void body(SentRequest request, ContractOperation published, BodyCheck.Sink sink) {
        if (!published.knowsParameters()) {
            return;
        }
        if (request.body().isEmpty()) {
            published.required("body").stream()
                    .findFirst()
                    .filter(name -> request.knowsBody())
                    .ifPresent(name -> sink.breaking(Kind.BODY_REQUIRED, name, "", "required"));
            return;
        }
        if (!published.takesJson()) {
            sink.breaking(Kind.MEDIA_TYPE_CHANGED, "", "application/json", String.join(", ", published.consumes()));
        }
        Optional<JsonNode> body = published.parameters("body").values().stream().findFirst();
        if (body.isEmpty()) {
            sink.breaking(Kind.BODY_GONE, "", "", "");
            return;
        }
        JsonNode schema = body.get().path("schema");
        if (schema.isObject()) {
            new BodyCheck(request, sink).check(request.body().get(), new Schema(contract, schema), "");
        } else {
            sink.unknown("", "its body has no schema");
        }
    }
}
