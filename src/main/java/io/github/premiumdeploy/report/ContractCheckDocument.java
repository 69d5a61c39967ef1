package io.github.premiumdeploy.report;

import io.github.premiumdeploy.genesys.contract.Drift;
import io.github.premiumdeploy.genesys.contract.Drift.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What came of a comparison with the contract as a file has it, which {@value ContractReport#SCHEMA} describes. */
record ContractCheckDocument(
        int schemaVersion,
        Instant checkedAt,
        String contract,
        String changed,
        String scope,
        ContractCheckResult.Outcome outcome,
        int operationsChecked,
        int operationsPublished,
        Optional<String> unreadable,
        List<Differing> drifts,
        List<ErrorCodes> unknownErrorCodes) {

    private static final int SCHEMA_VERSION = 1;

    static ContractCheckDocument of(ContractCheckResult result, ReportText shown) {
        List<ErrorCodes> codes = new ArrayList<>();
        result.errorCodes()
                .forEach((operation, byStatus) -> new TreeMap<>(byStatus)
                        .forEach((status, names) -> codes.add(new ErrorCodes(
                                operation.signature(),
                                shown.name(status),
                                names.stream().map(shown::name).toList()))));
        return new ContractCheckDocument(
                SCHEMA_VERSION,
                result.at(),
                shown.name(result.from()),
                shown.name(result.changed()),
                result.scope(),
                result.outcome(),
                result.checked(),
                result.published(),
                result.unreadable().map(shown::of),
                result.drifts().stream()
                        .map(drift -> Differing.of(drift, result, shown))
                        .toList(),
                codes);
    }

    /** A difference with what it breaks and what is to be done. */
    record Differing(
            Drift.Kind kind,
            Severity severity,
            String operation,
            String subject,
            String expected,
            String published,
            String what,
            String breaks,
            String remedy,
            Optional<LocalDate> since,
            List<String> goals,
            List<String> neededFor) {

        private static Differing of(Drift drift, ContractCheckResult result, ReportText shown) {
            DriftText text = DriftText.of(drift);
            return new Differing(
                    drift.kind(),
                    drift.severity(),
                    drift.operation().signature(),
                    shown.name(drift.subject()),
                    shown.name(drift.expected()),
                    shown.name(drift.published()),
                    shown.of(text.what()),
                    shown.of(text.breaks()),
                    shown.of(text.remedy()),
                    Optional.ofNullable(result.since().get(drift)),
                    List.copyOf(drift.goals()),
                    drift.askers().stream().map(shown::name).toList());
        }
    }

    /** Error codes of an operation that no explanation knows. */
    record ErrorCodes(String operation, String status, List<String> codes) {}
}
