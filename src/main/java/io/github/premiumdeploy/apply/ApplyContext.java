package io.github.premiumdeploy.apply;

import io.github.premiumdeploy.genesys.GenesysClient;

/**
 * What the steps of a plan share while it is applied.
 *
 * @param client calls the platform
 * @param ids the ids and secrets that are known
 * @param undoLog how the writes of the run are taken back
 * @param settle makes sure that the platform keeps what it is sent
 * @param deletion deletes
 */
record ApplyContext(PatientClient client, KnownIds ids, UndoLog undoLog, Settle settle, Deletion deletion) {

    /** For one run. */
    static ApplyContext of(GenesysClient client) {
        KnownIds ids = new KnownIds();
        PatientClient patient = new PatientClient(client, ids);
        return new ApplyContext(patient, ids, new UndoLog(), new Settle(patient, ids), new Deletion(patient, ids));
    }
}
