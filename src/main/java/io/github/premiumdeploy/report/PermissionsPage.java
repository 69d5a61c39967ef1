package io.github.premiumdeploy.report;

import io.github.premiumdeploy.access.AssessedPermission;
import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.access.Verdict;
import io.github.premiumdeploy.genesys.NamedEntity;
import io.github.premiumdeploy.report.HtmlPage.Badge;
import io.github.premiumdeploy.report.HtmlPage.Fact;
import io.github.premiumdeploy.report.HtmlPage.Heading;
import io.github.premiumdeploy.report.HtmlPage.Lines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes what was checked as the page {@value #NAME}: first each root cause, as a picture of the way from the client to what
 * it needs, broken where it breaks, with the remedy beside it; then what is held, folded.
 */
final class PermissionsPage {

    static final String NAME = "permissions.html";

    /** More than these are folded away. */
    private static final int REASONS = 3;

    private static final List<Verdict> WORST_FIRST =
            List.of(Verdict.MISSING, Verdict.NOT_OFFERED, Verdict.UNKNOWN, Verdict.NOT_APPLICABLE, Verdict.HELD);

    /** What a role of one's own puts right. */
    private static final Set<Cause> IN_NO_ROLE = EnumSet.of(
            Cause.PERMISSION_IN_NO_ROLE,
            Cause.PERMISSION_NOT_HELD,
            Cause.PERMISSION_MISSING_FOR_PLAN,
            Cause.PERMISSION_ROLE_NOT_GRANTED,
            Cause.PERMISSION_ONLY_IN_BROAD_ROLE,
            Cause.CALLER_WITHOUT_ROLES);

    private static final HtmlPage PAGE = new HtmlPage(NAME, "copy.js");

    private final PermissionCheckResult checked;
    private final List<Finding> causes;

    private PermissionsPage(PermissionCheckResult checked) {
        this.checked = checked;
        this.causes = Stream.concat(checked.access().refusals().stream(), checked.access().unknown().stream())
                .toList();
    }

    private record Content(
            List<Section> sections,
            Optional<Lines> role,
            List<Group> groups,
            List<Checked> checks,
            List<Fact> facts,
            List<Topics.Topic> topics) {}

    private record Section(String id, String title, List<Card> cards) {}

    /**
     * A cause.
     *
     * @param isToDo whether there is anything to do about it
     * @param isRoleHere whether the ready role helps, and this is where it is to be copied
     * @param isRoleAbove whether it helps, and is at an earlier cause
     */
    private record Card(
            String anchor,
            Badge verdict,
            String headline,
            CausePicture picture,
            boolean isToDo,
            List<String> remedy,
            boolean isRoleHere,
            boolean isRoleAbove,
            String topic,
            String evidence,
            List<String> details) {}

    private record Group(Badge verdict, boolean isHeld, String count, List<Required> requirements) {}

    /**
     * A permission.
     *
     * @param way how the caller comes by it, where no cause says why it does not
     * @param few what it is needed for; empty text if that is folded away
     */
    private record Required(
            String permission, Optional<Link> cause, String way, String few, List<String> many, int reasonCount) {}

    private record Link(String anchor, String number) {}

    private record Checked(String check, Badge verdict, String evidence) {}

    static Path write(OutputFiles files, PermissionCheckResult checked) throws IOException {
        PermissionsPage page = new PermissionsPage(checked);
        Heading heading = new Heading(checked.headline(), page.headline(), page.outcome(), PermissionsDocument.NAME);
        return PAGE.write(files, heading, page.content());
    }

    private Badge outcome() {
        if (!checked.access().refusals().isEmpty()) {
            return new Badge("✕", "Would be refused", Verdict.MISSING.word());
        }
        return checked.access().unknown().isEmpty()
                ? new Badge("✓", "In order", Verdict.HELD.word())
                : new Badge("?", "Not all is known", Verdict.UNKNOWN.word());
    }

    /** The causes follow, and say the rest. */
    private String headline() {
        int causes = checked.access().refusals().size();
        return causes == 0
                ? checked.headline()
                : "Organization "
                        + checked.access()
                                .organization()
                                .map(known -> "\"" + known.name() + "\"")
                                .orElse("at " + checked.target().apiUrl())
                        + " would refuse " + checked.goal() + ": " + ConsoleReport.count(causes, "cause") + ".";
    }

    private Content content() {
        return new Content(
                Stream.of(
                                section("fix", "What to fix", checked.access().refusals()),
                                section(
                                        "unknown",
                                        "What could not be found out",
                                        checked.access().unknown()))
                        .filter(section -> !section.cards().isEmpty())
                        .toList(),
                checked.role().map(role -> new Lines(JsonText.text(role))),
                WORST_FIRST.stream()
                        .filter(verdict -> !checked.requirements(verdict).isEmpty())
                        .map(verdict -> group(verdict, checked.requirements(verdict)))
                        .toList(),
                checked.access().findings().stream()
                        .map(finding -> new Checked(
                                finding.check().word().replace('-', ' '),
                                Badge.of(finding.verdict()),
                                Advice.of(finding).evidence()))
                        .toList(),
                facts(),
                topics());
    }

    private Section section(String id, String title, List<Finding> findings) {
        return new Section(id, title, findings.stream().map(this::card).toList());
    }

    private String anchor(Finding finding) {
        return "finding-" + (checked.access().findings().indexOf(finding) + 1);
    }

    private Card card(Finding finding) {
        Advice advice = Advice.of(finding);
        Optional<Finding> first =
                causes.stream().filter(one -> IN_NO_ROLE.contains(one.cause())).findFirst();
        boolean isFirst = first.equals(Optional.of(finding));
        boolean helps = IN_NO_ROLE.contains(finding.cause()) && checked.role().isPresent();
        return new Card(
                anchor(finding),
                Badge.of(finding.verdict()),
                sentence(advice.headline()),
                CausePicture.of(finding, checked),
                !advice.remedy().isEmpty(),
                advice.remedy(),
                helps && isFirst,
                helps && !isFirst,
                advice.topic(),
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

    private Group group(Verdict verdict, List<AssessedPermission> requirements) {
        return new Group(
                Badge.of(verdict),
                verdict == Verdict.HELD,
                ConsoleReport.count(requirements.size(), "permission"),
                requirements.stream().map(this::required).toList());
    }

    private Required required(AssessedPermission requirement) {
        List<String> reasons = requirement.reasons();
        boolean areFew = reasons.size() <= REASONS;
        return new Required(
                requirement.permission(),
                checked.cause(requirement).map(cause -> new Link(anchor(cause), number(cause))),
                ChainLink.words(requirement),
                areFew ? "to " + String.join("; ", reasons) : "",
                areFew ? List.of() : reasons,
                reasons.size());
    }

    /** A cause as its card is numbered. */
    private String number(Finding cause) {
        int place = checked.access().refusals().indexOf(cause);
        return place >= 0
                ? "Cause " + (place + 1)
                : "Not found out, " + (checked.access().unknown().indexOf(cause) + 1);
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>(List.of(
                new Fact(
                        "Organization",
                        checked.access()
                                .organization()
                                .map(NamedEntity::toString)
                                .orElse(HtmlPage.NOT_KNOWN)),
                new Fact(
                        "Client",
                        checked.access().client().map(NamedEntity::toString).orElse(HtmlPage.NOT_KNOWN)),
                new Fact("API", checked.target().apiUrl().toString()),
                new Fact("Target", checked.target().id()),
                new Fact("Goal", checked.goal()),
                new Fact("Checked at", checked.at().toString())));
        ConsoleReport.tally(checked.access()).ifPresent(tally -> facts.add(new Fact("Permissions", tally)));
        return facts;
    }

    /** What there is to say about the causes, so that nobody has to look for it. */
    private List<Topics.Topic> topics() {
        return causes.stream()
                .map(finding -> Advice.of(finding).topic())
                .distinct()
                .flatMap(name -> Topics.of(name).stream())
                .toList();
    }
}
