package io.github.premiumdeploy.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.apply.RollbackResult.Left;
import io.github.premiumdeploy.apply.RollbackResult.Omitted;
import io.github.premiumdeploy.apply.RollbackResult.RolledBack;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.DescriptorKinds;
import io.github.premiumdeploy.sandbox.FaultPlan;
import io.github.premiumdeploy.sandbox.FaultPlan.Fault;
import io.github.premiumdeploy.testing.AllKinds;
import io.github.premiumdeploy.testing.FailedRun;
import io.github.premiumdeploy.testing.Provisioned;
import io.github.premiumdeploy.testing.SandboxHarness;
import io.github.premiumdeploy.testing.SnapshotDiff;
import io.github.premiumdeploy.testing.StormProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * At every write, one at a time, a run fails: afterwards the organization is as before, but for what a run whose answer was
 * lost found by its name and cannot prove to be its own. That is reported, with what it may use, and nothing else.
 */
@Tag("storm")
class RollbackTest {

    private static final String EVERYTHING = "switches: {legacyWidgets: true}\n";
    private static final String UNPROVEN =
            "it was found by its name after an answer had been lost, and nothing proves that this run made it";
    /** Not 400, which is tried again where what is sent refers to something new. */
    private static final Fault REFUSED = Fault.errorBefore(405);

    /** Of the writes that fail, one of so many is tried; the ways to fail take turns. */
    private static final int ONE_OF = 3;

    @TempDir
    Path directory;

    private String switches = EVERYTHING;
    private int runs;

    /** A descriptor of all kinds, with much of it changed and more in it. */
    private static Descriptor next() throws IOException {
        String yaml = AllKinds.yaml();
        Map<String, String> edits = new LinkedHashMap<>();
        edits.put("Works with the widget", "Works with more");
        edits.put("actionSet: [view], allowConditions: false", "actionSet: [view, edit], allowConditions: false");
        edits.put("Use the app}", "Use the new app}\n    - {name: Guests}");
        edits.put("groups: [Agents, Supervisors]", "groups: [Agents, Guests]");
        edits.put("/wall?", "/wall2?");
        edits.put("Shown in the sidebar", "Shown elsewhere");
        edits.put("call, chat", "call");
        edits.put("roles: [Service]", "roles: [Agent]");
        edits.put(
                "  data-table:",
                "    - {name: Batch, roles: [Service], authorizedGrantType: CLIENT-CREDENTIALS}\n  data-table:");
        edits.put("example/login", "example/return");
        edits.put("Known customers", "All customers");
        edits.put("default: bronze", "default: silver");
        edits.put("customers/${input.number}", "clients/${input.number}");
        edits.put("Legacy web chat", "Older web chat");
        edits.put("example/messages", "example/inbox");
        edits.put("callingName: Acme", "callingName: Apex");
        edits.put("channel: both", "channel: external");
        edits.put("eventSourceSuffix: acme", "eventSourceSuffix: apex");
        for (Map.Entry<String, String> edit : edits.entrySet()) {
            assertThat(yaml).contains(edit.getKey());
            yaml = yaml.replace(edit.getKey(), edit.getValue());
        }
        return Provisioned.parse(yaml);
    }

    /** What stands before the run, if anything, and what the run is to make. */
    private record Scene(Optional<Descriptor> before, Descriptor after) {

        static Scene of(String name) throws IOException {
            Descriptor all = AllKinds.descriptor();
            return name.equals("first deploy") ? new Scene(Optional.empty(), all) : new Scene(Optional.of(all), next());
        }
    }

    private Provisioned organization(Scene scene) throws Exception {
        Provisioned organization = Provisioned.singleThreaded(
                SandboxHarness.parsed(switches), directory.resolve(Integer.toString(++runs)));
        if (scene.before().isPresent()) {
            organization.deploy(scene.before().get());
        }
        return organization.rollingBack();
    }

    private int writes(Scene scene) throws Exception {
        try (Provisioned organization = organization(scene)) {
            int before = organization.requests().size();
            organization.deploy(scene.after());
            return organization.writesSince(before).size();
        }
    }

    private static boolean isWrite(String method, String path) {
        return !method.equals("GET") && !path.equals("/oauth/token") && !path.endsWith("/search");
    }

