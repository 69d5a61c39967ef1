package io.github.premiumdeploy.access;

import io.github.premiumdeploy.genesys.Grant;
import io.github.premiumdeploy.genesys.Policy;
import io.github.premiumdeploy.text.Nearest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds what somebody may have taken for a permission that is missing: a policy of the caller's roles for a domain or entity
 * of nearly the same name, or for the same entity without the action.
 */
final class NearMisses {

    /** So many are told; the first ones are about what is needed first. */
    private static final int TOLD = 3;

    /** So many edits, at most, turn one name into the other. */
    private static final int NEAR = 2;

    private final List<Grant> grants;

    NearMisses(Collection<Grant> grants) {
        this.grants = List.copyOf(grants);
    }

    /** What comes near to these permissions, in sentences without a full stop; none if nothing does. */
    List<String> of(Collection<Permission> missing) {
        Set<String> found = new LinkedHashSet<>();
        Map<String, Set<String>> withoutAction = new LinkedHashMap<>();
        for (Permission permission : missing) {
            for (Grant grant : grants) {
                for (Policy policy : grant.policies().orElse(List.of())) {
                    String role = "the role \"" + grant.role().name() + "\" has " + policy.words();
                    if (isNear(policy.domain(), permission.domain())
                            && Policy.covers(policy.entity(), permission.entity())) {
                        found.add(role + ": that is the domain " + policy.domain() + ", and " + permission.domain()
                                + " is another one");
                    } else if (policy.domain().equals(permission.domain())
                            && isNear(policy.entity(), permission.entity())) {
                        found.add(role + ": that is the entity " + policy.entity() + ", and " + permission.entity()
                                + " is another one");
                    } else if (policy.domain().equals(permission.domain())
                            && policy.entity().equals(permission.entity())
                            && policy.actions().stream()
                                    .noneMatch(action -> Policy.covers(action, permission.action()))) {
                        withoutAction
                                .computeIfAbsent(role, any -> new LinkedHashSet<>())
                                .add(permission.action());
                    }
                }
            }
        }
        withoutAction.forEach(
                (role, actions) -> found.add(role + ", which does not include " + String.join(" and ", actions)));
        return found.stream().limit(TOLD).toList();
    }

    /** Nearly the same name, and not the same. */
    private static boolean isNear(String name, String meant) {
        return !name.equals(meant)
                && !name.equals(Policy.ALL)
                && name.length() > NEAR
                && Nearest.distance(name.toLowerCase(Locale.ROOT), meant.toLowerCase(Locale.ROOT)) <= NEAR;
    }
}
