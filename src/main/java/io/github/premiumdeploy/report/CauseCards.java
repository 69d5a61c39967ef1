package io.github.premiumdeploy.report;

import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.report.HtmlPage.Badge;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A section of a page with root causes, each as a picture with the remedy beside it.
 *
 * @param id the anchor of the section
 */
record CauseCards(String id, String title, List<Card> cards) {

    /** What a role of one's own puts right. */
    private static final Set<Cause> IN_NO_ROLE = EnumSet.of(
            Cause.PERMISSION_IN_NO_ROLE,
            Cause.PERMISSION_NOT_HELD,
            Cause.PERMISSION_MISSING_FOR_PLAN,
            Cause.PERMISSION_ROLE_NOT_GRANTED,
            Cause.PERMISSION_ONLY_IN_BROAD_ROLE,
            Cause.CALLER_WITHOUT_ROLES);

    /** A cause. */
    record Card(
            String anchor,
            Badge verdict,
            String headline,
            CausePicture picture,
            Optional<ToDo> toDo,
            String evidence,
            List<String> details) {}

    /**
     * What to do about a cause.
     *
     * @param isRoleHere whether the ready role helps, and this is where it is to be copied
     * @param isRoleAbove whether it helps, and is at an earlier cause
     */
    record ToDo(List<String> remedy, boolean isRoleHere, boolean isRoleAbove, String topic) {}

    /** The sections of a check that have causes. */
    static List<CauseCards> of(PermissionCheckResult checked) {
        return Stream.of(
                        of("fix", "What to fix", checked.refusals(), checked),
                        of("unknown", "What could not be found out", checked.unknown(), checked))
                .filter(section -> !section.cards().isEmpty())
                .toList();
    }

    private static CauseCards of(String id, String title, List<Finding> findings, PermissionCheckResult checked) {
        return new CauseCards(
                id,
                title,
                findings.stream().map(finding -> card(finding, checked)).toList());
    }

    /** The anchor of a finding's card. */
    static String anchor(Finding finding, PermissionCheckResult checked) {
        return "finding-" + (checked.access().findings().indexOf(finding) + 1);
    }

    private static Card card(Finding finding, PermissionCheckResult checked) {
        Advice advice = Advice.of(finding);
        return new Card(
                anchor(finding, checked),
                Badge.of(finding.verdict()),
                sentence(advice.headline()),
                CausePicture.of(finding, checked),
                advice.remedy().isEmpty() ? Optional.empty() : Optional.of(toDo(advice, finding, checked)),
                advice.evidence(),
                advice.details());
    }

    private static ToDo toDo(Advice advice, Finding finding, PermissionCheckResult checked) {
        Optional<Finding> first = Stream.concat(checked.refusals().stream(), checked.unknown().stream())
                .filter(one -> IN_NO_ROLE.contains(one.cause()))
                .findFirst();
        boolean isFirst = first.equals(Optional.of(finding));
        boolean helps = IN_NO_ROLE.contains(finding.cause())
                && RunRoleFile.body(checked).isPresent();
        return new ToDo(advice.remedy(), helps && isFirst, helps && !isFirst, advice.topic());
    }

    /** What begins with a permission begins with it as it is. */
    private static String sentence(String words) {
        String first = words.split(" ", 2)[0];
        boolean isName =
                first.isEmpty() || first.substring(0, first.length() - 1).contains(":");
        return isName ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
