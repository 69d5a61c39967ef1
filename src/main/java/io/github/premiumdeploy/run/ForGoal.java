package io.github.premiumdeploy.run;

import io.github.premiumdeploy.plan.PlanMode;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import java.util.EnumSet;
import java.util.Set;

/** Which goal a check or a list of permissions is about. */
public final class ForGoal {

    public static final String DEPLOY = "premium-deploy";
    static final String UNDEPLOY = "undeploy";
    static final String IMPORT = "import";
    private static final String ALL = "all";

    private ForGoal() {}

    /** Whether the parameter {@code forGoal} says that it is about taking over what an organization has. */
    static boolean isImport(Parameters parameters) {
        return parameters.value("forGoal").filter(IMPORT::equals).isPresent();
    }

    /** Reads the parameter {@code forGoal}; nothing if it has a problem. */
    public static Set<PlanMode> read(Parameters parameters, Problems problems) {
        String about = parameters.value("forGoal").orElse(DEPLOY);
        switch (about) {
            case DEPLOY:
                return EnumSet.of(PlanMode.APPLY);
            case UNDEPLOY:
                return EnumSet.of(PlanMode.REMOVE);
            case ALL:
                return EnumSet.allOf(PlanMode.class);
            default:
                problems.add(
                        "<forGoal> is \"" + about + "\", which is no goal that needs permissions",
                        "Write " + DEPLOY + ", " + UNDEPLOY + " or " + ALL + " (" + Parameters.whereToSet("forGoal")
                                + "); what " + IMPORT + " needs, the goal required-permissions says.");
                return EnumSet.noneOf(PlanMode.class);
        }
    }

    /** The goals, as messages name them. */
    public static String words(Set<PlanMode> goals) {
        if (goals.size() > 1) {
            return DEPLOY + " and " + UNDEPLOY;
        }
        return goals.contains(PlanMode.REMOVE) ? UNDEPLOY : DEPLOY;
    }
}
