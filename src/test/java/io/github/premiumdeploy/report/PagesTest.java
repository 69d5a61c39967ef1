package io.github.premiumdeploy.report;

import static io.github.premiumdeploy.report.HtmlUnitPages.one;
import static io.github.premiumdeploy.report.HtmlUnitPages.seen;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSelect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages as a browser shows them: what is asserted is what is seen. */
class PagesTest {

    @TempDir
    private Path directory;

    private final HtmlUnitPages browser = new HtmlUnitPages();

    @Test
    void everyPageLoadsNothingAndNamesItself() throws Exception {
        List<Path> pages = SamplePages.all(directory);
        assertThat(pages).hasSizeGreaterThan(7);
        for (Path file : pages) {
            String text = Files.readString(file);
            assertThat(text)
                    .as(file.toString())
                    .doesNotContain("url(", "@import", " src=", " style=", "<link", "<iframe");
            for (String kind : List.of("style", "script")) {
                int from = text.indexOf("<" + kind + ">");
                if (from >= 0) {
                    String content = text.substring(from + kind.length() + 2, text.indexOf("</" + kind + ">"));
                    String hash = Base64.getEncoder()
                            .encodeToString(MessageDigest.getInstance("SHA-256")
                                    .digest(content.getBytes(StandardCharsets.UTF_8)));
                    assertThat(text).contains(kind + "-src &#39;sha256-" + hash + "&#39;");
                }
            }
            HtmlPage page = browser.open(file);
            assertThat(page.getTitleText()).isNotBlank();
            assertThat(seen(page, "h1")).as(file.toString()).hasSize(1);
            assertThat(one(page, "html").getAttribute("lang")).isEqualTo("en");
            page.querySelectorAll("a[href^='#']")
                    .forEach(link -> assertThat(page.getElementById(
                                    ((DomElement) link).getAttribute("href").substring(1)))
                            .as(((DomElement) link).getAttribute("href"))
                            .isNotNull());
            assertThat(page.querySelectorAll("[id]").stream().map(node -> ((DomElement) node).getId()))
                    .doesNotHaveDuplicates();
        }
        browser.close();
    }

    @Test
    void drawsOnePictureForSixPermissionsThatOneRoleWouldGive() throws Exception {
        HtmlPage page = browser.open(PermissionsPage.write(
                SamplePages.files(directory), Samples.checked(SamplePages.refused(directory.resolve("work")))));
        assertThat(seen(page, "h1")).containsExactly("Organization \"Sandbox\" would refuse premium-deploy: 1 cause.");
        assertThat(seen(page, ".picture")).hasSize(1);
        assertThat(seen(page, ".chain > li > .box > .part"))
                .containsExactly("client", "role", "division", "policy", "permissions");
        assertThat(page.querySelectorAll(".chain > li").stream().map(node -> ((DomElement) node).getAttribute("class")))
                .containsExactly("holds", "breaks has-aside", "not-reached", "not-reached", "not-reached");
        assertThat(seen(page, ".box > .name"))
                .containsExactly(
                        "App Admin",
                        "App Admin",
                        "authorization:role:add",
                        "authorization:grant:add",
                        "oauth:client:view",
                        "oauth:client:add",
                        "and 2 more");
        assertThat(seen(page, ".box > .id")).containsExactly("5ca1ab1e-0000-4000-8000-0000000000c2");
        assertThat(seen(page, ".aside > *"))
                .containsExactly(
                        "role", "App Deployer", "5ca1ab1e-0000-4000-8000-0000000000a1", "has it, and is not granted");
        assertThat(one(page, ".picture").getAttribute("aria-label"))
                .isEqualTo("The way from the client to permissions: it breaks at the role");
        assertThat(seen(page, ".remedy > li")).hasSize(3).first().asString().contains("App Deployer");
        browser.close();
    }

