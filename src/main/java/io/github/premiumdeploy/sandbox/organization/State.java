package io.github.premiumdeploy.sandbox.organization;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Client;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Division;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Grant;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.IntegrationType;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Role;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.User;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a running sandbox has become since its organization was read, as far as several groups of endpoints share it.
 *
 * <p>It is not thread-safe: the router lets one call at a time near it.
 */
public final class State {

    private SandboxOrganization organization;
    private final Clock clock;
    private final Map<String, Role> roles = new LinkedHashMap<>();
    private final Map<String, Division> divisions = new LinkedHashMap<>();
    private final Map<String, Client> clients = new LinkedHashMap<>();
    private final Map<String, User> users = new LinkedHashMap<>();
    private final Map<String, ObjectNode> groups = new LinkedHashMap<>();
    private final Map<String, ObjectNode> credentials = new LinkedHashMap<>();
    private final Map<String, Integration> integrations = new LinkedHashMap<>();
    private final Map<String, DataAction> actions = new LinkedHashMap<>();
    private final Map<String, Map<String, ObjectNode>> documents = new LinkedHashMap<>();
    private final Map<String, Set<String>> members = new LinkedHashMap<>();
    private final Map<String, Instant> births = new HashMap<>();
    private final Map<String, Integer> attempts = new HashMap<>();
    private final Map<String, ObjectNode> deleted = new HashMap<>();
    private final List<Grant> grants;
    private final EffectiveGrants access = new EffectiveGrants(this);

    /** An integration with its configuration. */
    public record Integration(String id, IntegrationType type, boolean enabled, ObjectNode config) {

        public Integration with(boolean newEnabled, ObjectNode newConfig) {
            return new Integration(id, type, newEnabled, newConfig);
        }

        public String name() {
            return config.path("name").asText();
        }

        /** Whether its configuration refers to a credential. */
        public boolean hasCredential(String credentialId) {
            return config.path("credentials")
                    .valueStream()
                    .anyMatch(reference -> SandboxJson.id(reference).equals(credentialId));
        }
    }

    /**
     * A data action: published, a draft, or both at once.
     *
     * @param integrationId the integration that it belongs to, and vanishes with
     * @param authentication whether it fetches the token of an integration with credentials of the user's own OAuth, and
     *     therefore comes and goes with these
     */
    public record DataAction(
            String id,
            String integrationId,
            boolean authentication,
            Optional<ObjectNode> published,
            Optional<ObjectNode> draft) {

        public DataAction withDraft(Optional<ObjectNode> newDraft) {
            return new DataAction(id, integrationId, authentication, published, newDraft);
        }

        public DataAction withPublished(ObjectNode newPublished) {
            return new DataAction(id, integrationId, authentication, Optional.of(newPublished), draft);
        }

        /** What of it there is. */
        public Stream<ObjectNode> states() {
            return Stream.concat(published.stream(), draft.stream());
        }
    }

    public State(SandboxOrganization organization, Clock clock) {
        this.organization = organization;
        this.clock = clock;
        WildcardExpansion expansion = new WildcardExpansion(organization);
        organization.roles().forEach(role -> roles.put(role.id(), expansion.of(role)));
        organization.divisions().forEach(division -> divisions.put(division.id(), division));
        organization.clients().forEach(client -> clients.put(client.id(), client));
        organization.users().forEach(user -> users.put(user.id(), user));
        grants = new ArrayList<>(organization.grants());
    }

    public SandboxOrganization organization() {
        return organization;
    }

    /** Offers from now on what another organization does; what has become of this one stays. */
    public void offer(SandboxOrganization wider) {
        organization = wider;
    }

    public Switches switches() {
        return organization.switches();
    }

    public Instant now() {
        return clock.instant();
    }

    /** An id for something new, which will be visible as soon as the organization's switches say. */
    public String newId() {
        String id = UUID.randomUUID().toString();
        created(id);
        return id;
    }

    /** Notes the birth of something whose id is not of its own. */
    public void created(String id) {
        births.put(id, now());
    }

