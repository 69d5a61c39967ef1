package io.github.premiumdeploy.maven;

import io.github.premiumdeploy.target.Problems;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * Stops a goal whose configuration does not say what it seems to say: names that no goal has, elements and properties
 * without a value, expressions that nothing defines. Maven passes over all of them in silence, so that a typing error would
 * switch off the guard that it is in.
 */
public final class ConfigurationCheck {

    private static final String DEPLOY = "premium-deploy";

    private ConfigurationCheck() {}

    /** What there is to say of an execution that is allowed, and most likely not what is meant. */
    public static List<String> warnings(MavenSession session, MojoExecution execution) {
        if (!execution.getGoal().equals(DEPLOY)) {
            return List.of();
        }
        List<String> warnings = new ArrayList<>();
        String phase = execution.getLifecyclePhase();
        if (phase != null && PhaseCheck.isEarly(phase)) {
            warnings.add(DEPLOY + " is bound to the phase " + phase + " (execution \"" + execution.getExecutionId()
                    + "\"), so that an organization is changed before the project is built and tested, and by every build."
                    + " Leave <phase> out: the goal's own is deploy.");
        }
        ConfiguredElements elements = new ConfiguredElements(session.getCurrentProject(), execution);
        for (String twin : elements.twins()) {
            warnings.add("The executions \"" + execution.getExecutionId() + "\" and \"" + twin + "\" run " + DEPLOY
                    + " with one configuration, so that the app is submitted twice. Remove one, or list <targets>.");
        }
        return warnings;
    }

    /** What is wrong with all that the build says of an execution of a goal. */
    public static Problems problems(MavenSession session, MojoExecution execution) {
        Problems problems = new Problems();
        MavenProject project = session.getCurrentProject();
        PluginParameters known = PluginParameters.of(execution);
        Expressions expressions = Expressions.of(session, execution);
        ConfiguredElements elements = new ConfiguredElements(project, execution);
        new ElementCheck(known, expressions, elements, problems, false).check();
        new PropertyCheck(session, project, known, expressions, elements, problems).check();
        new PhaseCheck(elements, problems).check();
        return problems;
    }
}
