package io.github.premiumdeploy.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.access.Permission;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A role that holds some permissions and nothing else, as the platform and as Terraform take it. */
public final class RoleText {

    private record Role(String name, String description, Collection<Policy> permissionPolicies) {}

    private record Policy(String domain, String entityName, Set<String> actionSet) {}

    private final String name;
    private final String description;
    private final Map<String, Policy> policies = new TreeMap<>();

    public RoleText(String name, String description, Collection<Permission> permissions) {
        this.name = name;
        this.description = description;
        permissions.forEach(permission -> policies.computeIfAbsent(
                        permission.domain() + ":" + permission.entity(),
                        any -> new Policy(permission.domain(), permission.entity(), new TreeSet<>()))
                .actionSet()
                .add(permission.action()));
    }

    /** The body of {@code POST /api/v2/authorization/roles}. */
    public JsonNode body() {
        return RecordJson.tree(new Role(name, description, policies.values()));
    }

    /** A block for CX as Code, the Terraform provider of Genesys. */
    public String terraform() {
        return "resource \"genesyscloud_auth_role\" \"" + identifier() + "\" {\n"
                + "  name        = " + quoted(name) + "\n"
                + "  description = " + quoted(description) + "\n"
                + policies.values().stream().map(RoleText::terraform).collect(Collectors.joining())
                + "}\n";
    }

    private static String terraform(Policy policy) {
        return "\n  permission_policies {\n"
                + "    domain      = " + quoted(policy.domain()) + "\n"
                + "    entity_name = " + quoted(policy.entityName()) + "\n"
                + "    action_set  = ["
                + policy.actionSet().stream().map(RoleText::quoted).collect(Collectors.joining(", ")) + "]\n"
                + "  }\n";
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