    /** What happens to the nth write. */
    private interface Faults {
        Fault ofTheRun(int write);

        default Fault ofTheRollback(int write) {
            return Fault.none();
        }
    }

    private static FaultPlan plan(Provisioned organization, Faults faults) {
        AtomicInteger ofTheRun = new AtomicInteger();
        AtomicInteger ofTheRollback = new AtomicInteger();
        return (number, method, path) -> {
            if (!isWrite(method, path)) {
                return Fault.none();
            }
            return organization.said().contains("Rolling back")
                    ? faults.ofTheRollback(ofTheRollback.incrementAndGet())
                    : faults.ofTheRun(ofTheRun.incrementAndGet());
        };
    }

    /** What the platform tells a date or a maker of; of other kinds nothing proves that a run made what it lost the answer of. */
    private static final Set<String> PROVABLE = Set.of("oauth-client", "open-messaging", "byoc-cloud-trunk");

    /** Whether it stays since a lost answer was all that could prove whose it is, or since what stays so may use it. */
    private static boolean isUnproven(Left one, List<Left> all) {
        return DescriptorKinds.names().contains(one.kind())
                        && !PROVABLE.contains(one.kind())
                        && one.id().isPresent()
                        && one.reason().equals(UNPROVEN)
                || all.stream()
                        .anyMatch(user -> !user.equals(one)
                                && isUnproven(user, all)
                                && one.reason()
                                        .equals("it stays, since " + user.kind() + " \"" + user.name()
                                                + "\" may still use it"));
    }

    /** Whether it is about something that stays. */
    private static boolean isOf(List<Left> left, String difference) {
        return difference.startsWith("not expected in ")
                && left.stream()
                        .anyMatch(one -> difference.contains("\"" + one.name() + "\"")
                                || difference.contains(" " + one.name() + ">"));
    }

    /** What is not as before after a run with these faults. */
    private List<String> wrong(String what, Scene scene, Faults faults) throws Exception {
        return wrong(what, scene, faults, 0);
    }

    /**
     * What is not as before after a run with these faults.
     *
     * @param lost how many answers are lost, and with each at most one thing may stay that is not proven to be the run's
     */
    private List<String> wrong(String what, Scene scene, Faults faults, int lost) throws Exception {
        List<String> wrong = new ArrayList<>();
        List<Left> unproven = new ArrayList<>();
        try (Provisioned organization = organization(scene)) {
            JsonNode before = organization.snapshot();
            String secrets = text(organization.secretsFile());
            organization.harness().failing(plan(organization, faults));
            try {
                organization.deploy(scene.after());
                wrong.add(what + ": the run did not fail");
                return wrong;
            } catch (FailedRun e) {
                if (e.rollback().orElse(null) instanceof Omitted omitted) {
                    wrong.add(what + ": " + omitted.reason());
                } else if (e.rollback().orElse(null) instanceof RolledBack rolledBack) {
                    rolledBack.left().stream()
                            .filter(left -> isUnproven(left, rolledBack.left()))
                            .forEach(unproven::add);
                    rolledBack.left().stream()
                            .filter(left -> !unproven.contains(left))
                            .forEach(left -> wrong.add(what + ": " + left));
                }
                if (unproven.stream()
                                .filter(left -> left.reason().equals(UNPROVEN))
                                .count()
                        > lost) {
                    wrong.add(what + ": left as if answers had been lost: " + unproven);
                }
            }
            organization.harness().failing(FaultPlan.NONE);
            SnapshotDiff.differences(organization.snapshot(), before).stream()
                    .filter(difference -> !isOf(unproven, difference))
                    .forEach(difference -> wrong.add(what + ": " + difference));
            boolean clientStays = unproven.stream().anyMatch(left -> left.kind().equals("oauth-client"));
            if (!clientStays && !text(organization.secretsFile()).equals(secrets)) {
                wrong.add(what + ": the secrets file has " + text(organization.secretsFile()));
            }
            if (organization.receipt().orElseThrow().outcome() != Receipt.Outcome.FAILED) {
                wrong.add(what + ": the receipt says "
                        + organization.receipt().orElseThrow().outcome());
            }
        }
        return wrong;
    }

