package io.github.premiumdeploy.run;

import io.github.premiumdeploy.target.Problems;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** All targets that are listed. Their ids name directories, so that they are as strict as those must be. */
public final class TargetIds {

    /** No dot at either end: {@code ..} would leave the output directory, and some file systems drop a last one. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]|[A-Za-z0-9_-][A-Za-z0-9._-]{0,98}[A-Za-z0-9_-]");

    /** Names that a device has on Windows, also with an extension. */
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

    private static final String FORM =
            "Give it an id of letters, digits, dots, underscores and hyphens, with no dot at its beginning or end.";

    private TargetIds() {}

    /** Whether a text can be the id of a target. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches() && !DEVICE.matcher(text).matches();
    }

    /** Reports ids that are missing, that cannot name a directory, or that two targets have, whatever their case. */
    public static void check(List<TargetEntry> listed, Problems problems) {
        Map<String, String> places = new TreeMap<>();
        for (int i = 0; i < listed.size(); i++) {
            String id = listed.get(i).id();
            String number = (i + 1) + listed.get(i).where();
            if (listed.get(i).values().isUseless(ParameterNames.ID)) {
                continue;
            }
            if (id.isEmpty()) {
                problems.add("Target number " + number + " has no id", FORM);
                continue;
            }
            if (!isId(id)) {
                problems.add(
                        "Target number " + number + " has the id \"" + id + "\", which cannot name a directory", FORM);
            }
            String first = places.putIfAbsent(id.toLowerCase(Locale.ROOT), number);
            if (first != null) {
                problems.add(
                        "Targets number " + first + " and " + number + " have the same id \"" + id
                                + "\" (case does not count)",
                        "Give each target an id of its own.");
            }
        }
    }

    /**
     * Reports targets that are guarded for another organization than the one that the command line names.
     *
     * @param commandLine the organization's id there; blank if it names none
     */
    public static void checkGuards(List<TargetEntry> selected, String commandLine, Problems problems) {
        for (TargetEntry member : selected) {
            member.values()
                    .value("organizationId")
                    .filter(own -> !commandLine.isBlank() && !own.equalsIgnoreCase(commandLine.strip()))
                    .ifPresent(own -> problems.add(
                            "The property genesyscloud.organizationId of the command line is \"" + commandLine.strip()
                                    + "\", and target \"" + member.id() + "\"" + member.where()
                                    + " has the organizationId \"" + own
                                    + "\"",
                            "Only one can hold: leave the property out, or select the target that is meant with"
                                    + " -Dgenesyscloud.target."));
        }
    }
}
