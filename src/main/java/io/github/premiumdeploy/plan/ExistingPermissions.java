package io.github.premiumdeploy.plan;

import io.github.premiumdeploy.genesys.Fetched;
import io.github.premiumdeploy.genesys.PermissionCatalog;
import java.util.Set;

/** Tells the permissions that exist in an organization; they may be read only then. */
@FunctionalInterface
public interface ExistingPermissions {

    /** All of them. */
    Fetched<PermissionCatalog> all();

    /** At least those of some domains. */
    default Fetched<PermissionCatalog> of(Set<String> domains) {
        return all();
    }
}
