package io.github.premiumdeploy.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.plan.secrets.CreationAttempt;
import io.github.premiumdeploy.plan.secrets.SecretsFile;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What becomes of the secret of an OAuth client that exists. A new secret makes the present one void.
 *
 * @param id the client's id
 * @param name its full name
 * @param file the secrets file, as the organization sees it
 * @param settled the marks of requests that are settled once the client is taken up
 * @param users the configurations that have its secret, each with the credential that it is in
 * @param renewals the clients that a person wants new secrets for
 * @param unknown says that a person has to decide, where the secret is not known
 */
public record ClientSecret(
        Key key,
        String id,
        String name,
        Fate fate,
        Optional<SecretsFile> file,
        Supplier<List<CreationAttempt>> settled,
        List<User> users,
        RenewSecrets renewals,
        Supplier<PlanException> unknown) {

    /** What becomes of a secret. */
    public enum Fate {
        /** The secrets file has it, and so have all that use it. */
        KEPT(""),
        /** The secrets file has it, and an interrupted run did not give it to all that use it. */
        HANDED_ON(""),
        /** A person wants a new one. */
        REQUESTED("<renewSecrets> names the client"),
        /** An interrupted run of this secrets file began to replace it. */
        BEGUN("an interrupted run of this secrets file began to replace it"),
        /** An interrupted run of this secrets file made the client, and heard no secret. */
        NEVER_TOLD("an interrupted run of this secrets file made the client, and its secret was never told"),
        /** It is somebody else's. */
        UNKNOWN("");

        private final String reason;

        Fate(String reason) {
            this.reason = reason;
        }

        /** Why a new one takes its place; empty text if none does. */
        public String reason() {
            return reason;
        }

        /** Whether a new one takes its place. */
        public boolean isReplaced() {
            return !reason.isEmpty();
        }
    }

    /**
     * What uses a secret.
     *
     * @param config the configuration of the integration
     */
    public record User(IntegrationCredential credential, JsonNode config) {}

    public ClientSecret {
        users = List.copyOf(users);
    }
}
