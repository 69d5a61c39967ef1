package io.github.premiumdeploy.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.target.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Writes an access report as the JSON file {@value #NAME}. */
public final class PermissionsFile {

    /** The file's name. */
    public static final String NAME = "permissions.json";

    private final OutputFiles files;

    public PermissionsFile(OutputFiles files) {
        this.files = files;
    }

    /**
     * Writes the report.
     *
     * @return the file
     * @throws IOException if it cannot be written
     */
    public Path write(Target target, AccessReport report) throws IOException {
        ObjectNode json = Json.object();
        json.put("target", target.id());
        json.put("apiUrl", target.apiUrl().toString());
        Json.putEntity(json, "organization", report.organization());
        Json.putEntity(json, "client", report.client());
        json.put("refused", !report.refusals().isEmpty());
        ArrayNode checks = json.putArray("checks");
        report.findings().forEach(finding -> checks.add(json(finding)));
        return files.write(NAME, json);
    }

    private static ObjectNode json(Finding finding) {
        Advice advice = Advice.of(finding);
        ObjectNode json = Json.object();
        json.put("check", finding.check().word());
        json.put("verdict", finding.verdict().word());
        json.put("cause", finding.cause().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.put("evidence", advice.evidence());
        ArrayNode details = json.putArray("details");
        advice.details().forEach(details::add);
        ArrayNode remedy = json.putArray("remedy");
        advice.remedy().forEach(remedy::add);
        ObjectNode facts = json.putObject("facts");
        finding.facts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(fact -> facts.put(camelCase(fact.getKey().name()), fact.getValue()));
        return json;
    }

    private static String camelCase(String constant) {
        StringBuilder name = new StringBuilder();
        for (String word : constant.toLowerCase(Locale.ROOT).split("_")) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }
}
