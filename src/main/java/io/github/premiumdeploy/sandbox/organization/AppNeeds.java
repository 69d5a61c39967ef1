package io.github.premiumdeploy.sandbox.organization;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What apps need of the organization that they are to be deployed to, beyond what every organization has.
 *
 * @param organizationId the organization's id; empty text for any
 * @param endpoint path, permission and feature of the endpoint for submissions; an empty text for what is not needed
 * @param appTypes the ids of integration types of apps
 * @param widgetTypes the ids of integration types of apps' widgets
 * @param permissions permissions that there must be, as {@code domain:entity:action}, in which {@code *} is any
 */
public record AppNeeds(
        String organizationId,
        List<String> endpoint,
        Set<String> appTypes,
        Set<String> widgetTypes,
        Set<String> permissions) {

    public AppNeeds {
        endpoint = List.copyOf(endpoint);
        appTypes = Set.copyOf(appTypes);
        widgetTypes = Set.copyOf(widgetTypes);
        permissions = Set.copyOf(permissions);
    }

    /** What these and others need together; the organization's id and its endpoint are as these say. */
    public AppNeeds and(AppNeeds others) {
        return new AppNeeds(
                organizationId,
                endpoint,
                union(appTypes, others.appTypes),
                union(widgetTypes, others.widgetTypes),
                union(permissions, others.permissions));
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }
}
