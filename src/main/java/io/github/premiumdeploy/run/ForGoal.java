package io.github.premiumdeploy.run;

import io.github.premiumdeploy.plan.PlanMode;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import io.github.premiumdeploy.target.ValueForm;
import java.util.EnumSet;
import java.util.Set;

/** Which goal a check or a list of permissions is about. */
public final class ForGoal {

    public static final String DEPLOY = "premium-deploy";
    static final String UNDEPLOY = "undeploy";
    static final String IMPORT = "import";
    private static final String ALL = "all";

    /** The values of the parameter {@code forGoal}. */
    public static final ValueForm<String> FORM =
            ValueForm.oneOf(DEPLOY, "", UNDEPLOY, "", ALL, "both of them", IMPORT, "for required-permissions");

    private ForGoal() {}

    /** Whether the parameter {@code forGoal} says that it is about taking over what an organization has. */
    static boolean isImport(Parameters parameters) {
        return parameters.value("forGoal").filter(IMPORT::equals).isPresent();
    }

    /** Reads the parameter {@code forGoal}; what it returns is of use only if no problem was added. */
    public static Set<PlanMode> read(Parameters parameters, Problems problems) {
        String about = parameters.read("forGoal", FORM, problems).orElse(DEPLOY);
        if (about.equals(IMPORT)) {
            problems.add(
                    Parameters.place("forGoal") + " is \"" + IMPORT
                            + "\", which is no goal that this one checks permissions" + " for",
                    "Write " + DEPLOY + ", " + UNDEPLOY + " or " + ALL + " (" + Parameters.whereToSet("forGoal")
                            + "); what " + IMPORT + " needs, the goal required-permissions says.");
        }
        return switch (about) {
            case UNDEPLOY -> EnumSet.of(PlanMode.REMOVE);
            case ALL -> EnumSet.allOf(PlanMode.class);
            default -> EnumSet.of(PlanMode.APPLY);
        };
    }

    /** The goals, as messages name them. */
    public static String words(Set<PlanMode> goals) {
        if (goals.size() > 1) {
            return DEPLOY + " and " + UNDEPLOY;
        }
        return goals.contains(PlanMode.REMOVE) ? UNDEPLOY : DEPLOY;
    }
}
