package io.github.premiumdeploy.conformance;

import io.github.premiumdeploy.conformance.Conclusion.Sighting;
import io.github.premiumdeploy.conformance.Conclusion.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Collects what an organization showed. Where it showed both, that an assumption held and that it did not, the latter stays. */
final class Conclusions {

    private static final int MOST_EVIDENCE = 4;

    private final AssumptionCatalogue catalogue;
    private final Masking masking;
    private final Map<String, Conclusion> found = new LinkedHashMap<>();

    Conclusions(AssumptionCatalogue catalogue, Masking masking) {
        this.catalogue = catalogue;
        this.masking = masking;
    }

    /** An organization showed what the setting of an assumption would have to be. */
    void value(String id, Object value, CallResult... seen) {
        Assumption assumption = catalogue.get(id);
        Assumption.Setting setting =
                assumption.setting().orElseThrow(() -> new IllegalArgumentException(id + " has no setting"));
        String shown = String.valueOf(value);
        if (setting.takes(shown)) {
            put(assumption, setting.assumed().equals(shown), Optional.of(shown), "", seen);
        } else {
            differs(id, "it is " + shown + ", which no sandbox imitates", seen);
        }
    }

    /** It showed what a setting would have to be, or refused to show it. */
    void valueIf(boolean isShown, String id, Object value, CallResult seen) {
        if (isShown) {
            value(id, value, seen);
        } else {
            notSeen(seen, id);
        }
    }

    /** It showed whether an assumption holds, unless it refused to show anything. */
    void holds(String id, boolean holds, CallResult... seen) {
        Optional<CallResult> blocked =
                Stream.of(seen).filter(CallResult::isBlocked).findFirst();
        if (!holds && blocked.isPresent()) {
            notSeen(id, blocked.get().inWords());
        } else {
            Assumption assumption = catalogue.get(id);
            Optional<String> assumed = assumption.setting().map(Assumption.Setting::assumed);
            put(assumption, holds, assumed.filter(value -> holds), "", seen);
        }
    }

    /** It showed whether something can be read without a permission. */
    void open(String id, boolean holds, CallResult... seen) {
        boolean asksForPermission = Stream.of(seen)
                .anyMatch(one -> one.status() == 403 && one.code().startsWith("missing."));
        if (asksForPermission) {
            differs(id, "it needs a permission", seen);
        } else {
            holds(id, holds, seen);
        }
    }

    /**
     * What is so after some looks that follow each other at once is counted in looks, and what takes longer in seconds.
     */
    void delay(String inLooks, String inSeconds, CheckSteps.Looked<?> looked, CallResult seen) {
        value(inSeconds, looked.seconds(), seen);
        if (looked.seconds() == 0) {
            value(inLooks, looked.looks(), seen);
        } else {
            notSeen(inLooks, "it took " + looked.seconds() + " s");
        }
    }

    /** It behaves in a way that no setting imitates. */
    void differs(String id, String note, CallResult... seen) {
        put(catalogue.get(id), false, Optional.empty(), note, seen);
    }

    /** It did not show how it behaves. */
    void notSeen(String id, String why) {
        Assumption assumption = catalogue.get(id);
        found.putIfAbsent(id, new Conclusion(assumption, State.NOT_SEEN, Optional.empty(), masking.of(why), List.of()));
    }

    /** A refusal kept it from showing how it behaves. */
    void notSeen(CallResult refusal, String... ids) {
        Stream.of(ids).forEach(id -> notSeen(id, refusal.inWords()));
    }

    private void put(Assumption assumption, boolean holds, Optional<String> value, String note, CallResult... seen) {
        Conclusion before = found.get(assumption.id());
        State state = holds ? State.HELD : State.DIFFERS;
        if (before != null && before.state() == State.DIFFERS) {
            return;
        }
        List<Sighting> evidence = new ArrayList<>();
        if (before != null && before.state() == state) {
            evidence.addAll(before.evidence());
        }
        Stream.of(seen)
                .map(this::sighting)
                .filter(one -> !evidence.contains(one))
                .forEach(evidence::add);
        found.put(
                assumption.id(),
                new Conclusion(
                        assumption, state, value, note, evidence.subList(0, Math.min(evidence.size(), MOST_EVIDENCE))));
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
        catalogue.of(check).forEach(assumption -> notSeen(assumption.id(), why));
    }

    /** All of them, in the order of the catalogue. */
    List<Conclusion> all() {
        return catalogue.all().stream()
                .map(assumption -> found.getOrDefault(
                        assumption.id(),
                        new Conclusion(
                                assumption,
                                State.NOT_SEEN,
                                Optional.empty(),
                                "no answer of this run shows it",
                                List.of())))
                .toList();
    }
}
