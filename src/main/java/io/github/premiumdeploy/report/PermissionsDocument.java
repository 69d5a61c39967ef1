package io.github.premiumdeploy.report;

import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.AssessedPermission;
import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.access.Check;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.access.Link;
import io.github.premiumdeploy.access.Permission;
import io.github.premiumdeploy.access.Verdict;
import io.github.premiumdeploy.genesys.NamedEntity;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What was checked, as the file {@value #NAME} has it and {@value #SCHEMA} describes it. */
record PermissionsDocument(
        int schemaVersion,
        String goal,
        Instant checkedAt,
        String target,
        String apiUrl,
        Optional<NamedEntity> organization,
        Optional<NamedEntity> client,
        boolean refused,
        List<Checked> checks,
        List<Required> requirements) {

    /** The file's name. */
    static final String NAME = "permissions.json";

    /** The resource with its JSON Schema. */
    static final String SCHEMA = "permissions.schema.json";

    /** Rises when a reader of the file has to change; what is added is no reason. */
    static final int SCHEMA_VERSION = 1;

    static PermissionsDocument of(PermissionCheckResult checked, ReportText shown) {
        AccessReport report = checked.access();
        return new PermissionsDocument(
                SCHEMA_VERSION,
                checked.goal(),
                checked.at(),
                checked.target().id(),
                checked.target().apiUrl().toString(),
                report.organization(),
                report.client(),
                !report.refusals().isEmpty(),
                report.findings().stream()
                        .map(finding -> Checked.of(finding, shown))
                        .toList(),
                report.requirements().stream()
                        .map(requirement -> Required.of(requirement, shown))
                        .toList());
    }

    /** What a check found. */
    record Checked(
            Check check,
            Verdict verdict,
            Cause cause,
            String evidence,
            List<String> details,
            List<String> remedy,
            Map<String, String> facts) {

        private static Checked of(Finding finding, ReportText shown) {
            Advice advice = Advice.of(finding);
            Map<String, String> facts = new LinkedHashMap<>();
            finding.facts().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(fact -> facts.put(camelCase(fact.getKey().name()), shown.lines(fact.getValue())));
            return new Checked(
                    finding.check(),
                    finding.verdict(),
                    finding.cause(),
                    shown.of(advice.evidence()),
                    advice.details().stream().map(shown::of).toList(),
                    advice.remedy().stream().map(shown::of).toList(),
                    facts);
        }
    }

    /** A permission that is needed. */
    record Required(
            String permission,
            List<String> anyOf,
            Verdict verdict,
            Cause cause,
            List<Asker> neededFor,
            List<Part> chain) {

        private static Required of(AssessedPermission requirement, ReportText shown) {
            return new Required(
                    requirement.permission(),
                    requirement.anyOf().stream().map(Permission::toString).toList(),
                    requirement.verdict(),
                    requirement.finding().cause(),
                    requirement.needs().stream()
                            .map(need -> new Asker(
                                    shown.name(need.kind()),
                                    shown.name(need.name()),
                                    need.operation().signature(),
                                    need.operation().action()))
                            .toList(),
                    requirement.chain().stream()
                            .map(link -> new Part(link.part(), shown.name(link.name()), link.state()))
                            .toList());
        }
    }

    /** What needs a permission. */
    record Asker(String kind, String name, String operation, String action) {}

    /** A link of the chain from the client to a permission. */
    record Part(Link.Part part, String name, Link.State state) {}

    private static String camelCase(String constant) {
        StringBuilder name = new StringBuilder();
        for (String word : constant.toLowerCase(Locale.ROOT).split("_")) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }
}
