package io.github.premiumdeploy.sandbox.organization;

import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Operation.Combination;
import io.github.premiumdeploy.genesys.Operations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads how an organization's API differs from what is published. */
final class ContractChangesReader {

    private static final Set<String> OPERATIONS =
            Operations.all().stream().map(Operation::signature).collect(Collectors.toSet());

    private final FileSection section;

    private ContractChangesReader(FileSection section) {
        this.section = section;
    }

    static ContractChanges read(FileSection section) {
        ContractChanges changes = new ContractChangesReader(section).changes();
        section.done();
        return changes;
    }

    private ContractChanges changes() {
        Map<String, ContractChanges.Permissions> permissions = new LinkedHashMap<>();
        FileSection needs = section.section("permissions");
        for (String operation : needs.keys()) {
            requireOperation("permissions." + operation, operation);
            FileSection stated = needs.section(operation);
            Combination combination = stated.oneOf("type", Combination.ANY);
            List<String> names = stated.texts("names");
            stated.done();
            if (names.isEmpty() != (combination == Combination.NONE)) {
                section.problem("permissions." + operation, "must have names, or the type none");
            } else {
                permissions.put(operation, new ContractChanges.Permissions(combination, names));
            }
        }
        return new ContractChanges(
                section.flag("offered", true),
                Set.copyOf(operations("withdrawn")),
                Set.copyOf(operations("deprecated")),
                permissions,
                fields());
    }

    private Map<String, ContractChanges.Field> fields() {
        Map<String, ContractChanges.Field> fields = new LinkedHashMap<>();
        FileSection stated = section.section("fields");
        for (String path : stated.keys()) {
            String model = path.split("\\.", 2)[0];
            if (!path.contains(".") || !RequestModels.all().containsKey(model)) {
                section.problem(
                        "fields." + path,
                        "must be Model.field, with a model of the sandbox"
                                + FileSection.nearest(model, RequestModels.all().keySet())
                                        .map(near -> "; did you mean " + near + "?")
                                        .orElse(""));
            }
            FileSection field = stated.section(path);
            ContractChanges.Field read = new ContractChanges.Field(
                    field.flag("gone", false),
                    field.flag("required", false),
                    field.number("maxLength", 0, 0, Integer.MAX_VALUE),
                    field.texts("values"));
            field.done();
            if (path.contains(".") && RequestModels.all().containsKey(model)) {
                fields.put(path, read);
            }
        }
        return fields;
    }

    private List<String> operations(String key) {
        List<String> operations = section.texts(key);
        operations.forEach(operation -> requireOperation(key, operation));
        return operations;
    }

    private void requireOperation(String key, String operation) {
        if (!OPERATIONS.contains(operation)) {
            section.problem(
                    key,
                    operation + " is not an operation"
                            + FileSection.nearest(operation, OPERATIONS)
                                    .map(nearest -> "; did you mean " + nearest + "?")
                                    .orElse(""));
        }
    }
}
