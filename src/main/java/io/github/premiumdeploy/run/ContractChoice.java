package io.github.premiumdeploy.run;

import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Operations;
import io.github.premiumdeploy.genesys.contract.ContractComparison;
import io.github.premiumdeploy.genesys.contract.ContractSource;
import io.github.premiumdeploy.genesys.contract.ContractSource.Published;
import io.github.premiumdeploy.genesys.contract.Drift;
import io.github.premiumdeploy.genesys.contract.Drift.Severity;
import io.github.premiumdeploy.genesys.contract.LiveOperations;
import io.github.premiumdeploy.genesys.contract.SentRequest;
import io.github.premiumdeploy.genesys.contract.UnreadableContractException;
import io.github.premiumdeploy.http.Deadline;
import io.github.premiumdeploy.http.Transport;
import io.github.premiumdeploy.report.ContractReport;
import io.github.premiumdeploy.target.ParameterForms;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * By which contract of the API operations are judged: the one that is compiled in, or the one that is published or in a file.
 *
 * @param isLive whether it is not the one that is compiled in
 * @param file where it is read from in place of the region
 * @param scratch a directory for what is read once
 * @param cache a directory for what is kept from build to build
 * @param isOffline whether no server may be asked
 * @param read what was read already, by the base URL of the API
 */
record ContractChoice(
        boolean isLive,
        Optional<Path> file,
        Path scratch,
        Optional<Path> cache,
        boolean isOffline,
        Map<URI, Attempt> read) {

    /** What came of reading a contract, once for all targets of a region. */
    record Attempt(Optional<Published> published, String failure) {}

    private static final String LIVE = "live";

    /** Reads the parameters {@code contract} and {@code contractFile}. */
    static ContractChoice read(Configuration configuration, Build build, Problems problems) {
        Parameters parameters = configuration.parameters();
        String chosen =
                parameters.read("contract", ParameterForms.CONTRACT, problems).orElse("");
        return new ContractChoice(
                chosen.equals(LIVE),
                parameters.value("contractFile").map(build.basedir()::resolve),
                configuration.outputDirectory(),
                build.cacheDirectory(),
                build.isOffline(),
                new ConcurrentHashMap<>());
    }

    /**
     * The operations of the contract that counts in place of the one that is compiled in; empty if none does. Tells where
     * they need something else, and what a run will not find any more. A contract that cannot be read is told, and does not
     * count.
     *
     * @param requests what runs send
     */
    Optional<LiveOperations> operations(
            URI apiUrl,
            Transport transport,
            Deadline deadline,
            Collection<SentRequest> requests,
            Consumer<String> notices,
            Consumer<String> warnings) {
        if (!isLive) {
            return Optional.empty();
        }
        // Whoever comes meanwhile waits: it is one and the same document for all targets.
        Attempt attempt = read.computeIfAbsent(apiUrl, address -> {
            try {
                return new Attempt(Optional.of(published(apiUrl, transport, deadline, notices)), "");
            } catch (IOException e) {
                return new Attempt(Optional.empty(), words(apiUrl, e));
            }
        });
        if (attempt.published().isEmpty()) {
            warnings.accept("contract=live: " + attempt.failure()
                    + "; so the permissions and scopes count that this plugin was built with.");
            return Optional.empty();
        }
        Published published = attempt.published().get();
        notices.accept("The permissions and scopes of the live contract count: " + published.from()
                + (published.changed().isEmpty() ? "" : ", changed " + published.changed()) + ".");
        LiveOperations live = new LiveOperations(published.contract());
        requests.stream()
                .map(SentRequest::operation)
                .filter(compiled -> !live.apply(compiled).equals(compiled))
                .map(compiled -> "Live contract: " + compiled.signature() + " needs " + needs(live.apply(compiled))
                        + "; compiled: " + needs(compiled) + ".")
                .distinct()
                .forEach(notices);
        Drift.of(Severity.BREAKING, ContractComparison.of(published.contract(), requests)).stream()
                .filter(drift -> drift.kind() != Drift.Kind.PERMISSIONS_CHANGED)
                .map(drift -> "Live contract: " + ContractReport.words(drift))
                .distinct()
                .forEach(warnings);
        return Optional.of(live);
    }

    /**
     * Reads the published contract, or the one of the file.
     *
     * @throws IOException if it cannot be read
     */
    Published published(URI apiUrl, Transport transport, Deadline deadline, Consumer<String> notices)
            throws IOException {
        ContractSource source = new ContractSource(Operations.all(), scratch, cache, notices);
        if (file.isPresent()) {
            return source.read(file.get());
        }
        if (isOffline) {
            throw ContractSource.offline();
        }
        return source.read(apiUrl, transport, deadline);
    }

    /** Why a contract cannot be read, as a sentence without its full stop. */
    String words(URI apiUrl, IOException e) {
        String from = file.map(Path::toString).orElse(apiUrl + ContractSource.PATH);
        return "the contract (" + from + ") cannot be read: it " + reason(e);
    }

    /** The end of a sentence that begins with where a contract is from. */
    static String reason(IOException e) {
        String message = String.valueOf(e.getMessage());
        return e instanceof UnreadableContractException ? message : "cannot be reached: " + message;
    }

    private static String needs(Operation operation) {
        return ContractComparison.words(operation)
                + (operation.scopes().isEmpty() ? "" : " (scopes " + String.join(", ", operation.scopes()) + ")");
    }
}
