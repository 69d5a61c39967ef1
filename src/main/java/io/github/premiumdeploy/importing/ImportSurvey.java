package io.github.premiumdeploy.importing;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.access.Caller;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.Fetched;
import io.github.premiumdeploy.genesys.GenesysClient;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Parallel;
import io.github.premiumdeploy.genesys.PermissionCatalog;
import io.github.premiumdeploy.plan.Inventory;
import io.github.premiumdeploy.plan.Kind;
import io.github.premiumdeploy.plan.KindRegistry;
import io.github.premiumdeploy.plan.MadeResources;
import io.github.premiumdeploy.plan.RenewSecrets;
import io.github.premiumdeploy.plan.Scope;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What was read of an organization to take it over: every list of every kind, once.
 *
 * @param refusals the kinds that could not be read, each with the operation and why
 */
record ImportSurvey(
        Caller caller,
        Fetched<PermissionCatalog> catalogue,
        Inventory inventory,
        List<Kind> kinds,
        Map<Kind, Refusal> refusals) {

    private static final Pattern PREFIX = Pattern.compile("[\\p{L}\\p{N}]{2,}[_-]");
    private static final int MOST_PREFIXES = 10;

    record Refusal(Operation operation, IOException reason) {

        /** Whether the organization does not have such a list at all. */
        boolean isAbsence() {
            return reason instanceof ApiException api
                    && (api.status() == 404 || api.status() == 410 || api.status() == 501);
        }
    }

    /**
     * Reads it.
     *
     * @param beginning what the names begin with that are looked for
     */
    static ImportSurvey read(GenesysClient client, Parallel parallel, KindRegistry registry, String beginning)
            throws IOException {
        Supplier<Caller> caller = Caller.read(client, parallel);
        Supplier<Fetched<PermissionCatalog>> catalogue = parallel.start(new AuthorizationApi(client)::catalogue);
        Inventory inventory = new Inventory(client, parallel, beginning);
        Runnable lists = inventory.start(registry.all().stream()
                .flatMap(kind -> kind.listings().stream())
                .toList());
        Caller known = caller.get();
        lists.run();
        Map<Kind, Refusal> refusals = new LinkedHashMap<>();
        for (Kind kind : registry.all()) {
            for (var listing : kind.listings()) {
                Optional<IOException> reason = inventory.refusal(listing);
                if (reason.isPresent() && !(reason.get() instanceof ApiException)) {
                    throw reason.get();
                }
                reason.ifPresent(why -> refusals.putIfAbsent(kind, new Refusal(listing.operation(), why)));
            }
        }
        return new ImportSurvey(known, catalogue.get(), inventory, registry.all(), refusals);
    }

    Scope scope(Descriptor descriptor) {
        return new Scope(
                descriptor,
                inventory,
                caller,
                () -> catalogue,
                Optional.empty(),
                RenewSecrets.none(),
                MadeResources.NONE);
    }

    List<Kind> read() {
        return kinds.stream().filter(kind -> !refusals.containsKey(kind)).toList();
    }

    /** All entries of a list, whatever their names. */
    List<JsonNode> entries(Operation operation) {
        return inventory.lists().entrySet().stream()
                .filter(list -> list.getKey().operation().equals(operation))
                .flatMap(list -> list.getValue().value().stream())
                .flatMap(List::stream)
                .toList();
    }

    /** What names in the organization begin with up to a separator: ten at most, those that most names have first. */
    List<String> prefixes() {
        return mostFirst(inventory.lists().values().stream()
                        .flatMap(list -> list.value().stream())
                        .flatMap(List::stream)
                        .map(entry -> PREFIX.matcher(entry.path("name").asText("")))
                        .filter(Matcher::lookingAt)
                        .map(Matcher::group))
                .stream()
                .limit(MOST_PREFIXES)
                .toList();
    }

    /** Each text once: those that are there most often first, and what is there equally often by the alphabet. */
    static List<String> mostFirst(Stream<String> texts) {
        Map<String, Integer> counts = new TreeMap<>();
        texts.forEach(text -> counts.merge(text, 1, Integer::sum));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }
}