    private static String text(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file).replace("{ }", "") : "";
    }

    @ParameterizedTest
    @CsvSource({"0, first deploy", "1, update"})
    void undoesWhatWasDoneBeforeARefusedWrite(int turn, String name) throws Exception {
        Scene scene = Scene.of(name);
        List<String> wrong = new ArrayList<>();
        for (int last : StormProfile.sample(writes(scene), ONE_OF, turn).toArray()) {
            wrong.addAll(wrong("refused at " + last, scene, write -> write == last ? REFUSED : Fault.none()));
        }
        assertThat(wrong).isEmpty();
    }

    /** What was made a moment ago is there, and not seen. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0|listDelaySeconds: 9", "1|readDelaySeconds: 9", "2|listDelayReads: 2, readDelayReads: 2"})
    void undoesWhatIsNotSeenYet(int turn, String lag) throws Exception {
        switches = EVERYTHING.replace("}", ", " + lag + "}");
        undoesWhatWasDoneBeforeARefusedWrite(turn, "first deploy");
        undoesAWriteOfWhichNothingWasHeardAgain("first deploy", "closed after");
    }

    static Map<String, Fault> lost() {
        Map<String, Fault> faults = new LinkedHashMap<>();
        faults.put("closed before", Fault.closeBefore());
        faults.put("closed after", Fault.closeAfter());
        faults.put("502 after", Fault.errorAfter(502));
        faults.put("truncated", Fault.truncatedBody());
        return faults;
    }

    /** Which of the first so many writes are tried in turn. */
    private static int[] tried(String fault, int last) {
        return StormProfile.sample(last, ONE_OF, List.copyOf(lost().keySet()).indexOf(fault))
                .toArray();
    }

    static List<Arguments> scenesWithLostAnswers() {
        List<Arguments> all = new ArrayList<>();
        for (String name : List.of("first deploy", "update")) {
            lost().keySet().forEach(fault -> all.add(arguments(name, fault)));
        }
        return all;
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("scenesWithLostAnswers")
    void undoesAWriteWhoseAnswerWasLost(String name, String fault) throws Exception {
        Scene scene = Scene.of(name);
        Fault lost = lost().get(fault);
        List<String> wrong = new ArrayList<>();
        // After the last one there is no other that could be refused.
        for (int at : tried(fault, writes(scene) - 1)) {
            wrong.addAll(wrong(
                    fault + " at " + at, scene, write -> write == at ? lost : write > at ? REFUSED : Fault.none(), 1));
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("scenesWithLostAnswers")
    void undoesAWriteOfWhichNothingWasHeardAgain(String name, String fault) throws Exception {
        Scene scene = Scene.of(name);
        Fault lost = lost().get(fault);
        List<String> wrong = new ArrayList<>();
        for (int at : tried(fault, writes(scene))) {
            wrong.addAll(wrong(
                    fault + " at " + at,
                    scene,
                    write -> write == at ? lost : write > at ? Fault.closeBefore() : Fault.none(),
                    1));
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("scenesWithLostAnswers")
    void bearsALostAnswerWhileItUndoes(String name, String fault) throws Exception {
        Scene scene = Scene.of(name);
        int last = writes(scene);
        List<String> wrong = new ArrayList<>();
        AtomicInteger undone = new AtomicInteger();
        wrong.addAll(wrong("undoing", scene, refusedAt(last, undone::set, Fault.none(), 0)));
        assertThat(undone.get()).isGreaterThan(15);
        for (int at : tried(fault, undone.get())) {
            wrong.addAll(wrong(
                    "undoing, " + fault + " at " + at, scene, refusedAt(last, undone::set, lost().get(fault), at)));
        }
        assertThat(wrong).isEmpty();
    }

    /** The run is refused at its last write, and the answer to one of the writes of the rollback is lost. */
    private static Faults refusedAt(int last, IntConsumer undone, Fault lost, int at) {
        return new Faults() {
            @Override
            public Fault ofTheRun(int write) {
                return write == last ? REFUSED : Fault.none();
            }

            @Override
            public Fault ofTheRollback(int write) {
                undone.accept(write);
                return write == at ? lost : Fault.none();
            }
        };
    }
}
