package io.github.premiumdeploy.plan.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a secrets file holds, as one organization sees it. By the names of OAuth clients:
 *
 * <pre>
 * "ACME_Backend": {
 *   "clientId": "…", "clientSecret": "…", "organizationId": "…",
 *   "pending": "renew" or "hand on",
 *   "others": {"an id": {"clientSecret": "…", "organizationId": "…"}},
 *   "attempts": [{"organizationId": "…", "at": "…", "until": "…", "by": "…", "digest": "…"}]
 * }
 * </pre>
 *
 * <p>{@code others} has the clients of the same name of other organizations, and of other builds. Entries without an
 * organization, which a person or an earlier version wrote, are valid wherever a client of their id is: ids are unique. The
 * {@code expected} of an earlier version names no organization and no request, and proves nothing.
 */
final class SecretsFileContent {

    static final String PENDING = "pending";
    static final String RENEW = "renew";
    static final String HAND_ON = "hand on";

    private static final String CLIENT_ID = "clientId";
    private static final String CLIENT_SECRET = "clientSecret";
    private static final String ORGANIZATION = "organizationId";
    private static final String OTHERS = "others";
    private static final String ATTEMPTS = "attempts";
    private static final String EXPECTED = "expected";
    private static final List<String> OF_A_CLIENT = List.of(CLIENT_ID, CLIENT_SECRET, ORGANIZATION, PENDING, EXPECTED);

    private final ObjectNode clients;
    private final String organization;

    /**
     * The content of a file.
     *
     * @param organization the id of the organization, or empty text where it is not known
     */
    SecretsFileContent(ObjectNode clients, String organization) {
        this.clients = clients;
        this.organization = organization;
    }

    Optional<String> secret(String clientId) {
        return find(clientId)
                .map(entry -> entry.isTextual()
                        ? entry.asText()
                        : entry.path(CLIENT_SECRET).asText(""))
                .filter(secret -> !secret.isEmpty());
    }

    boolean isPending(String clientId, String what) {
        return find(clientId)
                .filter(entry -> entry.path(PENDING).asText().equals(what)
                        // A secret of an earlier version may not have come to all that use it; to hand it on again does
                        // no harm.
                        || what.equals(HAND_ON)
                                && entry.path(EXPECTED).asBoolean()
                                && secret(clientId).isPresent())
                .isPresent();
    }

