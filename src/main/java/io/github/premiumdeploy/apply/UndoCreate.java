package io.github.premiumdeploy.apply;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Takes a creation back: removes what it made, told by an answer's id or proven by its provenance. What was found by its
 * name alone, where an answer was lost, may be somebody else's: it stays, and is reported.
 */
final class UndoCreate implements Undo.Work {

    private static final String UNPROVEN =
            "it was found by its name after an answer had been lost, and nothing proves that this run made it";

    private final ApplyContext run;
    private final Creation creation;
    private final Set<String> ids = new ConcurrentSkipListSet<>();
    private final Set<String> unproven = new ConcurrentSkipListSet<>();
    private volatile boolean isInDoubt;

    UndoCreate(ApplyContext run, Creation creation) {
        this.run = run;
        this.creation = creation;
    }

    void made(String id) {
        ids.add(id);
    }

    /** This was found by its identity after an answer had been lost, and taken up, and nothing proves whose it is. */
    void found(JsonNode one) {
        unproven.add(one.path("id").asText());
    }

    void gone(String id) {
        ids.remove(id);
    }

    void doubt() {
        isInDoubt = true;
    }

    void settle() {
        isInDoubt = false;
    }

    @Override
    public boolean stays() {
        return !unproven.isEmpty();
    }

    @Override
    public UndoResult run() {
        List<String> left = new ArrayList<>();
        if (isInDoubt) {
            try {
                lookFor(left);
            } catch (IOException e) {
                left.add("an answer was lost, and whether it was made could not be seen: " + e.getMessage());
            }
        }
        Optional<String> first =
                ids.stream().findFirst().or(() -> unproven.stream().findFirst());
        boolean removed = false;
        for (String id : List.copyOf(ids)) {
            try {
                creation.remover().remove(id);
                ids.remove(id);
                removed = true;
            } catch (IOException e) {
                left.add("it could not be removed: " + UndoResult.because(e));
            }
        }
        if (unproven.size() == 1) {
            left.add(UNPROVEN);
        } else if (!unproven.isEmpty()) {
            left.add(UNPROVEN + ", of any of these: " + String.join(", ", unproven));
        }
        run.ids().doubt(creation.key(), !left.isEmpty());
        return new UndoResult(removed ? UndoResult.Result.REMOVED : UndoResult.Result.NOTHING, first, left);
    }

    private void lookFor(List<String> left) throws IOException {
        List<JsonNode> others = run.client().lookAround(creation.finder(), BackOff.SEEN_EVERYWHERE).stream()
                .filter(one -> !ids.contains(one.path("id").asText()))
                .toList();
        List<JsonNode> proven = creation.provenance().proven(others).stream()
                .filter(creation.provenance()::isOfThisRun)
                .toList();
        proven.forEach(one -> ids.add(one.path("id").asText()));
        others.stream().filter(one -> !proven.contains(one)).forEach(this::found);
        if (others.isEmpty()
                && ids.isEmpty()
                && run.client().direct().deadline().remaining().compareTo(BackOff.LONGEST) <= 0) {
            left.add("an answer was lost, and the deadline left no time to see whether it was made");
        }
    }
}
