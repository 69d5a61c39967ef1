package io.github.premiumdeploy.sandbox.organization;

import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.License;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what an organization file says about permissions: which exist, how they count, and what brings them. */
final class PermissionsReader {

    private static final Pattern ENTITY = Pattern.compile("[^:]+:[^:]+");

    private PermissionsReader() {}

    /** Permissions as domain, entity, actions. */
    static Map<String, Map<String, List<String>>> catalogue(FileSection section) {
        Map<String, Map<String, List<String>>> permissions = new LinkedHashMap<>();
        for (String domain : section.keys()) {
            FileSection entities = section.section(domain);
            Map<String, List<String>> actions = new LinkedHashMap<>();
            entities.keys().forEach(entity -> actions.put(entity, entities.texts(entity)));
            permissions.put(domain, actions);
        }
        return permissions;
    }

    /** A list of {@code domain:entity}; those that the organization lacks make no difference. */
    static Set<String> entities(FileSection file, String key) {
        List<String> entities = file.texts(key);
        for (int i = 0; i < entities.size(); i++) {
            if (!ENTITY.matcher(entities.get(i)).matches()) {
                file.problem(key + "[" + i + "]", "must be domain:entity, not " + entities.get(i));
            }
        }
        return Set.copyOf(entities);
    }

    static License license(FileSection section) {
        List<String> permissions = new ArrayList<>();
        catalogue(section.section("permissions"))
                .forEach((domain, entities) -> entities.forEach((entity, actions) ->
                        actions.forEach(action -> permissions.add(domain + ":" + entity + ":" + action))));
        License license = new License(section.text("id"), section.text("description", ""), permissions);
        section.done();
        return license;
    }
}
