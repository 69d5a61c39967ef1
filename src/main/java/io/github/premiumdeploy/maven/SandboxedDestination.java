package io.github.premiumdeploy.maven;

import io.github.premiumdeploy.run.Destination;
import io.github.premiumdeploy.target.Loopback;
import io.github.premiumdeploy.target.Problems;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;

/**
 * Where the work goes in a build that has started a sandbox by the goal {@code sandbox-start}: nowhere but to addresses of
 * this machine, also after the sandbox has stopped.
 *
 * @param module the module that has started it
 */
public record SandboxedDestination(String module) implements Destination {

    private static final String STARTED = "io.github.premiumdeploy.sandbox-start";

    /** Notes that a module has started a sandbox. */
    public static void started(MavenSession session, String module) {
        Map<String, Object> data = Reactor.data(session);
        synchronized (data) {
            data.putIfAbsent(STARTED, module);
        }
    }

    /** Where the work goes by now. */
    static Destination of(MavenSession session) {
        Map<String, Object> data = Reactor.data(session);
        synchronized (data) {
            return data.get(STARTED) instanceof String module ? new SandboxedDestination(module) : AS_CONFIGURED;
        }
    }

    @Override
    public void check(List<URI> addresses, Problems problems) {
        Set<String> outside = addresses.stream()
                .map(URI::getHost)
                .filter(host -> !Loopback.is(host))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!outside.isEmpty()) {
            problems.add(
                    "This build has started a sandbox (sandbox-start, module " + module
                            + "), and this goal would go to " + String.join(" and ", outside)
                            + ": the sandbox has stopped, or was started for other modules",
                    "For a rehearsal, leave sandbox-start and sandbox-stop out and build with -Dgenesyscloud.rehearse, or"
                            + " let sandbox-stop come after this goal. For a real deploy, leave sandbox-start out.");
        }
    }
}
