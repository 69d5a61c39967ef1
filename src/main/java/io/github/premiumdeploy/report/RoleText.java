package io.github.premiumdeploy.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.access.Permission;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A role that holds some permissions and nothing else, as the platform and as Terraform take it. */
public final class RoleText {

    private record Entity(String domain, String name) implements Comparable<Entity> {
        @Override
        public int compareTo(Entity other) {
            return (domain + ":" + name).compareTo(other.domain + ":" + other.name);
        }
    }

    private record Role(String name, String description, List<Policy> permissionPolicies) {}

    private record Policy(String domain, String entityName, Set<String> actionSet) {}

    private final String name;
    private final String description;
    private final Map<Entity, Set<String>> policies = new TreeMap<>();

    public RoleText(String name, String description, Collection<Permission> permissions) {
        this.name = name;
        this.description = description;
        permissions.forEach(permission -> policies.computeIfAbsent(
                        new Entity(permission.domain(), permission.entity()), entity -> new TreeSet<>())
                .add(permission.action()));
    }

    /** The role's name. */
    public String name() {
        return name;
    }

    /** The body of {@code POST /api/v2/authorization/roles}. */
    public JsonNode body() {
        return RecordJson.tree(new Role(
                name,
                description,
                policies.entrySet().stream()
                        .map(policy -> new Policy(
                                policy.getKey().domain(), policy.getKey().name(), policy.getValue()))
                        .toList()));
    }

    /** A block for CX as Code, the Terraform provider of Genesys. */
    public String terraform() {
        StringBuilder text = new StringBuilder();
        text.append("resource \"genesyscloud_auth_role\" \"")
                .append(identifier())
                .append("\" {\n");
        text.append("  name        = ").append(quoted(name)).append('\n');
        text.append("  description = ").append(quoted(description)).append('\n');
        policies.forEach((entity, actions) -> text.append("\n  permission_policies {\n")
                .append("    domain      = ")
                .append(quoted(entity.domain()))
                .append("\n    entity_name = ")
                .append(quoted(entity.name()))
                .append("\n    action_set  = [")
                .append(actions.stream().map(RoleText::quoted).collect(Collectors.joining(", ")))
                .append("]\n  }\n"));
        return text.append("}\n").toString();
    }

    private String identifier() {
        String plain =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
        return plain.isEmpty() || Character.isDigit(plain.charAt(0)) ? "role_" + plain : plain;
    }

    /** In Terraform's language a string is a template: its markers are doubled. */
    private static String quoted(String text) {
        String escaped = text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("${", "$${")
                .replace("%{", "%%{")
                .replaceAll("\\s", " ");
        return '"' + escaped + '"';
    }
}
