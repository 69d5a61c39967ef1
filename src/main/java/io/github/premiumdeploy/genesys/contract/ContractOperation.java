package io.github.premiumdeploy.genesys.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Operation.Combination;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the contract says of one operation. */
final class ContractOperation {

    private static final String PERMISSIONS = "x-inin-requires-permissions";
    private static final Set<String> JSON_TYPES = Set.of("application/json", "*/*", "application/*");
    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}/]*)}");
    private static final Pattern PERMISSION = Pattern.compile("[^:\\s]+(:[^:\\s]+)*");

    private final Contract contract;
    private final String path;
    private final JsonNode item;
    private final JsonNode json;
    private final Set<String> doubts = new LinkedHashSet<>();

    ContractOperation(Contract contract, String path, JsonNode item, JsonNode json) {
        this.contract = contract;
        this.path = path;
        this.item = item;
        this.json = json;
        if (json.has(BoundedTree.TOO_DEEP)) {
            doubt("it is larger than is read");
        }
        if (json.has(BoundedTree.TWICE)) {
            doubt("it has twice, with different content: "
                    + json.path(BoundedTree.TWICE)
                            .valueStream()
                            .map(JsonNode::asText)
                            .collect(Collectors.joining(", ")));
        }
        if (item.has("$ref")) {
            doubt("its path is described elsewhere ($ref)");
        }
    }

    /** Notes what of it cannot be told, as the end of a sentence. */
    void doubt(String reason) {
        doubts.add(reason);
    }

    /** What of it cannot be told, so far. */
    Set<String> doubts() {
        return doubts;
    }

    List<String> variables() {
        return variables(path);
    }

    static List<String> variables(String path) {
        return VARIABLE.matcher(path).results().map(found -> found.group(1)).toList();
    }

    boolean isDeprecated() {
        return json.path("deprecated").asBoolean(false);
    }

    /** That it may change without notice, in the contract's words; empty if it may not. */
    Optional<String> instability() {
        if (json.path("x-genesys-preview").asBoolean(false)) {
            return Optional.of("preview");
        }
        return Optional.of(json.path("x-genesys-visibility").asText("").toLowerCase(Locale.ROOT))
                .filter(word -> word.equals("internal") || word.equals("unstable") || word.equals("preview"));
    }

    /** An operation with the permissions that a caller needs for it; empty if these cannot be told. */
    Optional<Operation> needing(Operation ours) {
        JsonNode extension = json.path(PERMISSIONS);
        if (BoundedTree.isTwice(json, PERMISSIONS) || json.has(BoundedTree.TOO_DEEP)) {
            return Optional.empty();
        }
        if (extension.isMissingNode() || extension.isNull()) {
            return Optional.of(ours.needing(Combination.NONE, List.of()));
        }
        JsonNode list = extension.path("permissions");
        if (!extension.isObject()
                || extension.has(BoundedTree.TOO_DEEP)
                || BoundedTree.isTwice(extension, "permissions")
                || BoundedTree.isTwice(extension, "type")
                || !(list.isArray() || list.isNull() || list.isMissingNode())) {
            doubt("its permissions are given in a form that is not known");
            return Optional.empty();
        }
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode name : list) {
            if (!name.isTextual() || !PERMISSION.matcher(name.asText().strip()).matches()) {
                doubt("its permissions are given in a form that is not known");
                return Optional.empty();
            }
            names.add(name.asText().strip());
        }
        String type = extension.path("type").asText("").strip().toUpperCase(Locale.ROOT);
        if (names.size() > 1 && !type.equals("ALL") && !type.equals("ANY")) {
            doubt("it is not known how its permissions combine: neither ANY nor ALL");
            return Optional.empty();
        }
        Combination combination =
                names.isEmpty() ? Combination.NONE : type.equals("ALL") ? Combination.ALL : Combination.ANY;
        return Optional.of(ours.needing(combination, List.copyOf(names)));
    }

    /** The OAuth scopes of which one is enough; empty if the contract names none, or only that all are meant. */
    Set<String> scopes() {
        Set<String> scopes = new TreeSet<>();
        for (JsonNode alternative : contract.general("security", json.path("security"))) {
            alternative.properties().stream()
                    .filter(scheme -> isOfOAuth(scheme.getKey()))
                    .forEach(scheme -> scheme.getValue().forEach(scope -> scopes.add(scope.asText())));
        }
        return scopes.contains("all") ? Set.of() : scopes;
    }

    /** The ways to authenticate that it takes where an OAuth token is none of them; empty if it takes one, or says nothing. */
    List<String> otherAuthentication() {
        List<String> schemes = new ArrayList<>();
        for (JsonNode alternative : contract.general("security", json.path("security"))) {
            alternative.fieldNames().forEachRemaining(schemes::add);
            if (alternative.isEmpty()) {
                return List.of();
            }
        }
        return schemes.stream().anyMatch(ContractOperation::isOfOAuth) ? List.of() : schemes;
    }

    private static boolean isOfOAuth(String scheme) {
        return !scheme.toLowerCase(Locale.ROOT).contains("jwt");
    }

    /** Whether a body may be sent as JSON; also where nothing is said of it. */
    boolean takesJson() {
        List<String> types = consumes();
        return types.isEmpty()
                || types.stream()
                        .map(type -> type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT))
                        .anyMatch(JSON_TYPES::contains);
    }

    List<String> consumes() {
        JsonNode types = contract.general("consumes", json.path("consumes"));
        return types.isArray() ? types.valueStream().map(JsonNode::asText).toList() : List.of();
    }

    /** The parameters by name, of one place such as {@code query}. */
    Map<String, JsonNode> parameters(String in) {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        for (JsonNode list : List.of(item.path("parameters"), json.path("parameters"))) {
            for (JsonNode stated : list) {
                Optional<JsonNode> parameter =
                        contract.resolved(stated).filter(known -> known.isObject() && !known.has(BoundedTree.TOO_DEEP));
                if (parameter.isEmpty()) {
                    doubt(
                            "one of its parameters cannot be read, or refers to something that the contract does not have");
                } else if (parameter.get().path("in").asText().equals(in)) {
                    all.put(parameter.get().path("name").asText(), parameter.get());
                }
            }
        }
        return all;
    }

    /** The names of the parameters of one place that every request must have. */
    List<String> required(String in) {
        return parameters(in).entrySet().stream()
                .filter(parameter -> parameter.getValue().path("required").asBoolean(false))
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean knowsParameters() {
        parameters("query");
        return !BoundedTree.isTwice(json, "parameters")
                && !json.has(BoundedTree.TOO_DEEP)
                && doubts.stream().noneMatch(doubt -> doubt.startsWith("one of its parameters"))
                && !item.has("$ref");
    }

    Map<String, Set<String>> errorCodes() {
        Map<String, Set<String>> codes = new TreeMap<>();
        json.path("responses")
                .properties()
                .forEach(response -> contract.resolved(response.getValue())
                        .ifPresent(answer -> answer.path("x-inin-error-codes")
                                .fieldNames()
                                .forEachRemaining(
                                        code -> codes.computeIfAbsent(response.getKey(), status -> new TreeSet<>())
                                                .add(code))));
        return codes;
    }
}
