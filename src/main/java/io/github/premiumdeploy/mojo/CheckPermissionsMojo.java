package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.deploy.Examination;
import io.github.premiumdeploy.deploy.Planner;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.report.Checked;
import io.github.premiumdeploy.report.ConsoleReport;
import io.github.premiumdeploy.report.Ending;
import io.github.premiumdeploy.run.Connection;
import io.github.premiumdeploy.run.EndedException;
import io.github.premiumdeploy.run.ForGoal;
import io.github.premiumdeploy.run.TargetLog;
import io.github.premiumdeploy.run.TargetRun;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import io.github.premiumdeploy.target.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Says who the token is, what a deploy needs, what is missing and why; writes nothing to the organization. With a descriptor
 * that is what the descriptor needs, and what the submission needs where {@code applicationId} is given; without one the
 * submission alone. The result is printed, and written as {@code permissions.html} (a page for a reader),
 * {@code permissions.json} (data) and {@code TEST-genesyscloud-permissions.xml} (JUnit); where GitHub Actions runs the build,
 * it is shown on the page of the run as well.
 *
 * @since 0.1.0
 */
@Mojo(name = "check-permissions", defaultPhase = LifecyclePhase.DEPLOY, requiresProject = false, threadSafe = true)
public final class CheckPermissionsMojo extends AbstractTargetMojo {

    /**
     * Fail the build if something is missing.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.failOnMissing", defaultValue = "true")
    private boolean failOnMissing;

    /**
     * Ask the endpoint itself, with a request that lacks both ids, so that it cannot succeed: users report that it answers
     * 400 to a caller that may submit apps, and 403 to one that may not.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.probe", defaultValue = "true")
    private boolean probe;

    /**
     * Id of the Premium App to submit.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.applicationId")
    private String applicationId;

    /**
     * Id of the environment to submit it to.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.environmentId")
    private String environmentId;

    /**
     * What the permissions are for: {@code premium-deploy}, {@code undeploy}, or {@code all} for both.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.forGoal", defaultValue = ForGoal.DEPLOY)
    private String forGoal;

    private Set<Planner.Goal> goals = Set.of();

    @Inject
    public CheckPermissionsMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    Parameters with(Parameters common) {
        return common.with("applicationId", applicationId).with("environmentId", environmentId);
    }

    @Override
    void checkBuild(Problems problems) {
        goals = ForGoal.parse(forGoal, problems);
    }

    @Override
    public String on(TargetRun run) throws EndedException, IOException {
        Target target = run.target();
        TargetLog log = run.log();
        Optional<Descriptor> described = run.descriptor();
        // Without a descriptor there is nothing but the submission that the check could be about.
        boolean submits = goals.contains(Planner.Goal.APPLY)
                && (described.isEmpty() || run.app().submission().isPresent());
        Connection connection = run.connection();
        AccessReport report = described.isEmpty()
                ? run.access().run(probe)
                : new Examination(connection.client(), connection.parallel(), run.access(), described.get(), goals)
                        .run(submits, probe);
        Path page = run.reports().write(new Checked(ForGoal.words(goals), target, clock().instant(), report));
        run.identified(report);
        log.info(ConsoleReport.lines(target, report));
        log.details(ConsoleReport.details(report));
        log.info("Report: " + page);
        if (!report.refusals().isEmpty()) {
            Ending ending = Ending.ofMissing(ForGoal.words(goals), target, report);
            if (failOnMissing) {
                throw new EndedException(ending, null);
            }
            ending.message().lines().forEach(log::warn);
            return ending.message().lines().findFirst().orElseThrow();
        }
        return "Nothing is missing.";
    }
}
