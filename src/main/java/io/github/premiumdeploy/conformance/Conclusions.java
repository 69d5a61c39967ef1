package io.github.premiumdeploy.conformance;

import io.github.premiumdeploy.conformance.Conclusion.Sighting;
import io.github.premiumdeploy.conformance.Conclusion.State;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Collects what an organization showed. Where it showed both, that an assumption held and that it did not, the latter stays. */
final class Conclusions {

    private static final int MOST_EVIDENCE = 4;

    private final Map<String, Assumption> catalogue = Assumption.catalogue();
    private final Map<String, Conclusion> found = new HashMap<>();
    private final Masking masking;

    Conclusions(Masking masking) {
        this.masking = masking;
    }

    /**
     * The assumption of this id.
     *
     * @throws IllegalArgumentException if there is none
     */
    Assumption assumption(String id) {
        return Optional.ofNullable(catalogue.get(id))
                .orElseThrow(() -> new IllegalArgumentException("There is no assumption " + id));
    }

    /** An organization did not show how it behaves. */
    void notSeen(String id, String why) {
        found.putIfAbsent(id, Conclusion.notSeen(assumption(id), masking.of(why)));
    }

    /**
     * An organization showed how it behaves.
     *
     * @param value what the setting of the assumption would have to be, if that was shown
     * @param note what there is to say in addition
     */
    void put(String id, boolean holds, Optional<String> value, String note, CallResult... seen) {
        Conclusion before = found.get(id);
        State state = holds ? State.HELD : State.DIFFERS;
        if (before != null && before.state() == State.DIFFERS) {
            return;
        }
        Stream<Sighting> known = before != null && before.state() == state ? before.evidence().stream() : Stream.of();
        List<Sighting> evidence = Stream.concat(known, Stream.of(seen).map(this::sighting))
                .distinct()
                .limit(MOST_EVIDENCE)
                .toList();
        found.put(id, Conclusion.of(assumption(id), state, value, note, evidence));
    }

    private Sighting sighting(CallResult result) {
        return new Sighting(
                result.operation().signature(),
                result.status(),
                masking.of(result.code()),
                masking.of(result.message()));
    }

    /** Whatever a check left open was not seen, for this reason. */
    void leave(String check, String why) {
        catalogue.values().stream()
                .filter(assumption -> assumption.check().equals(check))
                .forEach(assumption -> notSeen(assumption.id(), why));
    }

    /** All of them, in the order of the catalogue. */
    List<Conclusion> all() {
        catalogue.keySet().forEach(id -> notSeen(id, "no answer of this run shows it"));
        return catalogue.keySet().stream().map(found::get).toList();
    }
}
