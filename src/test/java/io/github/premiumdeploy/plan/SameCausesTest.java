package io.github.premiumdeploy.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.AssessedPermission;
import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.access.Verdict;
import io.github.premiumdeploy.apply.RunFailure;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.report.Advice;
import io.github.premiumdeploy.testing.FailedRun;
import io.github.premiumdeploy.testing.Provisioned;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What check-permissions says that an organization would refuse a deploy for is what the deploy is stopped for, word for
 * word. Only what the check could not find out with its few requests may be known to the deploy, or to the platform.
 */
class SameCausesTest {

    @TempDir
    Path directory;

    static Stream<DescriptorPreflightTest.Case> organizations() {
        return DescriptorPreflightTest.organizations();
    }

    @ParameterizedTest
    @MethodSource("organizations")
    void checkAndDeployNameTheSameCauses(DescriptorPreflightTest.Case row) throws Exception {
        try (Provisioned checked = Provisioned.in(row.yaml(), directory);
                Provisioned deployed = Provisioned.in(row.yaml(), directory)) {
            assertSame(checked, deployed, row.described());
        }
    }

    @ParameterizedTest
    @MethodSource("organizations")
    void alsoWhereAnAppIsToBeSubmitted(DescriptorPreflightTest.Case row) throws Exception {
        try (Provisioned checked = Provisioned.in(row.yaml(), directory).submitting();
                Provisioned deployed = Provisioned.in(row.yaml(), directory).submitting()) {
            assertSame(checked, deployed, row.described());
        }
    }

    private static void assertSame(Provisioned checked, Provisioned deployed, Descriptor descriptor) throws Exception {
        AccessReport foreseen = checked.examine(descriptor, false);
        Throwable ended = catchThrowable(() -> deployed.deploy(descriptor));
        if (ended == null) {
            assertThat(foreseen.refusals()).isEmpty();
            return;
        }
        RunFailure failure = ((FailedRun) ended).failure();
        if (failure instanceof RunFailure.Stopped stopped) {
            assertSame(stopped.report(), foreseen);
        } else if (failure instanceof RunFailure.Refused refused) {
            assertSame(refused.report(), foreseen);
        } else if (failure instanceof RunFailure.Impossible impossible) {
            assertThat(words(foreseen.refusals())).containsExactly(impossible.reason() + ".\n" + impossible.remedy());
        } else {
            RunFailure.Refused refused = (RunFailure.Refused) ((RunFailure.StepFailed) failure).reason();
            assertThat(foreseen.refusals()).isEmpty();
            assertThat(permissions(foreseen, cause -> cause.verdict() == Verdict.UNKNOWN))
                    .containsAll(refused.report().refusals().stream()
                            .flatMap(finding -> finding.permissions().stream())
                            .toList());
        }
    }

    private static void assertSame(AccessReport stopping, AccessReport foreseen) {
        Set<String> unknown = permissions(foreseen, cause -> cause == Cause.PERMISSION_UNKNOWN);
        if (unknown.isEmpty()) {
            assertThat(words(stopping.refusals())).isEqualTo(words(foreseen.refusals()));
            return;
        }
        Set<String> missing = permissions(foreseen, cause -> cause.verdict().isRefusal());
        Set<String> all = permissions(stopping, cause -> cause.verdict().isRefusal());
        assertThat(all).containsAll(missing);
        unknown.addAll(missing);
        assertThat(unknown).containsAll(all);
    }

    private static Set<String> permissions(AccessReport report, Predicate<Cause> which) {
        return report.requirements().stream()
                .filter(one -> which.test(one.finding().cause()))
                .map(AssessedPermission::permission)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The message of each, but for the ids of single requests. */
    private static List<String> words(List<Finding> findings) {
        return findings.stream()
                .map(Advice::of)
                .map(advice -> Stream.of(List.of(advice.evidence()), advice.details(), advice.remedy())
                        .flatMap(List::stream)
                        .collect(Collectors.joining("\n"))
                        .replaceAll("correlation id [-0-9a-f]{30,}", "correlation id ID"))
                .sorted()
                .toList();
    }
}
