package io.github.premiumdeploy.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.testing.ClientSecrets;
import io.github.premiumdeploy.testing.FailedRun;
import io.github.premiumdeploy.testing.Provisioned;
import io.github.premiumdeploy.testing.RandomDescriptor;
import io.github.premiumdeploy.testing.SandboxHarness;
import io.github.premiumdeploy.testing.Seeds;
import io.github.premiumdeploy.testing.SnapshotDiff;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Runs in storms: random descriptors are deployed, changed and removed while requests go wrong in every way, lists lag
 * behind and processes die. A run that says that it succeeded has made the organization what it is without a storm; after
 * one that failed or died the next run does, with no duplicate, no orphan and no lost secret.
 *
 * <p>A schedule that is tried alone, with {@code -Dseed=N}, shows its requests when it fails.
 */
class StormTest {

    private static final Map<String, SandboxOrganization> ORGANIZATIONS = new ConcurrentHashMap<>();

    @TempDir
    Path directory;

    @Seeds(verify = 60, storm = 1000)
    @Execution(ExecutionMode.CONCURRENT)
    void everyRunConverges(long seed) throws Exception {
        Trial trial = new Trial(seed);
        trial.play();
        assertThat(trial.wrong)
                .as(trial.setting + (Long.getLong("seed") == null ? "" : "\n" + String.join("\n", trial.log)))
                .isEmpty();
    }

    private static SandboxOrganization organization(String switches) {
        return ORGANIZATIONS.computeIfAbsent(
                switches,
                yaml -> SandboxHarness.parsed(
                        "switches: {legacyWidgets: true, clientsNeedRoles: false" + yaml + "}\n"));
    }

    /** One run of a schedule. */
    private enum Run {
        DEPLOY_FIRST,
        DEPLOY_SECOND,
        UNDEPLOY
    }

    /** One schedule. */
    private final class Trial {

        private final Random random;
        private final long seed;
        private final List<Run> runs;
        private final Descriptor first;
        private final Descriptor second;
        private final String setting;
        private final List<String> wrong = new ArrayList<>();
        private List<String> log = List.of();

        Trial(long seed) {
            this.seed = seed;
            this.random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
            RandomDescriptor making = new RandomDescriptor(random);
            first = Provisioned.parse(making.next());
            second = Provisioned.parse(making.next());
            runs = oneOf(
                    List.of(Run.DEPLOY_FIRST),
                    List.of(Run.DEPLOY_FIRST, Run.DEPLOY_SECOND),
                    List.of(Run.DEPLOY_FIRST, Run.UNDEPLOY),
                    List.of(Run.DEPLOY_FIRST, Run.DEPLOY_SECOND, Run.UNDEPLOY, Run.DEPLOY_FIRST));
            setting = ", nameConflictStatus: " + oneOf("400", "409")
                    + ", listDelaySeconds: " + oneOf("0", "0", "0", "3", "60", "280")
                    + ", readDelaySeconds: " + oneOf("0", "0", "0", "2", "40")
                    + ", listDelayReads: " + oneOf("0", "0", "2")
                    + ", grantDelaySeconds: " + oneOf("0", "0", "20", "280")
                    + ", oauthClientPageSize: " + oneOf("0", "2")
                    + ", loginsPerMinute: " + oneOf("0", "2")
                    + ", openMessagingReads: " + oneOf("0", "2")
                    + ", contractsInLists: " + oneOf("true", "false");
        }

        @SafeVarargs
        private <T> T oneOf(T... some) {
            return some[random.nextInt(some.length)];
        }

        void play() throws Exception {
            try (Provisioned stormy = Provisioned.singleThreaded(organization(setting), directory.resolve("stormy"));
                    Provisioned calm = Provisioned.singleThreaded(organization(""), directory.resolve("calm"))) {
                List<Storm> storms = new ArrayList<>();
                stormy.harness().through(transport -> {
                    storms.add(new Storm(transport, stormy.harness().time(), seed));
                    return storms.get(0);
                });
                Storm storm = storms.get(0);
                log = storm.log();
                stormy.harness().within(Duration.ofHours(2));
                for (Run run : runs) {
                    perform(run, calm);
                    double strength = oneOf(0.0, 0.02, 0.1, 0.3);
                    int kill = random.nextInt(100) < 40 ? random.nextInt(90) : -1;
                    storm.rise(strength, kill);
                    weather(run, stormy, storm, calm.snapshot());
                    if (!wrong.isEmpty()) {
                        return;
                    }
                }
            }
        }

        private void weather(Run run, Provisioned stormy, Storm storm, JsonNode wanted) throws Exception {
            JsonNode before = stormy.snapshot();
            try {
                storm.log().add("--- " + run);
                perform(run, stormy);
                storm.abate();
                compare(run + " said that it succeeded", stormy, wanted);
                return;
            } catch (Exception | AssertionError | Storm.Killed e) {
                boolean killed = storm.hasKilled();
                storm.abate();
                storm.log().add("--- ended: " + e);
                boolean isExpected = e instanceof AssertionError
                        || e instanceof FailedRun failed && !(failed.failure() instanceof RunFailure.SubmissionEnded);
                if (!killed && !isExpected) {
                    wrong.add(run + " ended with " + e);
                }
                truth(run, stormy, before);
            }
            try {
                storm.log().add("--- " + run + " again");
                perform(run, stormy);
            } catch (Exception | AssertionError | Storm.Killed e) {
                wrong.add("the next " + run + " ended with " + e);
                return;
            }
            compare("the " + run + " after a failed one", stormy, wanted);
        }

        private void perform(Run run, Provisioned organization) throws Exception {
            switch (run) {
                case DEPLOY_FIRST -> organization.deployAndPruneAll(first);
                case DEPLOY_SECOND -> organization.deployAndPruneAll(second);
                case UNDEPLOY -> organization.undeployAndPruneAll(second);
            }
        }

        private void compare(String what, Provisioned stormy, JsonNode wanted) throws Exception {
            SnapshotDiff.differences(
                            SnapshotDiff.withoutOwnGrants(stormy.snapshot()),
                            SnapshotDiff.withoutOwnGrants(wanted.deepCopy()))
                    .forEach(difference -> wrong.add(what + ": " + difference));
            new ClientSecrets(stormy).lost().forEach(lost -> wrong.add(what + ": " + lost));
        }

        /** What a receipt says to be done is done. */
        private void truth(Run run, Provisioned stormy, JsonNode before) {
            JsonNode now = stormy.snapshot();
            stormy.receipt()
                    .ifPresent(receipt -> receipt.steps().forEach(step -> {
                        boolean there = SnapshotDiff.has(now, step.kind(), step.name());
                        boolean was = SnapshotDiff.has(before, step.kind(), step.name());
                        if (step.outcome() == Receipt.Outcome.DONE
                                && step.action().equals("create")
                                && !there) {
                            wrong.add(run + " says that it made " + step.name() + ", which is not there");
                        }
                        if (step.outcome() == Receipt.Outcome.FAILED
                                && step.action().equals("create")
                                && there
                                && !was) {
                            wrong.add(run + " says that it could not make " + step.kind() + " " + step.name()
                                    + ", which is there: " + step.note());
                        }
                    }));
        }
    }
}
