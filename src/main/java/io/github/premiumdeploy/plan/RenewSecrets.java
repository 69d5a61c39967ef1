package io.github.premiumdeploy.plan;

import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.text.Nearest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The OAuth clients that a person wants new secrets for: named in the descriptor's words or with their full names, each
 * renewed once in a run.
 */
public final class RenewSecrets {

    private static final String KIND = "oauth-client";

    private final Set<String> names;
    private final Set<String> done = ConcurrentHashMap.newKeySet();

    private RenewSecrets(Set<String> names) {
        this.names = Set.copyOf(names);
    }

    /** Nobody wants any. */
    public static RenewSecrets none() {
        return new RenewSecrets(Set.of());
    }

    /** All that a descriptor has are to be renewed. */
    static RenewSecrets all(Descriptor descriptor) {
        return new RenewSecrets(descriptor.items(KIND).stream().map(Item::name).collect(Collectors.toSet()));
    }

    /** From names with commas between. */
    public static RenewSecrets of(String names) {
        Set<String> some = new HashSet<>();
        for (String name : names.split(",")) {
            if (!name.isBlank()) {
                some.add(name.strip());
            }
        }
        return new RenewSecrets(some);
    }

    /** Makes sure that every name is one of the descriptor's OAuth clients. */
    void require(Descriptor descriptor) {
        List<String> known = new ArrayList<>();
        for (Item item : descriptor.items(KIND)) {
            known.add(item.name());
            known.add(descriptor.prefix() + item.name());
        }
        for (String name : names) {
            if (!known.contains(name)) {
                throw new PlanException(
                        "<renewSecrets> names \"" + name + "\", which is no oauth-client of the descriptor",
                        Nearest.likely(name, known)
                                        .map(near -> "Did you mean \"" + near + "\"? ")
                                        .orElse("")
                                + "Correct <renewSecrets> (property genesyscloud.renewSecrets): names of described OAuth"
                                + " clients, with or without the prefix, with commas between.");
            }
        }
    }

    /** Whether a described client is to get a new secret, and has not got it in this run yet. */
    public boolean isWanted(Descriptor descriptor, String name) {
        return (names.contains(name) || names.contains(descriptor.prefix() + name)) && !done.contains(name);
    }

    /** A client has its new secret. */
    public void done(String name) {
        done.add(name);
    }
}
