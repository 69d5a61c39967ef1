package io.github.premiumdeploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.AssessedPermission;
import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.access.Finding.Fact;
import io.github.premiumdeploy.access.Link;
import io.github.premiumdeploy.text.Redaction;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class PermissionsPageTest {

    @TempDir
    private Path directory;

    private String page(AccessReport report) throws Exception {
        Path file = PermissionsPage.write(new OutputFiles(directory, new Redaction()), Samples.checked(report));
        assertThat(file).isEqualTo(directory.resolve("permissions.html"));
        return Files.readString(file);
    }

    /** The page has only elements that XML has, too, except for those without an end. */
    private static Document parse(String page) throws Exception {
        String xml = page.replace("<!DOCTYPE html>", "").replaceAll("<meta ([^>]*)>", "<meta $1/>");
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)));
    }

    private static List<String> texts(Document page, String path) throws Exception {
        NodeList nodes =
                (NodeList) XPathFactory.newDefaultInstance().newXPath().evaluate(path, page, XPathConstants.NODESET);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent().strip().replaceAll("\\s+", " "))
                .toList();
    }

    @Test
    void leadsWithTheVerdictAndWhatToFix() throws Exception {
        Document page = parse(page(Samples.broken()));
        assertThat(texts(page, "//title"))
                .containsExactly(
                        "Organization \"Acme\" would refuse premium-deploy: the OAuth client \"CI\" lacks oauth:client:add and 1"
                                + " more.");
        assertThat(texts(page, "//h1")).containsExactly("Organization \"Acme\" would refuse premium-deploy: 1 cause.");
        assertThat(texts(page, "//header/p")).containsExactly("✕\u00a0Would be refused");
        assertThat(texts(page, "//dd"))
                .containsExactly(
                        "\"Acme\" (o1)",
                        "\"CI\" (c1)",
                        "https://api.mypurecloud.ie",
                        "default",
                        "premium-deploy",
                        "2026-11-23T10:00:00Z",
                        "1 of 4 permissions held");
        assertThat(texts(page, "//h2"))
                .containsExactly(
                        "What to fix",
                        "What could not be found out",
                        "What the run needs",
                        "All checks",
                        "What was checked",
                        "About these causes");
        assertThat(texts(page, "//article/@id")).containsExactly("topic-403-permission", "topic-403-condition");
        assertThat(texts(page, "//article[@id='topic-403-permission']/h3"))
                .containsExactly("No role has the permission");
        assertThat(texts(page, "//section[1]//ol[@class='remedy']/li")).isNotEmpty();
        assertThat(texts(page, "//section[2]/ol/li/h3"))
                .containsExactly(
                        "?\u00a0Unknown oauth:client:edit: held by the role \"Deployer\" under a condition: on call");
        assertThat(texts(page, "//section[2]//p[@class='evidence']"))
                .containsExactly("oauth:client:edit: held by the role \"Deployer\" under a condition: on call.");
        assertThat(texts(page, "//section[4]//tbody/tr/th[@scope='row']"))
                .containsExactly(
                        "token kind ✓\u00a0Held",
                        "permission ✕\u00a0Missing",
                        "permission ?\u00a0Unknown",
                        "probe –\u00a0Does not matter");
    }

    @Test
    void drawsOnePictureForEachCause() throws Exception {
        Document page = parse(page(Samples.broken()));
        assertThat(texts(page, "//figure/@aria-label"))
                .containsExactly(
                        "The way from the client to permissions: it breaks at the role",
                        "The way from the client to permission: it is not known at the policy");
        String links = "//li[@id='%s']//ol[starts-with(@class, 'chain')]/li";
        assertThat(texts(page, links.formatted("finding-2") + "/@class"))
                .containsExactly("holds", "breaks", "not-reached", "not-reached", "not-reached");
        assertThat(texts(page, links.formatted("finding-3") + "/@class"))
                .containsExactly("holds", "holds", "holds", "unknown", "not-reached");
        assertThat(texts(page, links.formatted("finding-2")))
                .containsExactly(
                        "clientCIc1✓\u00a0holds",
                        "roleDeployer✕\u00a0breaks here",
                        "division–\u00a0not reached",
                        "policy–\u00a0not reached",
                        "permissionsoauth:client:addoauth:client:view–\u00a0not reached");
    }

    @Test
    void drawsAWayToWhatIsNoPermission() throws Exception {
        AccessReport report = new AccessReport(
                List.of(
                        Finding.of(Cause.ORGANIZATION_DIFFERS).with(Fact.EXPECTED_ORGANIZATION, "o2"),
                        Finding.of(Cause.FEATURE_ABSENT).with(Fact.FEATURE, "AppFoundry Premium")),
                List.of(),
                Samples.ACME,
                Samples.CLIENT);
        Document page = parse(page(report));
        assertThat(texts(page, "//li[@id='finding-1']//ol[starts-with(@class, 'chain')]/li"))
                .containsExactly(
                        "clientCIc1✓\u00a0holds",
                        "organizationAcmeo1✕\u00a0breaks here organizationo2is the one that this run is for",
                        "runpremium-deploy–\u00a0not reached");
        assertThat(texts(page, "//li[@id='finding-2']//ol[starts-with(@class, 'chain')]/li"))
                .containsExactly(
                        "clientCIc1✓\u00a0holds",
                        "organizationAcmeo1✓\u00a0holds",
                        "featureAppFoundry Premium✕\u00a0breaks here");
        AccessReport refused = new AccessReport(
                List.of(Finding.of(Cause.LOGIN_INVALID_CLIENT)), List.of(), Optional.empty(), Optional.empty());
        assertThat(texts(parse(page(refused)), "//ol[starts-with(@class, 'chain')]/li/@class"))
                .containsExactly("breaks", "not-reached", "not-reached");
    }

    @Test
    void leadsFromAPermissionToItsRootCause() throws Exception {
        Document page = parse(page(Samples.broken()));
        assertThat(texts(page, "//tr[th='oauth:client:add']//a/@href")).containsExactly("#finding-2");
        assertThat(texts(page, "//tr[th='oauth:client:add']//a")).containsExactly("Cause 1");
        assertThat(texts(page, "//tr[th='oauth:client:edit']//a")).containsExactly("Not found out, 1");
        assertThat(texts(page, "//li[@id='finding-2']/@class")).containsExactly("missing");
        assertThat(texts(page, "//tr[th='directory:group:add']//a")).isEmpty();
        assertThat(texts(page, "//tr[th='directory:group:add']/td[@class='way']"))
                .containsExactly("client \"CI\" (c1) > role Deployer > division Home > policy directory:group:*"
                        + " > permission directory:group:add");
    }

    @Test
    void foldsAwayWhatIsHeld() throws Exception {
        List<AssessedPermission> held = IntStream.range(0, 40)
                .mapToObj(i -> Samples.requirement("domain:entity" + i + ":add", Cause.PERMISSION_HELD))
                .toList();
        AccessReport report = Samples.broken().with(List.of(), held);
        Document page = parse(page(report));
        assertThat(texts(page, "//details[@class='group']/summary"))
                .containsExactly(
                        "✕\u00a0Missing 1 permission",
                        "✕\u00a0Not offered 1 permission",
                        "?\u00a0Unknown 1 permission",
                        "✓\u00a0Held 41 permissions",
                        "All checks");
        assertThat(texts(page, "//details[@class='group' and @open]/summary")).hasSize(3);
    }

    @Test
    void saysThatNothingIsMissing() throws Exception {
        AccessReport fine =
                new AccessReport(List.of(Finding.of(Cause.CLIENT_TOKEN)), List.of(), Samples.ACME, Optional.empty());
        Document page = parse(page(fine));
        assertThat(texts(page, "//header/@class")).containsExactly("held");
        assertThat(texts(page, "//h1"))
                .containsExactly("Nothing is missing for premium-deploy on organization \"Acme\" (o1).");
        assertThat(texts(page, "//h2")).containsExactly("All checks", "What was checked");
        Document unknown = parse(page(fine.with(List.of(Finding.of(Cause.TOKEN_UNKNOWN)))));
        assertThat(texts(unknown, "//header/@class")).containsExactly("unknown");
        assertThat(texts(unknown, "//h1"))
                .containsExactly("Nothing is missing for premium-deploy on organization \"Acme\" (o1), as far as can be"
                        + " seen; 1 unknown.");
    }

    @Test
    void loadsNothingAndRunsNothingButItsOwnScript() throws Exception {
        String page = page(Samples.saying("x"));
        Document parsed = parse(page);
        assertThat(texts(parsed, "//script[2] | //link | //img | //iframe | //@style | //@src"))
                .isEmpty();
        assertThat(texts(parsed, "//@href"))
                .allMatch(address -> address.startsWith("#finding-")
                        || address.startsWith("#topic-")
                        || address.equals("#role")
                        || address.equals("index.html"));
        assertThat(texts(parsed, "//article/@id"))
                .allMatch(id -> id.startsWith("topic-"))
                .doesNotHaveDuplicates();
        String style = page.substring(page.indexOf("<style>") + 7, page.indexOf("</style>"));
        assertThat(style).doesNotContain("url(", "@import");
        String script = page.substring(page.indexOf("<script>") + 8, page.indexOf("</script>"));
        assertThat(script).doesNotContain("fetch", "XMLHttpRequest", "innerHTML", "eval", "import");
        assertThat(texts(parsed, "//meta[@http-equiv='Content-Security-Policy']/@content"))
                .containsExactly("default-src 'none'; style-src 'sha256-" + hash(style) + "'; script-src 'sha256-"
                        + hash(script) + "'; base-uri 'none'; form-action 'none'");
    }

    private static String hash(String text) throws Exception {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</code></td></table><script>alert(1)</script>",
                "\" onload=\"alert(1)",
                "' onload='alert(1)",
                "</title></style><style>*{display:none}</style>",
                "<!-- ]]> &lt;b&gt; &amp; <?php",
                "javascript:alert(1)",
                "\u0000\u0008\u001b[2J\u202e\ud800\uffff"
            })
    void nobodyWhoIsQuotedWritesMarkup(String text) throws Exception {
        Document page = parse(page(Samples.saying(text)));
        Document harmless = parse(page(Samples.saying("x")));
        assertThat(texts(page, "//*")).hasSameSizeAs(texts(harmless, "//*"));
        assertThat(texts(page, "//@*")).hasSameSizeAs(texts(harmless, "//@*"));
        assertThat(texts(page, "//@href")).isEqualTo(texts(harmless, "//@href"));
    }

    @Test
    void showsNothingSecretThatMarkupWouldHide() throws Exception {
        Redaction redaction = new Redaction();
        redaction.add("pa<ss>&'word");
        PermissionsPage.write(
                new OutputFiles(directory, redaction),
                Samples.checked(Samples.saying("secret pa<ss>&'word, pa<\u001b[0mss>&'word")));
        assertThat(Files.readString(directory.resolve("permissions.html")))
                .contains("secret ****, ****")
                .doesNotContain("pa&lt;ss");
    }

    @Test
    void megabytesAreCut() throws Exception {
        assertThat(page(Samples.saying("<x> ".repeat(1_000_000))).length()).isLessThan(10_000_000);
    }

    /** As WCAG asks for text, level AA. */
    @Test
    void textHasEnoughContrastInLightAndDark() throws Exception {
        String page = page(Samples.broken());
        List<Map<String, String>> schemes = new ArrayList<>();
        Matcher root = Pattern.compile(":root \\{([^}]*)}").matcher(page);
        while (root.find()) {
            Map<String, String> colours = new HashMap<>();
            Matcher colour = Pattern.compile("--([a-z-]+): (#[0-9a-f]{6})").matcher(root.group(1));
            while (colour.find()) {
                colours.put(colour.group(1), colour.group(2));
            }
            schemes.add(colours);
        }
        assertThat(schemes).hasSize(2);
        for (Map<String, String> colours : schemes) {
            for (String[] pair : new String[][] {
                {"text", "page"},
                {"text", "card"},
                {"muted", "page"},
                {"muted", "card"},
                {"link", "page"},
                {"link", "card"},
                {"bad", "page"},
                {"bad", "card"},
                {"good", "page"},
                {"good", "card"},
                {"open", "page"},
                {"open", "card"},
                {"good", "good-back"},
                {"bad", "bad-back"},
                {"open", "open-back"},
                {"text", "good-back"},
                {"text", "bad-back"},
                {"text", "open-back"},
                {"muted", "good-back"},
                {"muted", "bad-back"},
                {"muted", "open-back"}
            }) {
                assertThat(contrast(colours.get(pair[0]), colours.get(pair[1])))
                        .as("%s on %s", (Object[]) pair)
                        .isGreaterThan(4.5);
            }
        }
    }

    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double part = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    @Test
    void aChainWithoutAnyKnownLinkIsDrawnAsNotLookedAt() {
        AssessedPermission unknown = Samples.requirement("a:b:c", Cause.PERMISSION_UNKNOWN);
        assertThat(ChainLink.of(unknown))
                .hasSize(Link.Part.values().length)
                .allMatch(link -> link.condition() == ChainLink.Condition.NOT_LOOKED_AT);
    }
}
