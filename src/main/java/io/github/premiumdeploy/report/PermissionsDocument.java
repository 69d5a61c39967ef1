package io.github.premiumdeploy.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.AssessedPermission;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.text.JsonTree;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What was checked, as the file {@value #NAME} has it and {@value #SCHEMA} describes it. */
final class PermissionsDocument {

    static final String NAME = "permissions.json";

    static final String SCHEMA = "permissions.schema.json";

    /** Rises when a reader of the file has to change; what is added is no reason. */
    static final int SCHEMA_VERSION = 1;

    private static final Pattern WORD = Pattern.compile("_(.)");

    private PermissionsDocument() {}

    static ObjectNode of(PermissionCheckResult checked, ReportText shown) {
        AccessReport report = checked.access();
        ObjectNode document = JsonTree.object()
                .put("schemaVersion", SCHEMA_VERSION)
                .put("goal", checked.goal())
                .put("checkedAt", checked.at().toString())
                .put("target", checked.target().id())
                .put("apiUrl", checked.target().apiUrl().toString());
        report.organization().ifPresent(known -> document.set("organization", RecordJson.tree(known)));
        report.client().ifPresent(known -> document.set("client", RecordJson.tree(known)));
        document.put("refused", !report.refusals().isEmpty());
        ArrayNode checks = document.putArray("checks");
        report.findings().forEach(finding -> add(finding, shown, checks.addObject()));
        ArrayNode requirements = document.putArray("requirements");
        report.requirements().forEach(requirement -> add(requirement, shown, requirements.addObject()));
        return document;
    }

    private static void add(Finding finding, ReportText shown, ObjectNode check) {
        Advice advice = Advice.of(finding);
        check.put("check", finding.check().word())
                .put("verdict", finding.verdict().word())
                .put("cause", RecordJson.word(finding.cause()))
                .put("evidence", shown.of(advice.evidence()));
        ArrayNode details = check.putArray("details");
        advice.details().forEach(detail -> details.add(shown.of(detail)));
        ArrayNode remedy = check.putArray("remedy");
        advice.remedy().forEach(step -> remedy.add(shown.of(step)));
        ObjectNode facts = check.putObject("facts");
        finding.facts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(fact -> facts.put(camelCase(fact.getKey().name()), shown.lines(fact.getValue())));
    }

    private static void add(AssessedPermission requirement, ReportText shown, ObjectNode required) {
        required.put("permission", requirement.permission());
        ArrayNode anyOf = required.putArray("anyOf");
        requirement.anyOf().forEach(permission -> anyOf.add(permission.toString()));
        required.put("verdict", requirement.verdict().word())
                .put("cause", RecordJson.word(requirement.finding().cause()));
        ArrayNode neededFor = required.putArray("neededFor");
        requirement
                .needs()
                .forEach(need -> neededFor
                        .addObject()
                        .put("kind", shown.name(need.kind()))
                        .put("name", shown.name(need.name()))
                        .put("operation", need.operation().signature())
                        .put("action", need.operation().action()));
        ArrayNode chain = required.putArray("chain");
        requirement
                .chain()
                .forEach(link -> chain.addObject()
                        .put("part", link.part().word())
                        .put("name", shown.name(link.name()))
                        .put("state", link.state().word()));
    }

    private static String camelCase(String constant) {
        return WORD.matcher(constant.toLowerCase(Locale.ROOT))
                .replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
    }
}
