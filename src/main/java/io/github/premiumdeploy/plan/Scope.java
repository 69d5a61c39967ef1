package io.github.premiumdeploy.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.access.Caller;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.genesys.NamedEntity;
import io.github.premiumdeploy.plan.secrets.SecretsFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a kind plans with: the descriptor, what the organization has, and who asks.
 *
 * @param secretsFile where secrets of new OAuth clients go, as the organization sees it
 * @param permissions tells the permissions that exist in the organization
 * @param renewSecrets the OAuth clients that a person wants new secrets for
 * @param made what receipts at hand say was made
 */
public record Scope(
        Descriptor descriptor,
        Inventory inventory,
        Caller caller,
        ExistingPermissions permissions,
        Optional<SecretsFile> secretsFile,
        RenewSecrets renewSecrets,
        MadeResources made) {

    /** Whether this app made a resource, as a receipt at hand says, or one that does not say which app it is of. */
    boolean isMade(String id) {
        return organizationId()
                .filter(organization -> made.have(AppIdentity.of(descriptor), organization, id))
                .isPresent();
    }

    /** Whether a receipt at hand says that just this app made a resource. */
    public boolean isSurelyMade(String id) {
        return organizationId()
                .filter(organization -> made.haveSurely(AppIdentity.of(descriptor), organization, id))
                .isPresent();
    }

    /** How many requests of this app to make a described resource were not answered, as receipts at hand say. */
    public long lostCreations(Key key) {
        return organizationId()
                .map(organization ->
                        made.lost(AppIdentity.of(descriptor), organization, key.kind(), fullName(key.name())))
                .orElse(0L);
    }

    /** A name as the organization has it. */
    public String fullName(String name) {
        return descriptor.prefix() + name;
    }

    /** The name of a resource as the organization has it. */
    String fullName(Existing existing) {
        return existing.body().path("name").asText(fullName(existing.key().name()));
    }

    /** The id of the organization, as far as it is known. */
    public Optional<String> organizationId() {
        return caller.organizationName().map(NamedEntity::id).filter(id -> !id.isEmpty());
    }

    /** Whether the descriptor has such a resource. */
    public boolean describes(String kind, String name) {
        return item(kind, name).isPresent();
    }

    /** The described item. */
    public Optional<Item> item(String kind, String name) {
        return descriptor.items(kind).stream()
                .filter(item -> item.name().equals(name))
                .findFirst();
    }

    /**
     * The id of the resource of a name; words for one that is yet to be made.
     *
     * @param known all resources of the kind
     */
    public String idOrWords(String kind, String name, List<Existing> known) {
        for (Existing existing : known) {
            if (existing.key().name().equals(name)) {
                return existing.id();
            }
        }
        return "(new " + kind + " \"" + fullName(name) + "\")";
    }

    /** The resources of a list that carry the prefix and fit. */
    public List<Existing> existing(String kind, Listing listing, Predicate<JsonNode> fits) {
        String prefix = descriptor.prefix();
        return inventory.list(listing).stream()
                .filter(body -> body.path("name").asText("").startsWith(prefix)
                        && body.path("name").asText("").length() > prefix.length())
                .filter(fits)
                .map(body -> new Existing(
                        new Key(kind, body.path("name").asText().substring(prefix.length())),
                        body.path("id").asText(),
                        body))
                // A list that changes while its pages are read may show something twice.
                .collect(Collectors.toMap(Existing::id, Function.identity(), (a, b) -> a, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    /**
     * The one resource that has this name.
     *
     * @throws PlanException if there are several: which one is meant is not known
     */
    public Optional<Existing> one(Kind kind, List<Existing> candidates, Item item) {
        return one(
                kind,
                candidates.stream()
                        .filter(existing -> existing.key().name().equals(item.name()))
                        .toList(),
                fullName(item.name()));
    }

    /**
     * The one resource of an identity.
     *
     * @param same all of this identity
     * @param fullName its name in the organization
     * @throws PlanException if there are several: which one is meant is not known
     */
    public Optional<Existing> one(Kind kind, List<Existing> same, String fullName) {
        if (same.size() > 1) {
            throw new DuplicateResourceException(this, kind, fullName, same);
        }
        return same.stream().findFirst();
    }
}
