package io.github.premiumdeploy.report;

import io.github.premiumdeploy.apply.RunResult.Failed;
import io.github.premiumdeploy.target.Problem;
import io.github.premiumdeploy.target.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The message that Maven prints of a goal that did not succeed, and whose fault it is. All failures are put into words here,
 * and nowhere before.
 *
 * @param isFailure whether the organization or the user's input says no, so that trying again as it is would not help;
 *     otherwise the network or a server broke
 * @param headline the first line, which stands for all of them where there is little room
 * @param more the other lines
 */
public record FailureMessage(boolean isFailure, String headline, List<String> more) {

    public FailureMessage {
        more = List.copyOf(more);
    }

    /** A message of these texts, one at least, each of one line or several. */
    public static FailureMessage of(boolean isFailure, List<String> texts) {
        List<String> lines = texts.stream()
                .flatMap(text -> Arrays.stream(text.split("\\R", -1)))
                .toList();
        return new FailureMessage(isFailure, lines.get(0), lines.subList(1, lines.size()));
    }

    /** A message about what the user, or an organization, says no to. */
    public static FailureMessage failure(String... lines) {
        return of(true, List.of(lines));
    }

    /** A message about what broke. */
    public static FailureMessage error(String... lines) {
        return of(false, List.of(lines));
    }

    /**
     * Why a run of a goal on a target is not done.
     *
     * @param failed how it failed, and what became of what was done before
     */
    public static FailureMessage of(Failed<?> failed, String goal, Target target) {
        FailureMessage message = new RunFailureText(goal, target, failed).of(failed.failure());
        List<String> lines = new ArrayList<>(message.lines());
        boolean isSaid = lines.stream().anyMatch(line -> line.startsWith(RefusalText.ORGANIZATION));
        if (!isSaid && failed.caller().organization().isPresent()) {
            RefusalText.who(failed.caller(), target, lines);
        }
        lines.addAll(RollbackText.lines(failed.rollback()));
        return of(message.isFailure, lines);
    }

    /** Something that keeps a goal from its work and is no problem of a single parameter. */
    public static FailureMessage of(Problem problem) {
        return failure(problem.what() + ".", problem.remedy());
    }

    /** A goal that broke where it must not. */
    public static FailureMessage ofFault(RuntimeException e) {
        return error("The plugin broke: " + e
                + ". This is a fault of the plugin; please report it with the output of mvn -e.");
    }

    /** All lines. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(headline));
        lines.addAll(more);
        return lines;
    }

    /** All lines as one text. */
    public String message() {
        return String.join("\n", lines());
    }
}
