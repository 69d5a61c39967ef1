package io.github.premiumdeploy.run;

import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problem;

/** What to do in a project that says of no app what it needs, and of none that it is to be submitted. */
final class FirstSteps {

    private static final String DESCRIBE = "Describe the app in " + DescriptorSource.PLACES.get(0)
            + ", which can begin with\n"
            + "  prefix: \"ACME_\"\n"
            + "  premiumAppIntegrationTypeId: premium-app-example\n"
            + "  provisioningInfo: {group: [{name: Agents}]}\n"
            + "or set " + Parameters.place("descriptor")
            + " (property genesyscloud.descriptor) to the wizard's config.js.";

    private static final String SUBMIT =
            "To submit an app without describing it, set " + Parameters.place("applicationId")
                    + " and " + Parameters.place("environmentId")
                    + " (properties genesyscloud.applicationId and genesyscloud.environmentId).";

    private static final String FOR_MODULES =
            "Where only modules have something to do, put the plugin into <pluginManagement> and name it in them; or set"
                    + " <skip>true</skip> in an execution with <inherited>false</inherited>.";

    /** A parent submits the app that its modules submit, since they have its configuration in common. */
    static final String OF_PARENT =
            "This is the POM of modules, has no descriptor, and submits the app for itself, too. " + FOR_MODULES;

    private FirstSteps() {}

    /** There is no descriptor, and a goal does nothing without one. */
    static Problem withDescriptor(Build build) {
        return new Problem("There is no descriptor, and this goal works with nothing else", DESCRIBE + inParent(build));
    }

    /** There is neither a descriptor nor a submission, and a goal needs one of them. */
    static Problem withEither(Build build) {
        return new Problem(
                "There is neither a descriptor nor an app to submit, so that there is nothing to do", both(build));
    }

    /** Both ways. */
    static String both(Build build) {
        return DESCRIBE + "\n" + SUBMIT + inParent(build);
    }

    private static String inParent(Build build) {
        return build.hasModules()
                ? "\nThis is the POM of modules, and runs the goal for itself, too. " + FOR_MODULES
                : "";
    }
}
