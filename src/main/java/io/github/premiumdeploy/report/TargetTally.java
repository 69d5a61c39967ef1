package io.github.premiumdeploy.report;

import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.apply.Receipt;
import io.github.premiumdeploy.apply.RunFailure;
import io.github.premiumdeploy.apply.RunFailure.Broken;
import io.github.premiumdeploy.apply.RunFailure.DriftFound;
import io.github.premiumdeploy.apply.RunFailure.Impossible;
import io.github.premiumdeploy.apply.RunFailure.Interrupted;
import io.github.premiumdeploy.apply.RunFailure.NotAsPlanned;
import io.github.premiumdeploy.apply.RunFailure.NotVerified;
import io.github.premiumdeploy.apply.RunFailure.PermissionsMissing;
import io.github.premiumdeploy.apply.RunFailure.Refused;
import io.github.premiumdeploy.apply.RunFailure.RemovalNotConfirmed;
import io.github.premiumdeploy.apply.RunFailure.StepFailed;
import io.github.premiumdeploy.apply.RunFailure.Stopped;
import io.github.premiumdeploy.apply.RunFailure.SubmissionEnded;
import io.github.premiumdeploy.genesys.LoginException;
import io.github.premiumdeploy.http.TransportException;
import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How much there was of one thing in the run on one target, so that targets can be put side by side.
 *
 * @param type whether it is why the run is not done, or what it did
 * @param name the cause or the step, in the same words for all targets
 * @param remedy what to do about a cause; empty text for a step, and where nothing is to be done
 * @param count how many permissions, changes or steps it is about, at least one
 */
public record TargetTally(Type type, String name, String remedy, int count) {

    /** What is counted. */
    public enum Type {
        CAUSE,
        STEP
    }

    /** The same with its words as somebody may see them. */
    public TargetTally shown(UnaryOperator<String> redaction) {
        return new TargetTally(type, redaction.apply(name), redaction.apply(remedy), count);
    }

    /** Why a run is not done: each root cause with the number of permissions that it breaks. */
    public static List<TargetTally> of(RunFailure failure) {
        if (failure instanceof StepFailed step) {
            return of(step.reason());
        }
        List<TargetTally> causes = List.of();
        if (failure instanceof Stopped stopped) {
            causes = causes(stopped.report());
        } else if (failure instanceof Refused refused) {
            causes = causes(refused.report());
        } else if (failure instanceof PermissionsMissing missing) {
            causes = causes(missing.report());
        }
        return causes.isEmpty() ? List.of(other(failure)) : causes;
    }

    /** What a run would be refused for. */
    public static List<TargetTally> causes(AccessReport report) {
        return report.refusals().stream().map(TargetTally::cause).toList();
    }

    private static TargetTally cause(Finding finding) {
        Advice advice = Advice.of(finding);
        return new TargetTally(
                Type.CAUSE,
                advice.headline(),
                advice.remedy().stream().findFirst().orElse(""),
                Math.max(1, finding.permissions().size()));
    }

    private static TargetTally other(RunFailure failure) {
        if (failure instanceof Impossible impossible) {
            return new TargetTally(Type.CAUSE, impossible.reason(), impossible.remedy(), 1);
        } else if (failure instanceof NotAsPlanned different) {
            return cause(
                    "read back, the organization is not as planned",
                    different.different().size());
        } else if (failure instanceof DriftFound drift) {
            return cause("the organization is not as described", (int)
                    drift.plan().changes().stream().filter(Change::writes).count());
        }
        return cause(words(failure), 1);
    }

    private static TargetTally cause(String name, int count) {
        return new TargetTally(Type.CAUSE, name, "", Math.max(1, count));
    }

    /** In words that are the same for all targets. */
    private static String words(RunFailure failure) {
        if (failure instanceof SubmissionEnded ended) {
            return "the submission did not come to a good end ("
                    + RecordJson.word(ended.end()).replace('-', ' ') + ")";
        } else if (failure instanceof NotVerified unsure) {
            return unsure.reason();
        } else if (failure instanceof RemovalNotConfirmed) {
            return "the removal is not confirmed";
        } else if (failure instanceof Interrupted) {
            return "the build was asked to stop";
        } else if (failure instanceof Broken broken && broken.reason() instanceof TransportException) {
            return "no usable answer from the platform";
        } else if (failure instanceof Broken broken && broken.reason() instanceof LoginException) {
            return "no access token";
        }
        return "something broke on the way, or a file could not be read or written";
    }

    /** That the plugin itself broke. */
    public static TargetTally ofFault() {
        return new TargetTally(Type.CAUSE, "a fault of the plugin", "Please report it with the output of mvn -e.", 1);
    }

    /** What a run did: each kind of step with how many there were. */
    public static List<TargetTally> of(Receipt receipt) {
        return steps(receipt.steps().stream().map(step -> step.action() + " " + step.kind()));
    }

    /** What a run would do: each kind of change with how many there are. */
    public static List<TargetTally> of(Plan plan) {
        return steps(plan.changes().stream()
                .filter(Change::writes)
                .map(change ->
                        RecordJson.word(change.type()) + " " + change.key().kind()));
    }

    /**
     * What was taken over into a descriptor.
     *
     * @param counts how many resources of each kind
     */
    public static List<TargetTally> ofImport(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .filter(kind -> kind.getValue() > 0)
                .map(kind -> new TargetTally(Type.STEP, "import " + kind.getKey(), "", kind.getValue()))
                .toList();
    }

    private static List<TargetTally> steps(Stream<String> names) {
        Map<String, Long> counts =
                names.collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()));
        List<TargetTally> steps = new ArrayList<>();
        counts.forEach((name, count) -> steps.add(new TargetTally(Type.STEP, name, "", count.intValue())));
        return steps;
    }
}
