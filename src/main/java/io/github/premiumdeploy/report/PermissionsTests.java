package io.github.premiumdeploy.report;

import io.github.premiumdeploy.access.AssessedPermission;
import io.github.premiumdeploy.access.Check;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.access.Verdict;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes what was checked as the JUnit file {@value #NAME}, so that a CI server shows each check and each requirement as a
 * test: what is missing fails, what could not be found out is skipped.
 */
final class PermissionsTests {

    /** The file's name, as CI servers look for it. */
    static final String NAME = "TEST-genesyscloud-permissions.xml";

    /** The one attribute that is a sentence. */
    private static final String MESSAGE = "message";

    private static final String SUITE = "genesyscloud.permissions.";

    private final OutputFiles files;
    private final ReportText shown;

    PermissionsTests(OutputFiles files) {
        this.files = files;
        this.shown = files.shown();
    }

    /** One test: its name stays the same from run to run, so that a CI server knows its history. */
    private record Case(String group, String name, Verdict verdict, String message, String text) {}

    /**
     * Writes the file.
     *
     * @return the file
     * @throws IOException if it cannot be written
     */
    Path write(PermissionCheckResult checked) throws IOException {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            suite(xml, checked);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a tree of texts can always be written as XML", e);
        }
        return files.write(NAME, text + "\n");
    }

    private void suite(XMLStreamWriter xml, PermissionCheckResult checked) throws XMLStreamException {
        String suite = SUITE + checked.target().id();
        List<Case> cases = cases(checked);
        start(
                xml,
                "",
                "testsuite",
                "name",
                suite,
                "tests",
                String.valueOf(cases.size()),
                "failures",
                count(cases, Verdict.MISSING, Verdict.NOT_OFFERED),
                "errors",
                "0",
                "skipped",
                count(cases, Verdict.UNKNOWN),
                "time",
                "0",
                // The schema has a date and a time without fractions or a zone.
                "timestamp",
                checked.at().truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ""));
        for (Case one : cases) {
            start(xml, "\n  ", "testcase", "classname", suite + "." + one.group, "name", one.name, "time", "0");
            outcome(xml, one);
            end(xml, "\n  ");
        }
        end(xml, "\n");
    }

    private static String count(List<Case> cases, Verdict... verdicts) {
        return String.valueOf(cases.stream()
                .filter(one -> List.of(verdicts).contains(one.verdict))
                .count());
    }

    private void outcome(XMLStreamWriter xml, Case one) throws XMLStreamException {
        switch (one.verdict) {
            case MISSING, NOT_OFFERED ->
                start(xml, "\n    ", "failure", MESSAGE, one.message, "type", one.verdict.word());
            case UNKNOWN -> start(xml, "\n    ", "skipped", MESSAGE, one.message);
            case HELD, NOT_APPLICABLE -> start(xml, "\n    ", "system-out");
        }
        xml.writeCharacters(shown.lines(one.text));
        xml.writeEndElement();
    }

    private static List<Case> cases(PermissionCheckResult checked) {
        List<Case> cases = new ArrayList<>();
        Map<Check, List<Finding>> checks = checked.access().findings().stream()
                .collect(Collectors.groupingBy(Finding::check, TreeMap::new, Collectors.toList()));
        checks.forEach((check, findings) -> cases.add(of(check, findings)));
        checked.access().requirements().forEach(requirement -> cases.add(of(requirement, checked)));
        return cases;
    }

    private static Case of(Check check, List<Finding> findings) {
        List<Finding> telling =
                findings.stream().filter(f -> f.verdict().isRefusal()).toList();
        if (telling.isEmpty()) {
            telling = findings.stream()
                    .filter(f -> f.verdict() == Verdict.UNKNOWN)
                    .toList();
        }
        if (telling.isEmpty()) {
            telling = findings;
        }
        return new Case(
                "checks",
                check.word(),
                telling.get(0).verdict(),
                Advice.of(telling.get(0)).evidence(),
                telling.stream().map(finding -> text(Advice.of(finding))).collect(Collectors.joining("\n\n")));
    }

    private static Case of(AssessedPermission requirement, PermissionCheckResult checked) {
        String chain = ChainLink.words(requirement);
        Optional<Advice> advice = checked.cause(requirement).map(Advice::of);
        List<String> lines = new ArrayList<>(List.of(chain));
        lines.add("Needed to " + String.join("; ", requirement.reasons()) + ".");
        advice.ifPresent(known -> lines.addAll(remedy(known)));
        return new Case(
                "requirements", requirement.permission(), requirement.verdict(), chain, String.join("\n", lines));
    }

    private static String text(Advice advice) {
        List<String> lines = new ArrayList<>(List.of(advice.evidence()));
        lines.addAll(advice.details());
        lines.addAll(remedy(advice));
        return String.join("\n", lines);
    }

    private static List<String> remedy(Advice advice) {
        List<String> lines = new ArrayList<>();
        advice.remedy().forEach(step -> lines.add("- " + step));
        if (!advice.topic().isEmpty()) {
            lines.add(RefusalText.HELP + advice.topic());
        }
        return lines;
    }

    private void start(XMLStreamWriter xml, String indent, String tag, String... attributes) throws XMLStreamException {
        xml.writeCharacters(indent);
        xml.writeStartElement(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            String value = attributes[i + 1];
            xml.writeAttribute(attributes[i], attributes[i].equals(MESSAGE) ? shown.of(value) : shown.name(value));
        }
    }

    private static void end(XMLStreamWriter xml, String indent) throws XMLStreamException {
        xml.writeCharacters(indent);
        xml.writeEndElement();
    }
}
