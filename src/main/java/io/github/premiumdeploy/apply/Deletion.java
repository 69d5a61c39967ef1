package io.github.premiumdeploy.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.CredentialsApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.plan.Existing;
import io.github.premiumdeploy.plan.IntegrationCredential;
import io.github.premiumdeploy.plan.Removal;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Deletes on a platform that may not find yet what was made just now, keep what was referred to, or delete later. */
final class Deletion {

    /** The field of what goes later that says when. */
    static final String DATE = "dateToDelete";

    private final PatientClient client;
    private final KnownIds known;

    Deletion(PatientClient client, KnownIds known) {
        this.client = client;
        this.known = known;
    }

    /** Deletes a resource in the way that the platform goes about it; what is not there is deleted. */
    void delete(Removal removal, String id) throws IOException {
        Operation operation = removal.operation();
        switch (removal.style()) {
            case ONCE, MAYBE_LATER -> delete(operation, operation.pathWith(id), removal.query());
            case UNTIL_GONE -> untilGone(operation, removal.reads().get(0), id);
            case ONCE_RELEASED -> onceReleased(operation, id);
            case WITH_CREDENTIALS -> withCredentials(operation, removal.reads().get(0), id);
        }
    }

    /** What was deleted, if it is still there and says when it goes. */
    Optional<JsonNode> goingLater(Removal removal, String id) throws IOException {
        if (removal.style() != Removal.Style.MAYBE_LATER) {
            return Optional.empty();
        }
        return left(removal.reads().get(0), id).filter(shown -> shown.hasNonNull(DATE));
    }

    /** Reads what was deleted; empty if it is gone. Genesys's own provider for Terraform counts a 408 then like a 404. */
    private Optional<JsonNode> left(Operation read, String id) throws IOException {
        try {
            return client.find(read, id, Query.NONE).filter(shown -> !Existing.isDeleted(shown));
        } catch (ApiException e) {
            if (e.status() != 408) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private void withCredentials(Operation operation, Operation readConfiguration, String id) throws IOException {
        List<String> credentials = client.find(readConfiguration, id, Query.NONE)
                .map(IntegrationCredential::references)
                .orElse(List.of());
        delete(operation, operation.pathWith(id), Query.NONE);
        deleteCredentials(credentials);
    }

    void deleteCredentials(List<String> ids) throws IOException {
        for (String id : ids) {
            delete(CredentialsApi.DELETE, CredentialsApi.DELETE.pathWith(id), Query.NONE);
        }
    }

    /** Deletes; what is not there is deleted. */
    void delete(Operation operation, String path, Query query) throws IOException {
        client.afterConflicts(() -> {
            deleteOnce(operation, path, query);
            return MissingNode.getInstance();
        });
    }

    /** Deletes a credential, and tells whether it is gone: the platform may keep it because it is in use. */
    boolean deleteCredentialUnlessInUse(String id) throws IOException {
        try {
            deleteOnce(CredentialsApi.DELETE, CredentialsApi.DELETE.pathWith(id), Query.NONE);
            return true;
        } catch (ApiException e) {
            if (e.status() != 400 && e.status() != 409) {
                throw e;
            }
            return false;
        }
    }

    /** What this run made a moment ago may be there and not be seen. */
    private void deleteOnce(Operation operation, String path, Query query) throws IOException {
        BackOff backOff = client.backOff();
        while (true) {
            try {
                client.direct().callIdempotent(operation, path, query, Optional.empty());
                known.noteGone(path::contains);
                return;
            } catch (ApiException e) {
                if (!e.isGone()) {
                    throw e;
                }
                Instant moment = client.direct().deadline().now().minus(BackOff.FOUND_BY_ID);
                if (!known.nameMadeSince(path, moment) || !backOff.pause()) {
                    return;
                }
            }
        }
    }

    /** Deletes what the platform may keep for a while although it was told: the deletion is repeated until it is gone. */
    private void untilGone(Operation operation, Operation read, String id) throws IOException {
        BackOff backOff = client.backOff().lasting(BackOff.GROUP_DELETED);
        do {
            delete(operation, operation.pathWith(id), Query.NONE);
        } while (left(read, id).isPresent() && backOff.pause());
    }

    /**
     * Deletes what may count as referenced for a while after what referred to it is gone, which is a 400, or as not ready for
     * it, a 412 whose cause is published nowhere.
     */
    private void onceReleased(Operation operation, String id) throws IOException {
        BackOff released = client.backOff().lasting(BackOff.TRUNK_RELEASED);
        BackOff ready = client.backOff().lasting(BackOff.OPEN_MESSAGING_DELETED);
        while (true) {
            try {
                delete(operation, operation.pathWith(id), Query.NONE);
                return;
            } catch (ApiException e) {
                boolean again = e.status() == 412 ? ready.pause() : e.status() == 400 && released.pause();
                if (!again) {
                    throw e;
                }
            }
        }
    }
}
