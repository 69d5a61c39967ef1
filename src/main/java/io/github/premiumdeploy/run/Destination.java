package io.github.premiumdeploy.run;

import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import io.github.premiumdeploy.target.Target;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Where the work on targets goes: to the organizations that are configured, or to stand-ins for them. */
public interface Destination {

    /** The organizations that are configured. */
    Destination AS_CONFIGURED = new Destination() {};

    /**
     * The configuration of a target with the place where the work on it goes.
     *
     * @param needs what that must have
     * @param directory where the target's receipts and reports go
     */
    default Parameters of(Parameters configured, OrganizationNeeds needs, Path directory) {
        return configured;
    }

    /** Whether the work goes to stand-ins, which are made to fit the descriptor. */
    default boolean isStandIn() {
        return false;
    }

    /** Objects to a target that the build must not reach. */
    default void check(Target target, Problems problems) {
        check(List.of(target.apiUrl(), target.loginUrl()), problems);
    }

    /** Objects to addresses that the build must not reach. */
    default void check(List<URI> addresses, Problems problems) {
        // Every address may be reached.
    }
}
