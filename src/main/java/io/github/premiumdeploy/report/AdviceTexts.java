package io.github.premiumdeploy.report;

import io.github.premiumdeploy.access.Cause;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The texts of advice by cause, with names of facts in braces. */
final class AdviceTexts {

    private final Map<Cause, Advice> texts = new EnumMap<>(Cause.class);

    /** What is said of a cause for which there is nothing to do. */
    AdviceTexts say(Cause cause, String evidence) {
        return say(cause, evidence, "");
    }

    /**
     * What is said of a cause, and what to do about it.
     *
     * @param topic the section of the page about causes; empty text if it has none
     * @param remedy what to do, step by step; a step that begins with {@code ?name:} is left out where that fact is not there,
     *     one that begins with {@code !name:} where it is
     */
    AdviceTexts say(Cause cause, String evidence, String topic, String... remedy) {
        return head(cause, evidence, evidence, topic, remedy);
    }

    /**
     * The same of a cause that the first line of a message names.
     *
     * @param headline the cause in few words, which end no sentence
     */
    AdviceTexts head(Cause cause, String headline, String evidence, String topic, String... remedy) {
        texts.put(cause, new Advice(headline, evidence, List.of(), List.of(remedy), topic));
        return this;
    }

    Map<Cause, Advice> all() {
        return texts;
    }
}
