package io.github.premiumdeploy.report;

import io.github.premiumdeploy.genesys.contract.Drift;
import io.github.premiumdeploy.genesys.contract.Drift.Severity;
import io.github.premiumdeploy.report.WorkflowCommand.Level;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Says what came of a comparison with the contract: in lines for a console, as {@value #NAME}, which {@value #SCHEMA}
 * describes, as the JUnit file {@value #TESTS}, and as annotations of a run of GitHub Actions.
 */
public final class ContractReport {

    /** All of it as data. */
    public static final String NAME = "contract.json";

    /** The resource with the JSON Schema of {@value #NAME}. */
    static final String SCHEMA = "contract.schema.json";

    /** The tests, named as CI servers look for them. */
    public static final String TESTS = "TEST-genesyscloud-contract.xml";

    /** GitHub shows no more annotations of one level and step; published. */
    private static final int ANNOTATIONS = 10;

    private final ContractCheckResult result;

    public ContractReport(ContractCheckResult result) {
        this.result = result;
    }

    /** One difference: what differs, what that breaks, and what to do. */
    public static List<String> words(Drift drift) {
        DriftText text = DriftText.of(drift);
        return List.of(text.what() + " " + text.breaks() + " " + text.remedy());
    }

    /** In one line. */
    public String summary() {
        if (result.unreadable().isPresent()) {
            return "Nothing is known: the contract (" + result.from() + ") "
                    + result.unreadable().get() + ".";
        }
        int warnings = Drift.of(Severity.WARNING, result.drifts()).size();
        int unknown = Drift.of(Severity.UNKNOWN, result.drifts()).size();
        return switch (result.outcome()) {
            case HOLDS -> "The contract holds: " + result.checked() + " operations are as this plugin knows them.";
            default ->
                "Of " + result.checked() + " operations: "
                        + counted(result.breaking().size(), "difference breaks a deploy", "differences break a deploy")
                        + ", " + counted(warnings, "does not", "do not")
                        + ", " + counted(unknown, "is not known", "are not known") + ".";
        };
    }

    private static String counted(int count, String one, String several) {
        return count + " " + (count == 1 ? one : several);
    }

    /** For a console. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Contract: " + result.from()
                + (result.changed().isEmpty() ? "" : ", changed " + result.changed())
                + (result.unreadable().isPresent() ? "" : ", " + result.published() + " operations"));
        for (Drift drift : result.drifts()) {
            DriftText text = DriftText.of(drift);
            lines.add("  " + DriftText.word(drift.severity()).toUpperCase(Locale.ROOT) + " " + text.what());
            lines.add("      " + text.breaks());
            lines.add("      " + text.remedy() + since(drift));
        }
        result.errorCodes()
                .forEach((operation, codes) -> lines.add("  note " + operation.signature()
                        + ": published error codes that no explanation knows: " + codes(codes)));
        lines.add(summary());
        return lines;
    }

    private String since(Drift drift) {
        String since = DriftText.since(drift, result);
        return since.isEmpty() ? "" : " (" + since + ")";
    }

    private static String codes(Map<String, ?> codes) {
        return new TreeMap<>(codes).toString().replaceAll("[{}\\[\\]]", "");
    }

    /**
     * Writes the files.
     *
     * @return the one with the data
     * @throws IOException if one cannot be written
     */
    public Path write(OutputFiles files) throws IOException {
        Path data = files.write(NAME, ContractCheckDocument.of(result, files.shown()));
        files.write(TESTS, tests(files.shown()));
        return data;
    }

    private String tests(ReportText shown) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            List<Drift> unknown = Drift.of(Severity.UNKNOWN, result.drifts());
            boolean isRead = result.unreadable().isEmpty();
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", "genesyscloud.contract");
            xml.writeAttribute("tests", String.valueOf(result.drifts().size() + 1));
            xml.writeAttribute("failures", String.valueOf(result.breaking().size()));
            xml.writeAttribute("errors", isRead ? "0" : "1");
            xml.writeAttribute("skipped", String.valueOf(unknown.size()));
            xml.writeAttribute("time", "0");
            xml.writeAttribute(
                    "timestamp",
                    result.at().truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ""));
            start(xml, "contract", "is read");
            if (!isRead) {
                outcome(xml, "error", shown.of(summary()), shown.of(summary()));
            }
            xml.writeEndElement();
            for (Drift drift : result.drifts()) {
                test(xml, drift, shown);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a tree of texts can always be written as XML", e);
        }
        return text + "\n";
    }

    private void test(XMLStreamWriter xml, Drift drift, ReportText shown) throws XMLStreamException {
        DriftText text = DriftText.of(drift);
        String name = drift.operation().signature() + " " + DriftText.word(drift)
                + (drift.subject().isEmpty() ? "" : " " + drift.subject());
        start(xml, DriftText.word(drift), shown.name(name));
        String what = shown.of(text.what());
        String more = shown.of(text.breaks()) + "\n" + shown.of(text.remedy() + since(drift));
        switch (drift.severity()) {
            case BREAKING -> outcome(xml, "failure", what, more);
            case UNKNOWN -> outcome(xml, "skipped", what, more);
            case WARNING -> {
                xml.writeStartElement("system-out");
                xml.writeCharacters("warning: " + what + "\n" + more);
                xml.writeEndElement();
            }
        }
        xml.writeEndElement();
    }

    private static void start(XMLStreamWriter xml, String group, String name) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", "genesyscloud.contract." + group);
        xml.writeAttribute("name", name);
        xml.writeAttribute("time", "0");
    }

    private static void outcome(XMLStreamWriter xml, String tag, String message, String text)
            throws XMLStreamException {
        xml.writeStartElement(tag);
        xml.writeAttribute("message", message);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    /**
     * Annotates a run of GitHub Actions, if that is where the build runs.
     *
     * @param environment the variables of the build's environment
     * @param output takes lines for the standard output
     */
    public void annotate(Map<String, String> environment, Consumer<String> output, OutputFiles files) {
        if (!"true".equals(environment.get("GITHUB_ACTIONS"))) {
            return;
        }
        ReportText shown = files.shown();
        if (result.unreadable().isPresent()) {
            output.accept(new WorkflowCommand(Level.WARNING, "Genesys Cloud: contract", shown.of(summary())).line());
        }
        annotate(Level.ERROR, result.breaking(), shown, output);
        List<Drift> others = new ArrayList<>(Drift.of(Severity.WARNING, result.drifts()));
        others.addAll(Drift.of(Severity.UNKNOWN, result.drifts()));
        annotate(Level.WARNING, others, shown, output);
    }

    private static void annotate(Level level, List<Drift> drifts, ReportText shown, Consumer<String> output) {
        int told = drifts.size() <= ANNOTATIONS ? drifts.size() : ANNOTATIONS - 1;
        String title = level == Level.ERROR ? "Genesys Cloud: a deploy breaks" : "Genesys Cloud: the API changes";
        for (Drift drift : drifts.subList(0, told)) {
            DriftText text = DriftText.of(drift);
            output.accept(new WorkflowCommand(
                            level,
                            title,
                            shown.of(text.what()) + "\n" + shown.of(text.breaks()) + "\n" + shown.of(text.remedy()))
                    .line());
        }
        if (told < drifts.size()) {
            output.accept(
                    new WorkflowCommand(level, title, "And " + (drifts.size() - told) + " more: see " + NAME + ".")
                            .line());
        }
    }
}
