package io.github.premiumdeploy.run;

import io.github.premiumdeploy.report.FailureMessage;
import io.github.premiumdeploy.report.Topics;
import io.github.premiumdeploy.text.Nearest;

/**
 * Prints what there is to say about a cause, from the plugin itself.
 *
 * @param topic the name that a message ends with, or {@value #LIST}
 */
public record ExplainGoal(String topic) {

    /** The word that stands for all topics. */
    public static final String LIST = "list";

    private static final String HOW = "mvn genesyscloud:explain -Dgenesyscloud.topic=";

    /**
     * Prints it.
     *
     * @throws GoalFailedException if there is no such topic
     */
    public void run(RedactedLog log) throws GoalFailedException {
        if (topic.isBlank() || topic.strip().equalsIgnoreCase(LIST)) {
            log.info("Topics, each shown by " + HOW + "NAME:");
            log.info(Topics.list());
            return;
        }
        Topics.Topic found = Topics.of(topic)
                .orElseThrow(() -> new GoalFailedException(FailureMessage.failure(
                        "There is no topic \"" + topic + "\"."
                                + Nearest.likely(topic, Topics.names())
                                        .map(name -> " Did you mean " + name + "?")
                                        .orElse(""),
                        HOW + LIST + " shows all.")));
        log.info(found.lines());
    }
}
