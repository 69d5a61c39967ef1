package io.github.premiumdeploy.plan.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.premiumdeploy.plan.Compare;
import io.github.premiumdeploy.plan.Compared;
import io.github.premiumdeploy.plan.Difference;
import io.github.premiumdeploy.plan.ExistingPermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares the policies of a role with those that are stated. A wildcard is what it covers in the organization: the platform
 * keeps it as explicit actions, entity by entity (reported by Genesys's provider for Terraform), and may lose its conditions
 * on the way.
 */
final class RolePolicies {

    private static final String FIELD = "permissionPolicies";
    private static final String ANY = "*";

    private final JsonNode stated;
    private final JsonNode actual;
    private final ExistingPermissions permissions;

    /**
     * Compares.
     *
     * @param permissions tells the permissions that the organization has, which are read only where the two are not written alike;
     *     one that could not be read or is empty says nothing
     */
    RolePolicies(JsonNode stated, JsonNode actual, ExistingPermissions permissions) {
        this.stated = stated;
        this.actual = actual;
        this.permissions = permissions;
    }

    private Set<String> catalogue() {
        return permissions
                .of(domains())
                .value()
                .map(known -> known.permissions().keySet())
                .orElse(Set.of());
    }

    /** The domains of what is stated and of what is there. */
    Set<String> domains() {
        return Stream.concat(literal(stated).stream(), literal(actual).stream())
                .map(name -> name.substring(0, name.indexOf(':')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether what is there is written just as it is stated, so that nothing needs to be known of the organization. */
    boolean isLiteral() {
        return literal(stated).equals(literal(actual)) && !losesConditions(true);
    }

    Compared compared() {
        String held = String.join(" ", texts(actual));
        String wanted = String.join(" ", texts(stated));
        List<Difference> one =
                List.of(new Difference(FIELD, held, wanted, Difference.digestOf(held, wanted), isCovered()));
        if (!isLiteral() && !isSame() || losesConditions(false) || gainsConditions()) {
            return new Compared(one);
        }
        return new Compared(List.of(), isLiteral() ? List.of() : one);
    }

    /** What the organization has nothing of, each in words. */
    List<String> unknown() {
        Set<String> catalogue = catalogue();
        if (catalogue.isEmpty()) {
            return List.of();
        }
        return literal(stated).stream()
                .filter(name -> catalogue.stream().noneMatch(there -> covers(name, there)))
                .map(name -> FIELD + ": the organization has no permission "
                        + (name.contains(ANY) ? "that " + name + " covers" : name)
                        + ", so that this gives nothing; a product or licence may be missing")
                .toList();
    }

    private boolean isSame() {
        Set<String> catalogue = catalogue();
        return catalogue.isEmpty() ? isCovered() : expanded(stated, catalogue).equals(expanded(actual, catalogue));
    }

    /** Whether all that is there is stated, and something is there of all that is stated. */
    private boolean isCovered() {
        Set<String> wanted = literal(stated);
        Set<String> held = literal(actual);
        return held.stream().allMatch(one -> wanted.stream().anyMatch(pattern -> covers(pattern, one)))
                && wanted.stream()
                        .allMatch(pattern -> held.stream()
                                .anyMatch(
                                        one -> covers(one, pattern) || pattern.contains(ANY) && covers(pattern, one)));
    }

    /** A wildcard that covers nothing gives nothing. */
    private static Set<String> expanded(JsonNode policies, Set<String> catalogue) {
        Set<String> all = new TreeSet<>();
        for (String name : literal(policies)) {
            if (name.contains(ANY)) {
                catalogue.stream().filter(there -> covers(name, there)).forEach(all::add);
            } else {
                all.add(name);
            }
        }
        return all;
    }

    /** Whether a condition that is stated is not there, of policies with a wildcard or without. */
    private boolean losesConditions(boolean withWildcard) {
        for (JsonNode policy : stated) {
            if (isWildcard(policy) != withWildcard) {
                continue;
            }
            for (JsonNode there : actual) {
                boolean both = literal(policy).stream()
                        .anyMatch(name -> literal(there).stream().anyMatch(one -> covers(name, one)));
                if (both && !hasConditions(policy, there) && isOnlyOne(policy, there)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Where a permission is given by several policies, another one may be without the condition. */
    private boolean isOnlyOne(JsonNode policy, JsonNode there) {
        int covering = 0;
        for (JsonNode other : stated) {
            boolean covers = literal(other).stream()
                    .anyMatch(name -> literal(there).stream().anyMatch(one -> covers(name, one)));
            covering += covers && other != policy ? 1 : 0;
        }
        return covering == 0;
    }

    private static boolean hasConditions(JsonNode policy, JsonNode there) {
        boolean allows = !policy.path("allowConditions").asBoolean()
                || there.path("allowConditions").asBoolean();
        JsonNode condition = policy.path("resourceConditionNode");
        return allows
                && new Compare()
                        .field(
                                "",
                                condition.isNull() ? MissingNode.getInstance() : condition,
                                there.path("resourceConditionNode"))
                        .differences()
                        .isEmpty();
    }

    /** Whether conditions are allowed where they are stated not to be; counts only where the descriptor speaks of it. */
    private boolean gainsConditions() {
        if (stated.findValue("allowConditions") == null) {
            return false;
        }
        Set<String> allowed = new TreeSet<>();
        stated.forEach(policy -> {
            if (policy.path("allowConditions").asBoolean()) {
                allowed.addAll(literal(policy));
            }
        });
        for (JsonNode there : actual) {
            boolean gains = there.path("allowConditions").asBoolean()
                    && literal(there).stream()
                            .anyMatch(one -> allowed.stream().noneMatch(pattern -> covers(pattern, one)));
            if (gains) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWildcard(JsonNode policy) {
        return literal(policy).stream().anyMatch(name -> name.contains(ANY));
    }

    /** The permissions of policies, or of one, as they are written. */
    private static Set<String> literal(JsonNode policies) {
        Set<String> names = new TreeSet<>();
        List<JsonNode> all = new ArrayList<>();
        if (policies.isObject()) {
            all.add(policies);
        } else {
            policies.forEach(all::add);
        }
        for (JsonNode policy : all) {
            policy.path("actionSet")
                    .forEach(action -> names.add(policy.path("domain").asText() + ":"
                            + policy.path("entityName").asText() + ":" + action.asText()));
        }
        return names;
    }

    /** Both are read in place: a wildcard is compared with all permissions of the organization. */
    private static boolean covers(String pattern, String name) {
        int entity = pattern.indexOf(':') + 1;
        int action = pattern.indexOf(':', entity) + 1;
        int ofEntity = name.indexOf(':') + 1;
        int ofAction = name.indexOf(':', ofEntity) + 1;
        return entity > 0
                && action > 0
                && ofEntity > 0
                && ofAction > 0
                && covers(pattern, 0, entity - 1, name, 0, ofEntity - 1)
                && covers(pattern, entity, action - 1, name, ofEntity, ofAction - 1)
                && covers(pattern, action, pattern.length(), name, ofAction, name.length());
    }

    private static boolean covers(String pattern, int from, int to, String name, int fromName, int toName) {
        return to - from == ANY.length() && pattern.startsWith(ANY, from)
                || to - from == toName - fromName && pattern.regionMatches(from, name, fromName, to - from);
    }

    /** Each policy as text; whether conditions are allowed counts only where the descriptor says so. */
    private Set<String> texts(JsonNode policies) {
        boolean conditions = stated.findValue("allowConditions") != null;
        Set<String> texts = new TreeSet<>();
        for (JsonNode policy : policies) {
            Set<String> actions = new TreeSet<>();
            policy.path("actionSet").forEach(action -> actions.add(action.asText()));
            texts.add(policy.path("domain").asText() + ":"
                    + policy.path("entityName").asText() + ":"
                    + String.join(",", actions)
                    + (conditions && policy.path("allowConditions").asBoolean() ? "(conditions)" : ""));
        }
        return texts;
    }
}
