package io.github.premiumdeploy.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.sandbox.SandboxOrganization.Client;
import io.github.premiumdeploy.sandbox.SandboxOrganization.Division;
import io.github.premiumdeploy.sandbox.SandboxOrganization.Grant;
import io.github.premiumdeploy.sandbox.SandboxOrganization.IntegrationType;
import io.github.premiumdeploy.sandbox.SandboxOrganization.Role;
import io.github.premiumdeploy.sandbox.SandboxOrganization.User;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a running sandbox has become since its organization was read, as far as several groups of endpoints share it.
 *
 * <p>It is not thread-safe: the router lets one call at a time near it.
 */
final class State {

    private final SandboxOrganization organization;
    private final Clock clock;
    private final Map<String, Role> roles = new LinkedHashMap<>();
    private final Map<String, Division> divisions = new LinkedHashMap<>();
    private final Map<String, Client> clients = new LinkedHashMap<>();
    private final Map<String, User> users = new LinkedHashMap<>();
    private final Map<String, ObjectNode> groups = new LinkedHashMap<>();
    private final Map<String, Credential> credentials = new LinkedHashMap<>();
    private final Map<String, Integration> integrations = new LinkedHashMap<>();
    private final Map<String, DataAction> actions = new LinkedHashMap<>();
    private final Map<String, ObjectNode> dataTables = new LinkedHashMap<>();
    private final Map<String, OpenIntegration> openIntegrations = new LinkedHashMap<>();
    private final Map<String, ObjectNode> trunks = new LinkedHashMap<>();
    private final Map<String, ObjectNode> widgetDeployments = new LinkedHashMap<>();
    private final Map<String, Set<String>> members = new LinkedHashMap<>();
    private final List<Grant> grants;
    private final Visibility visibility;

    /**
     * A credential of integrations.
     *
     * @param info as the platform shows it: without the fields
     * @param fields what it keeps to itself
     */
    record Credential(ObjectNode info, Map<String, String> fields) {

        String type() {
            return info.path("type").path("name").asText();
        }
    }

    /** An integration with its configuration. */
    record Integration(String id, IntegrationType type, boolean enabled, ObjectNode config) {

        Integration with(boolean newEnabled, ObjectNode newConfig) {
            return new Integration(id, type, newEnabled, newConfig);
        }

        String name() {
            return config.path("name").asText();
        }
    }

    /**
     * An Open Messaging integration.
     *
     * @param readsLeft how many more reads show it as being made
     */
    record OpenIntegration(ObjectNode shown, String token, int readsLeft) {}

    State(SandboxOrganization organization, Clock clock) {
        this.organization = organization;
        this.clock = clock;
        this.visibility = new Visibility(organization.switches().consistency());
        organization.roles().forEach(role -> roles.put(role.id(), role));
        organization.divisions().forEach(division -> divisions.put(division.id(), division));
        organization.clients().forEach(client -> clients.put(client.id(), client));
        organization.users().forEach(user -> users.put(user.id(), user));
        grants = new ArrayList<>(organization.grants());
    }

    SandboxOrganization organization() {
        return organization;
    }

    SandboxOrganization.Switches switches() {
        return organization.switches();
    }

    Instant now() {
        return clock.instant();
    }

    /** An id for something new, which will be visible as soon as the organization's switches say. */
    String newId() {
        String id = UUID.randomUUID().toString();
        created(id);
        return id;
    }

    /** Notes the birth of something whose id is not of its own. */
    void created(String id) {
        visibility.created(id, now());
    }

    /** What the first variable of the path names; what is too new to be read is not found. */
    <T> T existing(Map<String, T> all, Call call, String entity) {
        String id = call.variable(0);
        T found = all.get(id);
        if (found == null || call.request().method().equals("GET") && !visibility.isReadable(id, now())) {
            throw Refusal.notFound(entity, id);
        }
        return found;
    }

    /** What lists show already. */
    <T> Stream<T> listed(Map<String, T> all) {
        return all.entrySet().stream()
                .filter(entry -> visibility.isListed(entry.getKey(), now()))
                .map(Map.Entry::getValue);
    }

    String homeDivision() {
        return divisions.values().stream()
                .filter(Division::home)
                .map(Division::id)
                .findFirst()
                .orElseThrow();
    }

    Map<String, Role> roles() {
        return roles;
    }

    Map<String, Division> divisions() {
        return divisions;
    }

    /** A division, or all of them together. */
    Division division(String id) {
        return id.equals(Division.EVERY) ? Division.every() : divisions.get(id);
    }

    /** Whether a role can be granted there. */
    boolean isDivision(String id) {
        return id.equals(Division.EVERY) || divisions.containsKey(id);
    }

    Map<String, Client> clients() {
        return clients;
    }

    Map<String, User> users() {
        return users;
    }

    /** Groups by id, as {@code GET /groups/{groupId}} shows them. */
    Map<String, ObjectNode> groups() {
        return groups;
    }

    /** The ids of the members of groups, by group. */
    Map<String, Set<String>> members() {
        return members;
    }

    Map<String, Credential> credentials() {
        return credentials;
    }

    Map<String, Integration> integrations() {
        return integrations;
    }

    Map<String, DataAction> actions() {
        return actions;
    }

    /** Data tables by id, as they are shown with their schemas. */
    Map<String, ObjectNode> dataTables() {
        return dataTables;
    }

    Map<String, OpenIntegration> openIntegrations() {
        return openIntegrations;
    }

    /** Base settings of trunks by id, as they are shown with their properties. */
    Map<String, ObjectNode> trunks() {
        return trunks;
    }

    Map<String, ObjectNode> widgetDeployments() {
        return widgetDeployments;
    }

    List<Grant> grants() {
        return grants;
    }

    List<Grant> grantsOf(String subjectId) {
        return grants.stream()
                .filter(grant -> grant.subjectId().equals(subjectId))
                .toList();
    }

    /** The refusal of a name that is taken; published as a conflict, and seen as a bad request too. */
    Refusal nameConflict(String entity, String name) {
        int status = switches().nameConflictStatus();
        return Refusal.of(
                        status,
                        status == 409 ? "general.conflict" : "duplicate.name",
                        "A " + entity + " with the name " + name + " already exists")
                .param("name", name)
                .extra("entityName", entity);
    }
}
