package io.github.premiumdeploy.apply;

import io.github.premiumdeploy.genesys.GenesysClient;
import io.github.premiumdeploy.genesys.Parallel;
import java.time.Clock;

/**
 * What the steps of a plan share while it is applied.
 *
 * @param client calls the platform
 * @param ids the ids and secrets that are known
 * @param undoLog how the writes of the run are taken back
 * @param settle makes sure that the platform keeps what it is sent
 * @param deletion deletes
 * @param progress is told what is waited for
 * @param journal keeps what is done in the receipt
 */
record ApplyContext(
        PatientClient client,
        KnownIds ids,
        UndoLog undoLog,
        Settle settle,
        Deletion deletion,
        Progress progress,
        StepJournal journal) {

    static ApplyContext of(
            GenesysClient client, Parallel parallel, ReceiptSteps receipt, Progress progress, Clock clock) {
        KnownIds ids = new KnownIds();
        PatientClient patient = new PatientClient(client, parallel, ids);
        return new ApplyContext(
                patient,
                ids,
                new UndoLog(),
                new Settle(patient, ids),
                new Deletion(patient, ids),
                progress,
                new StepJournal(ids, receipt, progress, clock));
    }
}
