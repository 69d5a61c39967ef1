package io.github.premiumdeploy.genesys.contract;

import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.http.Deadline;
import io.github.premiumdeploy.http.DownloadingTransport;
import io.github.premiumdeploy.http.Exchange;
import io.github.premiumdeploy.http.Exchange.Repeat;
import io.github.premiumdeploy.http.HttpRequest;
import io.github.premiumdeploy.http.HttpResponse;
import io.github.premiumdeploy.http.Transport;
import io.github.premiumdeploy.text.FileErrorText;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Gets the contract: from where a region publishes it (no token is needed, and none is sent; the address redirects to another
 * host), or from a file. An extract of what was read is kept, and asked for only if it has changed since; that
 * {@code If-Modified-Since} is honoured is told by Genesys's own documentation generator.
 */
public final class ContractSource {

    /** Where the API publishes its contract; published. */
    public static final String PATH = "/api/v2/docs/swagger";

    private static final int NOT_MODIFIED = 304;

    private final Collection<Operation> operations;
    private final Path scratch;
    private final Optional<ContractCache> cache;
    private final Consumer<String> notices;

    /**
     * Gets what is published of some operations.
     *
     * @param scratch a directory for what is read only once; it is made if need be
     * @param cache the directory for what is kept from run to run, if there is one
     * @param notices takes what a reader wants to know
     */
    public ContractSource(
            Collection<Operation> operations, Path scratch, Optional<Path> cache, Consumer<String> notices) {
        this.operations = operations;
        this.scratch = scratch;
        this.cache = cache.map(directory -> new ContractCache(directory, operations));
        this.notices = notices;
    }

    /**
     * A contract, and where it is from.
     *
     * @param from the address or the file
     * @param changed when it was last changed, in the words of who publishes it; empty text if that is not said
     */
    public record Published(Contract contract, String from, String changed) {}

    /**
     * Reads a file.
     *
     * @throws UnreadableContractException if it is no contract of this API
     * @throws IOException if it cannot be opened
     */
    public Published read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UnreadableContractException("is not there, or is no file");
        }
        Contract contract = recognized(new ContractReader(operations).read(() -> Files.newInputStream(file)));
        return new Published(contract, file.toString(), "");
    }

    /** The failure of a build that may ask no server. */
    public static IOException offline() {
        return new UnreadableContractException("is not asked for, since Maven works offline");
    }

    /**
     * Reads what is published.
     *
     * @param apiUrl base URL of the API
     * @throws UnreadableContractException if it is no contract of this API
     * @throws IOException if there is no answer, or it cannot be kept for as long as it is read
     */
    public Published read(URI apiUrl, Transport transport, Deadline deadline) throws IOException {
        URI address = URI.create(apiUrl + PATH);
        Optional<Published> kept = cache.flatMap(known -> known.read(address.toString()));
        Files.createDirectories(scratch);
        Path file = Files.createTempFile(scratch, "contract", ".part");
        try {
            Exchange exchange = new Exchange(
                    new DownloadingTransport(transport, file, ContractReader.LARGEST),
                    deadline.clock(),
                    deadline,
                    deadline.total(),
                    notices);
            Map<String, String> headers = new HashMap<>(Map.of("Accept", "application/json"));
            kept.filter(known -> !known.changed().isEmpty())
                    .ifPresent(known -> headers.put("If-Modified-Since", known.changed()));
            HttpRequest request = new HttpRequest("GET", address, headers, Optional.empty());
            HttpResponse response = exchange.sendFollowing(request, Repeat.ALWAYS);
            if (response.status() == NOT_MODIFIED && headers.containsKey("If-Modified-Since")) {
                Published same = kept.orElseThrow();
                notices.accept("The contract of " + apiUrl + " has not changed since " + same.changed() + ".");
                return same;
            }
            if (response.status() != 200) {
                throw new UnreadableContractException("is not there: the answer is " + response.status());
            }
            Contract contract = recognized(new ContractReader(operations).read(() -> Files.newInputStream(file)));
            Published read = new Published(
                    contract,
                    address.toString(),
                    response.header("Last-Modified").orElse(""));
            cache.ifPresent(known -> keep(known, read));
            return read;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void keep(ContractCache known, Published read) {
        try {
            known.write(read);
        } catch (IOException e) {
            notices.accept("The contract could not be kept for the next run: " + FileErrorText.of(e));
        }
    }

    /** Another API's contract would have all operations gone. */
    private Contract recognized(Contract contract) throws UnreadableContractException {
        if (!contract.hasAny(operations)) {
            throw new UnreadableContractException(
                    "is the contract of another API, or an empty one: it has none of the operations that the plugin uses");
        }
        return contract;
    }
}
