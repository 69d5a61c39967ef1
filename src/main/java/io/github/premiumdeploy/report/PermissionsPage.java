package io.github.premiumdeploy.report;

import io.github.premiumdeploy.access.AssessedPermission;
import io.github.premiumdeploy.access.Check;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.access.Verdict;
import io.github.premiumdeploy.genesys.NamedEntity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Writes what was checked as the page {@value #NAME}, which shows the chain of every permission as a picture. It is one file
 * that loads nothing and runs nothing.
 */
final class PermissionsPage {

    /** The file's name. */
    static final String NAME = "permissions.html";

    /** More than these are folded away. */
    private static final int REASONS = 3;

    private static final List<Verdict> WORST_FIRST =
            List.of(Verdict.MISSING, Verdict.NOT_OFFERED, Verdict.UNKNOWN, Verdict.NOT_APPLICABLE, Verdict.HELD);

    private final OutputFiles files;
    private final String style;

    PermissionsPage(OutputFiles files) {
        this.files = files;
        this.style = style();
    }

    private static String style() {
        try (InputStream css = PermissionsPage.class.getResourceAsStream("permissions.css")) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("a resource of the plugin cannot be read", e);
        }
    }

    /**
     * Writes the page.
     *
     * @return the file
     * @throws IOException if it cannot be written
     */
    Path write(PermissionCheckResult checked) throws IOException {
        Html page = new Html(files.shown());
        page.open("html", "lang", "en");
        head(page, checked);
        page.open("body");
        header(page, checked);
        page.open("main");
        findings(page, "fix", "What to fix", checked.refusals(), checked);
        findings(page, "unknown", "What could not be found out", checked.unknown(), checked);
        requirements(page, checked);
        checks(page, checked);
        topics(page, checked);
        page.close();
        page.element(
                "footer",
                "Written by genesyscloud-maven-plugin. The same as data: " + PermissionsFile.NAME
                        + " beside this file.");
        page.close().close();
        return files.write(NAME, page.toString());
    }

    private void head(Html page, PermissionCheckResult checked) {
        page.open("head");
        page.single("meta", "charset", "utf-8");
        page.single(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src 'sha256-" + hash(style) + "'; base-uri 'none'; form-action 'none'");
        page.single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.single("meta", "name", "color-scheme", "content", "light dark");
        page.single("meta", "name", "referrer", "content", "no-referrer");
        page.single("meta", "name", "robots", "content", "noindex");
        page.element("title", checked.headline());
        page.style(style);
        page.close();
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
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
        page.open("header", "class", verdict.word());
        page.open("p", "class", "outcome");
        badge(page, verdict, word);
        page.close();
        page.element("h1", checked.headline());
        page.open("dl");
        fact(page, "Organization", name(checked.access().organization()));
        fact(page, "Client", name(checked.access().client()));
        fact(page, "API", checked.target().apiUrl().toString());
        fact(page, "Target", checked.target().id());
        fact(page, "Goal", checked.goal());
        fact(page, "Checked at", checked.at().toString());
        checked.tally().ifPresent(tally -> fact(page, "Permissions", tally));
        page.close().close();
    }

    private static String name(Optional<NamedEntity> entity) {
        return ConsoleReport.name(entity, "not known");
    }

    private static void fact(Html page, String name, String value) {
        page.open("div").element("dt", name).element("dd", value).close();
    }

    /** The mark and the word say what the colour says. */
    private static void badge(Html page, Verdict verdict, String word) {
        page.open("span", "class", "badge " + verdict.word());
        page.element("span", mark(verdict), "aria-hidden", "true").text("\u00a0" + word);
        page.close();
    }

    private static String mark(Verdict verdict) {
        return switch (verdict) {
            case HELD -> "✓";
            case MISSING, NOT_OFFERED -> "✕";
            case UNKNOWN -> "?";
            case NOT_APPLICABLE -> "–";
        };
    }

    static String word(Verdict verdict) {
        return switch (verdict) {
            case HELD -> "Held";
            case MISSING -> "Missing";
            case NOT_OFFERED -> "Not offered";
            case UNKNOWN -> "Unknown";
            case NOT_APPLICABLE -> "Does not matter";
        };
    }

    private static void findings(
            Html page, String id, String title, List<Finding> findings, PermissionCheckResult checked) {
        if (findings.isEmpty()) {
            return;
        }
        page.open("section", "aria-labelledby", id).element("h2", title, "id", id);
        page.open("ol", "class", "findings");
        for (Finding finding : findings) {
            finding(page, finding, anchor(finding, checked));
        }
        page.close().close();
    }

    private static void finding(Html page, Finding finding, String id) {
        Advice advice = Advice.of(finding);
        page.open("li", "id", id, "class", finding.verdict().word());
        page.open("p", "class", "evidence");
        badge(page, finding.verdict(), word(finding.verdict()));
        page.space().text(advice.evidence()).close();
        list(page, advice.details(), "details");
        if (!advice.remedy().isEmpty()) {
            page.element("h3", "What to do");
            list(page, advice.remedy(), "remedy");
        }
        if (!advice.topic().isEmpty()) {
            page.open("p", "class", "more")
                    .element("a", "About this cause", "href", "#topic-" + advice.topic())
                    .close();
        }
        page.close();
    }

    private static void list(Html page, List<String> items, String kind) {
        if (items.isEmpty()) {
            return;
        }
        page.open("ul", "class", kind);
        items.forEach(item -> page.element("li", item));
        page.close();
    }

    private static String anchor(Finding finding, PermissionCheckResult checked) {
        return "finding-" + (checked.access().findings().indexOf(finding) + 1);
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
        badge(page, verdict, word(verdict));
        page.space()
                .text(ConsoleReport.count(group.size(), "permission"))
                .close()
                .close();
        group.forEach(requirement -> requirement(page, requirement, checked));
        page.close();
    }

    private static void requirement(Html page, AssessedPermission requirement, PermissionCheckResult checked) {
        page.open("article", "class", requirement.verdict().word());
        page.open("h4").element("code", requirement.permission()).close();
        page.open("ol", "class", "chain", "aria-label", "How the caller comes by " + requirement.permission());
        for (ChainLink link : ChainLink.of(requirement)) {
            page.open("li", "class", link.condition().key());
            page.element("span", link.part().word(), "class", "part");
            if (!link.name().isEmpty()) {
                page.element("span", link.name(), "class", "name");
            }
            page.open("span", "class", "state")
                    .element("span", link.condition().mark(), "aria-hidden", "true")
                    .text("\u00a0" + link.condition().words())
                    .close();
            page.close();
        }
        page.close();
        reasons(page, requirement.reasons());
        checked.cause(requirement)
                .ifPresent(cause -> page.open("p", "class", "more")
                        .element("a", "What to do about it", "href", "#" + anchor(cause, checked))
                        .close());
        page.close();
    }

    private static void reasons(Html page, List<String> reasons) {
        if (reasons.size() <= REASONS) {
            page.element("p", "Needed to " + String.join("; ", reasons) + ".", "class", "reasons");
            return;
        }
        page.open("details", "class", "reasons").element("summary", "Needed for " + reasons.size() + " operations");
        list(page, reasons, "plain");
        page.close();
    }

    private static void checks(Html page, PermissionCheckResult checked) {
        page.open("section", "aria-labelledby", "checks").element("h2", "All checks", "id", "checks");
        page.open("table");
        page.open("thead").open("tr");
        page.element("th", "Check", "scope", "col").element("th", "What was found", "scope", "col");
        page.close().close();
        page.open("tbody");
        for (Finding finding : checked.access().findings()) {
            page.open("tr", "class", finding.verdict().word()).open("th", "scope", "row");
            page.element("span", words(finding.check()), "class", "check").space();
            badge(page, finding.verdict(), word(finding.verdict()));
            page.close().element("td", Advice.of(finding).evidence()).close();
        }
        page.close().close().close();
    }

    /** What there is to say about the causes, so that nobody has to look for it. */
    private static void topics(Html page, PermissionCheckResult checked) {
        List<Topics.Topic> topics = checked.refusals().stream()
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
