package io.github.premiumdeploy.apply;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Query;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** Deletes on a platform that may not find yet what was made just now, keep what was referred to, or delete later. */
public final class Deletion {

    private final Execution run;
    private final KnownIds known;

    Deletion(Execution run, KnownIds known) {
        this.run = run;
        this.known = known;
    }

    /**
     * Deletes; what is not there is deleted.
     *
     * @throws IOException if the platform refuses, or gives no answer for good
     */
    void delete(Operation operation, String path, Query query) throws IOException {
        run.afterConflicts(() -> {
            deleteOnce(operation, path, query);
            return MissingNode.getInstance();
        });
    }

    /**
     * Deletes, unless the platform keeps it because it is in use.
     *
     * @return whether it is gone
     * @throws IOException if the platform gives no answer, or refuses for another reason
     */
    boolean deleteUnlessInUse(Operation operation, String path) throws IOException {
        try {
            deleteOnce(operation, path, Query.NONE);
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
        BackOff backOff = run.backOff();
        while (true) {
            try {
                run.client().callIdempotent(operation, path, query, Optional.empty());
                known.noteGone(path::contains);
                return;
            } catch (ApiException e) {
                if (!RefusalMeaning.isGone(e)) {
                    throw e;
                }
                Instant moment = run.client().deadline().now().minus(BackOff.FOUND_BY_ID);
                if (!known.nameMadeSince(path, moment) || !backOff.pause()) {
                    return;
                }
            }
        }
    }

    /**
     * Deletes what the platform may keep for a while although it was told: the deletion is repeated until it is gone.
     *
     * @param read reads it by its id
     * @throws IOException if the platform refuses, or gives no answer for good
     */
    public void untilGone(Operation operation, Operation read, String id) throws IOException {
        BackOff backOff = run.backOff().lasting(BackOff.GROUP_DELETED);
        do {
            delete(operation, operation.pathWith(id), Query.NONE);
        } while (isThere(read, id) && backOff.pause());
    }

    private boolean isThere(Operation read, String id) throws IOException {
        try {
            return !Execution.isDeleted(run.read(read, read.pathWith(id), Query.NONE));
        } catch (ApiException e) {
            if (!RefusalMeaning.isGone(e)) {
                throw e;
            }
            return false;
        }
    }

    /**
     * Deletes what may count as referenced for a while after what referred to it is gone.
     *
     * @throws IOException if the platform refuses for good, or gives no answer
     */
    public void onceReleased(Operation operation, String id) throws IOException {
        BackOff backOff = run.backOff().lasting(BackOff.TRUNK_RELEASED);
        while (true) {
            try {
                delete(operation, operation.pathWith(id), Query.NONE);
                return;
            } catch (ApiException e) {
                if (e.status() != 400 || !backOff.pause()) {
                    throw e;
                }
            }
        }
    }
}
