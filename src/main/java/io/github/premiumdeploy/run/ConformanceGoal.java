package io.github.premiumdeploy.run;

import io.github.premiumdeploy.access.AccessCheck;
import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.Permission;
import io.github.premiumdeploy.access.RefusedException;
import io.github.premiumdeploy.apply.RunFailure;
import io.github.premiumdeploy.apply.RunFailure.Interrupted;
import io.github.premiumdeploy.apply.RunResult;
import io.github.premiumdeploy.apply.RunResult.Done;
import io.github.premiumdeploy.conformance.Conclusion;
import io.github.premiumdeploy.conformance.Conclusion.State;
import io.github.premiumdeploy.conformance.ConformanceReport;
import io.github.premiumdeploy.conformance.ConformanceResult;
import io.github.premiumdeploy.conformance.ConformanceRun;
import io.github.premiumdeploy.conformance.OwnResource;
import io.github.premiumdeploy.conformance.OwnResources;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.report.RoleText;
import io.github.premiumdeploy.target.ParameterForms;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks an organization about all that the plugin takes for granted of the platform.
 *
 * @param prefix what the names of all that it makes begin with; empty if it only reads
 * @param random what follows the prefix, different in each run
 */
public record ConformanceGoal(Optional<String> prefix, Supplier<String> random) implements TargetGoal {

    /** The file with the least role. */
    static final String ROLE = "conformance-role.json";

    private static final int RANDOM_BYTES = 5;

    /** How long a build that is asked to stop waits until what was made is removed. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Reads the goal's own parameter. */
    public static ConformanceGoal read(Parameters parameters, Problems problems) {
        return new ConformanceGoal(
                parameters.read("conformanceWrites", ParameterForms.CONFORMANCE_PREFIX, problems),
                ConformanceGoal::fresh);
    }

    private static String fresh() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String name() {
        return "conformance";
    }

    @Override
    public boolean submits() {
        return false;
    }

    // The hook is held, and nothing is asked of it.
    @SuppressWarnings("try")
    @Override
    public RunResult<TargetResult> on(TargetRun run) {
        ConformanceResult result;
        boolean hasBegun = false;
        try {
            announce(run);
            OwnResources own = new OwnResources(run.files());
            for (OwnResource left : own.earlier()) {
                run.log()
                        .warn("An earlier run may have left the " + left.inWords() + "; remove it by hand, and then "
                                + run.files().path(OwnResources.NAME));
            }
            guard(run);
            ConformanceRun checks = new ConformanceRun(
                    run.context().client(), prefix.map(given -> given + "-" + random.get()), own, run.log()::info);
            try (ShutdownHook hook = ShutdownHook.during(checks::stop, PATIENCE)) {
                hasBegun = prefix.isPresent();
                result = checks.run();
                new ConformanceReport(run.files())
                        .write(result, run.target().id(), run.context().clock().instant());
                show(run, result);
            }
        } catch (RefusedException | IOException e) {
            return RunResult.failed(RunFailure.of(e, hasBegun));
        }
        if (Thread.currentThread().isInterrupted()) {
            return RunResult.failed(new Interrupted(prefix.isPresent()));
        }
        return new Done<>(new TargetResult(result.summary()));
    }

    /** Nothing is done before it was said. */
    private void announce(TargetRun run) throws IOException {
        if (prefix.isEmpty()) {
            run.log()
                    .info("This run reads, and changes nothing. With -Dgenesyscloud.conformanceWrites=PREFIX it would"
                            + " also make and remove things of its own, and find out more.");
        } else {
            run.log()
                    .info("This run makes, changes and removes below a random name that begins with \"" + prefix.get()
                            + "\", one kind after the other: " + String.join("; ", ConformanceRun.intentions())
                            + ". It changes and deletes nothing else.");
        }
        RoleText role = new RoleText("Conformance", "What the goal conformance needs", permissions());
        run.log()
                .info("It needs a role with "
                        + permissions().stream().map(Permission::toString).collect(Collectors.joining(", "))
                        + " (" + run.files().write(ROLE, role.body())
                        + "); what the client lacks is not seen, and nothing else fails.");
    }

    private Collection<Permission> permissions() {
        return ConformanceRun.operations(prefix.isPresent()).stream()
                .flatMap(ConformanceGoal::needed)
                .map(text -> Permission.parse(text).orElseThrow())
                .collect(Collectors.toCollection(() -> new TreeSet<>(Comparator.comparing(Permission::toString))));
    }

    /** Of permissions any of which is enough one that allows no more than to look, if there is one. */
    private static Stream<String> needed(Operation operation) {
        return switch (operation.combination()) {
            case NONE -> Stream.empty();
            case ANY ->
                operation.permissions().stream()
                        .min(Comparator.comparing(permission -> !permission.endsWith(":view")))
                        .stream();
            case ALL -> operation.permissions().stream();
        };
    }

    private static void guard(TargetRun run) throws IOException, RefusedException {
        AccessCheck access = run.context().access();
        AccessReport report = access.identity(access.identify());
        run.context().requireGuarded(report);
        run.identified(report);
    }

    private static void show(TargetRun run, ConformanceResult result) {
        for (Conclusion differs : result.of(State.DIFFERS)) {
            run.log()
                    .warn("Differs: " + differs.id() + ": "
                            + differs.says() + " "
                            + ConformanceReport.imitation(differs).replace("`", ""));
        }
        result.left()
                .forEach(left -> run.log()
                        .warn("Left in the organization: the " + left.inWords() + "; remove it by hand, and then "
                                + run.files().path(OwnResources.NAME)));
        result.ended().ifPresent(why -> run.log().warn("The run ended before its time: " + why));
        run.log().info(result.summary());
        run.log()
                .info("Report: " + run.files().path(ConformanceReport.TEXT) + ", data: "
                        + run.files().path(ConformanceReport.DATA) + ", sandbox: "
                        + run.files().path(ConformanceReport.ORGANIZATION));
    }
}
