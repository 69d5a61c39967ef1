package io.github.premiumdeploy.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.sandbox.SandboxOrganization.Client;
import io.github.premiumdeploy.sandbox.SandboxOrganization.Division;
import io.github.premiumdeploy.sandbox.SandboxOrganization.Grant;
import io.github.premiumdeploy.sandbox.SandboxOrganization.Role;
import io.github.premiumdeploy.sandbox.SandboxOrganization.User;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

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
    private final Map<String, ObjectNode> credentials = new LinkedHashMap<>();
    private final List<Grant> grants;

    State(SandboxOrganization organization, Clock clock) {
        this.organization = organization;
        this.clock = clock;
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

    String newId() {
        return UUID.randomUUID().toString();
    }

    Map<String, Role> roles() {
        return roles;
    }

    Map<String, Division> divisions() {
        return divisions;
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

    /** Integration credentials by id, as {@code GET /integrations/credentials} shows them: without their fields. */
    Map<String, ObjectNode> credentials() {
        return credentials;
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
