package io.github.premiumdeploy.sandbox.organization;

import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Operation.Combination;
import io.github.premiumdeploy.genesys.Operations;
import io.github.premiumdeploy.genesys.PremiumAppsApi;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.PremiumApps;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads which operations an organization refuses or has otherwise than published, all of which must be operations. */
final class OperationRulesReader {

    private static final Pattern PERMISSION = Pattern.compile("[^:/ ]+:[^:/ ]+:[^:/ ]+");
    private static final Set<String> OPERATIONS =
            Operations.all().stream().map(Operation::signature).collect(Collectors.toSet());

    private final FileSection section;
    private final Set<String> operations;

    private OperationRulesReader(FileSection section, Set<String> operations) {
        this.section = section;
        this.operations = operations;
    }

    /** What is refused; the endpoint for Premium Apps is an operation, too. */
    static RefusalRules refusals(FileSection section, PremiumApps premiumApps) {
        Set<String> operations = new TreeSet<>(OPERATIONS);
        operations.add(PremiumAppsApi.submit(premiumApps.path(), "", "").signature());
        operations.add(PremiumAppsApi.status(premiumApps.path() + "/{id}").signature());
        operations.add(
                PremiumAppsApi.capabilities(premiumApps.capabilities().path()).signature());
        OperationRulesReader reader = new OperationRulesReader(section, operations);
        RefusalRules rules = section.as(RefusalRules.class);
        for (int i = 0; i < rules.deniedByPolicy().size(); i++) {
            String denied = rules.deniedByPolicy().get(i);
            if (!PERMISSION.matcher(denied).matches()) {
                reader.requireOperation("deniedByPolicy[" + i + "]", denied);
            }
        }
        rules.namesInstead()
                .keySet()
                .forEach(operation -> reader.requireOperation("namesInstead." + operation, operation));
        return rules;
    }

    /** How the contract differs from the published one. */
    static ContractChanges contract(FileSection section) {
        OperationRulesReader reader = new OperationRulesReader(section, OPERATIONS);
        ContractChanges changes = new ContractChanges(
                section.flag("offered"),
                reader.operations("withdrawn"),
                reader.operations("deprecated"),
                section.section("permissions").entries(reader::permissions),
                section.section("fields")
                        .entries((fields, path) -> fields.section(path).as(ContractChanges.Field.class)));
        section.done();
        return changes;
    }

    private ContractChanges.Permissions permissions(FileSection needs, String operation) {
        requireOperation("permissions." + operation, operation);
        FileSection stated = needs.section(operation);
        String type = stated.oneOf("type", "any", List.of("none", "any", "all"));
        Combination combination = Combination.valueOf(type.toUpperCase(Locale.ROOT));
        List<String> names = stated.texts("names");
        stated.done();
        if (names.isEmpty() != (combination == Combination.NONE)) {
            section.problem("permissions." + operation, "must have names, or the type none");
        }
        return new ContractChanges.Permissions(combination, names);
    }

    private Set<String> operations(String key) {
        List<String> named = section.texts(key);
        named.forEach(operation -> requireOperation(key, operation));
        return Set.copyOf(named);
    }

    private void requireOperation(String key, String operation) {
        if (!operations.contains(operation)) {
            section.problem(key, operation + " is not an operation" + FileSection.didYouMean(operation, operations));
        }
    }
}
