package io.github.premiumdeploy.conformance;

import io.github.premiumdeploy.conformance.Conclusion.Sighting;
import io.github.premiumdeploy.conformance.Conclusion.State;
import io.github.premiumdeploy.text.Printable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was found out about an organization as a file has it, which {@value ConformanceReport#SCHEMA} describes. */
record ConformanceDocument(
        int schemaVersion,
        String goal,
        Instant checkedAt,
        String target,
        boolean wrote,
        int requests,
        String summary,
        Optional<String> ended,
        Map<String, Long> counts,
        List<OwnResources.Entry> left,
        List<Checked> assumptions) {

    static ConformanceDocument of(ConformanceResult result, String target, Instant at) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (State state : State.values()) {
            counts.put(state.word(), result.count(state));
        }
        return new ConformanceDocument(
                ConformanceReport.SCHEMA_VERSION,
                "conformance",
                at,
                target,
                result.wrote(),
                result.requests(),
                result.summary(),
                result.ended(),
                counts,
                result.left().stream().map(OwnResources.Entry::of).toList(),
                result.conclusions().stream().map(Checked::of).toList());
    }

    /** An assumption with what was seen of it. */
    record Checked(
            String id,
            String says,
            Assumption.Known known,
            String matters,
            String check,
            State state,
            Optional<Setting> setting,
            Optional<String> seenOnly,
            Optional<String> note,
            List<Sighting> evidence) {

        private static Checked of(Conclusion conclusion) {
            Assumption assumption = conclusion.assumption();
            return new Checked(
                    assumption.id(),
                    assumption.says(),
                    assumption.known(),
                    assumption.matters(),
                    assumption.check(),
                    conclusion.state(),
                    assumption.setting().map(one -> new Setting(one.key(), one.assumed(), conclusion.value())),
                    assumption.seenOnly(),
                    Optional.of(conclusion.note())
                            .filter(note -> !note.isEmpty())
                            .map(Printable::line),
                    conclusion.evidence().stream()
                            .map(one -> new Sighting(
                                    one.operation(),
                                    one.status(),
                                    Printable.line(one.code()),
                                    Printable.line(one.text())))
                            .toList());
        }
    }

    /** A setting of the sandbox. */
    record Setting(String key, String assumed, Optional<String> seen) {}
}
