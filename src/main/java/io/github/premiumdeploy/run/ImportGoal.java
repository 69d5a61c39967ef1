package io.github.premiumdeploy.run;

import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.Caller;
import io.github.premiumdeploy.access.Explanation;
import io.github.premiumdeploy.access.Need;
import io.github.premiumdeploy.access.RefusedException;
import io.github.premiumdeploy.apply.RunResult;
import io.github.premiumdeploy.apply.RunResult.Done;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.importing.ImportRequest;
import io.github.premiumdeploy.importing.ImportResult;
import io.github.premiumdeploy.importing.Importer;
import io.github.premiumdeploy.plan.kind.ResourceKinds;
import io.github.premiumdeploy.report.TargetTally;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Writes a descriptor of what an organization has; changes nothing there.
 *
 * @param request what is taken over
 * @param file where it goes
 * @param secrets is told what must not be shown
 */
public record ImportGoal(ImportRequest request, ImportFile file, Consumer<String> secrets) implements TargetGoal {

    /**
     * Reads the goal's own parameters.
     *
     * @param build where the file is in
     */
    public static ImportGoal read(Build build, Parameters parameters, Problems problems) {
        return new ImportGoal(
                ImportRequest.read(parameters, problems), file(build, parameters), build.redaction()::add);
    }

    /** Where what is taken over goes. */
    static ImportFile file(Build build, Parameters parameters) {
        Path file = build.basedir().resolve(parameters.value("importFile").orElse(DescriptorSource.PLACES.get(0)));
        return new ImportFile(file, build.basedir());
    }

    @Override
    public String name() {
        return "import";
    }

    @Override
    public boolean readsDescriptor() {
        return false;
    }

    @Override
    public boolean submits() {
        return false;
    }

    @Override
    public RunResult<TargetResult> on(TargetRun run) throws RefusedException, IOException {
        RunContext context = run.context();
        Importer importer = new Importer(context.client(), context.parallel(), new ResourceKinds(), request);
        Caller caller = importer.read();
        AccessReport report = context.access().preflight(caller);
        context.requireGuarded(report);
        run.identified(report);
        requireAnything(context, caller, importer);
        ImportFile own = file.ofTarget(run.target().id());
        return new Done<>(show(run, own, importer.describe(own.schemaLines(run.files()))));
    }

    private static void requireAnything(RunContext context, Caller caller, Importer importer) throws RefusedException {
        Optional<Map.Entry<Need, IOException>> refusal = importer.refusal();
        if (refusal.isPresent() && refusal.get().getValue() instanceof ApiException api) {
            Explanation explanation = new Explanation(context.client(), context.parallel(), context.target());
            throw new RefusedException(explanation.of(caller, api, refusal.get().getKey(), List.of()), api);
        }
    }

    private TargetResult show(TargetRun run, ImportFile own, ImportResult result) throws IOException {
        String counts = result.counts().entrySet().stream()
                .map(kind -> kind.getValue() + " " + kind.getKey())
                .collect(Collectors.joining(", "));
        String summary =
                "Taken over with the prefix " + result.prefix() + ": " + (counts.isEmpty() ? "nothing" : counts) + ".";
        run.log().info(summary);
        if (!result.leftOut().isEmpty()) {
            run.log().info("Not described, and left as it is by every run:");
            result.leftOut().forEach(line -> run.log().info("- " + line));
        }
        result.notRead().forEach(line -> run.log().warn("Not read, so that nothing of it is described: " + line));
        if (!result.servers().isEmpty()) {
            run.log().info("Servers that settings.xml needs for its secrets:");
            result.servers().forEach(line -> run.log().info("- " + line));
        }
        own.write(result.yaml(), secrets).forEach(run.log()::info);
        return new TargetResult(summary, TargetTally.ofImport(result.counts()));
    }
}
