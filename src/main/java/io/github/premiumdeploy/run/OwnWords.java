package io.github.premiumdeploy.run;

import io.github.premiumdeploy.access.Check;
import io.github.premiumdeploy.access.Link;
import io.github.premiumdeploy.access.Verdict;
import io.github.premiumdeploy.apply.Receipt;
import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.Verb;
import io.github.premiumdeploy.report.TargetOutcome;
import io.github.premiumdeploy.text.Worded;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The words of the program's own that its reports consist of: they stay where the program writes them, even if somebody's
 * secret is the same word.
 */
public final class OwnWords {

    private OwnWords() {}

    /** All of them, in every case in which they are written. */
    public static Set<String> all() {
        Set<String> words = new HashSet<>();
        for (Worded[] constants : List.<Worded[]>of(
                TargetOutcome.End.values(),
                Receipt.Outcome.values(),
                Verdict.values(),
                Check.values(),
                Verb.values(),
                Link.Part.values(),
                Link.State.values(),
                Change.Type.values())) {
            for (Worded constant : constants) {
                words.add(constant.word());
            }
        }
        words.addAll(List.of("receipt", "report", "summary", "plan", "target", "targets", "status", "id"));
        Set<String> all = new HashSet<>(words);
        for (String word : words) {
            all.add(word.toUpperCase(Locale.ROOT));
            all.add(Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return all;
    }
}
