package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.run.Build;
import io.github.premiumdeploy.run.GoalFailedException;
import io.github.premiumdeploy.run.ImportGoal;
import io.github.premiumdeploy.run.ImportScriptGoal;
import io.github.premiumdeploy.target.InvalidConfigurationException;
import java.io.File;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Writes a descriptor of what an organization has, so that an app which the wizard or a person installed is under this plugin
 * from then on; only reads there. The goal {@code plan} has nothing to change right after it. With {@code from} the descriptor
 * is made of the wizard's {@code config.js}, offline.
 *
 * @since 0.1.0
 */
@Mojo(name = "import", requiresProject = false, threadSafe = true)
public final class ImportMojo extends AbstractTargetMojo {

    /**
     * What the names of the app's resources begin with, for example {@code ACME_}: all that carries it is taken over.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.prefix")
    private String prefix;

    /**
     * What is taken over, with or without {@code prefix}: {@code kind:name}, separated by commas, as
     * {@code role:Agents,app-instance:*}; {@code *} stands for anything. What it refers to comes along.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.include")
    private String include;

    /**
     * The file that is written. One that is there is never overwritten: what differs is printed. With several targets each
     * has a file of its own, with its id in the name.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.importFile", defaultValue = "src/main/premium-app/premium-app.yaml")
    private String importFile;

    /**
     * The wizard's {@code config.js} that the descriptor is made of, in place of an organization.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.from")
    private File from;

    @Inject
    public ImportMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    boolean needsNetwork() {
        return from == null;
    }

    @Override
    void run() throws GoalFailedException, InvalidConfigurationException {
        if (from != null) {
            new ImportScriptGoal(mavenBuild(), configuration()).run();
            return;
        }
        Build build = mavenBuild();
        onTargets((parameters, problems) -> ImportGoal.read(build, parameters, problems));
    }
}
