package io.github.premiumdeploy.plan.kind;

import io.github.premiumdeploy.plan.Scope;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.apply.Creation;
import io.github.premiumdeploy.apply.Execution;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.Listing;
import io.github.premiumdeploy.plan.secrets.Provenance;
import io.github.premiumdeploy.apply.RefusalMeaning;
import io.github.premiumdeploy.plan.Step.After;
import io.github.premiumdeploy.apply.Undo;
import io.github.premiumdeploy.apply.UndoResult;
import io.github.premiumdeploy.plan.Verb;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.CredentialsApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.http.TransportException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The credential of an integration. Its fields are never read back, so its name says what can be compared: for which OAuth
 * client it is. One without such a name, as the wizard makes it, is taken as it is.
 *
 * @param name under which name the integration refers to it
 * @param type its credential type
 * @param after what must be done before its fields are known
 * @param owner whose id and secret it has, if it is an OAuth client's
 * @param fields its fields
 */
public record IntegrationCredential(String name, String type, Set<After> after, Optional<Owner> owner, Fields fields) {

    /** All credentials that there are, to find those that an interrupted run left. */
    static final Listing LISTING =
            new Listing(CredentialsApi.LIST, (client, prefix) -> client.list(CredentialsApi.LIST, Query.NONE));

    private static final String FOR = " for ";
    private static final String TITLE = "Integration-";

    /** Knows the fields of a credential when they are needed. */
    @FunctionalInterface
    interface Fields {
        /**
         * The fields by name.
         *
         * @throws IOException if a secret has to be made and cannot be
         */
        Map<String, String> read(Execution run) throws IOException;
    }

    /** An OAuth client. */
    interface Owner {
        /** Its id, if it exists when the plan is made. */
        Optional<String> planned();

        /** Its id, when the plan is executed. */
        String id(Execution run);
    }

    /** Whether a configuration refers to this credential. */
    boolean isIn(JsonNode config) {
        return isIn(config, owner.flatMap(Owner::planned));
    }

    /** The same while the plan is executed: another run may have configured the same integration. */
    boolean isIn(JsonNode config, Execution run) {
        return isIn(config, owner.map(client -> client.id(run)));
    }

    private boolean isIn(JsonNode config, Optional<String> ownerId) {
        JsonNode there = config.path("credentials").path(name);
        return isThere(there) && isOfType(there) && isOfOwner(there, ownerId);
    }

    /** The ids of the credentials that a configuration refers to. */
    static List<String> references(JsonNode config) {
        // Not findValuesAsText: a credential names its type by an id too.
        List<String> ids = new ArrayList<>();
        config.path("credentials")
                .forEach(credential -> ids.add(credential.path("id").asText()));
        return ids;
    }

    /** The id of the OAuth client that a configuration's credential is for; empty text if there is none. */
    public static String ownerIn(JsonNode config) {
        for (JsonNode credential : config.path("credentials")) {
            String text = credential.path("name").asText();
            if (text.contains(FOR)) {
                return text.substring(text.lastIndexOf(FOR) + FOR.length());
            }
        }
        return "";
    }

    /** The credentials that were made for an integration and that it does not refer to. */
    static List<String> strays(Scope scope, String integrationId, JsonNode config) {
        List<String> used = references(config);
        return scope.inventory().list(LISTING).stream()
                .filter(credential -> {
                    String text = credential.path("name").asText();
                    return text.equals(TITLE + integrationId) || text.startsWith(TITLE + integrationId + FOR);
                })
                .map(credential -> credential.path("id").asText())
                .filter(id -> !used.contains(id))
                .distinct()
                .toList();
    }

    /**
     * Deletes a credential, unless the platform keeps it because it is in use.
     *
     * @return whether it is gone
     * @throws IOException if the platform gives no answer, or refuses for another reason
     */
    static boolean deleteUnlessInUse(Execution run, String id) throws IOException {
        return run.deleteUnlessInUse(CredentialsApi.DELETE, CredentialsApi.DELETE.pathWith(id));
    }

    private static boolean isThere(JsonNode there) {
        return !there.path("id").asText("").isEmpty();
    }

    private boolean isOfType(JsonNode there) {
        return there.path("type").path("id").asText(type).equals(type);
    }

    private boolean isOfOwner(JsonNode there, Optional<String> id) {
        if (owner.isEmpty()) {
            return true;
        }
        String text = there.path("name").asText("");
        return id.isPresent() && (!text.contains(FOR) || text.endsWith(FOR + id.get()));
    }

