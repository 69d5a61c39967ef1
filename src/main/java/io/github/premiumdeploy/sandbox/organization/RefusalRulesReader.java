package io.github.premiumdeploy.sandbox.organization;

import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Operations;
import io.github.premiumdeploy.genesys.PremiumAppsApi;
import io.github.premiumdeploy.sandbox.http.RefusalWording;
import io.github.premiumdeploy.sandbox.organization.RefusalRules.OutsideDivision;
import io.github.premiumdeploy.sandbox.organization.RefusalRules.SingleMissing;
import io.github.premiumdeploy.sandbox.organization.RefusalRules.UnheldRole;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.PremiumApps;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what an organization refuses although the roles are right. */
final class RefusalRulesReader {

    private static final Pattern PERMISSION = Pattern.compile("[^:/ ]+:[^:/ ]+:[^:/ ]+");
    private static final int LONGEST_MESSAGE = 20_000_000;

    private final FileSection section;
    private final Set<String> operations;

    private RefusalRulesReader(FileSection section, PremiumApps premiumApps) {
        this.section = section;
        this.operations = Stream.concat(
                        Operations.all().stream(),
                        Stream.of(
                                PremiumAppsApi.submit(premiumApps.path(), "", ""),
                                PremiumAppsApi.status(premiumApps.path() + "/{id}"),
                                PremiumAppsApi.capabilities(premiumApps.capabilitiesPath())))
                .map(Operation::signature)
                .collect(Collectors.toSet());
    }

    static RefusalRules read(FileSection section, PremiumApps premiumApps) {
        return new RefusalRulesReader(section, premiumApps).rules();
    }

    private RefusalRules rules() {
        RefusalRules rules = new RefusalRules(
                section.oneOf("singleMissing", SingleMissing.MISSING_ANY_PERMISSIONS),
                section.oneOf("outsideDivision", OutsideDivision.EMPTY_LIST),
                denied(),
                namesInstead(),
                paths("toggledOff"),
                section.either("toggledOffStatus", 501, 405),
                paths("withdrawn"),
                section.either("missingScopeStatus", 403, 401),
                section.oneOf("unheldRole", UnheldRole.NOT_AUTHORIZED),
                section.text("message", RefusalWording.OWN),
                section.number("messageLength", 0, 0, LONGEST_MESSAGE));
        section.done();
        return rules;
    }

    private Set<String> denied() {
        List<String> denied = section.texts("deniedByPolicy");
        for (int i = 0; i < denied.size(); i++) {
            if (!PERMISSION.matcher(denied.get(i)).matches()) {
                requireOperation("deniedByPolicy[" + i + "]", denied.get(i));
            }
        }
        return Set.copyOf(denied);
    }

    private Map<String, String> namesInstead() {
        FileSection names = section.section("namesInstead");
        Map<String, String> permissions = new LinkedHashMap<>();
        for (String operation : names.keys()) {
            requireOperation("namesInstead." + operation, operation);
            permissions.put(operation, names.text(operation));
        }
        return permissions;
    }

    private void requireOperation(String key, String operation) {
        if (!operations.contains(operation)) {
            section.problem(
                    key,
                    operation + " is not an operation"
                            + FileSection.nearest(operation, operations)
                                    .map(nearest -> "; did you mean " + nearest + "?")
                                    .orElse(""));
        }
    }

    private List<String> paths(String key) {
        List<String> paths = section.texts(key);
        for (int i = 0; i < paths.size(); i++) {
            if (!paths.get(i).startsWith("/")) {
                section.problem(key + "[" + i + "]", "must start with /");
            }
        }
        return paths;
    }
}
