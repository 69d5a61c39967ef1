package io.github.premiumdeploy.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages in a real browser, at four widths, light and dark: {@code mvn -Pbrowser verify}. */
@Tag("browser")
class BrowserTest {

    private static final int[][] SIZES = {{360, 740}, {768, 1024}, {1280, 900}, {1920, 1080}};

    /** Where pictures of the pages go; none are made where it is not set. */
    private static final String PICTURES = System.getProperty("browser.pictures", "");

    @TempDir
    private Path directory;

    @BeforeEach
    void skipWithoutABrowser() {
        assumeTrue(System.getProperty("browser") != null, "only with -Pbrowser");
        assumeTrue(Chromium.isInstalled(), "chromium and chromedriver are not installed");
    }

    @Test
    void noErrorOnTheConsoleAndNothingToScrollSideways() throws Exception {
        List<Path> pages = SamplePages.all(directory);
        try (Chromium browser = Chromium.start()) {
            for (Path page : pages) {
                for (int[] size : SIZES) {
                    for (boolean isDark : new boolean[] {false, true}) {
                        browser.open(page, size[0], size[1], isDark);
                        String where = page + " at " + size[0];
                        assertThat(browser.console()).as(where).isEmpty();
                        JsonNode width = browser.run(
                                "return [document.documentElement.scrollWidth, window.innerWidth, document.body.scrollWidth]");
                        assertThat(width.get(0).asInt())
                                .as(where)
                                .isLessThanOrEqualTo(width.get(1).asInt());
                        assertThat(width.get(2).asInt())
                                .as(where)
                                .isLessThanOrEqualTo(width.get(1).asInt());
                    }
                }
            }
        }
    }

    @Test
    void theFirstScreenOfAPhoneIsTheFirstCause() throws Exception {
        SamplePages.all(directory);
        try (Chromium browser = Chromium.start()) {
            browser.open(directory.resolve("refused/permissions.html"), 360, 740, false);
            JsonNode places = browser.run("const place = (selector) => document.querySelector(selector)"
                    + ".getBoundingClientRect().bottom; return [place('.findings h3'), place('.breaks > .box'),"
                    + " place('.aside'), place('.chain > li:last-child')]");
            places.forEach(bottom -> assertThat(bottom.asDouble()).isBetween(1.0, 740.0));
        }
    }

    @Test
    void aThousandOrganizationsAreUsableAtOnce() throws Exception {
        Path page = SamplePages.fleet(directory, 1000, 20, 1);
        try (Chromium browser = Chromium.start()) {
            browser.open(page, 1280, 900, false);
            assertThat(browser.console()).isEmpty();
            JsonNode shown = browser.run("const search = document.getElementById('search'); search.value = '0999';"
                    + " search.dispatchEvent(new Event('input'));"
                    + " return Array.from(document.querySelectorAll('#fleet tbody tr')).filter((row) => row.offsetHeight > 0)"
                    + ".map((row) => row.cells[0].textContent)");
            assertThat(shown).hasSize(1);
            assertThat(shown.get(0).asText()).isEqualTo("customer-0999");
        }
    }

    @Test
    void makesThePicturesOfThePages() throws Exception {
        assumeTrue(!PICTURES.isEmpty(), "no -Dbrowser.pictures");
        SamplePages.all(directory);
        Path pictures = Files.createDirectories(Path.of(PICTURES));
        Map<String, String> pages = Map.of(
                "permissions", "refused/permissions.html",
                "plan", "update/plan.html",
                "fleet", "fleet/fleet.html",
                "receipt", "receipt/receipt.html");
        try (Chromium browser = Chromium.start()) {
            for (Map.Entry<String, String> page : pages.entrySet()) {
                browser.open(directory.resolve(page.getValue()), 1000, 620, false);
                Files.write(pictures.resolve(page.getKey() + ".png"), browser.screenshot());
            }
        }
    }
}
