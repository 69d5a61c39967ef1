package io.github.premiumdeploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.access.Finding.Fact;
import io.github.premiumdeploy.text.Redaction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubActionsTest {

    @TempDir
    private Path directory;

    private final Redaction redaction = new Redaction();
    private final List<String> output = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>(Map.of("GITHUB_ACTIONS", "true"));

    private void show(AccessReport report) {
        new GitHubActions(environment, output::add)
                .show(Samples.checked(report), new ReportText(redaction), warnings::add);
    }

    private Path summary() {
        Path file = directory.resolve("summary.md");
        environment.put("GITHUB_STEP_SUMMARY", file.toString());
        return file;
    }

    @Test
    void saysNothingElsewhere() {
        Path file = summary();
        environment.remove("GITHUB_ACTIONS");
        show(Samples.broken());
        assertThat(output).isEmpty();
        assertThat(file).doesNotExist();
    }

    @Test
    void annotatesWhatIsMissingAndWhatIsUnknown() {
        show(Samples.broken());
        assertThat(output)
                .containsExactly(
                        "::error title=Genesys Cloud would refuse premium-deploy (default)::oauth:client:add,"
                                + " oauth:client:view: in none of the roles of the OAuth client \"CI\" (roles:"
                                + " \"Deployer\").%0A- Make a new custom role with the permissions in role.json (written by this"
                                + " run, and by the goal required-permissions, to <outputDirectory>, by default"
                                + " target/genesyscloud): under Admin > People & Permissions > Roles / Permissions, or by sending"
                                + " the file to POST /api/v2/authorization/roles. Do not add them to a role that others hold, or to"
                                + " one of the platform's own.%0A- Grant that role to the OAuth client \"CI\" and to nobody else:"
                                + " Admin > Integrations > OAuth > the client > Roles. A grant takes effect within five"
                                + " minutes.",
                        "::warning title=Genesys Cloud%3A not known (default)::oauth:client:edit: held by the role"
                                + " \"Deployer\" under a condition: on call.%0A- If requests are refused, remove the"
                                + " condition from the role's policy oauth:client:*.");
    }

    @Test
    void tellsHowManyMoreThereAreThanGitHubShows() {
        Finding missing = Finding.of(Cause.SCOPE_MISSING);
        show(new AccessReport(Collections.nCopies(10, missing), List.of(), Samples.ACME, Samples.CLIENT));
        assertThat(output).hasSize(10).noneMatch(line -> line.contains("more"));
        output.clear();
        show(new AccessReport(Collections.nCopies(11, missing), List.of(), Samples.ACME, Samples.CLIENT));
        assertThat(output).hasSize(10);
        assertThat(output.get(9)).endsWith("::And 2 more: see the step's summary or permissions.html.");
    }

    @Test
    void escapesAsGitHubReadsIt() {
        assertThat(GitHubActions.command(GitHubActions.Level.ERROR, "100%: a,b\r\nc", "100%: a,b\r\nc%0A::warning::x"))
                .isEqualTo("::error title=100%25%3A a%2Cb%0D%0Ac::100%25: a,b%0D%0Ac%250A::warning::x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\n::add-mask::x",
                "x\r\n::set-output name=x::y",
                "x%0A::error::forged",
                "##[add-path]x",
                "::stop-commands::x",
                "\u001b[2J\u202e",
                ",file=/etc/passwd,line=1::x"
            })
    void nobodyWhoIsQuotedGivesACommand(String text) throws Exception {
        Path file = summary();
        show(Samples.saying(text));
        assertThat(output).isNotEmpty().allSatisfy(line -> {
            assertThat(line).matches("::(error|warning) title=Genesys Cloud[^:,]* \\(default\\)::[^\\r\\n]+");
            assertThat(line).doesNotContain("##[", "\u001b", "\u202e");
        });
        assertThat(Files.readString(file)).doesNotContain("##[", "\n::", "\u001b", "\u202e");
    }

    @Test
    void addsToTheStepsSummary() throws Exception {
        Path file = summary();
        Files.writeString(file, "Before\n");
        show(Samples.broken());
        assertThat(Files.readString(file)).isEqualTo("""
                Before

                ## Genesys Cloud: Organization "Acme" would refuse premium&#45;deploy&#58; the OAuth client "CI" lacks \
                oauth&#58;client&#58;add and 1 more&#46;

                1 of 4 permissions held.

                ### What to fix

                1. **missing**: oauth&#58;client&#58;add, oauth&#58;client&#58;view&#58; in none of the roles of the OAuth \
                client "CI" (roles&#58; "Deployer")&#46;
                   - Make a new custom role with the permissions in role&#46;json (written by this run, and by the goal \
                required&#45;permissions, to &#60;outputDirectory&#62;, by default target/genesyscloud)&#58; under Admin &#62; \
                People &#38; Permissions &#62; Roles / Permissions, or by sending the file to POST \
                /api/v2/authorization/roles&#46; Do not add them to a role that others hold, or to one of the platform's own&#46;
                   - Grant that role to the OAuth client "CI" and to nobody else&#58; Admin &#62; Integrations &#62; OAuth \
                &#62; the client &#62; Roles&#46; A grant takes effect within five minutes&#46;

                ### What could not be found out

                1. **unknown**: oauth&#58;client&#58;edit&#58; held by the role "Deployer" under a condition&#58; on call&#46;
                   - If requests are refused, remove the condition from the role's policy oauth&#58;client&#58;&#42;&#46;

                ### Permissions that are not held

                | permission | verdict | chain |
                |---|---|---|
                | oauth&#58;client&#58;add | missing | client "CI" (c1) &#62; role none of "Deployer" has \
                oauth&#58;client&#58;add (breaks here) |
                | oauth&#58;client&#58;edit | unknown | client "CI" (c1) &#62; role Deployer &#62; division Home &#62; policy \
                oauth&#58;client&#58;&#42;, if on call (not known) |
                | architect&#58;datatable&#58;add | not&#45;offered | client "CI" (c1) &#62; permission does not exist (breaks \
                here) |
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>",
                "[a](https://x)",
                "**b**",
                "# h",
                "| a |",
                "`c`",
                "~~d~~",
                "![i](x)",
                "@octocat",
                "1. x",
                "- x",
                "https://x.example",
                "www.x.example",
                "&lt;",
                "\\|",
                "_e_",
                "$x$"
            })
    void nothingIsMarkup(String text) {
        String escaped = new Markdown(new ReportText(new Redaction())).of(text);
        assertThat(escaped.replaceAll("&#\\d+;", "")).doesNotContainPattern("[<>\\[\\]*#|`~!@\\\\_$&:.-]");
        StringBuilder shown = new StringBuilder();
        Matcher reference = Pattern.compile("&#(\\d+);").matcher(escaped);
        while (reference.find()) {
            reference.appendReplacement(
                    shown, Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(reference.group(1)))));
        }
        assertThat(reference.appendTail(shown)).hasToString(text);
    }

    @Test
    void aSummaryStaysWithinGitHubsLimit() throws Exception {
        Path file = summary();
        List<Finding> many =
                Collections.nCopies(5000, Finding.of(Cause.SCOPE_MISSING).with(Fact.SCOPES, "s".repeat(1000)));
        show(new AccessReport(many, List.of(), Samples.ACME, Samples.CLIENT));
        assertThat(Files.size(file)).isLessThanOrEqualTo(1024 * 1024);
        assertThat(Files.readString(file)).endsWith("\n_The rest does not fit: see permissions.html._\n");
        show(Samples.broken());
        assertThat(Files.size(file)).isLessThanOrEqualTo(1024 * 1024);
        assertThat(warnings).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no/such/directory/summary.md", "\0"})
    void aSummaryThatCannotBeWrittenFailsNoBuild(String file) {
        environment.put("GITHUB_STEP_SUMMARY", file);
        show(Samples.broken());
        assertThat(output).hasSize(2);
        assertThat(warnings).hasSize(1).first().asString().startsWith("The step's summary (GITHUB_STEP_SUMMARY)");
    }

    @Test
    void showsNothingSecret() throws Exception {
        redaction.add("hid%den*secret");
        Path file = summary();
        show(Samples.saying("hid%den*secret"));
        assertThat(output).allMatch(line -> !line.contains("den*secret"));
        assertThat(Files.readString(file)).doesNotContain("hid&#37;den");
    }
}
