package io.github.premiumdeploy.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.access.Permission;
import io.github.premiumdeploy.access.RequiredPermissions;
import io.github.premiumdeploy.access.Requirement;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.text.JsonTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what a run needs: in lines for a terminal, and as the files {@value #NAME}, {@value #ROLE} and {@value #TERRAFORM}. */
public final class RequiredPermissionsReport {

    /** All that is known. */
    public static final String NAME = "required-permissions.json";

    /** The role's body, ready for {@code POST /api/v2/authorization/roles}. */
    public static final String ROLE = "role.json";

    /** The role for Terraform. */
    public static final String TERRAFORM = "role.tf";

    private static final String PERMISSION = "permission";
    private static final String NEEDED_FOR = "needed for, and for which kinds";

    /** Columns of a terminal, less what Maven puts before each line. */
    private static final int WIDTH = 100 - "[INFO] ".length();

    /** A line has at least so much of the text, however much stands before it. */
    private static final int NARROWEST = 20;

    private final String forGoal;
    private final RequiredPermissions required;
    private final List<String> notes;
    private final RoleText role;

    /**
     * A report.
     *
     * @param forGoal what is to be run
     * @param notes differences to what the descriptor states
     * @param roleName the name of the role that holds just this
     * @param roleDescription its description
     */
    public RequiredPermissionsReport(
            String forGoal, RequiredPermissions required, List<String> notes, String roleName, String roleDescription) {
        this.forGoal = forGoal;
        this.required = required;
        this.notes = List.copyOf(notes);
        this.role = new RoleText(
                roleName,
                roleDescription,
                required.permissions().stream()
                        .map(permission -> Permission.parse(permission.name()))
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** A table: permission, what for, kinds; then scopes and notes; in lines that a terminal does not break. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.addAll(table());
        lines.add("");
        if (!required.permissions().isEmpty()) {
            lines.addAll(
                    wrapped(
                            "",
                            ConsoleReport.count(required.permissions().size(), "permission")
                                    + ": for the first run, and for later ones that change"
                                    + " something. check-permissions counts those that a run needs of the organization as it is now."));
        }
        lines.addAll(wrapped(
                "",
                "A user's token needs the scopes "
                        + required.scopes().stream().map(Requirement::name).collect(Collectors.joining(", "))
                        + "; a client-credentials token needs none."));
        required.permissions().stream()
                .filter(permission -> permission.source() == Operation.Source.REPORTED)
                .forEach(permission -> note(
                        lines,
                        permission.name()
                                + " is reported by users, not published: an organization that does not know it"
                                + " refuses a role with it."));
        required.permissions().stream()
                .filter(permission -> permission.source() == Operation.Source.WITHDRAWN)
                .forEach(permission -> note(
                        lines, permission.name() + " is for operations that Genesys withdrew from the published API."));
        notes.forEach(text -> note(lines, text + "."));
        return lines;
    }

    private static void note(List<String> lines, String text) {
        lines.addAll(wrapped("Note: ", text));
    }

    private List<String> table() {
        if (required.permissions().isEmpty()) {
            return List.of("No permission is needed.");
        }
        int first = required.permissions().stream()
                .mapToInt(permission -> permission.name().length())
                .reduce(PERMISSION.length(), Math::max);
        String format = "  %-" + first + "s  ";
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, format, PERMISSION) + NEEDED_FOR);
        for (Requirement permission : required.permissions()) {
            lines.addAll(wrapped(
                    String.format(Locale.ROOT, format, permission.name()),
                    actions(permission) + ": " + String.join(", ", permission.kinds())));
        }
        return lines;
    }

    /** The lines of a text behind a head, broken between words. A word that is longer than a line stays whole. */
    private static List<String> wrapped(String head, String text) {
        int room = Math.max(NARROWEST, WIDTH - head.length());
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(head);
        int length = 0;
        for (String word : text.split(" ")) {
            if (length > 0 && length + 1 + word.length() > room) {
                lines.add(line.toString());
                line = new StringBuilder(" ".repeat(head.length()));
                length = 0;
            }
            line.append(length == 0 ? "" : " ").append(word);
            length = line.length() - head.length();
        }
        lines.add(line.toString());
        return lines;
    }

    private static String actions(Requirement requirement) {
        return requirement.operations().stream()
                .map(Operation::action)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /**
     * Writes the three files.
     *
     * @throws IOException if one cannot be written
     */
    public void write(OutputFiles files) throws IOException {
        ObjectNode document = JsonTree.object().put("forGoal", forGoal);
        ArrayNode permissions = document.putArray("permissions");
        required.permissions().forEach(permission -> add(permission, permissions.addObject()));
        ArrayNode scopes = document.putArray("scopes");
        required.scopes().forEach(scope -> add(scope, scopes.addObject()));
        ArrayNode others = document.putArray("notes");
        notes.forEach(others::add);
        files.write(NAME, document);
        files.write(ROLE, role.body());
        files.write(TERRAFORM, role.terraform());
    }

    private static void add(Requirement requirement, ObjectNode json) {
        json.put("name", requirement.name()).put("source", requirement.source().word());
        ArrayNode kinds = json.putArray("kinds");
        requirement.kinds().forEach(kinds::add);
        ArrayNode operations = json.putArray("operations");
        requirement
                .operations()
                .forEach(operation -> operations
                        .addObject()
                        .put("operation", operation.signature())
                        .put("action", operation.action())
                        .put("source", operation.source().word()));
    }
}
