package io.github.premiumdeploy.run;

import io.github.premiumdeploy.maven.DeclaredParameters;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Deploys to several targets, twice, and prints how many bytes that takes for each of them: of the first deploy, and of the next,
 * which changes nothing. It needs a JVM with the serial collector, without buffers of threads, and with a young generation that
 * has room for all of it, of which it asks how far that is filled.
 */
final class FleetAllocation {

    /** So many targets load the classes, and are not counted. */
    static final int WARM = 4;

    private FleetAllocation() {}

    /**
     * Measures.
     *
     * @param arguments the directory that stands for the project, and the addresses of organizations
     */
    public static void main(String[] arguments) throws Exception {
        Path project = Path.of(arguments[0]);
        List<TargetEntry> entries = new ArrayList<>();
        for (int i = 1; i < arguments.length; i++) {
            Parameters own = new Parameters()
                    .with("apiUrl", arguments[i])
                    .with("loginUrl", arguments[i])
                    .with("environmentId", "environment-" + i)
                    .with(
                            "secretsFile",
                            project.resolve("secrets-" + i + ".json").toString());
            entries.add(new TargetEntry("t" + i, own, Map.of(), ""));
        }
        for (int run = 0; run < 2; run++) {
            deploy(entries.subList(0, WARM), project);
            long before = used();
            deploy(entries.subList(WARM, entries.size()), project);
            System.out.println((used() - before) / (entries.size() - WARM));
        }
    }

    private static void deploy(List<TargetEntry> entries, Path project) throws Exception {
        Parameters parameters =
                OneTargetDeploy.parameters(project).with("parallelism", "1").with("applicationId", "acme-phone");
        new GoalRunner(
                        OneTargetDeploy.build(project),
                        new Configuration(parameters, Map.of(), entries, DeclaredParameters.names()))
                .prepare(DeployGoal::read, false, new Problems())
                .run();
    }

    private static long used() {
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getName().equals("Eden Space")) {
                return pool.getUsage().getUsed();
            }
        }
        throw new IllegalStateException("it needs -XX:+UseSerialGC");
    }
}
