package io.github.premiumdeploy.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.conformance.Assumption.Setting;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.testing.GeneratedFile;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The catalogue of assumptions, the commented organization of the sandbox and the page about the catalogue say one thing. */
class AssumptionsPageTest {

    private static final Path PAGE = Path.of("src/site/markdown/assumptions.md");
    private static final String BEGIN = "<!-- assumptions -->";
    private static final String END = "<!-- end of assumptions -->";
    private static final Pattern SWITCH =
            Pattern.compile("^  (\\w+): .*?# \\[(live|vendor|spec|forum|uncertain)] ", Pattern.MULTILINE);

    private static String organization() throws Exception {
        try (InputStream resource = SandboxOrganization.class.getResourceAsStream("organization.yaml")) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void everySwitchOfTheSandboxImitatesTheOppositeOfAnAssumptionThatIsKnownAsWell() throws Exception {
        Map<String, String> known = new LinkedHashMap<>();
        Matcher marks = SWITCH.matcher(organization().split("(?m)^refusals:")[0]);
        while (marks.find()) {
            known.put("switches." + marks.group(1), marks.group(2).equals("spec") ? "published" : marks.group(2));
        }
        assertThat(known).hasSizeGreaterThan(45);
        Map<String, String> assumed = new LinkedHashMap<>();
        for (Assumption assumption : Assumption.catalogue().values()) {
            assumption
                    .setting()
                    .map(Setting::key)
                    .filter(key -> key.startsWith("switches."))
                    .ifPresent(key -> assumed.put(key, assumption.known().word()));
        }
        assertThat(assumed).containsExactlyInAnyOrderEntriesOf(known);
    }

    @Test
    void thePageIsMadeOfTheCatalogue() throws Exception {
        List<String> table = new ArrayList<>();
        String check = "";
        for (Assumption assumption : Assumption.catalogue().values()) {
            if (!assumption.check().equals(check)) {
                check = assumption.check();
                table.addAll(List.of(
                        "",
                        "**" + check + "**",
                        "",
                        "| assumption | says | known | matters for | otherwise in a sandbox |",
                        "|---|---|---|---|---|"));
            }
            table.add("| `" + assumption.id() + "` | " + assumption.says()
                    + assumption
                            .seenOnly()
                            .map(only -> " (Seen only " + only + ".)")
                            .orElse("") + " | "
                    + assumption.known().word() + " | " + assumption.matters() + " | "
                    + assumption
                            .setting()
                            .map(setting -> "`" + setting.key() + ": " + setting.opposite() + "`")
                            .orElse("")
                    + " |");
        }
        String page = Files.readString(PAGE);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        int to = page.indexOf(END);
        String expected = page.substring(0, from) + "\n" + String.join("\n", table) + "\n" + page.substring(to);
        GeneratedFile.is(PAGE, expected);
    }
}
