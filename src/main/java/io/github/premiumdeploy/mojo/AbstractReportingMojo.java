package io.github.premiumdeploy.mojo;

import java.io.File;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals share that write files for their readers. */
abstract class AbstractReportingMojo extends AbstractGenesysCloudMojo {

    /**
     * Directory for receipts and reports.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.outputDirectory", defaultValue = "${project.build.directory}/genesyscloud")
    private File outputDirectory;
}
