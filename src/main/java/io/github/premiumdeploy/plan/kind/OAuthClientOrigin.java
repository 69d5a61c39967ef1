package io.github.premiumdeploy.plan.kind;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.genesys.NamedEntity;
import io.github.premiumdeploy.genesys.TokenInfo;
import io.github.premiumdeploy.plan.Existing;
import io.github.premiumdeploy.plan.PlanException;
import io.github.premiumdeploy.plan.Scope;
import io.github.premiumdeploy.plan.secrets.CreationAttempt;
import io.github.premiumdeploy.plan.secrets.CreationAttempts;
import io.github.premiumdeploy.plan.secrets.SecretsFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whose the OAuth clients of one name are. The secrets file knows those whose ids stand in it for this organization; those
 * which an interrupted run of that file made are proven by its marks. All others are somebody else's, whatever their name.
 */
final class OAuthClientOrigin {

    private final Optional<SecretsFile> file;
    private final String name;
    private final List<Existing> known = new ArrayList<>();
    private final List<Existing> proven = new ArrayList<>();
    private final List<Existing> foreign = new ArrayList<>();
    private final CreationAttempts attempts;

    /**
     * Looks at all clients of one name.
     *
     * @param name the full name
     */
    OAuthClientOrigin(Scope scope, String name, List<Existing> same) {
        this.file = scope.secretsFile();
        this.name = name;
        this.attempts = new CreationAttempts("", OAuthClientOrigin::statement, CreationAttempts.Store.NONE, open());
        List<Existing> others = new ArrayList<>();
        List<JsonNode> unknown = new ArrayList<>();
        for (Existing client : same) {
            if (isKnown(client.id())) {
                known.add(client);
            } else {
                others.add(client);
                unknown.add(client.body());
            }
        }
        List<JsonNode> found = attempts.proven(unknown);
        for (Existing client : others) {
            (found.contains(client.body()) ? proven : foreign).add(client);
        }
        proven.sort(Comparator.comparing(Existing::id));
    }

    /** Whether its id stands in the secrets file, with its secret or as one whose secret was about to be replaced. */
    private boolean isKnown(String id) {
        return file.isPresent() && asked(() -> file.get().knows(id));
    }

    private boolean isBusy() {
        return !proven.isEmpty() && asked(() -> file.get().isBusy(name));
    }

    /** The marks that the secrets file has for this name in this organization. */
    List<CreationAttempt> open() {
        return file.isPresent() ? asked(() -> file.get().attempts(name)) : List.of();
    }

    /** Whether an interrupted run of this secrets file made it, and nobody was told its secret. */
    boolean isProven(Existing client) {
        return proven.contains(client);
    }

    /** The marks that are settled once a proven client is taken up. */
    List<CreationAttempt> settledBy(Existing client) {
        attempts.settle(client.body());
        return attempts.settled();
    }

    /**
     * Those that an interrupted run made too many: all that are proven, beside one whose secret is known, or but for one.
     * None as long as anything is in doubt, or a run that has not ended is at it.
     */
    List<Existing> surplus() {
        if (!foreign.isEmpty() || known.size() > 1 || isBusy()) {
            return List.of();
        }
        return known.isEmpty() ? proven.stream().skip(1).toList() : proven;
    }

    /** What a client's creation states and every list shows: its name, its grant type, its roles. */
    static String statement(JsonNode client) {
        String grantType = client.path("authorizedGrantType").asText("");
        List<String> parts = new ArrayList<>();
        parts.add(client.path("name").asText());
        parts.add(grantType.toUpperCase(Locale.ROOT).replace('_', '-'));
        parts.addAll(roleIds(client));
        return String.join("\n", parts);
    }

    static Set<String> roleIds(JsonNode client) {
        Set<String> ids = new TreeSet<>();
        for (JsonNode grant : client.path("roleDivisions")) {
            ids.add(grant.path("roleId").asText());
        }
        for (JsonNode id : client.path("roleIds")) {
            ids.add(id.asText());
        }
        return ids;
    }

    /** The id that the platform tells as the maker of what this caller makes; empty text if it is not known. */
    static String maker(Scope scope) {
        return scope.caller().kind() == TokenInfo.Kind.CLIENT_CREDENTIALS
                ? scope.caller().clientName().map(NamedEntity::id).orElse("")
                : RoleKind.subject(scope).orElse("");
    }

    /** Reads something of the secrets file. */
    @FunctionalInterface
    interface Asking<T> {
        T ask() throws IOException;
    }

    static <T> T asked(Asking<T> file) {
        try {
            return file.ask();
        } catch (IOException e) {
            throw PlanException.ofSecretsFile(e);
        }
    }
}
