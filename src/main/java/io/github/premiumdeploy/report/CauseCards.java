package io.github.premiumdeploy.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.report.HtmlPage.Badge;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
     * @param role the ready role to copy, which is there once; none where it does not help
     * @param isRoleAbove whether the role helps, and is at an earlier cause
     */
    record ToDo(List<String> remedy, List<Line> role, boolean isRoleAbove, String topic) {}

    /** A line of a role, after a line break and its margin. */
    record Line(String margin, String text) {}

    /** The sections of a check that have causes. */
    static List<CauseCards> of(PermissionCheckResult checked) {
        List<Line> role = RunRoleFile.body(checked).map(CauseCards::lines).orElse(List.of());
        Optional<Finding> first = Stream.concat(checked.refusals().stream(), checked.unknown().stream())
                .filter(finding -> IN_NO_ROLE.contains(finding.cause()))
                .findFirst();
        Function<Finding, Card> card = finding -> {
            boolean isFirst = first.equals(Optional.of(finding));
            boolean isRoleAbove = !role.isEmpty() && !isFirst && IN_NO_ROLE.contains(finding.cause());
            return card(finding, checked, isFirst ? role : List.of(), isRoleAbove);
        };
        return Stream.of(
                        new CauseCards(
                                "fix",
                                "What to fix",
                                checked.refusals().stream().map(card).toList()),
                        new CauseCards(
                                "unknown",
                                "What could not be found out",
                                checked.unknown().stream().map(card).toList()))
                .filter(section -> !section.cards().isEmpty())
                .toList();
    }

    /** The anchor of a finding's card. */
    static String anchor(Finding finding, PermissionCheckResult checked) {
        return "finding-" + (checked.access().findings().indexOf(finding) + 1);
    }

    private static Card card(Finding finding, PermissionCheckResult checked, List<Line> role, boolean isRoleAbove) {
        Advice advice = Advice.of(finding);
        return new Card(
                anchor(finding, checked),
                Badge.of(finding.verdict()),
                sentence(advice.headline()),
                CausePicture.of(finding, checked),
                advice.remedy().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new ToDo(advice.remedy(), role, isRoleAbove, advice.topic())),
                advice.evidence(),
                advice.details());
    }

    /** What begins with a permission begins with it as it is. */
    private static String sentence(String words) {
        String first = words.split(" ", 2)[0];
        boolean isName =
                first.isEmpty() || first.substring(0, first.length() - 1).contains(":");
        return isName ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static List<Line> lines(JsonNode role) {
        List<Line> lines = new ArrayList<>();
        JsonText.text(role).lines().forEach(line -> {
            String text = line.stripLeading();
            String margin = " ".repeat(line.length() - text.length());
            lines.add(new Line(lines.isEmpty() ? margin : "\n" + margin, text));
        });
        return lines;
    }
}
