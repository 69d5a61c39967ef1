package io.github.premiumdeploy.conformance;

import io.github.premiumdeploy.conformance.Assumption.Setting;
import io.github.premiumdeploy.conformance.Conclusion.State;
import io.github.premiumdeploy.report.OutputFiles;
import io.github.premiumdeploy.text.Printable;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
        files.write(DATA, ConformanceDocument.of(result, target, at));
        files.write(TEXT, markdown(result, at));
        files.write(ORGANIZATION, organization(result));
    }

    static String markdown(ConformanceResult result, Instant at) {
        StringBuilder text = new StringBuilder();
        text.append("# Conformance of an organization\n\n")
                .append("Goal `conformance`, ")
                .append(at)
                .append(": ")
                .append(result.summary())
                .append("\nIds, names and secrets are masked.\n");
        result.ended()
                .ifPresent(why -> text.append("\nThe run ended before its time: ")
                        .append(code(why))
                        .append('\n'));
        text.append("\n## Differs\n\n");
        if (result.count(State.DIFFERS) == 0) {
            text.append("Nothing.\n");
        }
        for (Conclusion conclusion : result.of(State.DIFFERS)) {
            Assumption assumption = conclusion.assumption();
            text.append("### ").append(assumption.id()).append("\n\n");
            text.append("Assumed (")
                    .append(assumption.known().word())
                    .append("): ")
                    .append(assumption.says())
                    .append("\n\nIt matters for: ")
                    .append(assumption.matters())
                    .append(".\n");
            if (!conclusion.note().isEmpty()) {
                text.append("\nSeen: ").append(code(conclusion.note())).append('\n');
            }
            text.append("\n").append(imitation(conclusion)).append("\n\n");
            evidence(text, conclusion);
        }
        text.append("\n## Held\n\n");
        result.of(State.HELD)
                .forEach(conclusion -> text.append("- ")
                        .append(conclusion.assumption().id())
                        .append(": ")
                        .append(conclusion.assumption().says())
                        .append('\n'));
        text.append("\n## Not seen\n\n");
        result.of(State.NOT_SEEN)
                .forEach(conclusion -> text.append("- ")
                        .append(conclusion.assumption().id())
                        .append(": ")
                        .append(code(conclusion.note()))
                        .append(conclusion
                                .assumption()
                                .seenOnly()
                                .map(when -> "; seen only " + when)
                                .orElse(""))
                        .append('\n'));
        return text.toString();
    }

    /** How a sandbox is told to behave so. */
    public static String imitation(Conclusion conclusion) {
        return conclusion
                .assumption()
                .setting()
                .flatMap(setting -> conclusion
                        .value()
                        .map(value -> "A sandbox behaves so with `" + setting.key() + ": " + value + "` (in "
                                + ORGANIZATION + ")."))
                .orElse("No switch of the sandbox imitates this.");
    }

    private static void evidence(StringBuilder text, Conclusion conclusion) {
        if (conclusion.evidence().isEmpty()) {
            return;
        }
        text.append("| operation | status | code | text |\n|---|---|---|---|\n");
        for (Sighting sighting : conclusion.evidence()) {
            text.append("| ")
                    .append(code(sighting.operation()))
                    .append(" | ")
                    .append(sighting.status())
                    .append(" | ")
                    .append(code(sighting.code()))
                    .append(" | ")
                    .append(code(sighting.text()))
                    .append(" |\n");
        }
        text.append('\n');
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
            Setting setting = conclusion.assumption().setting().orElseThrow();
            String[] key = setting.key().split("\\.", 2);
            String line = key[1] + ": " + conclusion.value().orElseThrow();
            sections.computeIfAbsent(key[0], section -> new TreeMap<>())
                    .put(
                            key[1],
                            conclusion.state() == State.DIFFERS
                                    ? line + "    # differs: "
                                            + conclusion.assumption().id()
                                    : line);
        }
        StringBuilder yaml = new StringBuilder();
        yaml.append(
                        "# A sandbox that behaves like the organization that the goal conformance asked. What it did not show is\n")
                .append("# as in the standard organization.\n")
                .append("extends: standard\n");
        boolean hasNoTrunks = shown.stream()
                .anyMatch(conclusion -> conclusion.assumption().id().equals(TRUNKS_WITHOUT_PRODUCT));
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
