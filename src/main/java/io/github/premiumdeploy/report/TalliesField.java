package io.github.premiumdeploy.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.report.TargetTally.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is counted of a target, within a summary in JSON. */
public final class TalliesField {

    /** A run on one target has fewer; a summary may come from another machine. */
    private static final int MOST = 200;

    private static final int LONGEST = 1000;

    private TalliesField() {}

    /** One thing that is counted. */
    public record Tally(String text, Optional<String> remedy, int count) {}

    /** What is counted of one type; empty where there is nothing. */
    public static Optional<List<Tally>> of(Type type, List<TargetTally> tallies) {
        return RecordJson.unlessEmpty(tallies.stream()
                .filter(tally -> tally.type() == type)
                .map(tally -> new Tally(
                        tally.name(), Optional.of(tally.remedy()).filter(remedy -> !remedy.isEmpty()), tally.count()))
                .toList());
    }

    /**
     * Reads what another run wrote.
     *
     * @throws IllegalArgumentException if it is no such thing
     */
    public static List<TargetTally> read(JsonNode target) {
        List<TargetTally> tallies = new ArrayList<>();
        for (Type type : Type.values()) {
            for (JsonNode one : target.path(field(type))) {
                if (tallies.size() == MOST) {
                    return tallies;
                }
                int count = one.required("count").asInt();
                if (count < 1) {
                    throw new IllegalArgumentException("count is no number of anything");
                }
                tallies.add(new TargetTally(
                        type,
                        cut(one.required("text").asText()),
                        cut(one.path("remedy").asText("")),
                        count));
            }
        }
        return tallies;
    }

    private static String field(Type type) {
        return type == Type.CAUSE ? "causes" : "steps";
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
