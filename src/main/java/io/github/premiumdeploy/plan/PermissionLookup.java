package io.github.premiumdeploy.plan;

import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.Fetched;
import io.github.premiumdeploy.genesys.Parallel;
import io.github.premiumdeploy.genesys.PermissionCatalog;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads the permissions that exist in an organization: all of them where something is to be written or is missing, those of a
 * few domains where a role is compared by a wildcard, each once, and none otherwise. Safe for use by several threads.
 */
final class PermissionLookup implements ExistingPermissions {

    /** So many domains are asked for one by one; of more, all are. */
    private static final int FEW = 3;

    private static final String ANY = "*";

    private final AuthorizationApi authorization;
    private final Parallel parallel;
    private final OnDemand<PermissionCatalog> all;
    private final Map<String, OnDemand<PermissionCatalog>> domains = new ConcurrentHashMap<>();

    PermissionLookup(AuthorizationApi authorization, Parallel parallel) {
        this.authorization = authorization;
        this.parallel = parallel;
        this.all = new OnDemand<>(parallel, authorization::catalogue);
    }

    void start() {
        all.start();
    }

    /** Starts to read those of some domains, if there are any, unless all are read anyway. */
    void start(Set<String> some) {
        if (isOfMany(some)) {
            start();
        } else if (!all.isStarted()) {
            some.forEach(domain -> lookup(domain).start());
        }
    }

    private static boolean isOfMany(Set<String> some) {
        return some.contains(ANY) || some.size() > FEW;
    }

    private OnDemand<PermissionCatalog> lookup(String domain) {
        return domains.computeIfAbsent(domain, name -> new OnDemand<>(parallel, () -> authorization.catalogueOf(name)));
    }

    @Override
    public Fetched<PermissionCatalog> all() {
        return all.get();
    }

    @Override
    public Fetched<PermissionCatalog> of(Set<String> some) {
        if (isOfMany(some) || all.isStarted()) {
            return all();
        }
        PermissionCatalog known = PermissionCatalog.UNKNOWN;
        for (String domain : some) {
            Fetched<PermissionCatalog> read = lookup(domain).get();
            if (read.reason().isPresent()) {
                return read;
            }
            PermissionCatalog its = read.value().orElse(PermissionCatalog.UNKNOWN);
            if (its.permissions().isEmpty()) {
                // Only among others it means that the organization has none of a domain.
                return all();
            }
            known = known.with(its);
        }
        return new Fetched.Ok<>(known);
    }
}
