package io.github.premiumdeploy.descriptor;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Makes up ids of servers for the user's settings, no two alike. */
public final class ServerIds {

    private final Set<String> taken = new HashSet<>();

    /** An id that reads like a name, for example {@code acme-crm} for {@code ACME_CRM}. */
    public String next(String name) {
        String plain =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String wish = plain.isEmpty() ? "secret" : plain;
        String id = wish;
        for (int i = 2; !taken.add(id); i++) {
            id = wish + "-" + i;
        }
        return id;
    }
}
