package io.github.premiumdeploy.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.contract.Drift;
import io.github.premiumdeploy.genesys.contract.Drift.Severity;
import io.github.premiumdeploy.report.GitHubActions.Level;
import io.github.premiumdeploy.report.JUnitFile.Case;
import io.github.premiumdeploy.report.JUnitFile.Outcome;
import io.github.premiumdeploy.text.JsonTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

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

    private static final int SCHEMA_VERSION = 1;

    private final ContractCheckResult result;

    public ContractReport(ContractCheckResult result) {
        this.result = result;
    }

    /** One difference: what differs, what that breaks, and what to do. */
    public static String words(Drift drift) {
        DriftText text = DriftText.of(drift);
        return text.what() + " " + text.breaks() + " " + text.remedy();
    }

    /** In one line. */
    public String summary() {
        if (result.unreadable().isPresent()) {
            return "Nothing is known: the contract (" + result.from() + ") "
                    + result.unreadable().get() + ".";
        }
        int warnings = Drift.of(Severity.WARNING, result.drifts()).size();
        int unknown = Drift.of(Severity.UNKNOWN, result.drifts()).size();
        return result.outcome() == ContractCheckResult.Outcome.HOLDS
                ? "The contract holds: " + result.checked() + " operations are as this plugin knows them."
                : "Of " + result.checked() + " operations: "
                        + counted(result.breaking().size(), "difference breaks a deploy", "differences break a deploy")
                        + ", " + counted(warnings, "does not", "do not")
                        + ", " + counted(unknown, "is not known", "are not known") + ".";
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
            lines.add("  " + RecordJson.word(drift.severity()).toUpperCase(Locale.ROOT) + " " + text.what());
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
        Path data = files.write(NAME, document(files.shown()));
        JUnitFile.write(files, TESTS, "genesyscloud.contract", result.at(), tests());
        return data;
    }

    private ObjectNode document(ReportText shown) {
        ObjectNode document = JsonTree.object()
                .put("schemaVersion", SCHEMA_VERSION)
                .put("checkedAt", result.at().toString())
                .put("contract", shown.name(result.from()))
                .put("changed", shown.name(result.changed()))
                .put("scope", result.scope())
                .put("outcome", RecordJson.word(result.outcome()))
                .put("operationsChecked", result.checked())
                .put("operationsPublished", result.published());
        result.unreadable().ifPresent(reason -> document.put("unreadable", shown.of(reason)));
        ArrayNode drifts = document.putArray("drifts");
        result.drifts().forEach(drift -> add(drift, shown, drifts.addObject()));
        ArrayNode codes = document.putArray("unknownErrorCodes");
        result.errorCodes()
                .forEach((operation, byStatus) -> new TreeMap<>(byStatus).forEach((status, names) -> {
                    ArrayNode unknown = codes.addObject()
                            .put("operation", operation.signature())
                            .put("status", shown.name(status))
                            .putArray("codes");
                    names.forEach(name -> unknown.add(shown.name(name)));
                }));
        return document;
    }

    private void add(Drift drift, ReportText shown, ObjectNode json) {
        DriftText text = DriftText.of(drift);
        json.put("kind", RecordJson.word(drift.kind()))
                .put("severity", RecordJson.word(drift.severity()))
                .put("operation", drift.operation().signature())
                .put("subject", shown.name(drift.subject()))
                .put("expected", shown.name(drift.expected()))
                .put("published", shown.name(drift.published()))
                .put("what", shown.of(text.what()))
                .put("breaks", shown.of(text.breaks()))
                .put("remedy", shown.of(text.remedy()));
        Optional.ofNullable(result.since().get(drift)).ifPresent(day -> json.put("since", day.toString()));
        ArrayNode goals = json.putArray("goals");
        drift.goals().forEach(goals::add);
        ArrayNode neededFor = json.putArray("neededFor");
        drift.askers().forEach(asker -> neededFor.add(shown.name(asker)));
    }

    private List<Case> tests() {
        String unread = result.unreadable().isPresent() ? summary() : "";
        List<Case> tests = new ArrayList<>();
        tests.add(
                new Case("contract", "is read", unread.isEmpty() ? Outcome.PASSED : Outcome.ERROR, "", unread, unread));
        result.drifts().forEach(drift -> tests.add(test(drift)));
        return tests;
    }

    private Case test(Drift drift) {
        DriftText text = DriftText.of(drift);
        String name = drift.operation().signature() + " " + RecordJson.word(drift.kind())
                + (drift.subject().isEmpty() ? "" : " " + drift.subject());
        String more = text.breaks() + "\n" + text.remedy() + since(drift);
        Outcome outcome = switch (drift.severity()) {
            case BREAKING -> Outcome.FAILURE;
            case UNKNOWN -> Outcome.SKIPPED;
            case WARNING -> Outcome.PASSED;
        };
        String warning = outcome == Outcome.PASSED ? "warning: " + text.what() + "\n" : "";
        return new Case(RecordJson.word(drift.kind()), name, outcome, "", text.what(), warning + more);
    }

    /**
     * Annotates a run of GitHub Actions, if that is where the build runs.
     *
     * @param environment the variables of the build's environment
     * @param output takes lines for the standard output
     */
    public void annotate(Map<String, String> environment, Consumer<String> output, OutputFiles files) {
        GitHubActions actions = new GitHubActions(environment, output);
        ReportText shown = files.shown();
        if (result.unreadable().isPresent()) {
            actions.annotate(Level.WARNING, "Genesys Cloud: contract", List.of(shown.of(summary())), NAME);
        }
        actions.annotate(Level.ERROR, "Genesys Cloud: a deploy breaks", told(result.breaking(), shown), NAME);
        List<Drift> others = new ArrayList<>(Drift.of(Severity.WARNING, result.drifts()));
        others.addAll(Drift.of(Severity.UNKNOWN, result.drifts()));
        actions.annotate(Level.WARNING, "Genesys Cloud: the API changes", told(others, shown), NAME);
    }

    private static List<String> told(List<Drift> drifts, ReportText shown) {
        return drifts.stream()
                .map(DriftText::of)
                .map(text -> shown.of(text.what()) + "\n" + shown.of(text.breaks()) + "\n" + shown.of(text.remedy()))
                .toList();
    }
}
