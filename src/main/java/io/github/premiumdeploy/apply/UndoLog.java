package io.github.premiumdeploy.apply;

import io.github.premiumdeploy.plan.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Keeps how the writes of a run are taken back, and which of its steps were begun. Safe for use by several threads. */
final class UndoLog {

    /** By identity: two steps may say the same of two resources. */
    private final Set<Step> begun = Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

    private final List<Undo> undos = Collections.synchronizedList(new ArrayList<>());

    void begin(Step step) {
        begun.add(step);
    }

    boolean hasBegun(Step step) {
        return begun.contains(step);
    }

    /** Notes how a write is taken back that is about to be sent. */
    void add(Undo undo) {
        undos.add(undo);
    }

    /** How all writes are taken back, the latest first, so that what needs something goes before what it needs. */
    List<Undo> latestFirst() {
        List<Undo> latestFirst;
        synchronized (undos) {
            latestFirst = new ArrayList<>(undos);
        }
        Collections.reverse(latestFirst);
        return latestFirst;
    }
}
