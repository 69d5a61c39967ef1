package io.github.premiumdeploy.maven;

import io.github.premiumdeploy.target.Problems;
import io.github.premiumdeploy.text.Nearest;
import java.util.List;
import org.apache.maven.model.PluginExecution;

/**
 * Checks the phases that the plugin's executions are bound to: what is bound to a phase that does not exist never runs, and
 * Maven does not say so.
 */
record PhaseCheck(ConfiguredElements elements, Problems problems) {

    /** The phases of Maven's own life cycles. */
    private static final List<String> PHASES = List.of(
            "validate",
            "initialize",
            "generate-sources",
            "process-sources",
            "generate-resources",
            "process-resources",
            "compile",
            "process-classes",
            "generate-test-sources",
            "process-test-sources",
            "generate-test-resources",
            "process-test-resources",
            "test-compile",
            "process-test-classes",
            "test",
            "prepare-package",
            "package",
            "pre-integration-test",
            "integration-test",
            "post-integration-test",
            "verify",
            "install",
            "deploy",
            "pre-clean",
            "clean",
            "post-clean",
            "pre-site",
            "site",
            "post-site",
            "site-deploy");

    /** Other phases may be those of a life cycle of one's own, so that only near misses are objected to. */
    void check() {
        for (PluginExecution other : elements.others()) {
            String phase = other.getPhase();
            if (phase != null && !PHASES.contains(phase)) {
                Nearest.likely(phase, PHASES)
                        .filter(near -> Nearest.distance(near, phase) <= 2)
                        .ifPresent(near -> problems.add(
                                "The execution \"" + other.getId() + "\" is bound to the phase \"" + phase + "\""
                                        + elements.placeOfPhase(other)
                                        + ", which Maven does not have, so that its goals never run",
                                "Did you mean <phase>" + near + "</phase>?"));
            }
        }
    }

    /** Whether a phase comes before there is a package, at which nothing has been tested or built yet. */
    static boolean isEarly(String phase) {
        int at = PHASES.indexOf(phase);
        return at >= 0 && at < PHASES.indexOf("package");
    }
}
