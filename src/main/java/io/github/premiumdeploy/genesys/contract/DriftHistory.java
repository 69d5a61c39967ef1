package io.github.premiumdeploy.genesys.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.text.JsonTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Remembers on which day a difference was seen for the first time, for each place that contracts are from. */
public final class DriftHistory {

    private static final long LARGEST = 8L * 1024 * 1024;

    private final Optional<Path> directory;

    /** A history in a directory; without one every difference is new. */
    public DriftHistory(Optional<Path> directory) {
        this.directory = directory;
    }

    /**
     * The days on which differences were seen first; they are kept for the next time.
     *
     * @param from where the contract is from
     * @throws IOException if they cannot be kept
     */
    public Map<Drift, LocalDate> since(String from, List<Drift> drifts, LocalDate today) throws IOException {
        Optional<Path> file = directory.map(d -> d.resolve("contract-drifts-" + ContractCache.digest(from) + ".json"));
        JsonNode known = file.map(DriftHistory::read).orElseGet(JsonTree::object);
        Map<Drift, LocalDate> since = new HashMap<>();
        ObjectNode kept = known.isObject() ? (ObjectNode) known.deepCopy() : JsonTree.object();
        for (Drift drift : drifts) {
            String key = ContractCache.digest(String.join("\n", drift.key()));
            LocalDate first = date(known.path(key).asText(""))
                    .filter(day -> !day.isAfter(today))
                    .orElse(today);
            since.put(drift, first);
            kept.put(key, first.toString());
        }
        if (file.isPresent() && !kept.equals(known)) {
            ContractCache.replace(directory.orElseThrow(), file.get(), JsonTree.bytes(kept));
        }
        return since;
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static JsonNode read(Path file) {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) < LARGEST
                    ? JsonTree.ofAnySize().read(Files.readAllBytes(file))
                    : JsonTree.object();
        } catch (IOException e) {
            // It begins anew.
            return JsonTree.object();
        }
    }
}
