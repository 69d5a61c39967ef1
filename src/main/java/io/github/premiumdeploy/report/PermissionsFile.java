package io.github.premiumdeploy.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.AssessedPermission;
import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.access.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Writes what was checked as the JSON file {@value #NAME}, which {@value #SCHEMA} describes. */
final class PermissionsFile {

    /** The file's name. */
    static final String NAME = "permissions.json";

    /** The resource with its JSON Schema. */
    static final String SCHEMA = "permissions.schema.json";

    /** Rises when a reader of the file has to change; what is added is no reason. */
    static final int SCHEMA_VERSION = 1;

    private final OutputFiles files;
    private final ReportText shown;

    PermissionsFile(OutputFiles files) {
        this.files = files;
        this.shown = files.shown();
    }

    /**
     * Writes the report.
     *
     * @return the file
     * @throws IOException if it cannot be written
     */
    Path write(PermissionCheckResult checked) throws IOException {
        AccessReport report = checked.access();
        ObjectNode json = JsonText.object();
        json.put("schemaVersion", SCHEMA_VERSION);
        json.put("goal", checked.goal());
        json.put("checkedAt", checked.at().toString());
        json.put("target", checked.target().id());
        json.put("apiUrl", checked.target().apiUrl().toString());
        JsonText.putEntity(json, "organization", report.organization());
        JsonText.putEntity(json, "client", report.client());
        json.put("refused", !report.refusals().isEmpty());
        ArrayNode checks = json.putArray("checks");
        report.findings().forEach(finding -> checks.add(json(finding)));
        ArrayNode requirements = json.putArray("requirements");
        report.requirements().forEach(requirement -> requirements.add(json(requirement)));
        return files.write(NAME, json);
    }

    private ObjectNode json(AssessedPermission requirement) {
        ObjectNode json = JsonText.object();
        json.put("permission", requirement.permission());
        ArrayNode anyOf = json.putArray("anyOf");
        requirement.anyOf().forEach(permission -> anyOf.add(permission.toString()));
        json.put("verdict", requirement.verdict().word());
        json.put("cause", word(requirement.finding().cause()));
        ArrayNode needs = json.putArray("neededFor");
        requirement
                .needs()
                .forEach(need -> needs.addObject()
                        .put("kind", shown.name(need.kind()))
                        .put("name", shown.name(need.name()))
                        .put("operation", need.operation().signature())
                        .put("action", need.operation().action()));
        ArrayNode chain = json.putArray("chain");
        requirement
                .chain()
                .forEach(link -> chain.addObject()
                        .put("part", link.part().word())
                        .put("name", shown.name(link.name()))
                        .put("state", link.state().word()));
        return json;
    }

    private ObjectNode json(Finding finding) {
        Advice advice = Advice.of(finding);
        ObjectNode json = JsonText.object();
        json.put("check", finding.check().word());
        json.put("verdict", finding.verdict().word());
        json.put("cause", word(finding.cause()));
        json.put("evidence", shown.of(advice.evidence()));
        ArrayNode details = json.putArray("details");
        advice.details().forEach(detail -> details.add(shown.of(detail)));
        ArrayNode remedy = json.putArray("remedy");
        advice.remedy().forEach(step -> remedy.add(shown.of(step)));
        ObjectNode facts = json.putObject("facts");
        finding.facts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(fact -> facts.put(camelCase(fact.getKey().name()), shown.lines(fact.getValue())));
        return json;
    }

    static String word(Cause cause) {
        return cause.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String camelCase(String constant) {
        StringBuilder name = new StringBuilder();
        for (String word : constant.toLowerCase(Locale.ROOT).split("_")) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }
}
