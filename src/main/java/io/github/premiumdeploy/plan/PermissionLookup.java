package io.github.premiumdeploy.plan;

import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.Fetched;
import io.github.premiumdeploy.genesys.Parallel;
import io.github.premiumdeploy.genesys.PermissionCatalog;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

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
    private final OnDemand all;
    private final Map<String, OnDemand> domains = new ConcurrentHashMap<>();

    PermissionLookup(AuthorizationApi authorization, Parallel parallel) {
        this.authorization = authorization;
        this.parallel = parallel;
        this.all = new OnDemand(authorization::catalogue);
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

    private OnDemand lookup(String domain) {
        return domains.computeIfAbsent(domain, name -> new OnDemand(() -> authorization.catalogueOf(name)));
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

    /** Permissions that are read once, when they are first asked for, or ahead of that side by side with other reads. */
    private final class OnDemand {

        private final Parallel.Read<PermissionCatalog> read;
        private Supplier<Fetched<PermissionCatalog>> reading;
        private Fetched<PermissionCatalog> result;

        OnDemand(Parallel.Read<PermissionCatalog> read) {
            this.read = read;
        }

        /** Starts to read it, if nobody did. */
        synchronized void start() {
            if (reading == null && result == null) {
                reading = parallel.start(read);
            }
        }

        /** Whether it was read, or somebody started to. */
        synchronized boolean isStarted() {
            return reading != null || result != null;
        }

        synchronized Fetched<PermissionCatalog> get() {
            if (result == null) {
                result = reading == null ? now() : reading.get();
            }
            return result;
        }

        /** By the thread that asks: all others may wait for this. */
        private Fetched<PermissionCatalog> now() {
            try {
                return new Fetched.Ok<>(read.read());
            } catch (IOException e) {
                return new Fetched.Failed<>(e);
            }
        }
    }
}
