package io.github.premiumdeploy.sandbox.organization;

import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Policy;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What becomes of wildcards in a role's policies since June 2026: explicit actions, with a policy for each entity of the
 * organization's catalogue of permissions. The source is Genesys's Terraform provider.
 */
public final class WildcardExpansion {

    private static final String ANY = "*";

    private final Map<String, Map<String, List<String>>> catalogue;
    private final Switches switches;

    public WildcardExpansion(SandboxOrganization organization) {
        this.catalogue = organization.permissions();
        this.switches = organization.switches();
    }

    /** The role as the organization keeps it. */
    public Role of(Role role) {
        return new Role(
                role.id(), role.name(), role.description(), role.isDefault(), role.permissions(), of(role.policies()));
    }

    /** The policies as the organization keeps them; one that covers nothing stays as it is. */
    public List<Policy> of(List<Policy> policies) {
        return switches.expandWildcards()
                ? policies.stream().flatMap(policy -> of(policy).stream()).toList()
                : policies;
    }

    private List<Policy> of(Policy policy) {
        boolean explicit = !policy.domain().equals(ANY)
                && !policy.entityName().equals(ANY)
                && !policy.actionSet().contains(ANY);
        List<Policy> expanded = new ArrayList<>();
        catalogue.forEach((domain, entities) -> entities.forEach((entity, actions) -> {
            List<String> covered = actions.stream()
                    .filter(action -> policy.covers(domain, entity, action))
                    .toList();
            if (!covered.isEmpty()) {
                boolean keep = !switches.expansionDropsConditions();
                expanded.add(new Policy(
                        domain,
                        entity,
                        covered,
                        keep && policy.allowConditions(),
                        keep ? policy.condition() : "",
                        !keep || policy.conditionMet()));
            }
        }));
        return explicit || expanded.isEmpty() ? List.of(policy) : expanded;
    }
}
