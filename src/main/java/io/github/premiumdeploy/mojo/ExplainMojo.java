package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.run.ExplainGoal;
import io.github.premiumdeploy.run.GoalFailedException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Prints what there is to say about a cause of refusals, how it shows, and the fix, as messages name it. Works offline, and
 * without a project.
 *
 * @since 0.1.0
 */
@Mojo(name = "explain", requiresProject = false, threadSafe = true)
public final class ExplainMojo extends AbstractGenesysCloudMojo {

    /**
     * What to print: the topic that a message ends with, for example {@code 403-division}, or {@code list} for all
     * topics.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.topic", defaultValue = ExplainGoal.LIST)
    private String topic;

    @Override
    void run() throws GoalFailedException {
        new ExplainGoal(topic).run(log());
    }
}
