package io.github.premiumdeploy.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.plan.Compare;
import io.github.premiumdeploy.plan.Comparison;
import io.github.premiumdeploy.plan.Difference;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.Settlement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes sure that the platform keeps what it is sent. After a write its answer is compared with what was stated; what is
 * missing is sent once more; what then comes back in another form is the platform's form, and known as such for the rest of
 * the run. Safe for use by several threads.
 */
final class Settle {

    private final PatientClient client;
    private final KnownIds ids;
    private final Map<Key, List<Difference>> forms = new ConcurrentHashMap<>();

    Settle(PatientClient client, KnownIds ids) {
        this.client = client;
        this.ids = ids;
    }

    /** Settles a write, and makes sure that what others build on is kept; gives the latest answer. */
    JsonNode settle(Key key, JsonNode answer, Settlement settlement, PatientClient.Update update) throws IOException {
        String id = ids.require(key);
        JsonNode settled = settle(
                key,
                whole(settlement, id, answer),
                settlement.comparison(),
                shown -> whole(settlement, id, update.send(shown)));
        settlement.requireKept(ids, settled);
        return settled;
    }

    private JsonNode whole(Settlement settlement, String id, JsonNode answer) throws IOException {
        Optional<Settlement.Details> details = settlement
                .details()
                .filter(known -> known.pointers().stream()
                        .anyMatch(pointer -> answer.at(pointer).isMissingNode()));
        return details.isEmpty() ? answer : client.patiently(() -> read(details.get(), id));
    }

    private JsonNode read(Settlement.Details details, String id) throws IOException {
        try {
            return client.readWhole(details.read(), id, details.query());
        } catch (ApiException e) {
            if (e.status() != 404) {
                throw e;
            }
            return client.readWhole(details.otherwise(), id, details.query());
        }
    }

    /** Settles a write: what is missing is sent once more; gives the latest answer. */
    JsonNode settle(Key key, JsonNode answer, Comparison comparison, PatientClient.Update update) throws IOException {
        if (!answer.isObject()) {
            // What is not shown cannot be compared; reading back does.
            return answer;
        }
        JsonNode latest = answer;
        Compare compared = comparison.of(ids, latest);
        if (!compared.differences().isEmpty()) {
            latest = update.send(latest);
            compared = latest.isObject() ? comparison.of(ids, latest) : new Compare();
        }
        List<Difference> found = new ArrayList<>(compared.forms());
        compared.differences().stream().filter(Difference::mayBeForm).forEach(found::add);
        if (found.isEmpty()) {
            forms.remove(key);
        } else {
            forms.put(key, List.copyOf(found));
        }
        return latest;
    }

    /** Whether a difference is one of the platform's form only, as this run has seen. */
    boolean isForm(Key key, Difference difference) {
        return forms.getOrDefault(key, List.of()).stream().anyMatch(difference::isSameAs);
    }

    List<Difference> forms(Key key) {
        return forms.getOrDefault(key, List.of());
    }
}
