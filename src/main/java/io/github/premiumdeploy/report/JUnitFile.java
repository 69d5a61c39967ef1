package io.github.premiumdeploy.report;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes tests as a JUnit file, which CI servers read. */
final class JUnitFile {

    private final ReportText shown;
    private final XMLStreamWriter xml;

    private JUnitFile(ReportText shown, XMLStreamWriter xml) {
        this.shown = shown;
        this.xml = xml;
    }

    enum Outcome {
        PASSED,
        FAILURE,
        ERROR,
        SKIPPED
    }

    /**
     * One test: its name stays the same from run to run, so that a CI server knows its history.
     *
     * @param type a word for the failure; empty text for none
     * @param message a sentence; nothing is said of it where the test passed
     * @param text in lines, which the output of a test that passed has; empty text for none
     */
    record Case(String group, String name, Outcome outcome, String type, String message, String text) {}

    static Path write(OutputFiles files, String file, String suite, Instant at, List<Case> cases) throws IOException {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            new JUnitFile(files.shown(), xml).suite(suite, at, cases);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a tree of texts can always be written as XML", e);
        }
        return files.write(file, text + "\n");
    }

    private void suite(String suite, Instant at, List<Case> cases) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        name("name", suite);
        name("tests", String.valueOf(cases.size()));
        name("failures", count(cases, Outcome.FAILURE));
        name("errors", count(cases, Outcome.ERROR));
        name("skipped", count(cases, Outcome.SKIPPED));
        name("time", "0");
        // The schema has a date and a time without fractions or a zone.
        name("timestamp", at.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ""));
        for (Case one : cases) {
            xml.writeCharacters("\n  ");
            xml.writeStartElement("testcase");
            name("classname", suite + "." + one.group);
            name("name", one.name);
            name("time", "0");
            outcome(one);
            xml.writeEndElement();
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
    }

    private static String count(List<Case> cases, Outcome outcome) {
        return String.valueOf(
                cases.stream().filter(one -> one.outcome == outcome).count());
    }

    private void outcome(Case one) throws XMLStreamException {
        boolean isPassed = one.outcome == Outcome.PASSED;
        if (isPassed && one.text.isEmpty()) {
            return;
        }
        xml.writeCharacters("\n    ");
        xml.writeStartElement(isPassed ? "system-out" : one.outcome.name().toLowerCase(Locale.ROOT));
        if (!isPassed) {
            xml.writeAttribute("message", shown.of(one.message));
        }
        if (!one.type.isEmpty()) {
            name("type", one.type);
        }
        xml.writeCharacters(shown.lines(one.text));
        xml.writeEndElement();
        xml.writeCharacters("\n  ");
    }

    private void name(String attribute, String value) throws XMLStreamException {
        xml.writeAttribute(attribute, shown.name(value));
    }
}
