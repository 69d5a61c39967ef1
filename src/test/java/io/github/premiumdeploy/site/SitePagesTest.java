package io.github.premiumdeploy.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The site's pages lead to each other and to what there is, and leave no field out. */
class SitePagesTest {

    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final String SCHEMA =
            "src/main/resources/io/github/premiumdeploy/descriptor/premium-app.schema.json";

    @Test
    void noLinkIsDead() throws IOException {
        assertThat(new SitePages(ROOT).problems()).isEmpty();
    }

    @Test
    void theReadmeIsOnePage() throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve("README.md")))
                .as("what is longer belongs on a page of src/site/markdown")
                .hasSizeLessThan(151);
    }

    @Test
    void everyPageIsInTheMenuAndEveryEntryIsAPage() throws IOException {
        TreeSet<String> entries = new TreeSet<>();
        Pattern.compile("<item [^>]*href=\"([^\":]+)\"")
                .matcher(Files.readString(ROOT.resolve("src/site/site.xml")))
                .results()
                .map(found -> found.group(1).replace(".html", ".md"))
                .filter(page -> !page.equals("plugin-info.md"))
                .forEach(entries::add);
        assertThat(entries).isEqualTo(new SitePages(ROOT).pages().keySet());
    }

    @Test
    void everyFieldOfEveryKindHasARowWithAMeaningAndAnExample() throws IOException {
        String page = new SitePages(ROOT).pages().get("descriptor-fields.md");
        JsonNode kinds =
                new JsonMapper().readTree(ROOT.resolve(SCHEMA).toFile()).at("/properties/provisioningInfo/properties");
        assertThat(kinds.size()).isGreaterThan(10);
        for (Map.Entry<String, JsonNode> kind : kinds.properties()) {
            String section = page.substring(page.indexOf("## `" + kind.getKey() + "`"));
            int end = section.indexOf("\n## ");
            assertHasRows(
                    end < 0 ? section : section.substring(0, end),
                    "",
                    kind.getValue().path("items"));
        }
    }

    @Test
    void everyExampleForACiServerParsesAndHasNoSecretInACommandOrForAWholeJob() throws IOException {
        List<Path> examples;
        try (Stream<Path> files = Files.walk(ROOT.resolve("src/examples"))) {
            examples = files.filter(file -> file.toString().endsWith(".yml")).toList();
        }
        assertThat(examples).hasSizeGreaterThan(6);
        for (Path example : examples) {
            JsonNode content = new YAMLMapper().readTree(example.toFile());
            assertThat(content.isObject()).as(example.toString()).isTrue();
            for (String commands : List.of("run", "script", "bash")) {
                assertThat(content.findValues(commands).toString())
                        .as(example.toString())
                        .doesNotContain("SECRET", "secrets.");
            }
            for (JsonNode job : content.path("jobs")) {
                assertThat(job.path("env").toString()).as(example.toString()).doesNotContain("secrets.");
            }
        }
    }

    private static void assertHasRows(String section, String path, JsonNode object) {
        for (Map.Entry<String, JsonNode> field : object.path("properties").properties()) {
            String name = path + field.getKey();
            assertThat(section)
                    .containsPattern("\\| `" + Pattern.quote(name) + "` \\| [^|]+ \\| [^|]+ \\| [^|]+ \\| `.+` \\|");
            assertHasRows(section, name + ".", field.getValue());
            assertHasRows(section, name + "[].", field.getValue().path("items"));
        }
    }

    @Test
    void saysDefaultsAndNoSecretOfTheTests() throws IOException {
        String page = new SitePages(ROOT).pages().get("descriptor-fields.md");
        assertThat(page)
                .contains("| `accessTokenValiditySeconds` | 300 to 172800 | `86400` |")
                .contains("| `credentials.apiKey` | text | *required* | The API key (secret) |")
                .doesNotContain("canary");
    }

    @Test
    void findsDeadLinksPlacesAndGoals(@TempDir Path root) throws IOException {
        copy(root, SCHEMA);
        Files.createDirectories(root.resolve("src/site/markdown"));
        Files.createDirectories(root.resolve("src/main/resources/io/github/premiumdeploy/report"));
        Path mojos = Files.createDirectories(root.resolve("src/main/java/io/github/premiumdeploy/mojo"));
        Files.writeString(mojos.resolve("Plan.java"), "@Mojo(name = \"plan\")");
        Files.writeString(
                root.resolve("README.md"),
                "# Start\n\n[a](src/site/markdown/a.md#one-two) [b](b.md) [c](src/site/markdown/a.md#three)"
                        + " [e](src/site/markdown/a.md#four) `[code](nowhere.md)`\n");
        Files.writeString(root.resolve("CHANGELOG.md"), "# Changes\n");
        Files.writeString(root.resolve("LICENSE"), "licence\n");
        Files.writeString(root.resolve("src/site/markdown/descriptor.md"), "# Descriptor\n");
        Files.writeString(
                root.resolve("src/site/markdown/a.md"),
                "# A\n\n```\n# One two\n```\n\n## One, two\n\n<a id=\"four\"></a><a id=\"403-x\"></a>\n\n[back](../../../README.md) [l](../../../LICENSE)"
                        + " [plan](plan-mojo.html) [plot](plot-mojo.html) [out](https://example.com/x)\n");

        SitePages site = new SitePages(root);

        assertThat(site.problems())
                .containsExactlyInAnyOrder(
                        "README.md links to b.md, which does not exist",
                        "README.md links to #three of a.md, which has no such place",
                        "src/site/markdown/a.md links to plot-mojo.html, which does not exist");
        assertThat(site.pages().get("index.md")).contains("[a](a.md#one-two)").contains("`[code](nowhere.md)`");
        assertThat(site.pages().get("a.md"))
                .contains("<a id=\"one-two\"></a>\n\n## One, two")
                .contains("<a id=\"a403-x\"></a>")
                .contains("[back](index.md) [l](files/LICENSE) [plan](plan-mojo.html)");
    }

    private static void copy(Path root, String file) throws IOException {
        Path to = root.resolve(file);
        Files.createDirectories(to.getParent());
        Files.copy(ROOT.resolve(file), to);
    }
}
