package io.github.premiumdeploy.report;

import io.github.premiumdeploy.access.AssessedPermission;
import io.github.premiumdeploy.access.Check;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.access.Verdict;
import io.github.premiumdeploy.genesys.NamedEntity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes what was checked as the page {@value #NAME}: first each root cause, as a picture of the way from the client to what
 * it needs, broken where it breaks, with the remedy beside it; then what is held, folded.
 */
final class PermissionsPage {

    /** The file's name. */
    static final String NAME = "permissions.html";

    /** More than these are folded away. */
    private static final int REASONS = 3;

    private static final List<Verdict> WORST_FIRST =
            List.of(Verdict.MISSING, Verdict.NOT_OFFERED, Verdict.UNKNOWN, Verdict.NOT_APPLICABLE, Verdict.HELD);

    private final OutputFiles files;

    PermissionsPage(OutputFiles files) {
        this.files = files;
    }

    /**
     * Writes the page.
     *
     * @return the file
     * @throws IOException if it cannot be written
     */
    Path write(PermissionCheckResult checked) throws IOException {
        return new HtmlPage(files, NAME, "permissions.css", "copy.js")
                .write(checked.headline(), PermissionsDocument.NAME, page -> {
                    header(page, checked);
                    page.open("main");
                    CauseCards cards = new CauseCards(page, checked);
                    cards.section("fix", "What to fix", checked.refusals());
                    cards.section("unknown", "What could not be found out", checked.unknown());
                    requirements(page, checked);
                    checks(page, checked);
                    facts(page, checked);
                    topics(page, checked);
                    page.close();
                });
    }

    private static void header(Html page, PermissionCheckResult checked) {
        Verdict verdict = !checked.refusals().isEmpty()
                ? Verdict.MISSING
                : checked.unknown().isEmpty() ? Verdict.HELD : Verdict.UNKNOWN;
        String word = switch (verdict) {
            case MISSING -> "Would be refused";
            case UNKNOWN -> "Not all is known";
            default -> "In order";
        };
        HtmlParts.header(page, HtmlParts.mark(verdict), word, verdict.word(), headline(checked));
    }

    /** The causes follow, and say the rest. */
    private static String headline(PermissionCheckResult checked) {
        int causes = checked.refusals().size();
        return causes == 0
                ? checked.headline()
                : "Organization "
                        + checked.access()
                                .organization()
                                .map(known -> "\"" + known.name() + "\"")
                                .orElse("at " + checked.target().apiUrl())
                        + " would refuse " + checked.goal() + ": " + ConsoleReport.count(causes, "cause") + ".";
    }

    private static void facts(Html page, PermissionCheckResult checked) {
        page.open("section", "aria-labelledby", "about").element("h2", "What was checked", "id", "about");
        page.open("dl");
        HtmlParts.fact(
                page,
                "Organization",
                checked.access().organization().map(NamedEntity::toString).orElse(HtmlParts.NOT_KNOWN));
        HtmlParts.fact(
                page,
                "Client",
                checked.access().client().map(NamedEntity::toString).orElse(HtmlParts.NOT_KNOWN));
        HtmlParts.fact(page, "API", checked.target().apiUrl().toString());
        HtmlParts.fact(page, "Target", checked.target().id());
        HtmlParts.fact(page, "Goal", checked.goal());
        HtmlParts.fact(page, "Checked at", checked.at().toString());
        checked.tally().ifPresent(tally -> HtmlParts.fact(page, "Permissions", tally));
        page.close().close();
    }

    private static void requirements(Html page, PermissionCheckResult checked) {
        if (checked.access().requirements().isEmpty()) {
            return;
        }
        page.open("section", "aria-labelledby", "needs").element("h2", "What the run needs", "id", "needs");
        page.element(
                "p",
                "A caller comes by a permission through a chain: the client has a role, the role is granted in a division,"
                        + " one of its policies covers the permission, and the organization has the permission. Where a"
                        + " link breaks, the platform answers 403.",
                "class",
                "intro");
        for (Verdict verdict : WORST_FIRST) {
            List<AssessedPermission> group = checked.requirements(verdict);
            if (!group.isEmpty()) {
                group(page, verdict, group, checked);
            }
        }
        page.close();
    }

    private static void group(
            Html page, Verdict verdict, List<AssessedPermission> group, PermissionCheckResult checked) {
        List<String> attributes = new ArrayList<>(List.of("class", "group"));
        if (verdict != Verdict.HELD) {
            attributes.addAll(List.of("open", "open"));
        }
        page.open("details", attributes.toArray(String[]::new));
        page.open("summary").open("h3");
        HtmlParts.verdict(page, verdict);
        page.space()
                .text(ConsoleReport.count(group.size(), "permission"))
                .close()
                .close();
        page.open("table");
        HtmlParts.columns(
                page,
                List.of("Permission", verdict == Verdict.HELD ? "How the caller comes by it" : "Cause", "Needed"));
        page.open("tbody");
        group.forEach(requirement -> requirement(page, requirement, checked));
        page.close().close().close();
    }

    private static void requirement(Html page, AssessedPermission requirement, PermissionCheckResult checked) {
        page.open("tr")
                .open("th", "scope", "row")
                .element("code", requirement.permission())
                .close();
        page.open("td", "class", "way");
        Optional<Finding> cause = checked.cause(requirement);
        if (cause.isPresent()) {
            page.element("a", number(cause.get(), checked), "href", "#" + CauseCards.anchor(cause.get(), checked));
        } else {
            page.text(ChainLink.words(requirement));
        }
        page.close().open("td", "class", "reasons");
        reasons(page, requirement.reasons());
        page.close().close();
    }

    /** A cause as its card is numbered. */
    private static String number(Finding cause, PermissionCheckResult checked) {
        int place = checked.refusals().indexOf(cause);
        return place >= 0
                ? "Cause " + (place + 1)
                : "Not found out, " + (checked.unknown().indexOf(cause) + 1);
    }

    private static void reasons(Html page, List<String> reasons) {
        if (reasons.size() <= REASONS) {
            page.text("to " + String.join("; ", reasons));
            return;
        }
        page.open("details").element("summary", "for " + reasons.size() + " operations");
        HtmlParts.list(page, "ul", reasons, "plain");
        page.close();
    }

    private static void checks(Html page, PermissionCheckResult checked) {
        page.open("section", "aria-labelledby", "checks");
        page.open("details", "class", "group").open("summary");
        page.element("h2", "All checks", "id", "checks").close();
        page.open("table");
        HtmlParts.columns(page, List.of("Check", "What was found"));
        page.open("tbody");
        for (Finding finding : checked.access().findings()) {
            page.open("tr", "class", finding.verdict().word()).open("th", "scope", "row");
            page.element("span", words(finding.check()), "class", "check").space();
            HtmlParts.verdict(page, finding.verdict());
            page.close().element("td", Advice.of(finding).evidence()).close();
        }
        page.close().close().close().close();
    }

    /** What there is to say about the causes, so that nobody has to look for it. */
    private static void topics(Html page, PermissionCheckResult checked) {
        List<Topics.Topic> topics = Stream.concat(checked.refusals().stream(), checked.unknown().stream())
                .map(finding -> Advice.of(finding).topic())
                .distinct()
                .flatMap(name -> Topics.of(name).stream())
                .toList();
        if (topics.isEmpty()) {
            return;
        }
        page.open("section", "aria-labelledby", "topics").element("h2", "About these causes", "id", "topics");
        for (Topics.Topic topic : topics) {
            page.open("article", "id", "topic-" + topic.name()).element("h3", topic.title());
            topic.paragraphs().forEach(paragraph -> page.element("p", paragraph.replace('\n', ' ')));
            page.close();
        }
        page.close();
    }

    private static String words(Check check) {
        return check.word().replace('-', ' ');
    }
}
