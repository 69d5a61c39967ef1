package io.github.premiumdeploy.apply;

import io.github.premiumdeploy.genesys.GenesysClient;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Parallel;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.Verb;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the steps of a plan share while it is applied.
 *
 * @param client calls the platform
 * @param ids the ids and secrets that are known
 * @param undos how the writes of the run are taken back
 * @param settle makes sure that the platform keeps what it is sent
 * @param deletion deletes
 * @param progress is told what is waited for
 * @param journal keeps what is done in the receipt
 */
record ApplyContext(
        PatientClient client,
        KnownIds ids,
        List<Undo> undos,
        Settle settle,
        Deletion deletion,
        Progress progress,
        StepJournal journal) {

    /** Says, in words for a reader, what happens now. */
    void say(String what) {
        progress.now(what);
    }

    /** Notes how a write is taken back that is about to be sent: its answer may be lost. */
    void undo(Key key, Verb verb, Operation operation, Undo.Work work) {
        undos.add(new Undo(key, verb, operation, work));
    }

    /** How all writes are taken back, the latest first, so that what needs something goes before what it needs. */
    List<Undo> latestFirst() {
        synchronized (undos) {
            List<Undo> latestFirst = new ArrayList<>(undos);
            Collections.reverse(latestFirst);
            return latestFirst;
        }
    }

    static ApplyContext of(
            GenesysClient client, Parallel parallel, ReceiptSteps receipt, Progress progress, Clock clock) {
        KnownIds ids = new KnownIds();
        PatientClient patient = new PatientClient(client, parallel, ids);
        return new ApplyContext(
                patient,
                ids,
                Collections.synchronizedList(new ArrayList<>()),
                new Settle(patient, ids),
                new Deletion(patient, ids),
                progress,
                new StepJournal(ids, receipt, progress, clock));
    }
}
