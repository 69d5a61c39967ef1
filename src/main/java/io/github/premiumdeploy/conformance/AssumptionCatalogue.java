package io.github.premiumdeploy.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.premiumdeploy.conformance.Assumption.Known;
import io.github.premiumdeploy.conformance.Assumption.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All that this plugin takes for granted of the platform, as the resource {@value #RESOURCE} lists it. */
public final class AssumptionCatalogue {

    static final String RESOURCE = "assumptions.yaml";

    private final Map<String, Assumption> assumptions = new LinkedHashMap<>();

    private AssumptionCatalogue(JsonNode list) {
        list.forEach(entry -> {
            Assumption assumption = assumption(entry);
            if (assumptions.put(assumption.id(), assumption) != null) {
                throw new IllegalStateException(RESOURCE + " has " + assumption.id() + " twice");
            }
        });
    }

    /** The catalogue of this version. */
    public static AssumptionCatalogue standard() {
        try (InputStream resource = AssumptionCatalogue.class.getResourceAsStream(RESOURCE)) {
            return new AssumptionCatalogue(new YAMLMapper().readTree(resource));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Assumption assumption(JsonNode entry) {
        return new Assumption(
                text(entry, "id"),
                text(entry, "says"),
                Known.valueOf(text(entry, "known").toUpperCase(Locale.ROOT)),
                text(entry, "matters"),
                text(entry, "check"),
                optional(entry, "setting")
                        .map(key -> new Setting(key, text(entry, "assumed"), text(entry, "opposite"))),
                optional(entry, "seenOnly"));
    }

    private static String text(JsonNode entry, String field) {
        return optional(entry, field)
                .orElseThrow(() -> new IllegalStateException(
                        RESOURCE + ": " + entry.path("id").asText() + " lacks " + field));
    }

    private static Optional<String> optional(JsonNode entry, String field) {
        return Optional.of(entry.path(field).asText("")).filter(text -> !text.isEmpty());
    }

    /** All of them, in the order of the catalogue. */
    public List<Assumption> all() {
        return new ArrayList<>(assumptions.values());
    }

    /**
     * The one of this id.
     *
     * @throws IllegalArgumentException if there is none
     */
    Assumption get(String id) {
        return Optional.ofNullable(assumptions.get(id))
                .orElseThrow(() -> new IllegalArgumentException("There is no assumption " + id));
    }

    /** Those that a check finds out about. */
    List<Assumption> of(String check) {
        return assumptions.values().stream()
                .filter(assumption -> assumption.check().equals(check))
                .toList();
    }
}
