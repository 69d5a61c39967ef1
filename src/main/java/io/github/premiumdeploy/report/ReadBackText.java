package io.github.premiumdeploy.report;

import io.github.premiumdeploy.access.Check;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.apply.RunFailure.NotAsPlanned;
import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.target.Target;
import io.github.premiumdeploy.text.ShortList;
import java.util.ArrayList;
import java.util.List;

/** Puts into words that an organization, read back, is not as planned. */
final class ReadBackText {

    private ReadBackText() {}

    /**
     * The message.
     *
     * @param target which was read back
     * @param isRolledBack whether what was done is undone, so that there is nothing to go on from
     */
    static FailureMessage of(NotAsPlanned failure, Target target, boolean isRolledBack) {
        List<String> lines = new ArrayList<>();
        List<Change> different = failure.different();
        lines.add("The organization, read back, is not as planned: "
                + ConsoleReport.count(different.size(), "resource")
                + (different.size() == 1 ? " differs." : " differ."));
        ShortList.of(PlanReport.brief(different)).forEach(line -> lines.add("  " + line));
        List<Finding> causes = failure.report().refusals().stream()
                .filter(finding -> finding.check() == Check.PERMISSION)
                .toList();
        RefusalText.causes(causes, lines);
        if (causes.isEmpty()) {
            if (different.stream().anyMatch(change -> change.type() == Change.Type.CREATE)) {
                lines.add(
                        "What is marked + was made and does not show in any list. Lists show only what is in divisions"
                                + " that the caller's roles are granted in: look whether it is in another one.");
            }
            lines.add("Either the platform does not keep what it is sent, or somebody else changes it at the same time."
                    + (isRolledBack ? "" : " Run again: what is right already is not touched."));
            lines.add(RefusalText.HELP + "not-as-planned");
        }
        RefusalText.who(failure.report(), target, lines);
        return FailureMessage.of(false, lines);
    }
}
