package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.maven.MavenBuild;
import io.github.premiumdeploy.maven.MavenLog;
import io.github.premiumdeploy.maven.ParameterFields;
import io.github.premiumdeploy.run.Configuration;
import io.github.premiumdeploy.run.TargetEntry;
import java.io.File;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/** What the goals share that work with what a project describes, also those that work offline. */
abstract class AbstractProjectMojo extends AbstractGenesysCloudMojo {

    /**
     * The app's descriptor: YAML, JSON, or the wizard's {@code config.js}. Default: the first that exists of
     * {@code src/main/premium-app/premium-app.yaml}, {@code premium-app.yml}, {@code premium-app.json} and
     * {@code config.js} there.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.descriptor")
    private File descriptor;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    private final SettingsDecrypter decrypter;

    AbstractProjectMojo(SettingsDecrypter decrypter) {
        this.decrypter = decrypter;
    }

    final MavenBuild build() {
        return new MavenBuild(session(), project, execution(), decrypter, new MavenLog(getLog()), redaction());
    }

    /** The goal's name. */
    final String goal() {
        return execution().getGoal();
    }

    /** Further fields of what is submitted. */
    Map<String, String> properties() {
        return Map.of();
    }

    /** The targets that the POM lists. */
    List<TargetEntry> targets() {
        return List.of();
    }

    final Configuration configuration() {
        return new Configuration(ParameterFields.of(this), properties(), targets());
    }
}
