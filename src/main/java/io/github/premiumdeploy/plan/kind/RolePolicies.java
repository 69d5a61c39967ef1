package io.github.premiumdeploy.plan.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.premiumdeploy.plan.Compare;
import io.github.premiumdeploy.plan.Difference;
import io.github.premiumdeploy.plan.ExistingPermissions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

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
    private final Set<String> wanted;
    private final Set<String> held;

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
        this.wanted = literal(stated);
        this.held = literal(actual);
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
        Set<String> domains = new TreeSet<>();
        for (Set<String> names : List.of(wanted, held)) {
            for (String name : names) {
                domains.add(name.substring(0, name.indexOf(':')));
            }
        }
        return domains;
    }

    /** Whether what is there is written just as it is stated, so that nothing needs to be known of the organization. */
    boolean isLiteral() {
        return wanted.equals(held) && !losesConditions(true);
    }

    Compare compared() {
        boolean isLiteral = isLiteral();
        boolean differs = !isLiteral && !isSame() || losesConditions(false) || gainsConditions();
        if (isLiteral && !differs) {
            return new Compare();
        }
        String before = String.join(" ", texts(actual));
        String after = String.join(" ", texts(stated));
        Difference one = new Difference(FIELD, before, after, Difference.digestOf(before, after), isCovered());
        return differs ? new Compare().add(List.of(one)) : new Compare().form(one);
    }

    /** What the organization has nothing of, each in words. */
    List<String> unknown() {
        Set<String> catalogue = catalogue();
        if (catalogue.isEmpty()) {
            return List.of();
        }
        return wanted.stream()
                .filter(name -> !coversAny(name, catalogue))
                .map(name -> FIELD + ": the organization has no permission "
                        + (name.contains(ANY) ? "that " + name + " covers" : name)
                        + ", so that this gives nothing; a product or licence may be missing")
                .toList();
    }

    private boolean isSame() {
        Set<String> catalogue = catalogue();
        return catalogue.isEmpty() ? isCovered() : expanded(wanted, catalogue).equals(expanded(held, catalogue));
    }

    /** Whether all that is there is stated, and something is there of all that is stated. */
    private boolean isCovered() {
        for (String one : held) {
            if (!isCovered(one, wanted)) {
                return false;
            }
        }
        for (String pattern : wanted) {
            if (!isCovered(pattern, held) && !(pattern.contains(ANY) && coversAny(pattern, held))) {
                return false;
            }
        }
        return true;
    }

    private static boolean coversAny(String pattern, Set<String> names) {
        return coverAny(Set.of(pattern), names);
    }

    private static boolean isCovered(String name, Set<String> patterns) {
        return coverAny(patterns, Set.of(name));
    }

    private static boolean coverAny(Set<String> patterns, Set<String> names) {
        for (String pattern : patterns) {
            for (String name : names) {
                if (covers(pattern, name)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a policy covers something of another one. */
    private static boolean covers(JsonNode policy, JsonNode there) {
        return coverAny(literal(policy), literal(there));
    }

    /** A wildcard that covers nothing gives nothing. */
    private static Set<String> expanded(Set<String> names, Set<String> catalogue) {
        Set<String> all = new TreeSet<>();
        for (String name : names) {
            if (!name.contains(ANY)) {
                all.add(name);
                continue;
            }
            for (String there : catalogue) {
                if (covers(name, there)) {
                    all.add(there);
                }
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
                if (covers(policy, there) && !hasConditions(policy, there) && isOnlyOne(policy, there)) {
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
            covering += other != policy && covers(other, there) ? 1 : 0;
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
        for (JsonNode policy : stated) {
            if (policy.path("allowConditions").asBoolean()) {
                allowed.addAll(literal(policy));
            }
        }
        for (JsonNode there : actual) {
            if (!there.path("allowConditions").asBoolean()) {
                continue;
            }
            for (String one : literal(there)) {
                if (!isCovered(one, allowed)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isWildcard(JsonNode policy) {
        for (String name : literal(policy)) {
            if (name.contains(ANY)) {
                return true;
            }
        }
        return false;
    }

    /** The permissions of policies, or of one, as they are written. */
    private static Set<String> literal(JsonNode policies) {
        Set<String> names = new TreeSet<>();
        for (JsonNode policy : policies.isObject() ? List.of(policies) : policies) {
            for (JsonNode action : policy.path("actionSet")) {
                names.add(policy.path("domain").asText() + ":"
                        + policy.path("entityName").asText() + ":" + action.asText());
            }
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
            for (JsonNode action : policy.path("actionSet")) {
                actions.add(action.asText());
            }
            texts.add(policy.path("domain").asText() + ":"
                    + policy.path("entityName").asText() + ":"
                    + String.join(",", actions)
                    + (conditions && policy.path("allowConditions").asBoolean() ? "(conditions)" : ""));
        }
        return texts;
    }
}
