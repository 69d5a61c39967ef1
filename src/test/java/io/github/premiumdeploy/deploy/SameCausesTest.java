package io.github.premiumdeploy.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.AssessedPermission;
import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.access.Finding.Fact;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.report.Advice;
import io.github.premiumdeploy.testing.Provisioned;
import java.nio.file.Path;
import java.util.Arrays;
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
        Set<String> unknown = permissions(foreseen, cause -> cause == Cause.PERMISSION_UNKNOWN);
        try {
            deployed.deploy(descriptor);
            assertThat(foreseen.refusals()).isEmpty();
        } catch (RefusedException e) {
            if (unknown.isEmpty()) {
                assertThat(words(e.report().refusals())).isEqualTo(words(foreseen.refusals()));
                return;
            }
            Set<String> missing = permissions(foreseen, cause -> cause.verdict().isRefusal());
            Set<String> stopping =
                    permissions(e.report(), cause -> cause.verdict().isRefusal());
            assertThat(stopping).containsAll(missing);
            unknown.addAll(missing);
            assertThat(unknown).containsAll(stopping);
        } catch (PlanException e) {
            assertThat(words(List.of(e.finding()))).isEqualTo(words(foreseen.refusals()));
        } catch (StepException e) {
            assertThat(foreseen.refusals()).isEmpty();
            Set<String> open = permissions(foreseen, cause -> true);
            assertThat(e.causes())
                    .allSatisfy(finding -> assertThat(open)
                            .containsAll(Arrays.asList(
                                    finding.facts().get(Fact.PERMISSION).split(", "))));
        }
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
