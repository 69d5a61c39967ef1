package io.github.premiumdeploy.sandbox.organization;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.organization.FileSection.ApiPaths;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The organization that a sandbox imitates, as described in a file: who may log in, what the roles permit, what the
 * organization has bought, and which of the platform's moods are switched on.
 *
 * <p>The bundled {@code organization.yaml} explains every key. The first of the clients is the one to use when nothing
 * else is said.
 */
public record SandboxOrganization(
        String id,
        String name,
        String shortName,
        String domain,
        Map<String, Boolean> features,
        List<String> products,
        List<Division> divisions,
        Map<String, Map<String, List<String>>> permissions,
        Set<String> divisionAware,
        Set<String> allowsConditions,
        List<License> licenses,
        List<Role> roles,
        List<Client> clients,
        List<User> users,
        List<Grant> grants,
        List<Token> tokens,
        List<IntegrationType> integrationTypes,
        Map<String, Map<String, Integer>> limits,
        PremiumApps premiumApps,
        Switches switches,
        RefusalRules refusals,
        ContractChanges contract,
        int requestsPerMinute) {

    /** The type of integration that has an id, if the organization sees it. */
    public Optional<IntegrationType> integrationType(String id) {
        return integrationTypes.stream().filter(type -> type.id().equals(id)).findFirst();
    }

    /** Permissions in full, {@code domain:entity:action}, in their order. */
    public static Stream<String> names(Map<String, Map<String, List<String>>> permissions) {
        return permissions.entrySet().stream()
                .flatMap(domain -> domain.getValue().entrySet().stream()
                        .flatMap(entity -> entity.getValue().stream()
                                .map(action -> domain.getKey() + ":" + entity.getKey() + ":" + action)));
    }

    /** The client and organization id that the platform shows for tokens made by its own user interface. */
    public static final String BUILT_IN_CLIENT = "purecloud-builtin";

    /** A division; exactly one is home. */
    public record Division(String id, String name, String description, boolean home) {

        /** The id that grants use for all divisions together. */
        static final String EVERY = "*";

        public static Division every() {
            return new Division(EVERY, EVERY, "", false);
        }
    }

    /** A licence with the permissions that it brings, whether or not the organization has them. */
    public record License(String id, String description, List<String> permissions) {}

    /**
     * What a role permits in one domain; {@code *} covers everything.
     *
     * @param allowConditions shown as it was given; it permits nothing by itself
     * @param condition an access condition on top of the permission, empty if there is none
     * @param conditionMet whether the condition holds for every call; a policy whose condition fails permits nothing
     */
    public record Policy(
            String domain,
            String entityName,
            List<String> actionSet,
            boolean allowConditions,
            String condition,
            boolean conditionMet) {

        /** Whether the policy covers {@code domain:entity:action}, its condition aside. */
        public boolean covers(String neededDomain, String neededEntity, String neededAction) {
            return covers(domain, neededDomain)
                    && covers(entityName, neededEntity)
                    && actionSet.stream().anyMatch(action -> covers(action, neededAction));
        }

        /** What all who show policies show of them. */
        public ObjectNode shown() {
            ObjectNode shown = SandboxJson.object()
                    .put("domain", domain)
                    .put("entityName", entityName)
                    .put("allowConditions", allowConditions);
            shown.set("actionSet", SandboxJson.texts(actionSet));
            return shown;
        }

        private static boolean covers(String held, String needed) {
            return held.equals("*") || held.equals(needed);
        }
    }

    /**
     * A role; a default role cannot be deleted.
     *
     * @param permissions the older form of policies: names of the first days, or {@code domain:entity:action}
     */
    public record Role(
            String id,
            String name,
            String description,
            boolean isDefault,
            List<String> permissions,
            List<Policy> policies) {

        /** Whether the role gives {@code domain:entity:action}, conditions included. */
        public boolean permits(String permission) {
            String[] parts = permission.split(":", 3);
            return parts.length == 3
                    && (permissions.contains(permission)
                            || policies.stream()
                                    .anyMatch(policy ->
                                            policy.conditionMet() && policy.covers(parts[0], parts[1], parts[2])));
        }
    }

    /**
     * An OAuth client.
     *
     * @param shown as the platform shows it, its roles and its address aside; not to be changed
     */
    public record Client(String secret, ObjectNode shown) {

        public String id() {
            return shown.path("id").asText();
        }

        public String name() {
            return shown.path("name").asText();
        }

        /** {@code CLIENT-CREDENTIALS}, {@code CODE}, {@code TOKEN}, {@code SAML2-BEARER} or {@code PASSWORD}. */
        public String grantType() {
            return shown.path("authorizedGrantType").asText();
        }

        /** {@code active}, {@code disabled} or {@code inactive}. */
        public String state() {
            return shown.path("state").asText();
        }

        /** For so many seconds each of its tokens is valid. */
        public int tokenSeconds() {
            return shown.path("accessTokenValiditySeconds").asInt();
        }

        /** Whether the moment has come from which the client is refused. */
        public boolean isOver(Instant now) {
            JsonNode end = shown.path("dateToDelete");
            return end.isTextual() && !now.isBefore(Instant.parse(end.asText()));
        }
    }

    /** A person; persons have tokens only where the file gives them one. */
    public record User(String id, String name, String email) {}

    /** A role given to a user or an OAuth client in a division, or in {@code *}, all of them. */
    public record Grant(String subjectId, String roleId, String divisionId, Instant madeAt) {

        /** Whether it is the same, whenever it was made. */
        public boolean isSameAs(Grant other) {
            return subjectId.equals(other.subjectId)
                    && roleId.equals(other.roleId)
                    && divisionId.equals(other.divisionId);
        }

        /** The role with the division, as OAuth clients show it. */
        public ObjectNode shown() {
            return SandboxJson.object().put("roleId", roleId).put("divisionId", divisionId);
        }
    }

    /**
     * An access token.
     *
     * @param userId the user whom it speaks for; none where it is an OAuth client's own
     * @param clientId the OAuth client that it was made for, or {@link #BUILT_IN_CLIENT}
     * @param scopes what a user's token is limited to
     */
    public record Token(String value, Optional<String> userId, String clientId, List<String> scopes, Instant expires) {

        public boolean isUser() {
            return userId.isPresent();
        }

        /** The user or OAuth client whose grants count. */
        public String subjectId() {
            return userId.orElse(clientId);
        }
    }

    /**
     * A type of integration that the organization sees.
     *
     * @param maxInstances how many integrations of it may exist; 0 for any number
     * @param credentials the credentials it takes, by name
     * @param properties JSON schema of the configuration's properties
     * @param advanced JSON schema of the configuration's advanced part
     */
    public record IntegrationType(
            String id,
            String name,
            String description,
            String category,
            String provider,
            boolean nonInstallable,
            int maxInstances,
            List<String> userPermissions,
            JsonNode credentials,
            JsonNode properties,
            JsonNode advanced) {}

    /**
     * How the endpoint for Premium Apps behaves; all of it is reported by users or assumed.
     *
     * @param environments the environments that it knows; any one if there is none
     */
    public record PremiumApps(
            boolean offered,
            @ApiPaths String path,
            String permission,
            String scope,
            String feature,
            Answer answer,
            int polls,
            Outcome outcome,
            String failureMessage,
            List<String> environments,
            Capabilities capabilities) {

        /** The list of the organization's capabilities, by name. */
        public record Capabilities(
                boolean offered, @ApiPaths String path, Map<String, Boolean> entries) {}

        /** What a good submission is answered with. */
        public enum Answer {
            /** 201, done. */
            DEPLOYED,
            /** 202, to be polled. */
            PENDING
        }

        /** What polling ends in. */
        public enum Outcome {
            DEPLOYED,
            FAILED,
            /** It never ends. */
            NEVER
        }
    }

    /** The bundled organization. */
    public static SandboxOrganization standard() {
        return OrganizationReader.bundled("standard");
    }

    /** The bundled organization with everything switched on that was seen of the live platform. */
    public static SandboxOrganization realistic() {
        return OrganizationReader.bundled("realistic");
    }

    /** The standard organization with all that apps need, so that they can be deployed there. */
    public static SandboxOrganization fitting(AppNeeds needs) {
        return needs.met();
    }

    /**
     * Reads an organization from a YAML or JSON file.
     *
     * @throws SandboxOrganizationException with every problem of the file
     */
    public static SandboxOrganization read(Path file) {
        return OrganizationReader.read(file);
    }

    /**
     * Reads an organization from YAML or JSON text.
     *
     * @throws SandboxOrganizationException with every problem of the text
     */
    public static SandboxOrganization parse(String yaml) {
        return OrganizationReader.parse(yaml, "(text)");
    }
}
