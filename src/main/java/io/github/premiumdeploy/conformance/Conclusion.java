package io.github.premiumdeploy.conformance;

import io.github.premiumdeploy.text.Printable;
import io.github.premiumdeploy.text.Worded;
import java.util.List;
import java.util.Optional;

/**
 * An assumption with what an organization showed of it, as the file {@value ConformanceReport#DATA} has it.
 *
 * @param id the assumption's, as {@code says}, {@code known}, {@code matters}, {@code check} and {@code seenOnly} are
 * @param setting the setting of a sandbox that imitates the opposite
 * @param note what there is to say in addition, or why nothing was seen
 * @param evidence answers that show it
 */
public record Conclusion(
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

    /** Whether an assumption is true of an organization. */
    public enum State implements Worded {
        /** The organization behaves as assumed. */
        HELD,
        /** It behaves otherwise. */
        DIFFERS,
        /** It did not show how it behaves. */
        NOT_SEEN;
    }

    /**
     * An answer of the platform as evidence: without ids, names and secrets.
     *
     * @param operation {@code METHOD /path} as published
     * @param status the HTTP status
     * @param code the error code; empty text if there is none
     * @param text what a refusal says; empty text for an answer that is none
     */
    public record Sighting(String operation, int status, String code, String text) {

        public Sighting {
            code = Printable.line(code);
            text = Printable.line(text);
        }
    }

    /**
     * What a sandbox is told, to behave so or otherwise; values are written as YAML.
     *
     * @param key for example {@code switches.expandWildcards}
     * @param assumed what is taken for granted
     * @param seen what it would have to be, where the organization showed it
     */
    public record Setting(String key, String assumed, Optional<String> seen) {}

    /**
     * What was shown of an assumption.
     *
     * @param value what the sandbox's setting would have to be, where the assumption has one and the organization showed it
     * @param note empty text for nothing
     */
    static Conclusion of(
            Assumption assumption, State state, Optional<String> value, String note, List<Sighting> evidence) {
        return new Conclusion(
                assumption.id(),
                assumption.says(),
                assumption.known(),
                assumption.matters(),
                assumption.check(),
                state,
                assumption.setting().map(one -> new Setting(one.key(), one.assumed(), value)),
                assumption.seenOnly(),
                Optional.of(Printable.line(note)).filter(text -> !text.isEmpty()),
                List.copyOf(evidence));
    }

    static Conclusion notSeen(Assumption assumption, String why) {
        return of(assumption, State.NOT_SEEN, Optional.empty(), why, List.of());
    }

    /** What the sandbox's setting would have to be, where the organization showed it. */
    public Optional<String> value() {
        return setting.flatMap(Setting::seen);
    }
}
