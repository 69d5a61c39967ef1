package io.github.premiumdeploy.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.BuildSuccess;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/** The modules of a build as one execution of a goal sees them: which others run the goal too, and how they are getting on. */
public record Reactor(MavenSession session, MavenProject project, MojoExecution execution) {

    /** The executions of the goal in the same phase, in the order in which modules are built. */
    public List<String> executions() {
        List<String> all = executions(modules());
        return all.contains(thisExecution()) ? all : List.of(thisExecution());
    }

    /** This execution, as one of {@link #executions()}. */
    public String thisExecution() {
        return key(project, execution.getExecutionId());
    }

    /** What a build has in common for all its modules, whatever class loader they load the plugin with. */
    public Map<String, Object> data() {
        return data(session);
    }

    /** What the build of a session has in common. */
    public static Map<String, Object> data(MavenSession session) {
        synchronized (session.getRequest()) {
            return session.getRequest().getData();
        }
    }

    /** Tells the executions of this phase from those of another one, and from those of the command line. */
    public String phase() {
        return isOfTheCommandLine() ? "" : execution.getLifecyclePhase();
    }

    /** The modules that are built after the last one with the goal. */
    public List<String> modulesAfterTheLast() {
        List<MavenProject> order = modules();
        int last = 0;
        for (int i = 0; i < order.size(); i++) {
            if (!executions(List.of(order.get(i))).isEmpty()) {
                last = i;
            }
        }
        return names(order.subList(last + 1, order.size()));
    }

    /** The modules with the goal that a resumed build ({@code -rf}) leaves out. */
    public List<String> modulesLeftOutByResuming() {
        String resumedFrom = session.getRequest().getResumeFrom();
        if (resumedFrom == null || resumedFrom.isEmpty() || session.getAllProjects() == null) {
            return List.of();
        }
        List<MavenProject> left = new ArrayList<>(session.getAllProjects());
        left.removeAll(modules());
        left.removeIf(module -> executions(List.of(module)).isEmpty());
        return names(left);
    }

    /** Whether a module has failed already. */
    public boolean hasFailed() {
        return session.getResult().hasExceptions();
    }

    /** The other modules whose build has not come to its end. */
    public List<String> unfinishedModules() {
        return names(modules().stream()
                .filter(module -> module != project && !isFinished(module))
                .toList());
    }

    /** The modules that cannot begin before this one has ended. */
    public List<String> unfinishedModulesThatWaitForThis() {
        return names(session.getProjectDependencyGraph().getDownstreamProjects(project, true).stream()
                .filter(module -> !isFinished(module))
                .toList());
    }

    /** Whether modules are built side by side ({@code -T}). */
    public boolean isParallel() {
        return session.getRequest().getDegreeOfConcurrency() > 1;
    }

    /** In the order in which they are built. */
    private List<MavenProject> modules() {
        return Optional.ofNullable(session.getProjects()).orElse(List.of(project));
    }

    private boolean isFinished(MavenProject module) {
        return session.getResult().getBuildSummary(module) instanceof BuildSuccess;
    }

    private boolean isOfTheCommandLine() {
        return execution.getSource() == MojoExecution.Source.CLI;
    }

    private List<String> executions(List<MavenProject> modules) {
        List<String> keys = new ArrayList<>();
        for (MavenProject module : modules) {
            if (isOfTheCommandLine()) {
                keys.add(key(module, execution.getExecutionId()));
                continue;
            }
            Plugin plugin = module.getPlugin(Plugin.constructKey(execution.getGroupId(), execution.getArtifactId()));
            if (plugin != null) {
                plugin.getExecutions().stream()
                        .filter(this::isAlike)
                        .forEach(other -> keys.add(key(module, other.getId())));
            }
        }
        return keys;
    }

    private boolean isAlike(PluginExecution other) {
        String standard = execution.getMojoDescriptor().getPhase();
        String phase = Optional.ofNullable(other.getPhase()).orElse(standard);
        return other.getGoals().contains(execution.getGoal()) && phase.equals(execution.getLifecyclePhase());
    }

    private static String key(MavenProject module, String executionId) {
        return module.getGroupId() + ":" + module.getArtifactId() + "@" + executionId;
    }

    private static List<String> names(List<MavenProject> modules) {
        return modules.stream().map(MavenProject::getArtifactId).toList();
    }
}
