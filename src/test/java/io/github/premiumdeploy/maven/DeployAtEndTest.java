package io.github.premiumdeploy.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.premiumdeploy.http.Sleeper;
import io.github.premiumdeploy.report.FailureMessage;
import io.github.premiumdeploy.run.GoalFailedException;
import io.github.premiumdeploy.run.RedactedLog;
import io.github.premiumdeploy.target.Problem;
import io.github.premiumdeploy.target.Problems;
import io.github.premiumdeploy.text.Redaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.maven.execution.BuildSuccess;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.execution.ProjectDependencyGraph;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

/** Deploys that wait for the last module of a build. */
class DeployAtEndTest {

    private static final Sleeper NO_WAIT = duration -> {
        throw new AssertionError("there is nothing to wait for");
    };

    private final MavenExecutionRequest request = new DefaultMavenExecutionRequest();
    private final MavenExecutionResult result = new DefaultMavenExecutionResult();
    private final List<String> deployed = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final List<MavenProject> downstream = new ArrayList<>();
    private List<MavenProject> modules = List.of();
    private List<MavenProject> allModules = List.of();

    private static MavenProject module(String name, String... phases) {
        Plugin plugin = new Plugin();
        plugin.setGroupId("g");
        plugin.setArtifactId("a");
        for (String phase : phases) {
            PluginExecution execution = new PluginExecution();
            execution.setId("deploy");
            execution.setPhase(phase.equals("default") ? null : phase);
            execution.addGoal("premium-deploy");
            plugin.addExecution(execution);
        }
        Model model = new Model();
        model.setGroupId("acme");
        model.setArtifactId(name);
        model.setBuild(new Build());
        model.getBuild().addPlugin(plugin);
        return new MavenProject(model);
    }

    private void build(MavenProject... projects) {
        modules = Arrays.asList(projects);
        allModules = modules;
    }

    private ProjectDependencyGraph graph() {
        return new ProjectDependencyGraph() {
            @Override
            public List<MavenProject> getAllProjects() {
                return allModules;
            }

            @Override
            public List<MavenProject> getSortedProjects() {
                return modules;
            }

            @Override
            public List<MavenProject> getDownstreamProjects(MavenProject project, boolean transitive) {
                return downstream;
            }

            @Override
            public List<MavenProject> getUpstreamProjects(MavenProject project, boolean transitive) {
                return List.of();
            }
        };
    }

    @SuppressWarnings("deprecation") // Maven makes sessions by itself, and this is the only way to.
    private DeployAtEnd in(MavenProject module, boolean commandLine, Sleeper sleeper) {
        MavenSession session = new MavenSession(null, request, result, modules);
        session.setAllProjects(allModules);
        session.setProjectDependencyGraph(graph());
        PluginDescriptor plugin = new PluginDescriptor();
        plugin.setGroupId("g");
        plugin.setArtifactId("a");
        MojoDescriptor goal = new MojoDescriptor();
        goal.setGoal("premium-deploy");
        goal.setPhase("deploy");
        goal.setPluginDescriptor(plugin);
        MojoExecution execution = new MojoExecution(
                goal,
                commandLine ? "default-cli" : "deploy",
                commandLine ? MojoExecution.Source.CLI : MojoExecution.Source.LIFECYCLE);
        execution.setLifecyclePhase(commandLine ? null : "deploy");
        SystemStreamLog log = new SystemStreamLog() {
            @Override
            public void info(CharSequence content) {
                said.add(content.toString());
            }

            @Override
            public void warn(CharSequence content) {
                said.add("WARN " + content);
            }
        };
        return new DeployAtEnd(
                new Reactor(session, module, execution),
                new RedactedLog(new MavenLog(log), new Redaction()),
                new Redaction(),
                sleeper);
    }

    private void putOff(MavenProject module, Sleeper sleeper) throws GoalFailedException {
        in(module, false, sleeper).putOff(() -> deployed.add(module.getArtifactId()));
        finished(module);
    }

    private void finished(MavenProject module) {
        result.addBuildSummary(new BuildSuccess(module, 1));
    }

    private List<String> problems(MavenProject module) {
        Problems problems = new Problems();
        in(module, false, NO_WAIT).check(problems);
        return problems.all().stream().map(Problem::what).toList();
    }

    private final MavenProject phone = module("phone", "default");
    private final MavenProject library = module("library");
    private final MavenProject chat = module("chat", "deploy");

    @Test
    void deploysAllInTheOrderOfTheModulesWhenTheLastComes() throws Exception {
        build(phone, library, chat);
        putOff(phone, NO_WAIT);
        assertThat(deployed).isEmpty();
        finished(library);
        putOff(chat, NO_WAIT);
        assertThat(deployed).containsExactly("phone", "chat");
        assertThat(said)
                .containsExactly(
                        "Put off to the end of the build (deployAtEnd): 1 of 2 executions of this goal are still to"
                                + " come.",
                        "Deploying what was put off: acme:phone@deploy",
                        "Deploying what was put off: acme:chat@deploy");
    }

