package io.github.premiumdeploy.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.CredentialsApi;
import io.github.premiumdeploy.genesys.OAuthClientsApi;
import io.github.premiumdeploy.genesys.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The credential of an integration. Its fields are never read back, so its name says what can be compared: for which OAuth
 * client it is. One without such a name, as the wizard makes it, is taken as it is.
 *
 * @param name under which name the integration refers to it
 * @param type its credential type
 * @param after what must be done before its fields are known
 * @param fields where its fields come from
 */
public record IntegrationCredential(String name, String type, Set<Step.After> after, Fields fields) {

    /** All credentials that there are, to find those that an interrupted run left. */
    public static final Listing LISTING =
            new Listing(CredentialsApi.LISTING, (client, prefix) -> CredentialsApi.all(client));

    private static final String FOR = " for ";
    private static final String TITLE = "Integration-";

    /** Where the fields of a credential come from. */
    public sealed interface Fields {

        /**
         * The values by their names.
         *
         * @param secret the secret of the OAuth client that they are of, if they are of one
         */
        Map<String, String> values(ResourceIds ids, String secret);

        /**
         * The descriptor states them.
         *
         * @param values the values by their names
         */
        record Stated(Map<String, String> values) implements Fields {

            /** Those that a field of a descriptor has. */
            public static Stated of(JsonNode field) {
                Map<String, String> values = new LinkedHashMap<>();
                field.properties()
                        .forEach(value ->
                                values.put(value.getKey(), value.getValue().asText()));
                return new Stated(values);
            }

            @Override
            public Map<String, String> values(ResourceIds ids, String secret) {
                return values;
            }
        }

        /**
         * They are the id and the secret of an OAuth client.
         *
         * @param planned the client's id, if it exists when the plan is made
         * @param secret tells what becomes of the secret of a client, by its id
         */
        record OfClient(Key client, Optional<String> planned, Function<String, ClientSecret> secret) implements Fields {
            @Override
            public Map<String, String> values(ResourceIds ids, String secret) {
                return values(ids.require(client), secret);
            }

            /** The values by their names. */
            public static Map<String, String> values(String id, String secret) {
                return Map.of("clientId", id, "clientSecret", secret);
            }
        }
    }

    /** Whether a configuration refers to this credential. */
    public boolean isIn(JsonNode config) {
        return isIn(
                config,
                fields instanceof Fields.OfClient client ? client.planned().orElse("") : "");
    }

    /** The same while the plan is applied: another run may have configured the same integration. */
    public boolean isIn(JsonNode config, ResourceIds ids) {
        return isIn(config, owner(ids).orElse(""));
    }

    private boolean isIn(JsonNode config, String ownerId) {
        JsonNode there = in(config);
        return isThere(there) && isOfType(there) && isOfOwner(there, ownerId);
    }

    /** What a configuration refers to under its name. */
    public JsonNode in(JsonNode config) {
        return config.path("credentials").path(name);
    }

    /** Its title, which says what it is for. */
    public String title(String integrationId, ResourceIds ids) {
        return TITLE + integrationId + owner(ids).map(id -> FOR + id).orElse("");
    }

    /**
     * The request that makes it, or gives it other fields.
     *
     * @param title its title
     * @param values its fields
     */
    public ObjectNode body(String title, Map<String, String> values) {
        ObjectNode body = Bodies.object().put("name", title);
        body.putObject("type").put("id", type).put("name", type);
        ObjectNode sent = body.putObject("credentialFields");
        values.forEach(sent::put);
        return body;
    }

    /** The credentials of a configuration as a request refers to them. */
    public static ObjectNode referred(JsonNode config) {
        ObjectNode references = Bodies.object();
        config.path("credentials")
                .properties()
                .forEach(entry -> references
                        .putObject(entry.getKey())
                        .put("id", entry.getValue().path("id").asText()));
        return references;
    }

    private Optional<String> owner(ResourceIds ids) {
        return fields instanceof Fields.OfClient client ? Optional.of(ids.require(client.client())) : Optional.empty();
    }

    /** The ids of the credentials that a configuration refers to. */
    public static List<String> references(JsonNode config) {
        // Not findValuesAsText: a credential names its type by an id too.
        List<String> ids = new ArrayList<>();
        for (JsonNode credential : config.path("credentials")) {
            ids.add(credential.path("id").asText());
        }
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
    public static List<String> strays(Inventory inventory, String integrationId, JsonNode config) {
        Set<String> strays = new LinkedHashSet<>();
        for (JsonNode credential : inventory.list(LISTING)) {
            String text = credential.path("name").asText();
            if (text.equals(TITLE + integrationId) || text.startsWith(TITLE + integrationId + FOR)) {
                strays.add(credential.path("id").asText());
            }
        }
        references(config).forEach(strays::remove);
        return List.copyOf(strays);
    }

    /** Whether there is one. */
    public static boolean isThere(JsonNode credential) {
        return !credential.path("id").asText("").isEmpty();
    }

    /** Whether one is of this type, as far as it says so. */
    public boolean isOfType(JsonNode credential) {
        return credential.path("type").path("id").asText(type).equals(type);
    }

    /** @param id the id of the OAuth client that it has to be for; empty text if that is not there */
    private boolean isOfOwner(JsonNode there, String id) {
        if (fields instanceof Fields.Stated) {
            return true;
        }
        String text = there.path("name").asText("");
        return !id.isEmpty() && (!text.contains(FOR) || text.endsWith(FOR + id));
    }

    /** The operations that bring it into a configuration, as that is when the plan is made. */
    List<Operation> operations(JsonNode config) {
        if (isIn(config)) {
            return List.of();
        }
        JsonNode there = in(config);
        if (!isThere(there)) {
            return List.of(CredentialsApi.CREATE);
        }
        return isOfType(there) ? List.of(CredentialsApi.UPDATE) : List.of(CredentialsApi.CREATE, CredentialsApi.DELETE);
    }

    /** The operations that take up what an interrupted run left: a credential, or an OAuth client without its secret. */
    List<Operation> recovering() {
        return fields instanceof Fields.OfClient
                ? List.of(CredentialsApi.UPDATE, OAuthClientsApi.NEW_SECRET)
                : List.of(CredentialsApi.UPDATE);
    }
}
