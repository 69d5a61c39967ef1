package io.github.premiumdeploy.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.premiumdeploy.report.RecordJson;
import io.github.premiumdeploy.text.Worded;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Something that this plugin takes for granted of the platform, and that an organization can be asked about.
 *
 * @param id names it in reports, for example {@code groups.description-on-create}
 * @param says what is taken for granted, in one sentence
 * @param known how well it is known
 * @param matters what of the plugin depends on it
 * @param check the name of the check that finds out
 * @param setting the key of a sandbox's organization file that imitates the opposite
 * @param seenOnly when an organization shows it at all; empty if every organization does
 */
public record Assumption(
        String id,
        String says,
        Known known,
        String matters,
        String check,
        Optional<Setting> setting,
        Optional<String> seenOnly) {

    static final String RESOURCE = "assumptions.yaml";

    /** All that this plugin takes for granted of the platform by their ids, in the order of the resource {@value #RESOURCE}. */
    public static Map<String, Assumption> catalogue() {
        Map<String, Assumption> all = new LinkedHashMap<>();
        try (InputStream resource = Assumption.class.getResourceAsStream(RESOURCE)) {
            for (JsonNode entry : new YAMLMapper().readTree(resource)) {
                Assumption assumption = RecordJson.readWhole(entry, Assumption.class);
                if (all.put(assumption.id(), assumption) != null) {
                    throw new IllegalStateException(RESOURCE + " has " + assumption.id() + " twice");
                }
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where an assumption is known from. */
    public enum Known implements Worded {
        /** In the published contract. */
        PUBLISHED,
        /** Quoted from a live answer of the platform. */
        LIVE,
        /** In Genesys's own code or documentation. */
        VENDOR,
        /** Said by Genesys or by users in the official forum. */
        FORUM,
        /** Assumed, or the sources contradict each other. */
        UNCERTAIN;
    }

    /**
     * What a sandbox is told, to behave so or otherwise; values are written as YAML.
     *
     * @param key for example {@code switches.expandWildcards}
     * @param assumed what is taken for granted
     * @param opposite one of the values that stand for something else
     */
    public record Setting(String key, String assumed, String opposite) {

        /** Whether a sandbox can be told so: of statuses it knows two. */
        boolean takes(String value) {
            boolean isStatus = assumed.matches("\\d{3}") && opposite.matches("\\d{3}");
            return !isStatus || value.equals(assumed) || value.equals(opposite);
        }
    }
}