    @Test
    void deploysInALastModuleThatIsSkipped() throws Exception {
        build(phone, chat);
        putOff(phone, NO_WAIT);
        in(chat, false, NO_WAIT).arriveWithoutWork();
        assertThat(deployed).containsExactly("phone");
    }

    @Test
    void deploysAtOnceInABuildOfOneModule() throws Exception {
        build(phone);
        putOff(phone, NO_WAIT);
        assertThat(deployed).containsExactly("phone");
    }

    @Test
    void refusesABuildWhoseLastModuleDoesNotHaveTheGoal() {
        build(phone, library);
        assertThat(problems(phone))
                .containsExactly(
                        "<deployAtEnd> is true, and the last module of the build does not have this goal in this"
                                + " phase: library could still fail after the deploy");
        build(library, phone);
        assertThat(problems(phone)).isEmpty();
    }

    @Test
    void takesAnotherPhaseForAnotherGoal() {
        build(phone, module("other", "install"), module("off", "none"));
        assertThat(problems(phone))
                .singleElement()
                .asString()
                .endsWith("phase: other, off could still fail after the deploy");
    }

    @Test
    void refusesAResumedBuildThatLeavesDeploysOut() {
        build(phone, library, chat);
        modules = List.of(chat);
        assertThat(problems(chat)).as("left out with -pl").isEmpty();
        request.setResumeFrom(":chat");
        assertThat(problems(chat))
                .containsExactly(
                        "<deployAtEnd> is true, and this build resumes one (-rf) that put off the deploys of phone"
                                + " and never came to them");
        allModules = List.of(library, chat);
        assertThat(problems(chat)).as("nothing is left out").isEmpty();
    }

    @Test
    void countsEveryModuleWhereTheGoalIsOnTheCommandLine() throws Exception {
        build(phone, library, chat);
        for (MavenProject module : modules) {
            assertThat(deployed).isEmpty();
            in(module, true, NO_WAIT).putOff(() -> deployed.add("any"));
            finished(module);
        }
        assertThat(deployed).hasSize(3);
    }

    @Test
    void deploysNothingAfterAModuleHasFailed() throws Exception {
        build(phone, library, chat);
        putOff(phone, NO_WAIT);
        result.addException(new IllegalStateException("a test of the library failed"));
        assertThatThrownBy(() -> putOff(chat, NO_WAIT))
                .hasMessage("Nothing was deployed (deployAtEnd): another module of the build has failed.\n"
                        + "Not deployed: acme:phone@deploy, acme:chat@deploy.");
        assertThat(deployed).isEmpty();
    }

    @Test
    void saysWhenNothingWillBeDeployedAnyMore() throws Exception {
        build(library, phone, chat);
        result.addException(new IllegalStateException("a test of the library failed"));
        putOff(phone, NO_WAIT);
        assertThat(said).contains("WARN A module has failed: nothing will be deployed (deployAtEnd).");
    }

    @Test
    void waitsForModulesThatAreBuiltBesideTheLast() throws Exception {
        request.setDegreeOfConcurrency(2);
        build(library, phone, chat);
        putOff(phone, NO_WAIT);
        List<String> waits = new ArrayList<>();
        putOff(chat, duration -> {
            assertThat(deployed).isEmpty();
            waits.add("waited");
            if (waits.size() == 3) {
                finished(library);
            }
        });
        assertThat(waits).hasSize(3);
        assertThat(deployed).containsExactly("phone", "chat");
    }

    @Test
    void doesNotWaitForAModuleThatFails() throws Exception {
        request.setDegreeOfConcurrency(2);
        build(library, chat);
        assertThatThrownBy(() -> putOff(chat, duration -> result.addException(new IllegalStateException("failed"))))
                .hasMessageStartingWith("Nothing was deployed (deployAtEnd): another module of the build has failed.");
        assertThat(deployed).isEmpty();
    }

    @Test
    void doesNotWaitForAModuleThatWaitsForIt() {
        request.setDegreeOfConcurrency(2);
        build(phone, library, chat);
        finished(chat);
        downstream.add(library);
        assertThatThrownBy(() -> {
                    in(chat, false, NO_WAIT).arriveWithoutWork();
                    putOff(phone, NO_WAIT);
                })
                .hasMessageStartingWith("Nothing was deployed (deployAtEnd): library cannot be waited for here.");
    }

    @Test
    void namesTheModuleWhoseDeployFailsAndThoseThatAreLeftOut() throws Exception {
        build(phone, chat);
        in(phone, false, NO_WAIT).putOff(() -> {
            throw new GoalFailedException(FailureMessage.failure("It refuses."));
        });
        finished(phone);
        assertThatThrownBy(() -> putOff(chat, NO_WAIT))
                .hasMessage("acme:phone@deploy: It refuses.\nNot deployed after this: acme:chat@deploy.")
                .satisfies(e -> assertThat(((GoalFailedException) e).failure().isFailure())
                        .isTrue());
    }
}
