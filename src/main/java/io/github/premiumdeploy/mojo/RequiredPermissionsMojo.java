package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.access.Need;
import io.github.premiumdeploy.access.RequiredPermissions;
import io.github.premiumdeploy.access.StatedNeeds;
import io.github.premiumdeploy.deploy.Needs;
import io.github.premiumdeploy.deploy.Planner;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.genesys.PremiumAppsApi;
import io.github.premiumdeploy.maven.MavenSettings;
import io.github.premiumdeploy.report.Ending;
import io.github.premiumdeploy.report.OutputFiles;
import io.github.premiumdeploy.report.RequiredPermissionsReport;
import io.github.premiumdeploy.run.DescriptorFile;
import io.github.premiumdeploy.run.DescriptorSource;
import io.github.premiumdeploy.run.EndedException;
import io.github.premiumdeploy.run.ForGoal;
import io.github.premiumdeploy.target.InvalidConfigurationException;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.PremiumApp;
import io.github.premiumdeploy.target.Problems;
import io.github.premiumdeploy.target.TargetReader;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Says which permissions and OAuth scopes are the least that the descriptor needs, and writes a role with just these, as a
 * body ready for {@code POST /api/v2/authorization/roles} and for Terraform. Works offline.
 *
 * @since 0.1.0
 */
@Mojo(name = "required-permissions", threadSafe = true)
public final class RequiredPermissionsMojo extends AbstractGenesysCloudMojo {

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
     * What the permissions are for: {@code premium-deploy}, {@code undeploy}, or {@code all} for both.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.forGoal", defaultValue = ForGoal.DEPLOY)
    private String forGoal;

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
     * Path of the endpoint that Premium Apps are submitted to. It is unpublished, and reported by users.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.premiumAppsPath", defaultValue = PremiumAppsApi.REPORTED_PATH)
    private String premiumAppsPath;

    /**
     * Permission that the endpoint is reported to need; {@code none} = not checked.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.premiumAppsPermission", defaultValue = PremiumAppsApi.REPORTED_PERMISSION)
    private String premiumAppsPermission;

    /**
     * OAuth scope that the endpoint is reported to need of users' tokens; {@code none} = not checked.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.premiumAppsScope", defaultValue = PremiumAppsApi.REPORTED_PERMISSION)
    private String premiumAppsScope;

    /**
     * Directory for receipts and reports.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.outputDirectory", defaultValue = "${project.build.directory}/genesyscloud")
    private File outputDirectory;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    private final SettingsDecrypter decrypter;

    @Inject
    public RequiredPermissionsMojo(SettingsDecrypter decrypter) {
        this.decrypter = decrypter;
    }

    @Override
    boolean needsNetwork() {
        return false;
    }

    @Override
    void run() throws EndedException, InvalidConfigurationException {
        MavenSettings settings = new MavenSettings(session().getSettings(), decrypter);
        Problems problems = new Problems();
        Set<Planner.Goal> goals = ForGoal.parse(forGoal, problems);
        PremiumApp app = new TargetReader(settings, Map.of())
                .premiumApp(
                        new Parameters()
                                .with("premiumAppsPath", premiumAppsPath)
                                .with("premiumAppsPermission", premiumAppsPermission)
                                .with("premiumAppsScope", premiumAppsScope)
                                .with("applicationId", applicationId)
                                .with("environmentId", environmentId),
                        Map.of(),
                        false,
                        problems);
        Optional<Descriptor> read =
                new DescriptorSource(session(), project, settings, log(), redaction()).read(descriptor, problems);
        problems.throwIfAny();
        if (read.isEmpty() && app.submission().isEmpty()) {
            throw new EndedException(
                    new Ending(
                            true,
                            "There is neither a descriptor nor an app to submit, so that nothing is needed.\nWrite "
                                    + DescriptorFile.PLACES.get(0)
                                    + ", or set <descriptor> (property genesyscloud.descriptor) to the wizard's config.js."),
                    null);
        }
        report(goals, read, app);
    }

    private void report(Set<Planner.Goal> goals, Optional<Descriptor> described, PremiumApp app) throws EndedException {
        boolean installs = goals.contains(Planner.Goal.APPLY);
        boolean removes = goals.contains(Planner.Goal.REMOVE);
        List<Need> needs = new ArrayList<>(Needs.ofEveryRun());
        List<String> notes = new ArrayList<>();
        if (installs) {
            needs.addAll(Needs.of(app));
        }
        if (installs && described.isPresent()) {
            Descriptor known = described.get();
            List<Need> install = Needs.of(known, Planner.Goal.APPLY);
            needs.addAll(install);
            StatedNeeds stated = new StatedNeeds(install);
            notes.addAll(stated.permissions("installPermissions", known.installPermissions()));
            notes.addAll(stated.scopes("installScopes", known.installScopes()));
        }
        if (removes && described.isPresent()) {
            Descriptor known = described.get();
            List<Need> removal = Needs.of(known, Planner.Goal.REMOVE);
            needs.addAll(removal);
            StatedNeeds stated = new StatedNeeds(removal);
            notes.addAll(stated.permissions("uninstallPermissions", known.uninstallPermissions()));
            notes.addAll(stated.scopes("uninstallScopes", known.uninstallScopes()));
        }
        String source = described.map(Descriptor::file).orElse("the submission");
        RequiredPermissionsReport report = new RequiredPermissionsReport(
                installs && removes ? "all" : ForGoal.words(goals),
                RequiredPermissions.of(needs),
                notes,
                roleName(described.map(Descriptor::prefix).orElse(""), installs),
                "The least that " + ForGoal.words(goals) + " of " + source + " needs");
        show(report);
    }

    private void show(RequiredPermissionsReport report) throws EndedException {
        log().info(report.lines());
        OutputFiles files = new OutputFiles(outputDirectory.toPath(), redaction());
        try {
            report.write(files);
        } catch (IOException e) {
            throw new EndedException(
                    new Ending(false, "The files could not be written to " + outputDirectory + ": " + e), e);
        }
        log().info("Role: " + files.path(RequiredPermissionsReport.ROLE) + " (POST /api/v2/authorization/roles) and "
                + files.path(RequiredPermissionsReport.TERRAFORM));
    }

    /** It must not carry the prefix: the role would count as one of the app's own, which {@code prune} deletes. */
    private static String roleName(String prefix, boolean installs) {
        String name = ("Premium App " + (installs ? "deployer" : "remover") + " " + prefix).strip();
        return !prefix.isEmpty() && name.startsWith(prefix) ? "The " + name : name;
    }
}
