package io.github.premiumdeploy.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.DescriptorKinds;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.target.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an organization must have so that a target could be worked on there.
 *
 * @param identity tells targets of one organization from those of another, as far as their configuration does; empty for any
 *     organization
 * @param endpoint path, permission and feature of the endpoint for submissions, as configured; empty texts for none
 * @param appTypes the integration types of apps
 * @param widgetTypes the integration types of apps' widgets
 * @param permissions those that roles of the descriptor name, as {@code domain:entity:action}, in which {@code *} is any
 */
public record OrganizationNeeds(
        String organizationId,
        String identity,
        List<String> endpoint,
        Set<String> appTypes,
        Set<String> widgetTypes,
        Set<String> permissions) {

    /** What {@code provisioningInfo.role} calls the parts of a permission. */
    private static final String POLICIES = "permissionPolicies";

    public OrganizationNeeds {
        endpoint = List.copyOf(endpoint);
        appTypes = Set.copyOf(appTypes);
        widgetTypes = Set.copyOf(widgetTypes);
        permissions = Set.copyOf(permissions);
    }

    /** What a target needs for its submission alone. */
    static OrganizationNeeds of(Parameters values) {
        String organizationId = values.value("organizationId").orElse("");
        String identity = organizationId.isEmpty()
                ? String.join("|", text(values, "region"), text(values, "apiUrl"), text(values, "serverId"))
                : organizationId;
        return new OrganizationNeeds(
                organizationId,
                identity,
                List.of(
                        text(values, "premiumAppsPath"),
                        text(values, "premiumAppsPermission"),
                        text(values, "premiumAppsFeature")),
                Set.of(),
                Set.of(),
                Set.of());
    }

    /** The same of whichever organization the build is about: those of a region have its contract in common. */
    OrganizationNeeds ofAny() {
        return new OrganizationNeeds(organizationId, "", endpoint, appTypes, widgetTypes, permissions);
    }

    /** What it needs for a descriptor, too. */
    OrganizationNeeds with(Descriptor descriptor) {
        Set<String> named = new TreeSet<>();
        descriptor.premiumAppViewPermission().ifPresent(named::add);
        descriptor.items(DescriptorKinds.ROLE).forEach(role -> named.addAll(permissions(role)));
        return new OrganizationNeeds(
                organizationId,
                identity,
                endpoint,
                Set.of(descriptor.premiumAppIntegrationTypeId()),
                descriptor.premiumWidgetIntegrationTypeId().map(Set::of).orElse(Set.of()),
                named);
    }

    private static List<String> permissions(Item role) {
        List<String> named = new ArrayList<>(role.texts("permissions"));
        for (JsonNode policy : role.fields().path(POLICIES)) {
            policy.path("actionSet")
                    .forEach(action -> named.add(policy.path("domain").asText() + ":"
                            + policy.path("entityName").asText() + ":" + action.asText()));
        }
        return named;
    }

    private static String text(Parameters values, String name) {
        return values.value(name)
                .filter(value -> !value.equalsIgnoreCase("none"))
                .orElse("");
    }
}
