package io.github.premiumdeploy.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.report.CausePicture.Node;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Writes root causes, each as a picture with the remedy beside it. The role to copy is there once. */
final class CauseCards {

    /** What a role of one's own puts right. */
    private static final Set<Cause> IN_NO_ROLE = EnumSet.of(
            Cause.PERMISSION_IN_NO_ROLE,
            Cause.PERMISSION_NOT_HELD,
            Cause.PERMISSION_MISSING_FOR_PLAN,
            Cause.PERMISSION_ROLE_NOT_GRANTED,
            Cause.PERMISSION_ONLY_IN_BROAD_ROLE,
            Cause.CALLER_WITHOUT_ROLES);

    private final Html page;
    private final PermissionCheckResult checked;
    private final Optional<JsonNode> role;
    private boolean hasRole;

    CauseCards(Html page, PermissionCheckResult checked) {
        this.page = page;
        this.checked = checked;
        this.role = RunRoleFile.body(checked);
    }

    /** Writes a section of causes, if there are any. */
    void section(String id, String title, List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        page.open("section", "aria-labelledby", id).element("h2", title, "id", id);
        page.open("ol", "class", "findings");
        findings.forEach(this::card);
        page.close().close();
    }

    /** The anchor of a finding's card. */
    static String anchor(Finding finding, PermissionCheckResult checked) {
        return "finding-" + (checked.access().findings().indexOf(finding) + 1);
    }

    private void card(Finding finding) {
        Advice advice = Advice.of(finding);
        page.open(
                "li", "id", anchor(finding, checked), "class", finding.verdict().word());
        page.open("h3");
        HtmlParts.verdict(page, finding.verdict());
        page.space().element("span", sentence(advice.headline())).close();
        picture(CausePicture.of(finding, checked));
        page.open("div", "class", "beside");
        if (!advice.remedy().isEmpty()) {
            page.open("div", "class", "do").element("h4", "What to do");
            HtmlParts.list(page, "ol", advice.remedy(), "remedy");
            roleFor(finding);
            if (!advice.topic().isEmpty()) {
                page.open("p", "class", "more")
                        .element("a", "About this cause", "href", "#topic-" + advice.topic())
                        .close();
            }
            page.close();
        }
        page.open("div", "class", "what").element("h4", "What was found");
        page.element("p", advice.evidence(), "class", "evidence");
        HtmlParts.list(page, "ul", advice.details(), "details");
        page.close();
        page.close().close();
    }

    /** What begins with a permission begins with it as it is. */
    private static String sentence(String words) {
        String first = words.split(" ", 2)[0];
        boolean isName =
                first.isEmpty() || first.substring(0, first.length() - 1).contains(":");
        return isName ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private void roleFor(Finding finding) {
        if (!IN_NO_ROLE.contains(finding.cause()) || role.isEmpty()) {
            return;
        }
        if (hasRole) {
            page.open("p", "class", "more")
                    .element("a", "The ready role is at the first cause", "href", "#role")
                    .close();
            return;
        }
        hasRole = true;
        page.open("details", "class", "role", "id", "role");
        page.element("summary", "The ready role, to copy (" + RequiredPermissionsReport.ROLE + ")");
        page.element("button", "Copy", "type", "button", "hidden", "hidden", "data-copy", "role-text");
        page.element("span", "", "role", "status", "class", "copied");
        page.lines(
                JsonText.text(role.get()),
                "id",
                "role-text",
                "tabindex",
                "0",
                "aria-label",
                "Body of POST /api/v2/authorization/roles");
        page.close();
    }

    private void picture(CausePicture picture) {
        page.open("figure", "class", "picture", "role", "group", "aria-label", picture.words());
        page.open("ol", "class", "chain of-" + picture.nodes().size());
        for (int i = 0; i < picture.nodes().size(); i++) {
            boolean hasAside = picture.aside().isPresent() && i == picture.brokenAt();
            page.open("li", "class", picture.nodes().get(i).condition().key() + (hasAside ? " has-aside" : ""));
            box(picture.nodes().get(i));
            if (hasAside) {
                aside(picture.aside().get());
            }
            page.close();
        }
        page.close().close();
    }

    private void box(Node node) {
        page.open("div", "class", "box");
        page.element("span", node.label(), "class", "part");
        node.names().forEach(name -> page.element("span", name, "class", "name"));
        if (!node.id().isEmpty() && !node.names().contains(node.id())) {
            page.element("span", node.id(), "class", "id");
        }
        page.open("span", "class", "state")
                .element("span", node.condition().mark(), "aria-hidden", "true")
                .text("\u00a0" + node.condition().words())
                .close();
        page.close();
    }

    private void aside(CausePicture.Aside other) {
        page.open("div", "class", "aside");
        page.element("span", other.label(), "class", "part");
        page.element("span", other.name(), "class", "name");
        if (!other.id().isEmpty()) {
            page.element("span", other.id(), "class", "id");
        }
        page.element("span", other.words(), "class", "state").close();
    }
}
