package io.github.premiumdeploy.conformance;

import io.github.premiumdeploy.conformance.Conclusion.Sighting;
import io.github.premiumdeploy.conformance.Conclusion.State;
import io.github.premiumdeploy.report.OutputFiles;
import io.github.premiumdeploy.text.Printable;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes what was found out about an organization: as {@value #DATA}, which {@value #SCHEMA} describes; as {@value #TEXT}, fit
 * for an issue, without ids and names; and as {@value #ORGANIZATION}, for a sandbox that behaves like the organization.
 */
public final class ConformanceReport {

    /** The file with all of it as data. */
    public static final String DATA = "conformance.json";

    /** The resource with the JSON Schema of that file. */
    public static final String SCHEMA = "conformance.schema.json";

    /** The file for a reader. */
    public static final String TEXT = "conformance.md";

    /** The organization file of a sandbox. */
    public static final String ORGANIZATION = "sandbox-organization.yaml";

    /** Rises when a reader of the data has to change; what is added is no reason. */
    static final int SCHEMA_VERSION = 1;

    private static final String TRUNKS_WITHOUT_PRODUCT = "trunks.product";

    private final OutputFiles files;

    public ConformanceReport(OutputFiles files) {
        this.files = files;
    }

    /**
     * Writes all three files.
     *
     * @param target the target's id
     * @throws IOException if one cannot be written
     */
    public void write(ConformanceResult result, String target, Instant at) throws IOException {
        files.write(DATA, document(result, target, at));
        files.write(TEXT, markdown(result, at));
        files.write(ORGANIZATION, organization(result));
    }

    private record Document(
            int schemaVersion,
            String goal,
            Instant checkedAt,
            String target,
            boolean wrote,
            int requests,
            String summary,
            Optional<String> ended,
            Map<String, Long> counts,
            List<OwnResource> left,
            List<Conclusion> assumptions) {}

    private static Document document(ConformanceResult result, String target, Instant at) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (State state : State.values()) {
            counts.put(state.word(), result.count(state));
        }
        return new Document(
                SCHEMA_VERSION,
                "conformance",
                at,
                target,
                result.wrote(),
                result.requests(),
                result.summary(),
                result.ended(),
                counts,
                result.left(),
                result.conclusions());
    }

    static String markdown(ConformanceResult result, Instant at) {
        StringBuilder text = new StringBuilder("# Conformance of an organization\n\nGoal `conformance`, " + at + ": "
                + result.summary() + "\nIds, names and secrets are masked.\n");
        result.ended().ifPresent(why -> text.append("\nThe run ended before its time: " + code(why) + "\n"));
        text.append("\n## Differs\n\n" + (result.count(State.DIFFERS) == 0 ? "Nothing.\n" : ""));
        result.of(State.DIFFERS).forEach(conclusion -> text.append(difference(conclusion)));
        text.append("\n## Held\n\n");
        result.of(State.HELD).forEach(held -> text.append("- " + held.id() + ": " + held.says() + "\n"));
        text.append("\n## Not seen\n\n");
        for (Conclusion open : result.of(State.NOT_SEEN)) {
            String when = open.seenOnly().map(only -> "; seen only " + only).orElse("");
            text.append("- " + open.id() + ": " + code(open.note().orElse("")) + when + "\n");
        }
        return text.toString();
    }

    private static String difference(Conclusion differs) {
        String note = differs.note().map(text -> "\nSeen: " + code(text) + "\n").orElse("");
        return "### " + differs.id() + "\n\nAssumed (" + differs.known().word() + "): " + differs.says()
                + "\n\nIt matters for: " + differs.matters() + ".\n" + note + "\n" + imitation(differs)
                + "\n\n" + evidence(differs.evidence());
    }

    /** How a sandbox is told to behave so. */
    public static String imitation(Conclusion conclusion) {
        return conclusion
                .value()
                .map(value -> "A sandbox behaves so with `"
                        + conclusion.setting().orElseThrow().key() + ": " + value + "` (in " + ORGANIZATION + ").")
                .orElse("No switch of the sandbox imitates this.");
    }

    private static String evidence(List<Sighting> sightings) {
        return sightings.isEmpty()
                ? ""
                : sightings.stream()
                        .map(one -> "| " + code(one.operation()) + " | " + one.status() + " | " + code(one.code())
                                + " | " + code(one.text()) + " |\n")
                        .collect(Collectors.joining(
                                "", "| operation | status | code | text |\n|---|---|---|---|\n", "\n"));
    }

    /** A code span, in which nothing is markup. */
    private static String code(String text) {
        String line = Printable.line(text).replace('`', '\'').replace('|', '/').strip();
        return line.isEmpty() ? "" : '`' + line + '`';
    }

    /** All settings that the organization showed, so that the defaults of a later version make no difference. */
    static String organization(ConformanceResult result) {
        Map<String, Map<String, String>> sections = new TreeMap<>();
        List<Conclusion> shown = result.conclusions().stream()
                .filter(conclusion -> conclusion.value().isPresent())
                .toList();
        for (Conclusion conclusion : shown) {
            String[] key = conclusion.setting().orElseThrow().key().split("\\.", 2);
            String differs = conclusion.state() == State.DIFFERS ? "    # differs: " + conclusion.id() : "";
            sections.computeIfAbsent(key[0], section -> new TreeMap<>())
                    .put(key[1], key[1] + ": " + conclusion.value().orElseThrow() + differs);
        }
        StringBuilder yaml = new StringBuilder("""
                # A sandbox that behaves like the organization that the goal conformance asked. What it did not show is
                # as in the standard organization.
                extends: standard
                """);
        boolean hasNoTrunks =
                shown.stream().anyMatch(conclusion -> conclusion.id().equals(TRUNKS_WITHOUT_PRODUCT));
        if (hasNoTrunks) {
            yaml.append("products: [engage3, collaborateFree, premiumApps]\n");
        }
        sections.forEach((section, lines) -> {
            yaml.append(section).append(":\n");
            lines.values().forEach(line -> yaml.append("  ").append(line).append('\n'));
        });
        return yaml.toString();
    }
}
