package io.github.premiumdeploy.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.report.TargetTally.Type;
import java.util.ArrayList;
import java.util.List;

/** What is counted of a target, within a summary in JSON. */
public final class TalliesField {

    /** A run on one target has fewer; a summary may come from another machine. */
    private static final int MOST = 200;

    private static final int LONGEST = 1000;

    private TalliesField() {}

    /** Adds the fields, if there is anything to add. */
    public static void write(ObjectNode target, List<TargetTally> tallies) {
        for (Type type : Type.values()) {
            List<TargetTally> own =
                    tallies.stream().filter(tally -> tally.type() == type).toList();
            if (own.isEmpty()) {
                continue;
            }
            ArrayNode list = target.putArray(field(type));
            own.forEach(tally -> {
                ObjectNode one = list.addObject().put("text", tally.name());
                if (!tally.remedy().isEmpty()) {
                    one.put("remedy", tally.remedy());
                }
                one.put("count", tally.count());
            });
        }
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
