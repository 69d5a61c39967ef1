package io.github.premiumdeploy.access;

import io.github.premiumdeploy.genesys.Policy;
import java.util.Arrays;
import java.util.Optional;

/**
 * One permission, written {@code domain:entity:action}.
 *
 * @param domain for example {@code integrations}
 * @param entity for example {@code integration}
 * @param action for example {@code add}
 */
public record Permission(String domain, String entity, String action) {

    /** Reads {@code domain:entity:action}; empty if the text has another form. */
    public static Optional<Permission> parse(String text) {
        String[] parts = text.strip().split(":", -1);
        return parts.length == 3 && Arrays.stream(parts).noneMatch(String::isEmpty)
                ? Optional.of(new Permission(parts[0], parts[1], parts[2]))
                : Optional.empty();
    }

    /** Whether a policy allows this, by name or by {@code *}. */
    public boolean isCoveredBy(Policy policy) {
        return Policy.covers(policy.domain(), domain)
                && Policy.covers(policy.entity(), entity)
                && policy.actions().stream().anyMatch(allowed -> Policy.covers(allowed, action));
    }

    /** Whether a permission string of the platform is this one; it may carry a suffix for divisions or conditions. */
    public boolean isNamedBy(String held) {
        String[] parts = held.split(":", 4);
        return parts.length >= 3
                && Policy.covers(parts[0], domain)
                && Policy.covers(parts[1], entity)
                && Policy.covers(parts[2], action);
    }

    @Override
    public String toString() {
        return domain + ":" + entity + ":" + action;
    }
}
