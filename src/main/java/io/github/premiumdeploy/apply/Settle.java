package io.github.premiumdeploy.apply;

import io.github.premiumdeploy.plan.Difference;
import io.github.premiumdeploy.plan.Key;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes sure that the platform keeps what it is sent. After a write its answer is compared with what was stated; what is
 * missing is sent once more; what then comes back in another form is the platform's form, and known as such for the rest of
 * the run. Safe for use by several threads.
 */
public final class Settle {

    /**
     * What came of comparing a resource with what is stated.
     *
     * @param differences what is missing, or says something else
     * @param forms what means the same, in a form of the platform's own
     */
    public record Compared(List<Difference> differences, List<Difference> forms) {

        public Compared {
            differences = List.copyOf(differences);
            forms = List.copyOf(forms);
        }

        /** Where no two forms are known to mean the same. */
        public Compared(List<Difference> differences) {
            this(differences, List.of());
        }
    }

    /** Compares a resource, as an answer shows it, with what is stated. */
    @FunctionalInterface
    public interface Comparison {
        /** Compares it. */
        Compared of(JsonNode shown);
    }

    /** Sends what is stated once more. */
    @FunctionalInterface
    public interface Update {
        /**
         * Sends it.
         *
         * @param shown the resource as the latest answer shows it
         * @return the answer
         * @throws IOException if the platform refuses, or gives no answer for good
         */
        JsonNode send(JsonNode shown) throws IOException;
    }

    private final Map<Key, List<Difference>> forms = new ConcurrentHashMap<>();

    /**
     * Settles a write.
     *
     * @param answer what the platform answered to it
     * @return the latest answer
     * @throws IOException if what is missing cannot be sent
     */
    JsonNode settle(Key key, JsonNode answer, Comparison comparison, Update update) throws IOException {
        if (!answer.isObject()) {
            // What is not shown cannot be compared; reading back does.
            return answer;
        }
        JsonNode latest = answer;
        Compared compared = comparison.of(latest);
        if (!compared.differences().isEmpty()) {
            latest = update.send(latest);
            compared = latest.isObject() ? comparison.of(latest) : new Compared(List.of());
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
        return forms.getOrDefault(key, List.of()).stream()
                .anyMatch(form ->
                        form.field().equals(difference.field()) && form.digest().equals(difference.digest()));
    }

    /** The platform's forms that this run has seen of a resource. */
    List<Difference> forms(Key key) {
        return forms.getOrDefault(key, List.of());
    }
}
