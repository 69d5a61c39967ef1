package io.github.premiumdeploy.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Takes a creation back: removes what it made, told by its id. Where its last answer was lost, what is found by its identity
 * is what it made, since there was nothing of that identity when the plan was made.
 */
final class Unmaking implements Undo.Work {

    private final Execution execution;
    private final Creation creation;
    private final boolean mayBeOlder;
    private final Set<String> ids = new ConcurrentSkipListSet<>();
    private volatile boolean isInDoubt;

    /**
     * Of one creation.
     *
     * @param mayBeOlder whether an earlier run may have made one of the same identity that cannot be seen yet
     */
    Unmaking(Execution execution, Creation creation, boolean mayBeOlder) {
        this.execution = execution;
        this.creation = creation;
        this.mayBeOlder = mayBeOlder;
    }

    /** This is what was made. */
    void made(String id) {
        ids.add(id);
    }

    /** This was found by its identity after an answer had been lost. */
    void found(String id) {
        if (!mayBeOlder) {
            ids.add(id);
        }
    }

    /** This is gone. */
    void gone(String id) {
        ids.remove(id);
    }

    /** An answer was lost. */
    void doubt() {
        isInDoubt = true;
    }

    boolean isInDoubt() {
        return isInDoubt;
    }

    /** It is known what was made. */
    void settle() {
        isInDoubt = false;
    }

    @Override
    public Undone run() {
        List<String> left = new ArrayList<>();
        if (isInDoubt) {
            try {
                lookFor(left);
            } catch (IOException e) {
                left.add("an answer was lost, and whether it was made could not be seen: " + e.getMessage());
            }
        }
        Optional<String> first = ids.stream().findFirst();
        boolean removed = false;
        for (String id : List.copyOf(ids)) {
            try {
                creation.remover().remove(id);
                ids.remove(id);
                removed = true;
            } catch (IOException e) {
                left.add("it could not be removed: " + e.getMessage());
            }
        }
        execution.doubt(creation.key(), !left.isEmpty());
        return new Undone(removed ? Undone.Result.REMOVED : Undone.Result.NOTHING, first, left);
    }

    private void lookFor(List<String> left) throws IOException {
        List<String> others = execution.lookAround(creation.finder(), Execution.SETTLES).stream()
                .map((JsonNode one) -> one.path("id").asText())
                .filter(id -> !ids.contains(id))
                .distinct()
                .toList();
        if (others.size() == 1 && !mayBeOlder) {
            ids.add(others.get(0));
        } else if (!others.isEmpty()) {
            left.add("an answer was lost, so that one of these may be this run's or not: " + String.join(", ", others));
        } else if (ids.isEmpty() && execution.client().deadline().remaining().compareTo(Execution.LONGEST_PAUSE) <= 0) {
            left.add("an answer was lost, and the deadline left no time to see whether it was made");
        }
    }
}
