package io.github.premiumdeploy.genesys.contract;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the contract says of one operation. */
final class ContractOperation {

    private static final String PERMISSIONS = "x-inin-requires-permissions";
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
            List<String> names = new ArrayList<>();
            json.path(BoundedTree.TWICE).forEach(name -> names.add(name.asText()));
            doubt("it has twice, with different content: " + String.join(", ", names));
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

    /** The names of the path's variables, in their order. */
    List<String> variables() {
        return variables(path);
    }

    static List<String> variables(String path) {
        List<String> names = new ArrayList<>();
        Matcher matcher = VARIABLE.matcher(path);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
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

    /** Permissions and how they combine. */
    record Permissions(Combination combination, List<String> names) {}

    /** What a caller needs; empty if it cannot be told. */
    Optional<Permissions> permissions() {
        JsonNode extension = json.path(PERMISSIONS);
        if (BoundedTree.isTwice(json, PERMISSIONS) || json.has(BoundedTree.TOO_DEEP)) {
            return Optional.empty();
        }
        if (extension.isMissingNode() || extension.isNull()) {
            return Optional.of(new Permissions(Combination.NONE, List.of()));
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
        if (names.isEmpty()) {
            return Optional.of(new Permissions(Combination.NONE, List.of()));
        }
        return switch (extension.path("type").asText("").strip().toUpperCase(Locale.ROOT)) {
            case "ALL" -> Optional.of(new Permissions(Combination.ALL, List.copyOf(names)));
            case "ANY" -> Optional.of(new Permissions(Combination.ANY, List.copyOf(names)));
            default -> {
                if (names.size() == 1) {
                    yield Optional.of(new Permissions(Combination.ANY, List.copyOf(names)));
                }
                doubt("it is not known how its permissions combine: neither ANY nor ALL");
                yield Optional.empty();
            }
        };
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
        JsonNode types = contract.general("consumes", json.path("consumes"));
        if (!types.isArray() || types.isEmpty()) {
            return true;
        }
        for (JsonNode type : types) {
            String name = type.asText("").replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
            if (Set.of("application/json", "*/*", "application/*").contains(name)) {
                return true;
            }
        }
        return false;
    }

    /** The media types that a body may have. */
    List<String> consumes() {
        List<String> types = new ArrayList<>();
        contract.general("consumes", json.path("consumes")).forEach(type -> types.add(type.asText()));
        return types;
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

    /** Whether its parameters are all known. */
    boolean knowsParameters() {
        parameters("query");
        return !BoundedTree.isTwice(json, "parameters")
                && !json.has(BoundedTree.TOO_DEEP)
                && doubts.stream().noneMatch(doubt -> doubt.startsWith("one of its parameters"))
                && !item.has("$ref");
    }

    /** The published error codes by status. */
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
