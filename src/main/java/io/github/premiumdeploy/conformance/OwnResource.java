package io.github.premiumdeploy.conformance;

import io.github.premiumdeploy.genesys.ActionsApi;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.CredentialsApi;
import io.github.premiumdeploy.genesys.DataTablesApi;
import io.github.premiumdeploy.genesys.GroupsApi;
import io.github.premiumdeploy.genesys.IntegrationsApi;
import io.github.premiumdeploy.genesys.OAuthClientsApi;
import io.github.premiumdeploy.genesys.OpenMessagingApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.TrunksApi;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something that a run of the conformance checks makes in an organization.
 *
 * @param kind the words of its kind
 * @param name the name that it was given
 * @param id from the answer to its creation; empty as long as there is none
 */
public record OwnResource(String kind, String name, Optional<String> id) {

    public OwnResource {
        id = id.filter(known -> !known.isEmpty());
    }

    /** A kind of resource, with what is called for one of it. */
    public enum Kind {
        ROLE("role", AuthorizationApi.CREATE_ROLE, AuthorizationApi.ROLE, AuthorizationApi.DELETE_ROLE),
        GROUP("group", GroupsApi.CREATE, GroupsApi.GET, GroupsApi.DELETE),
        CLIENT("OAuth client", OAuthClientsApi.CREATE, OAuthClientsApi.GET, OAuthClientsApi.DELETE),
        CREDENTIAL("credential", CredentialsApi.CREATE, CredentialsApi.GET, CredentialsApi.DELETE),
        INTEGRATION("integration", IntegrationsApi.CREATE, IntegrationsApi.GET, IntegrationsApi.DELETE),
        ACTION("data action", ActionsApi.CREATE_DRAFT, ActionsApi.GET_DRAFT, ActionsApi.DELETE),
        DATA_TABLE("data table", DataTablesApi.CREATE, DataTablesApi.GET, DataTablesApi.DELETE),
        OPEN_MESSAGING(
                "Open Messaging integration", OpenMessagingApi.CREATE, OpenMessagingApi.GET, OpenMessagingApi.DELETE),
        TRUNK("trunk", TrunksApi.CREATE, TrunksApi.GET, TrunksApi.DELETE);

        private final String words;
        private final Operation create;
        private final Operation read;
        private final Operation delete;

        Kind(String words, Operation create, Operation read, Operation delete) {
            this.words = words;
            this.create = create;
            this.read = read;
            this.delete = delete;
        }

        /** What messages call one of the kind. */
        public String words() {
            return words;
        }

        boolean has(OwnResource resource) {
            return resource.kind().equals(words);
        }

        Operation create() {
            return create;
        }

        Operation read() {
            return read;
        }

        Operation delete() {
            return delete;
        }
    }

    Kind operations() {
        return Stream.of(Kind.values()).filter(one -> one.has(this)).findFirst().orElseThrow();
    }

    /** Kind, name and id in one line. */
    public String inWords() {
        return kind + " " + name
                + id.map(known -> " (" + known + ")")
                        .orElse(" (its id is not known, since the answer to its creation was lost; look for the name)");
    }
}
