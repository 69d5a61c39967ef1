package io.github.premiumdeploy.report;

import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.contract.Drift;
import io.github.premiumdeploy.genesys.contract.Drift.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What came of a comparison of the plugin's knowledge with the contract of the API.
 *
 * @param from the address or the file of the contract
 * @param changed when it was last changed, as its server says; empty text if that is not said
 * @param scope {@code descriptor} or {@code all}
 * @param checked how many operations were looked for
 * @param published how many operations the contract has
 * @param drifts what differs
 * @param since on which day each was seen for the first time
 * @param errorCodes published error codes that no explanation knows, by operation and status
 * @param unreadable why nothing is known, as the end of a sentence that begins with where the contract is from
 */
public record ContractCheckResult(
        String from,
        String changed,
        Instant at,
        String scope,
        int checked,
        int published,
        List<Drift> drifts,
        Map<Drift, LocalDate> since,
        Map<Operation, Map<String, Set<String>>> errorCodes,
        Optional<String> unreadable) {

    /** What stands for all of it. */
    public enum Outcome {
        HOLDS,
        BREAKS,
        DIFFERS,
        UNKNOWN
    }

    public ContractCheckResult {
        drifts = List.copyOf(drifts);
        since = Map.copyOf(since);
        errorCodes = Map.copyOf(errorCodes);
    }

    /** What of it breaks a deploy. */
    public List<Drift> breaking() {
        return Drift.of(Severity.BREAKING, drifts);
    }

    /** In one word; what is not known is never fine. */
    public Outcome outcome() {
        if (unreadable.isPresent()) {
            return Outcome.UNKNOWN;
        }
        if (!breaking().isEmpty()) {
            return Outcome.BREAKS;
        }
        if (!Drift.of(Severity.UNKNOWN, drifts).isEmpty()) {
            return Outcome.UNKNOWN;
        }
        return drifts.isEmpty() ? Outcome.HOLDS : Outcome.DIFFERS;
    }
}