    /** The operations that bring it into a configuration. */
    List<Operation> operations(JsonNode config) {
        JsonNode there = config.path("credentials").path(name);
        if (isIn(config)) {
            return List.of();
        }
        if (!isThere(there)) {
            return List.of(CredentialsApi.CREATE);
        }
        return isOfType(there) ? List.of(CredentialsApi.UPDATE) : List.of(CredentialsApi.CREATE, CredentialsApi.DELETE);
    }

    /**
     * Makes it, or updates the one that is there and of the same type.
     *
     * @param key the integration
     * @param config the present configuration of the integration
     * @param isNew whether the integration was made just now, so that an earlier run cannot have left a credential
     * @return its id
     * @throws IOException if the platform refuses, or gives no answer
     */
    String provide(Execution run, Key key, String integrationId, JsonNode config, boolean isNew) throws IOException {
        String title = TITLE
                + integrationId
                + owner.map(client -> FOR + client.id(run)).orElse("");
        ObjectNode body = Bodies.object().put("name", title);
        body.putObject("type").put("id", type).put("name", type);
        ObjectNode values = body.putObject("credentialFields");
        fields.read(run).forEach(values::put);
        JsonNode there = config.path("credentials").path(name);
        Optional<String> known = isThere(there) && isOfType(there)
                ? Optional.of(there.path("id").asText())
                : isNew
                        ? Optional.empty()
                        : leftBy(run, title).stream()
                                .findFirst()
                                .map(left -> left.path("id").asText());
        if (known.isPresent() && update(run, key, known.get(), body, isThere(there))) {
            return known.get();
        }
        Creation creation = isNew
                // One that the platform keeps because it is in use goes with its integration.
                ? new Creation(
                                key,
                                CredentialsApi.CREATE,
                                CredentialsApi.DELETE,
                                () -> leftBy(run, title),
                                id -> deleteUnlessInUse(run, id))
                        .with(Provenance.partOf(run, integrationId))
                : Creation.of(run, key, CredentialsApi.CREATE, CredentialsApi.DELETE, () -> leftBy(run, title));
        return run.create(creation, body).path("id").asText();
    }

    /** Of one that an integration uses, the former fields are lost. */
    private static boolean update(Execution run, Key key, String id, ObjectNode body, boolean isUsed)
            throws IOException {
        AtomicBoolean mayBeDone = new AtomicBoolean(isUsed);
        run.undoable(new Undo(
                key,
                Verb.CONFIGURE,
                CredentialsApi.UPDATE,
                () -> mayBeDone.get()
                        ? UndoResult.not(id, "its credential has other fields now, and the former ones cannot be read")
                        : UndoResult.nothing()));
        try {
            run.client().call(CredentialsApi.UPDATE, CredentialsApi.UPDATE.pathWith(id), Query.NONE, Optional.of(body));
            return true;
        } catch (ApiException e) {
            if (!RefusalMeaning.isLost(e)) {
                mayBeDone.set(false);
                if (e.status() != 404) {
                    throw e;
                }
                return false;
            }
        } catch (TransportException e) {
            if (e.surelyNotProcessed()) {
                throw e;
            }
        }
        // An answer was lost: the same again changes nothing more.
        return update(run, id, body);
    }

    private List<JsonNode> leftBy(Execution run, String title) throws IOException {
        return Changes.named(run.client().list(CredentialsApi.LIST, Query.NONE), title).stream()
                .filter(this::isOfType)
                .toList();
    }

    /** False if it is gone. */
    private static boolean update(Execution run, String id, ObjectNode body) throws IOException {
        try {
            run.client()
                    .callIdempotent(
                            CredentialsApi.UPDATE, CredentialsApi.UPDATE.pathWith(id), Query.NONE, Optional.of(body));
            return true;
        } catch (ApiException e) {
            if (e.status() != 404) {
                throw e;
            }
            return false;
        }
    }

    /** Gives other fields to the credential that a configuration refers to, if it does. */
    void renew(Execution run, JsonNode config, Map<String, String> newFields) throws IOException {
        JsonNode there = config.path("credentials").path(name);
        if (!isIn(config)) {
            return;
        }
        ObjectNode body = Bodies.copy(Bodies.object(), there, "name");
        body.putObject("type").put("id", type).put("name", type);
        ObjectNode values = body.putObject("credentialFields");
        newFields.forEach(values::put);
        update(run, there.path("id").asText(), body);
    }
}