    /** Whether something was made less than so many seconds ago; what an organization began with was not. */
    public boolean isYounger(String id, int seconds) {
        return births.containsKey(id) && now().isBefore(births.get(id).plusSeconds(seconds));
    }

    /** Counts an attempt at something; whether it is among the first ones, as many as said. */
    public boolean isAmongFirst(int first, String attempt, String id) {
        return first > 0 && attempts.merge(attempt + " " + id, 1, Integer::sum) <= first;
    }

    /** Goes on to show what was deleted, for so many reads as the organization's switches say. */
    public void showDeleted(ObjectNode shown) {
        deleted.put(shown.path("selfUri").asText(), shown.deepCopy().put("state", "deleted"));
    }

    /** What is still shown at a path, although it was deleted; asking counts as one read. */
    public Optional<ObjectNode> deleted(String path) {
        return Optional.ofNullable(deleted.get(path))
                .filter(shown -> isAmongFirst(switches().deletedShownReads(), "read deleted", path))
                .map(ObjectNode::deepCopy);
    }

    /** What has the id; what is too new to be read by it is not found. */
    public <T> T existing(Map<String, T> all, String id, boolean reading, Function<String, Refusal> notFound) {
        T found = all.get(id);
        if (found == null
                || reading
                        && !isVisible(
                                id,
                                "read",
                                switches().readDelayReads(),
                                switches().readDelaySeconds())) {
            throw notFound.apply(id);
        }
        return found;
    }

    /** What lists show already. */
    public <T> Stream<T> listed(Map<String, T> all) {
        return all.entrySet().stream()
                .filter(entry -> isVisible(
                        entry.getKey(),
                        "list",
                        switches().listDelayReads(),
                        switches().listDelaySeconds()))
                .map(Map.Entry::getValue);
    }

    /** The platform is eventually consistent: what is new stays out of sight for so many attempts and so many seconds. */
    private boolean isVisible(String id, String attempt, int attemptsInVain, int seconds) {
        return !births.containsKey(id) || !isAmongFirst(attemptsInVain, attempt, id) && !isYounger(id, seconds);
    }

    public String homeDivision() {
        return divisions.values().stream()
                .filter(Division::home)
                .map(Division::id)
                .findFirst()
                .orElseThrow();
    }

    public Map<String, Role> roles() {
        return roles;
    }

    public Map<String, Division> divisions() {
        return divisions;
    }

    /** A division, or all of them together. */
    public Division division(String id) {
        return id.equals(Division.EVERY) ? Division.every() : divisions.get(id);
    }

    /** Whether a role can be granted there. */
    public boolean isDivision(String id) {
        return id.equals(Division.EVERY) || divisions.containsKey(id);
    }

    public Map<String, Client> clients() {
        return clients;
    }

    public Map<String, User> users() {
        return users;
    }

    /** Groups by id, as {@code GET /groups/{groupId}} shows them. */
    public Map<String, ObjectNode> groups() {
        return groups;
    }

    /** The ids of the members of groups, by group. */
    public Map<String, Set<String>> members() {
        return members;
    }

    /** Credentials of integrations by id, with the fields that they keep to themselves. */
    public Map<String, ObjectNode> credentials() {
        return credentials;
    }

    public Map<String, Integration> integrations() {
        return integrations;
    }

    public Map<String, DataAction> actions() {
        return actions;
    }

    /**
     * Resources of a kind by id, each as it is shown whole: for kinds of which no other endpoints know more than that.
     *
     * @param kind what snapshots call them
     */
    public Map<String, ObjectNode> documents(String kind) {
        return documents.computeIfAbsent(kind, added -> new LinkedHashMap<>());
    }

    /** All kinds of such resources. */
    public Map<String, Map<String, ObjectNode>> documents() {
        return documents;
    }

    /** What users and OAuth clients may do. */
    public EffectiveGrants access() {
        return access;
    }

    public List<Grant> grants() {
        return grants;
    }

    public List<Grant> grantsOf(String subjectId) {
        return grants.stream()
                .filter(grant -> grant.subjectId().equals(subjectId))
                .toList();
    }
}
