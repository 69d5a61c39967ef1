package io.github.premiumdeploy.access;

import io.github.premiumdeploy.genesys.ApiException;
import java.io.IOException;

/** Says in few words why something could not be read. */
final class Reasons {

    private Reasons() {}

    static String words(IOException reason) {
        return reason.getMessage()
                + (reason instanceof ApiException api && !api.correlationId().isEmpty()
                        ? " (correlation id " + api.correlationId() + ")"
                        : "");
    }

    static String status(ApiException refusal) {
        return refusal.status()
                + (refusal.error().code().isEmpty() ? "" : " " + refusal.error().code());
    }
}
