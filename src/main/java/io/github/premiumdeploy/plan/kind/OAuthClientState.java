package io.github.premiumdeploy.plan.kind;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.genesys.OAuthClientsApi;
import io.github.premiumdeploy.plan.Difference;
import io.github.premiumdeploy.plan.Existing;
import io.github.premiumdeploy.plan.PlanException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether an OAuth client is active, as each one that is described has to be. Stated by Genesys's Resource Center: a client that
 * is older than 30 days stays inactive for seven days after its deletion, and can be restored by making it active. Genesys's
 * provider for Terraform knows a state {@code disabled}, which Genesys's support gives and takes.
 */
final class OAuthClientState {

    static final String STATE = "state";
    static final String ACTIVE = "active";

    private static final String DATE_TO_DELETE = "dateToDelete";
    private static final String DISABLED = "disabled";

    private OAuthClientState() {}

    /** What is not as a described client has to be; what the platform does not show is taken to be in order. */
    static List<Difference> differences(JsonNode client) {
        List<Difference> differences = new ArrayList<>();
        if (!is(client, ACTIVE)) {
            differences.add(new Difference(STATE, client.path(STATE).asText(), ACTIVE));
        }
        if (client.hasNonNull(DATE_TO_DELETE)) {
            differences.add(
                    new Difference(DATE_TO_DELETE, client.path(DATE_TO_DELETE).asText(), Difference.NONE));
        }
        return differences;
    }

    /** Whether a client is in a state; one that the platform does not show is active. */
    static boolean is(JsonNode client, String state) {
        return client.path(STATE).asText(ACTIVE).equalsIgnoreCase(state);
    }

    /** Whether a client is deleted already, and stays inactive for a while. */
    static boolean isGoing(JsonNode client) {
        return is(client, OAuthClientsApi.INACTIVE) && client.hasNonNull(DATE_TO_DELETE);
    }

    /** Why nothing has to be done to remove a client, if that is so. */
    static Optional<String> whyRemoved(JsonNode client) {
        return isGoing(client)
                ? Optional.of("deleted already: the platform keeps it, inactive, until "
                        + client.path(DATE_TO_DELETE).asText() + ", and a deploy until then restores it")
                : Optional.empty();
    }

    /** What a reader of a plan should know of it. */
    static List<String> notes(JsonNode client) {
        return isGoing(client)
                ? List.of("it was deleted, and goes on "
                        + client.path(DATE_TO_DELETE).asText() + " unless it is restored: it is made active again")
                : List.of();
    }

    /** Makes sure that a described client is not disabled, which no call can change. */
    static void requireUsable(String fullName, Existing client) {
        if (is(client.body(), DISABLED)) {
            throw new PlanException(
                    "The OAuth client \"" + fullName + "\" (" + client.id()
                            + ") is disabled, which Genesys's support does and nobody else can undo; nobody can log in as it",
                    "Ask Genesys's support to enable it; or rename it in the organization, and run again: then another one is"
                            + " made.");
        }
    }
}
