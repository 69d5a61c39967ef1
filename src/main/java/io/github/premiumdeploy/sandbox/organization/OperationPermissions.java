package io.github.premiumdeploy.sandbox.organization;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Operations;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts what the declared operations need into an organization file that refers to them: under {@code permissions}, and in a
 * role, with {@code operations: true}. A licence can name domains in place of permissions.
 */
final class OperationPermissions {

    private static final String KEY = "operations";

    private OperationPermissions() {}

    static ObjectNode complete(ObjectNode file) {
        if (file.path("permissions") instanceof ObjectNode permissions && refers(permissions)) {
            Operations.all().stream()
                    .flatMap(operation -> operation.permissions().stream())
                    .forEach(permission -> add(permissions, permission.split(":")));
        }
        file.path("licenses").forEach(license -> {
            if (license.path("permissions") instanceof ArrayNode domains) {
                ObjectNode brought = ((ObjectNode) license).putObject("permissions");
                domains.forEach(domain -> brought.set(
                        domain.asText(),
                        file.path("permissions").path(domain.asText()).deepCopy()));
            }
        });
        file.path("roles").forEach(role -> {
            if (role instanceof ObjectNode object && refers(object)) {
                grant(object);
            }
        });
        return file;
    }

    private static boolean refers(ObjectNode section) {
        JsonNode stated = section.remove(KEY);
        return stated != null && stated.asBoolean();
    }

    /** Adds a permission, in its three parts, that is not there yet. */
    static void add(ObjectNode permissions, String... parts) {
        ArrayNode actions = permissions.withObjectProperty(parts[0]).withArrayProperty(parts[1]);
        if (actions.valueStream().noneMatch(action -> action.asText().equals(parts[2]))) {
            actions.add(parts[2]);
        }
    }

    /** Lets a role do what the operations need on things that one of them writes; of alternatives the first is enough. */
    private static void grant(ObjectNode role) {
        Set<String> written = Operations.all().stream()
                .filter(operation -> !operation.isRead())
                .flatMap(OperationPermissions::needed)
                .map(OperationPermissions::entity)
                .collect(Collectors.toSet());
        ArrayNode policies = role.withArrayProperty("policies");
        Map<String, Set<String>> missing = new LinkedHashMap<>();
        Operations.all().stream()
                .flatMap(OperationPermissions::needed)
                .filter(permission -> written.contains(entity(permission)))
                .filter(permission -> policies.valueStream().noneMatch(policy -> gives(policy, permission.split(":"))))
                .forEach(permission -> missing.computeIfAbsent(entity(permission), none -> new LinkedHashSet<>())
                        .add(permission.split(":")[2]));
        missing.forEach((entity, actions) -> policies.addObject()
                .put("domain", entity.split(":")[0])
                .put("entityName", entity.split(":")[1])
                .set("actionSet", SandboxJson.texts(actions)));
    }

    private static Stream<String> needed(Operation operation) {
        List<String> permissions = operation.permissions();
        return permissions.stream()
                .limit(operation.combination() == Operation.Combination.ANY ? 1 : permissions.size());
    }

    private static String entity(String permission) {
        return permission.substring(0, permission.lastIndexOf(':'));
    }

    private static boolean gives(JsonNode policy, String[] permission) {
        return isOneOf(policy.path("domain").asText(), permission[0])
                && isOneOf(policy.path("entityName").asText(), permission[1])
                && policy.path("actionSet").valueStream().anyMatch(action -> isOneOf(action.asText(), permission[2]));
    }

    private static boolean isOneOf(String stated, String part) {
        return stated.equals("*") || stated.equals(part);
    }
}
