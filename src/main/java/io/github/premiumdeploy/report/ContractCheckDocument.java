package io.github.premiumdeploy.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.contract.Drift;
import io.github.premiumdeploy.text.JsonTree;
import java.util.Optional;
import java.util.TreeMap;

/** What came of a comparison with the contract as a file has it, which {@value ContractReport#SCHEMA} describes. */
final class ContractCheckDocument {

    private static final int SCHEMA_VERSION = 1;

    private ContractCheckDocument() {}

    static ObjectNode of(ContractCheckResult result, ReportText shown) {
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
        result.drifts().forEach(drift -> add(drift, result, shown, drifts.addObject()));
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

    private static void add(Drift drift, ContractCheckResult result, ReportText shown, ObjectNode json) {
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
}
