package io.github.premiumdeploy.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.access.Caller;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.genesys.NamedEntity;
import io.github.premiumdeploy.plan.secrets.SecretsFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        Optional<String> organization = organizationId();
        return organization.isPresent() && made.have(AppIdentity.of(descriptor), organization.get(), id);
    }

    /** Whether a receipt at hand says that just this app made a resource. */
    public boolean isSurelyMade(String id) {
        Optional<String> organization = organizationId();
        return organization.isPresent() && made.haveSurely(AppIdentity.of(descriptor), organization.get(), id);
    }

    /** How many requests of this app to make a described resource were not answered, as receipts at hand say. */
    public long lostCreations(Key key) {
        Optional<String> organization = organizationId();
        return organization.isEmpty()
                ? 0
                : made.lost(AppIdentity.of(descriptor), organization.get(), key.kind(), fullName(key.name()));
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
        for (Item item : descriptor.items(kind)) {
            if (item.name().equals(name)) {
                return Optional.of(item);
            }
        }
        return Optional.empty();
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

    /** The resources of a list that carry the prefix and are not deleted. */
    public List<Existing> existing(String kind, Listing listing) {
        String prefix = descriptor.prefix();
        Map<String, Existing> byId = new LinkedHashMap<>();
        for (JsonNode body : inventory.list(listing)) {
            String name = body.path("name").asText("");
            if (name.startsWith(prefix) && name.length() > prefix.length() && !Existing.isDeleted(body)) {
                String id = body.path("id").asText();
                // A list that changes while its pages are read may show something twice.
                byId.putIfAbsent(id, new Existing(new Key(kind, name.substring(prefix.length())), id, body));
            }
        }
        return List.copyOf(byId.values());
    }

    /**
     * The one resource that has this name.
     *
     * @throws PlanException if there are several: which one is meant is not known
     */
    public Optional<Existing> one(Kind kind, List<Existing> candidates, Item item) {
        List<Existing> same = new ArrayList<>();
        for (Existing existing : candidates) {
            if (existing.key().name().equals(item.name())) {
                same.add(existing);
            }
        }
        return one(kind, same, fullName(item.name()));
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
