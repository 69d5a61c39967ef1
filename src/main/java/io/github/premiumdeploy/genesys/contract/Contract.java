package io.github.premiumdeploy.genesys.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.Operation;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What Genesys Cloud publishes of those operations of its API that this plugin knows: an extract of the whole document. */
public final class Contract {

    /** The field of an extract with every {@code METHOD /path} of the document. */
    static final String SIGNATURES = "signatures";

    private static final int LONGEST_CHAIN = 50;

    private final ObjectNode extract;
    private final Map<String, List<Place>> places = new LinkedHashMap<>();
    private final Map<String, String> signatures = new LinkedHashMap<>();

    private record Place(String path, JsonNode item, JsonNode operation) {}

    Contract(ObjectNode extract) {
        this.extract = extract;
        extract.path(SIGNATURES)
                .forEach(signature -> signatures.putIfAbsent(general(signature.asText()), signature.asText()));
        extract.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(field -> {
                    if (field.getValue().isObject()) {
                        places.computeIfAbsent(
                                        field.getKey().toUpperCase(Locale.ROOT) + " " + general(path.getKey()),
                                        signature -> new ArrayList<>())
                                .add(new Place(path.getKey(), path.getValue(), field.getValue()));
                    }
                }));
    }

    /** The extract as a document of its own, to be kept. */
    ObjectNode extract() {
        return extract;
    }

    /** A path whose variables have no name: what they are called makes no difference to a caller. */
    static String general(String path) {
        String general = path.replaceAll("\\{[^{}/]*}", "{}");
        return general.length() > 1 && general.endsWith("/") ? general.substring(0, general.length() - 1) : general;
    }

    /** How many operations the whole document has. */
    public int size() {
        return extract.path(SIGNATURES).size();
    }

    /** Every {@code METHOD /path} of the whole document, by the same without names of variables. */
    public Map<String, String> signatures() {
        return signatures;
    }

    /** Whether it has at least one of these operations; a contract of another API has none. */
    public boolean hasAny(Collection<Operation> operations) {
        return operations.stream().anyMatch(this::has);
    }

    /** Whether the document has an operation. */
    public boolean has(Operation operation) {
        // Also what is not among the extract's own, such as a path that a user has set.
        return signatures.containsKey(signature(operation));
    }

    private static String signature(Operation operation) {
        return operation.method() + " " + general(operation.path());
    }

    Optional<ContractOperation> operation(Operation operation) {
        List<Place> all = places.getOrDefault(signature(operation), List.of());
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Place place = all.stream()
                .filter(one -> one.path().equals(operation.path()))
                .findFirst()
                .orElse(all.get(0));
        ContractOperation found = new ContractOperation(this, place.path(), place.item(), place.operation());
        boolean differ = all.stream().anyMatch(one -> !one.operation().equals(place.operation()));
        if (differ) {
            found.doubt("the contract has it twice, with different content");
        }
        if (BoundedTree.isTwice(extract.path("paths"), place.path())
                || BoundedTree.isTwice(place.item(), operation.method().toLowerCase(Locale.ROOT))) {
            found.doubt("the contract has it twice under one name, with different content");
        }
        return Optional.of(found);
    }

    /** What counts for operations that do not say it themselves, such as {@code consumes}. */
    JsonNode general(String field, JsonNode own) {
        return own.isMissingNode() || own.isNull() ? extract.path(field) : own;
    }

    /** The section and the name that a node refers to; empty if it refers to nothing in this document. */
    static Optional<String> reference(JsonNode node) {
        String target = node.path("$ref").asText("");
        if (!target.startsWith("#/")) {
            return Optional.empty();
        }
        String[] parts = target.substring(2).split("/", 2);
        if (parts.length != 2) {
            return Optional.empty();
        }
        String name = parts[1].replace("~1", "/").replace("~0", "~");
        try {
            name = URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // A percent sign that stands for itself.
        }
        return Optional.of(parts[0] + "/" + name);
    }

    /** What a node says or, in the end, refers to; empty if that is not there, goes round in circles, or is not certain. */
    Optional<JsonNode> resolved(JsonNode node) {
        JsonNode current = node;
        for (int step = 0; step < LONGEST_CHAIN; step++) {
            if (!current.path("$ref").isTextual()) {
                return Optional.of(current);
            }
            Optional<String> reference = reference(current);
            if (reference.isEmpty()) {
                return Optional.empty();
            }
            String[] parts = reference.get().split("/", 2);
            JsonNode section = extract.path(parts[0]);
            if (!section.has(parts[1]) || BoundedTree.isTwice(section, parts[1])) {
                return Optional.empty();
            }
            current = section.get(parts[1]);
        }
        return Optional.empty();
    }
}