    /** What there is of a client that is valid in this organization. */
    private Optional<JsonNode> find(String clientId) {
        for (JsonNode entry : clients) {
            JsonNode found = entry.path(CLIENT_ID).asText().equals(clientId)
                    ? entry
                    : entry.path(OTHERS).path(clientId);
            if (!clientId.isEmpty() && !found.isMissingNode() && isHere(found)) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    private boolean isHere(JsonNode entry) {
        String there = entry.path(ORGANIZATION).asText("");
        return there.isEmpty() || organization.isEmpty() || there.equals(organization);
    }

    /** Keeps a secret under the client's name; that of another client of the name stays. */
    ObjectNode put(String name, String clientId, String secret) {
        ObjectNode entry = entry(name);
        boolean isSame = entry.path(CLIENT_ID).asText("").equals(clientId);
        JsonNode former = entry.path(ORGANIZATION);
        if (!isSame) {
            moveAside(entry);
        }
        if (entry.path(OTHERS) instanceof ObjectNode others) {
            others.remove(clientId);
            removeIfEmpty(entry, OTHERS);
        }
        entry.remove(OF_A_CLIENT);
        entry.put(CLIENT_ID, clientId).put(CLIENT_SECRET, secret);
        if (isSame && former.isTextual()) {
            entry.set(ORGANIZATION, former);
        }
        return stamp(entry);
    }

    /** Notes that a secret is about to be replaced, beside the one that is kept, if one is. */
    void renew(String name, String clientId) {
        ObjectNode entry = entry(name);
        if (entry.path(CLIENT_ID).asText("").isEmpty()) {
            stamp(entry.put(CLIENT_ID, clientId)).put(PENDING, RENEW);
        } else if (entry.path(CLIENT_ID).asText().equals(clientId)) {
            stamp(entry).put(PENDING, RENEW);
        } else {
            ObjectNode others = others(entry);
            JsonNode there = others.path(clientId);
            ObjectNode other = there instanceof ObjectNode known ? known : others.putObject(clientId);
            if (there.isTextual()) {
                other.put(CLIENT_SECRET, there.asText());
            }
            stamp(other).put(PENDING, RENEW);
        }
    }

    private ObjectNode stamp(ObjectNode entry) {
        return organization.isEmpty() ? entry : entry.put(ORGANIZATION, organization);
    }

    private static void moveAside(ObjectNode entry) {
        String old = entry.path(CLIENT_ID).asText("");
        if (!old.isEmpty() && (entry.has(CLIENT_SECRET) || entry.has(PENDING))) {
            ObjectNode other = others(entry).putObject(old);
            for (String field : List.of(CLIENT_SECRET, ORGANIZATION, PENDING)) {
                if (entry.has(field)) {
                    other.set(field, entry.get(field));
                }
            }
        }
    }

    void forget(String name, String clientId) {
        if (!(clients.path(name) instanceof ObjectNode entry)) {
            return;
        }
        if (entry.path(OTHERS) instanceof ObjectNode others) {
            others.remove(clientId);
        }
        if (entry.path(CLIENT_ID).asText("").equals(clientId)) {
            entry.remove(OF_A_CLIENT);
            promote(entry);
        }
        removeIfEmpty(entry, OTHERS);
        removeIfEmpty(clients, name);
    }

    /** Another client of the name is the one that there is now. */
    private static void promote(ObjectNode entry) {
        if (!(entry.path(OTHERS) instanceof ObjectNode others) || others.isEmpty()) {
            return;
        }
        Map.Entry<String, JsonNode> other = others.properties().iterator().next();
        others.remove(other.getKey());
        entry.put(CLIENT_ID, other.getKey());
        if (other.getValue() instanceof ObjectNode fields) {
            entry.setAll(fields);
        } else {
            entry.set(CLIENT_SECRET, other.getValue());
        }
    }

    /** The attempts of this organization; what cannot be read as one proves nothing. */
    List<CreationAttempt> attempts(String name) {
        List<CreationAttempt> attempts = new ArrayList<>();
        if (!organization.isEmpty()) {
            clients.path(name).path(ATTEMPTS).forEach(one -> attempt(one).ifPresent(attempts::add));
        }
        return attempts;
    }

    private Optional<CreationAttempt> attempt(JsonNode one) {
        try {
            return one.path(ORGANIZATION).asText("").equals(organization)
                    ? Optional.of(new CreationAttempt(
                            Instant.parse(one.path("at").asText()),
                            Instant.parse(one.path("until").asText()),
                            one.path("by").asText(""),
                            one.path("digest").asText("")))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    void changeAttempts(String name, UnaryOperator<List<CreationAttempt>> edit) {
        if (organization.isEmpty()) {
            return;
        }
        List<CreationAttempt> changed = edit.apply(attempts(name));
        ObjectNode entry = entry(name);
        ArrayNode kept = clients.arrayNode();
        for (JsonNode one : entry.path(ATTEMPTS)) {
            if (attempt(one).isEmpty()) {
                kept.add(one);
            }
        }
        for (CreationAttempt one : changed) {
            kept.addObject()
                    .put(ORGANIZATION, organization)
                    .put("at", one.at().toString())
                    .put("until", one.until().toString())
                    .put("by", one.by())
                    .put("digest", one.digest());
        }
        entry.set(ATTEMPTS, kept);
        removeIfEmpty(entry, ATTEMPTS);
        removeIfEmpty(clients, name);
    }

    private static void removeIfEmpty(ObjectNode parent, String name) {
        if (parent.path(name).isContainerNode() && parent.path(name).isEmpty()) {
            parent.remove(name);
        }
    }

    private static ObjectNode others(ObjectNode entry) {
        return entry.path(OTHERS) instanceof ObjectNode others ? others : entry.putObject(OTHERS);
    }

    private ObjectNode entry(String name) {
        return clients.path(name) instanceof ObjectNode entry ? entry : clients.putObject(name);
    }
}
