package io.github.premiumdeploy.run;

import io.github.premiumdeploy.access.Check;
import io.github.premiumdeploy.access.Link;
import io.github.premiumdeploy.access.Verdict;
import io.github.premiumdeploy.apply.Receipt;
import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.Verb;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of the program's own that its reports consist of: they stay where the program writes them, even if somebody's
 * secret is the same word.
 */
public final class OwnWords {

    private OwnWords() {}

    /** All of them, in every case in which they are written. */
    public static Set<String> all() {
        Stream<String> words = Stream.of(
                        words(TargetOutcome.End.values(), TargetOutcome.End::word),
                        words(Receipt.Outcome.values(), Receipt.Outcome::word),
                        words(Verdict.values(), Verdict::word),
                        words(Check.values(), Check::word),
                        words(Verb.values(), Verb::word),
                        words(Link.Part.values(), Link.Part::word),
                        words(Link.State.values(), Link.State::word),
                        words(
                                Change.Type.values(),
                                type -> type.name().toLowerCase(Locale.ROOT).replace('_', '-')),
                        Stream.of("receipt", "report", "summary", "plan", "target", "targets", "status", "id"))
                .flatMap(each -> each);
        return words.flatMap(word -> Stream.of(
                        word, word.toUpperCase(Locale.ROOT), Character.toUpperCase(word.charAt(0)) + word.substring(1)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static <T> Stream<String> words(T[] values, Function<T, String> word) {
        return Arrays.stream(values).map(word);
    }
}
