package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.access.AccessCheck;
import io.github.premiumdeploy.deploy.Plan;
import io.github.premiumdeploy.deploy.Planner;
import io.github.premiumdeploy.deploy.Provisioning;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.maven.DescriptorFile;
import io.github.premiumdeploy.maven.MavenSettings;
import io.github.premiumdeploy.report.Ending;
import io.github.premiumdeploy.report.PlanReport;
import io.github.premiumdeploy.target.PremiumApp;
import io.github.premiumdeploy.target.Problems;
import io.github.premiumdeploy.target.Target;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/** What the goals share that work with the app's descriptor. */
abstract class AbstractDescriptorMojo extends AbstractTargetMojo {

    /**
     * The app's descriptor: YAML, JSON, or the wizard's {@code config.js}. Default: the first that exists of
     * {@code src/main/premium-app/premium-app.yaml}, {@code premium-app.yml}, {@code premium-app.json} and
     * {@code config.js} there.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.descriptor")
    private File descriptor;

    /**
     * Where secrets of newly made OAuth clients go: a JSON file that only its owner can read. A plan that makes a client and
     * has nowhere to put its secret is refused before anything is written.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.secretsFile")
    private File secretsFile;

    /**
     * Delete what carries the descriptor's prefix and is no longer described.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.prune", defaultValue = "false")
    private boolean prune;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    private Optional<Descriptor> read = Optional.empty();

    AbstractDescriptorMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void prepare(MavenSettings settings, Problems problems) throws EndedException {
        read = new DescriptorSource(session(), project, settings, log(), redaction()).read(descriptor, problems);
    }

    final Optional<Descriptor> descriptor() {
        return read;
    }

    final Optional<Provisioning> provisioning(Target target, Connection connection, Planner.Goal goal) {
        Optional<Path> secrets = Optional.ofNullable(secretsFile).map(File::toPath);
        return read.map(described -> new Provisioning(
                connection.client(),
                connection.parallel(),
                target,
                new Planner(connection.client(), connection.parallel(), described, secrets, goal, prune),
                log()::info,
                clock()));
    }

    /** The descriptor's half, for goals that have nothing to do without it. */
    static Provisioning required(Optional<Provisioning> provisioning) throws EndedException {
        if (provisioning.isEmpty()) {
            throw new EndedException(
                    new Ending(
                            true,
                            "There is no descriptor, and this goal works with nothing else.\nWrite "
                                    + DescriptorFile.PLACES.get(0)
                                    + ", or set <descriptor> (property genesyscloud.descriptor) to the wizard's config.js."),
                    null);
        }
        return provisioning.get();
    }

    final AccessCheck access(Target target, PremiumApp app, Connection connection) {
        return new AccessCheck(connection.client(), target, app, connection.parallel());
    }

    /** Prints a plan, and writes it as JSON. */
    final void show(Target target, Plan plan) {
        log().info("Plan for " + target.apiUrl() + ":");
        log().info(PlanReport.lines(plan));
        try {
            PlanReport.write(files(), plan);
        } catch (IOException e) {
            log().warn("The plan could not be written as " + files().path(PlanReport.NAME) + ": " + e);
        }
    }
}
