package io.github.premiumdeploy.apply;

import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.plan.Key;
import java.io.IOException;

/**
 * Is told at once of what was made where an earlier answer was lost, so that there may be two: if the run is killed before it has
 * removed one of them, its receipt proves to the next run that this one is the app's.
 */
@FunctionalInterface
interface CreationNotes {

    /**
     * A resource was made, or removed again.
     *
     * @param operation what made it, or removed it
     * @param id its id; empty text where the answer was lost, so that it is not known whether it was made
     * @throws IOException if that cannot be noted
     */
    void note(Key key, Operation operation, String id, boolean isThere) throws IOException;
}
