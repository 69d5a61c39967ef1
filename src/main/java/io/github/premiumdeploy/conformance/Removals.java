package io.github.premiumdeploy.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.conformance.OwnResource.Kind;
import io.github.premiumdeploy.genesys.OAuthClientsApi;
import io.github.premiumdeploy.http.TransportException;
import io.github.premiumdeploy.text.JsonTree;
import java.io.IOException;
import java.util.List;

/** Removes what a run made, the newest first, and looks whether it is gone. */
final class Removals {

    private static final int ROUNDS = 8;

    private final PlatformCalls calls;
    private final OwnResources own;
    private boolean interrupted;

    Removals(PlatformCalls calls, OwnResources own) {
        this.calls = calls;
        this.own = own;
    }

    /**
     * Removes all that there is; what cannot be removed stays in the list. An interruption is kept for later.
     *
     * @throws IOException if the list cannot be kept
     */
    void removeAll() throws IOException {
        interrupted = Thread.interrupted();
        calls.removing(true);
        try {
            for (int round = 1; round <= ROUNDS && !known().isEmpty(); round++) {
                if (round > 1) {
                    rest();
                }
                for (OwnResource resource : known()) {
                    if (isRemoved(resource, round)) {
                        own.removed(resource);
                    }
                    interrupted |= Thread.interrupted();
                }
            }
        } finally {
            calls.removing(false);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What has an id, and so can be removed; one may be in the way of another. */
    private List<OwnResource> known() {
        return own.newestFirst().stream()
                .filter(resource -> resource.id().isPresent())
                .toList();
    }

    private boolean isRemoved(OwnResource resource, int round) {
        try {
            CallResult deleted = delete(resource);
            CallResult read = calls.read(resource);
            // What was never seen may be too new to be found.
            boolean wasThere = deleted.isGood() || round > 1;
            // Stated by Genesys: a client of more than thirty days goes by itself, after seven more.
            boolean goesByItself = Kind.CLIENT.has(resource)
                    && deleted.isGood()
                    && !read.text("dateToDelete").isEmpty();
            return wasThere && read.isGoneOrDeleted() || goesByItself;
        } catch (IOException e) {
            // Tried again in the next round; what stays in the end is named.
            return false;
        }
    }

    /** An interrupted pause is no reason to leave something behind. */
    private void rest() {
        try {
            calls.pause();
        } catch (TransportException e) {
            interrupted |= Thread.interrupted();
        }
    }

    /** Deletes something once; a client is deactivated before. */
    CallResult delete(OwnResource resource) throws IOException {
        if (Kind.CLIENT.has(resource)) {
            deactivate(resource);
        }
        return calls.delete(resource);
    }

    private void deactivate(OwnResource client) throws IOException {
        CallResult shown = calls.read(client);
        if (shown.isGood() && !shown.text("state").equals(OAuthClientsApi.INACTIVE)) {
            ObjectNode body = JsonTree.object()
                    .put("name", client.name())
                    .put("authorizedGrantType", shown.text("authorizedGrantType"))
                    .put("state", OAuthClientsApi.INACTIVE);
            for (String kept : List.of("roleDivisions", "scope", "registeredRedirectUri")) {
                if (!shown.body().path(kept).isEmpty()) {
                    body.set(kept, shown.body().path(kept));
                }
            }
            calls.send(OAuthClientsApi.UPDATE, body, client.id().orElseThrow());
        }
    }
}
