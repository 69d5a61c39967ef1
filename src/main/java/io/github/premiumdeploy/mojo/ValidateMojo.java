package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.Kinds;
import io.github.premiumdeploy.genesys.PremiumAppsApi;
import io.github.premiumdeploy.maven.MavenSettings;
import io.github.premiumdeploy.run.DescriptorFile;
import io.github.premiumdeploy.run.DescriptorSource;
import io.github.premiumdeploy.run.EndedException;
import io.github.premiumdeploy.target.InvalidConfigurationException;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import io.github.premiumdeploy.target.TargetReader;
import java.io.File;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Checks the descriptor without talking to any organization: every problem at once, with file, line and column, and as
 * warnings what Genesys's review of the app would object to. Works offline.
 *
 * @since 0.1.0
 */
@Mojo(name = "validate", defaultPhase = LifecyclePhase.VALIDATE, threadSafe = true)
public final class ValidateMojo extends AbstractGenesysCloudMojo {

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

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    private final SettingsDecrypter decrypter;

    @Inject
    public ValidateMojo(SettingsDecrypter decrypter) {
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
        new TargetReader(settings, Map.of())
                .premiumApp(
                        new Parameters()
                                .with("premiumAppsPath", PremiumAppsApi.REPORTED_PATH)
                                .with("applicationId", applicationId)
                                .with("environmentId", environmentId),
                        Map.of(),
                        false,
                        problems);
        Optional<Descriptor> read =
                new DescriptorSource(session(), project, settings, log(), redaction()).read(descriptor, problems);
        problems.throwIfAny();
        if (read.isPresent()) {
            log().info(summary(read.get()));
        } else if (applicationId == null) {
            log().info("Nothing to validate: there is neither a descriptor (" + DescriptorFile.PLACES.get(0)
                    + ", or <descriptor>) nor an <applicationId>.");
        } else {
            log().info("There is no descriptor; <applicationId> and <environmentId> are given.");
        }
    }

    private static String summary(Descriptor descriptor) {
        String kinds = Kinds.names().stream()
                .filter(kind -> !descriptor.items(kind).isEmpty())
                .map(kind -> descriptor.items(kind).size() + " " + kind)
                .collect(Collectors.joining(", "));
        return descriptor.file() + " is valid: " + (kinds.isEmpty() ? "nothing to provision" : kinds) + ".";
    }
}