    @Test
    void hasTheReadyRoleOnceAndCopiesIt() throws Exception {
        PermissionCheckResult checked = Samples.checked(SamplePages.refused(directory.resolve("work")));
        HtmlPage page = browser.open(PermissionsPage.write(SamplePages.files(directory), checked));
        assertThat(page.querySelectorAll("pre")).hasSize(1);
        assertThat(one(page, "#role-text").getTextContent())
                .isEqualTo(JsonText.text(checked.role().orElseThrow()).stripTrailing());
        one(page, "#role > summary").click();
        HtmlButton copy = one(page, "#role > button");
        assertThat(copy.hasAttribute("hidden")).isFalse();
        copy.click();
        assertThat(one(page, "#role > [role=status]").getTextContent()).isNotBlank();
        browser.close();
    }

    @Test
    void showsWhereARoleIsGrantedInAnotherDivision() throws Exception {
        SamplePages.all(directory);
        HtmlPage page = browser.open(directory.resolve("elsewhere/permissions.html"));
        assertThat(page.querySelectorAll(".chain > li").stream().map(node -> ((DomElement) node).getAttribute("class")))
                .containsExactly("holds", "holds", "breaks has-aside", "not-reached", "not-reached");
        assertThat(seen(page, ".breaks > .box > .name")).containsExactly("Branch");
        assertThat(seen(page, ".aside > .name")).containsExactly("the home division");
        assertThat(page.querySelectorAll("pre")).as("a new role would not help").isEmpty();
        browser.close();
    }

    @Test
    void showsWhatAPlanChangesBeforeAndAfterAndWhatDependsOnWhat() throws Exception {
        HtmlPage page = browser.open(SamplePages.plan(directory, directory.resolve("work")));
        assertThat(seen(page, "h1"))
                .containsExactly("Plan: 1 to create, 2 to update, 0 to delete, 3 unchanged, 1 to submit.");
        assertThat(seen(page, "section > h2")).containsExactly("role (1)", "app-instance (1)", "data-table (1)");
        assertThat(seen(page, "section .before code")).containsExactly("Works", "https://app.acme.example/");
        assertThat(seen(page, "section .after code"))
                .containsExactly("Works with the app", "https://app.acme.example/?lang={{pcLangTag}}");
        assertThat(seen(page, "section .more")).containsExactly("Depends on: group ACME_Agents group ACME_Supervisors");
        assertThat(seen(page, "details.group > summary")).containsExactly("3 resources unchanged");
        browser.close();
    }

    @Test
    void showsWhatOfARunWasSlowAndWhy() throws Exception {
        HtmlPage page = browser.open(ReceiptPage.write(SamplePages.files(directory), SamplePages.receipt()));
        assertThat(seen(page, "h1")).containsExactly("Done in 31.40 s: 6 steps on organization \"Acme\" (o1).");
        assertThat(seen(page, ".slowest > li").get(0))
                .isEqualTo(
                        "15.62 s group \"ACME_Supervisors\": create Waited 15.00 s in 1 wait: /api/v2/groups answered 429");
        assertThat(seen(page, ".slowest > li").get(1))
                .startsWith("8.30 s app-instance \"ACME_Phone\": configure Waited 7.50 s");
        assertThat(page.querySelectorAll("rect.wait")).as("each wait once").hasSize(2);
        assertThat(seen(page, ".resource th"))
                .containsExactly(
                        "Reading the organization, planning and checking",
                        "role \"ACME_Agent\"",
                        "group \"ACME_Agents\"",
                        "group \"ACME_Supervisors\"",
                        "app-instance \"ACME_Phone\"",
                        "Reading back, and the end");
        browser.close();
    }

