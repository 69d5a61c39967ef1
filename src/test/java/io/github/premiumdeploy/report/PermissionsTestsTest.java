package io.github.premiumdeploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.text.Redaction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class PermissionsTestsTest {

    @TempDir
    private Path directory;

    private final Redaction redaction = new Redaction();

    /** The suite, as a CI server reads it. */
    private Element suite(AccessReport report) throws Exception {
        Path file = PermissionsTests.write(new OutputFiles(directory, redaction), Samples.checked(report));
        assertThat(file).isEqualTo(directory.resolve("TEST-genesyscloud-permissions.xml"));
        Document document =
                DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(file.toFile());
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(PermissionsTestsTest.class.getResource("junit.xsd"))
                .newValidator()
                .validate(new DOMSource(document));
        return document.getDocumentElement();
    }

    private static List<Element> cases(Element suite) {
        NodeList nodes = suite.getElementsByTagName("testcase");
        List<Element> cases = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            cases.add((Element) nodes.item(i));
        }
        return cases;
    }

    private static Element outcome(Element suite, String name) {
        return cases(suite).stream()
                .filter(one -> one.getAttribute("name").equals(name))
                .map(one -> (Element) one.getElementsByTagName("*").item(0))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyCheckAndEveryRequirementIsATest() throws Exception {
        Element suite = suite(Samples.broken());
        assertThat(suite.getAttribute("name")).isEqualTo("genesyscloud.permissions.default");
        assertThat(suite.getAttribute("timestamp")).isEqualTo("2026-11-23T10:00:00");
        assertThat(List.of(
                        suite.getAttribute("tests"),
                        suite.getAttribute("failures"),
                        suite.getAttribute("skipped"),
                        suite.getAttribute("errors")))
                .containsExactly("7", "3", "1", "0");
        assertThat(cases(suite))
                .extracting(one -> one.getAttribute("classname") + " " + one.getAttribute("name") + " "
                        + one.getElementsByTagName("*").item(0).getNodeName())
                .containsExactly(
                        "genesyscloud.permissions.default.checks token-kind system-out",
                        "genesyscloud.permissions.default.checks permission failure",
                        "genesyscloud.permissions.default.checks probe system-out",
                        "genesyscloud.permissions.default.requirements oauth:client:add failure",
                        "genesyscloud.permissions.default.requirements oauth:client:edit skipped",
                        "genesyscloud.permissions.default.requirements architect:datatable:add failure",
                        "genesyscloud.permissions.default.requirements directory:group:add system-out");
    }

    @Test
    void aFailureSaysWhereTheChainBreaksAndWhatToDo() throws Exception {
        Element failure = outcome(suite(Samples.broken()), "oauth:client:add");
        assertThat(failure.getAttribute("type")).isEqualTo("missing");
        assertThat(failure.getAttribute("message"))
                .isEqualTo("client \"CI\" (c1) > role none of \"Deployer\" has oauth:client:add (breaks here)");
        assertThat(failure.getTextContent().lines())
                .startsWith(
                        "client \"CI\" (c1) > role none of \"Deployer\" has oauth:client:add (breaks here)",
                        "Needed to create an OAuth client (oauth-client \"ACME_Backend\").")
                .contains(
                        "- Grant that role to the OAuth client \"CI\" and to nobody else: Admin > Integrations > OAuth >"
                                + " the client > Roles. A grant takes effect within five minutes.")
                .endsWith("More: mvn genesyscloud:explain -Dgenesyscloud.topic=403-permission");
        assertThat(outcome(suite(Samples.broken()), "oauth:client:edit").getAttribute("message"))
                .endsWith("policy oauth:client:*, if on call (not known)");
    }

    @Test
    void aCheckWithSeveralFindingsIsOneTestThatTellsTheWorst() throws Exception {
        Element permission = outcome(suite(Samples.broken()), "permission");
        assertThat(permission.getNodeName()).isEqualTo("failure");
        assertThat(permission.getTextContent()).contains("oauth:client:view").doesNotContain("on call");
        AccessReport unknown = new AccessReport(
                List.of(Finding.of(Cause.PERMISSION_HELD), Finding.of(Cause.CATALOGUE_UNKNOWN)),
                List.of(),
                Samples.ACME,
                Samples.CLIENT);
        assertThat(outcome(suite(unknown), "permission").getNodeName()).isEqualTo("skipped");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "]]></failure></testcase><testcase name=\"forged\"/>",
                "\" name=\"forged",
                "<!ENTITY x SYSTEM \"file:///etc/passwd\"> &x; &lt;",
                "\u0000\u0001\u0008\u000b\u001b[31m\u007f\u0085\ufffe\uffff\ud800 x \udfff"
            })
    void nobodyWhoIsQuotedWritesXml(String text) throws Exception {
        Element suite = suite(Samples.saying(text));
        Element harmless = suite(Samples.saying("x"));
        assertThat(suite.getElementsByTagName("*").getLength())
                .isEqualTo(harmless.getElementsByTagName("*").getLength());
        assertThat(cases(suite)).noneMatch(one -> one.getAttribute("name").equals("forged"));
    }

    @Test
    void neitherMegabytesNorSecretsGetIn() throws Exception {
        redaction.add("hid\"den<secret");
        suite(Samples.saying("hid\"den<secret " + "x".repeat(1_000_000)));
        assertThat(Files.readString(directory.resolve(PermissionsTests.NAME)))
                .hasSizeLessThan(5_000_000)
                .contains("****")
                .doesNotContain("hid&quot;den", "den&lt;secret");
    }
}