    @Test
    void searchesFiltersSortsAndComparesAFleet() throws Exception {
        HtmlPage page = browser.open(SamplePages.fleet(directory, 12, 3, 4));
        String rows = "#fleet > tbody > tr";
        assertThat(seen(page, rows)).hasSize(12);
        assertThat(seen(page, "header .badge")).containsExactly("✕ 9 of 12 not done");
        assertThat(seen(page, "#causes + ul > li")).hasSize(3);
        HtmlInput search = one(page, "#search");
        search.type("0003");
        assertThat(seen(page, rows + " > th")).containsExactly("customer-0003");
        search.setValue("");
        search.type("x");
        assertThat(seen(page, rows)).isEmpty();
        assertThat(one(page, "#shown").getTextContent()).isEqualTo("0 of 12 targets shown.");
        search.setValue("");
        HtmlSelect outcome = one(page, "#outcome");
        outcome.setSelectedAttribute("done", true);
        assertThat(seen(page, rows + " > th")).containsExactly("customer-0001", "customer-0005", "customer-0009");
        outcome.setSelectedAttribute("", true);
        one(page, "#column-2 button").click();
        assertThat(seen(page, rows + " > th")).hasSize(3);
        HtmlSelect only = one(page, "#only");
        only.setSelectedAttribute("", true);
        HtmlButton bySeconds = one(page, "#fleet thead th:nth-child(3) button");
        bySeconds.click();
        assertThat(seen(page, rows + " > th").get(0)).isEqualTo("customer-0011");
        assertThat(((DomElement) bySeconds.getParentNode()).getAttribute("aria-sort"))
                .isEqualTo("descending");
        bySeconds.click();
        assertThat(seen(page, rows + " > th").get(0)).isEqualTo("customer-0000");
        HtmlInput one = one(page, "#one");
        one.type("customer-0000");
        HtmlInput other = one(page, "#other");
        other.type("customer-0001");
        assertThat(seen(page, "#comparison thead th")).containsExactly("", "customer-0000", "customer-0001");
        assertThat(seen(page, "#comparison tbody tr").get(0)).isEqualTo("Outcome failed done");
        assertThat(one(page, rows + " td > a").getAttribute("href")).isEqualTo("customer-0000/index.html");
        browser.close();
    }

    /** As many elements and attributes, and leading to the same places, as of a text that is harmless. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "</code></td></table><script>alert(1)</script>",
                "\" onload=\"alert(1)",
                "</title></style><style>*{display:none}</style>",
                "<!-- ]]> &lt;b&gt; &amp; <?php",
                "javascript:alert(1)"
            })
    void nobodyWhoIsQuotedWritesMarkup(String text) throws Exception {
        for (String name : List.of(FleetPage.NAME, ReceiptPage.NAME, PlanPage.NAME)) {
            HtmlPage page = browser.open(
                    SamplePages.saying(directory.resolve("hostile"), text).resolve(name));
            HtmlPage harmless = browser.open(
                    SamplePages.saying(directory.resolve("harmless"), "x").resolve(name));
            assertThat(page.querySelectorAll("*")).hasSameSizeAs(harmless.querySelectorAll("*"));
            assertThat(page.querySelectorAll("a").stream().map(link -> ((DomElement) link).getAttribute("href")))
                    .containsExactlyElementsOf(harmless.querySelectorAll("a").stream()
                            .map(link -> ((DomElement) link).getAttribute("href"))
                            .toList());
            assertThat(page.asNormalizedText()).contains(text);
        }
        browser.close();
    }

    /** Every organization has every cause: more there is not. */
    @Test
    void aThousandOrganizationsWithTwentyCausesAreUnderOneAndAHalfMegabytes() throws Exception {
        Path file = SamplePages.fleet(directory, 1000, 20, 1);
        assertThat(Files.size(file)).isLessThan(1_500_000);
        assertThat(Files.readString(file).split("<tr>", -1)).hasSize(1000 + 1 + 1);
    }

    @Test
    void oneStartPageLeadsToAll() throws Exception {
        SamplePages.all(directory);
        HtmlPage page = browser.open(directory.resolve("index.html"));
        assertThat(seen(page, ".targets a")).containsExactly("fleet", "receipt", "refused", "update");
        HtmlPage target = one(page, "a[href='refused/index.html']").click();
        assertThat(seen(target, ".pages a")).containsExactly("permissions.html");
        HtmlPage permissions = one(target, ".pages a").click();
        HtmlPage back = one(permissions, "footer a").click();
        assertThat(back.getUrl()).isEqualTo(target.getUrl());
        browser.close();
    }
}
