package io.github.premiumdeploy.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.genesys.OAuthLogin;
import io.github.premiumdeploy.http.Deadline;
import io.github.premiumdeploy.http.Exchange;
import io.github.premiumdeploy.sandbox.FaultPlan;
import io.github.premiumdeploy.sandbox.FaultPlan.Fault;
import io.github.premiumdeploy.sandbox.InProcessTransport;
import io.github.premiumdeploy.target.Credentials;
import io.github.premiumdeploy.testing.AllKinds;
import io.github.premiumdeploy.testing.LoneTokens;
import io.github.premiumdeploy.testing.Provisioned;
import io.github.premiumdeploy.testing.SnapshotDiff;
import io.github.premiumdeploy.testing.StormProfile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * At every write of a first deploy of all kinds, one at a time, something goes wrong: in the end the organization is as if
 * nothing had, and no secret is lost.
 */
@Tag("storm")
class LostAnswersTest {

    private static final String EVERYTHING = "switches: {legacyWidgets: true}\n";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One of so many writes is tried; the kinds of loss take turns. */
    private static final int ONE_OF = 4;

    @TempDir
    Path directory;

    static Map<String, Fault> faults() {
        Map<String, Fault> faults = new LinkedHashMap<>();
        faults.put("closed before", Fault.closeBefore());
        faults.put("closed after", Fault.closeAfter());
        faults.put("502 after", Fault.errorAfter(502));
        faults.put("truncated", Fault.truncatedBody());
        return faults;
    }

    static List<String> faultNames() {
        return List.copyOf(faults().keySet());
    }

    private static boolean isWrite(String method, String path) {
        return !method.equals("GET") && !path.equals("/oauth/token") && !path.endsWith("/search");
    }

    /** Only the nth write goes wrong. */
    private static FaultPlan at(int nth, Fault fault, AtomicInteger writes) {
        return (number, method, path) ->
                isWrite(method, path) && writes.incrementAndGet() == nth ? fault : Fault.none();
    }

    /** The nth write and everything after it go wrong, as if the build were killed. */
    private static FaultPlan from(int nth, Fault first, AtomicInteger writes) {
        return (number, method, path) -> {
            if (writes.get() >= nth) {
                return Fault.closeBefore();
            }
            return isWrite(method, path) && writes.incrementAndGet() == nth ? first : Fault.none();
        };
    }

    private record Undisturbed(JsonNode snapshot, int writes) {}

    private Undisturbed undisturbed(Descriptor descriptor) throws Exception {
        try (Provisioned organization = Provisioned.in(EVERYTHING, directory.resolve("undisturbed"))) {
            organization.deploy(descriptor);
            return new Undisturbed(
                    organization.snapshot(), organization.writesSince(0).size());
        }
    }

    /** Which writes go wrong in turn. */
    private static int[] tried(String fault, Undisturbed wanted) {
        return StormProfile.sample(wanted.writes(), ONE_OF, faultNames().indexOf(fault))
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("faultNames")
    void oneLostAnswerChangesNothing(String name) throws Exception {
        Descriptor descriptor = AllKinds.descriptor();
        Undisturbed wanted = undisturbed(descriptor);
        List<String> wrong = new ArrayList<>();
        for (int nth : tried(name, wanted)) {
            Path here = directory.resolve(Integer.toString(nth));
            try (Provisioned organization = Provisioned.in(EVERYTHING, here)) {
                organization.harness().failing(at(nth, faults().get(name), new AtomicInteger()));
                String what = "write " + nth;
                try {
                    organization.deploy(descriptor);
                } catch (Exception | AssertionError e) {
                    wrong.add(what + " stopped the run: " + e.getMessage());
                    organization.harness().failing(FaultPlan.NONE);
                    organization.deploy(descriptor);
                }
                compare(what, organization, wanted, wrong);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("faultNames")
    void theNextRunTakesUpWhatAKilledOneLeft(String name) throws Exception {
        Descriptor descriptor = AllKinds.descriptor();
        Undisturbed wanted = undisturbed(descriptor);
        List<String> wrong = new ArrayList<>();
        for (int nth : tried(name, wanted)) {
            Path here = directory.resolve(Integer.toString(nth));
            try (Provisioned organization = Provisioned.in(EVERYTHING, here)) {
                organization.harness().failing(from(nth, faults().get(name), new AtomicInteger()));
                String what = "killed at write " + nth;
                try {
                    organization.deploy(descriptor);
                    wrong.add(what + " was not noticed");
                } catch (Exception e) {
                    organization.harness().failing(FaultPlan.NONE);
                    try {
                        organization.deploy(descriptor);
                    } catch (Exception | AssertionError f) {
                        wrong.add(what + ", and the next run stopped: " + f.getMessage());
                    }
                }
                compare(what, organization, wanted, wrong);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static void compare(String what, Provisioned organization, Undisturbed wanted, List<String> wrong)
            throws Exception {
        organization.harness().failing(FaultPlan.NONE);
        SnapshotDiff.differences(organization.snapshot(), wanted.snapshot())
                .forEach(difference -> wrong.add(what + ": " + difference));
        JsonNode secrets = JSON.readTree(organization.secretsFile().toFile());
        if (secrets.size() != 2) {
            wrong.add(what + ": the secrets file has " + secrets.size() + " clients");
        }
        for (Map.Entry<String, JsonNode> client : secrets.properties()) {
            // Only client credentials log in with a secret alone.
            if (client.getKey().equals("ACME_Backend")) {
                login(organization, client.getValue());
            }
        }
    }

    private static void login(Provisioned organization, JsonNode client) throws Exception {
        var time = organization.harness().time();
        Deadline deadline = new Deadline(time, time, Duration.ofMinutes(1));
        URI login = URI.create(organization.harness().sandbox().loginUrl());
        Exchange exchange = new Exchange(
                new InProcessTransport(organization.harness().sandbox()),
                time,
                deadline,
                Duration.ofSeconds(10),
                notice -> {});
        String token = LoneTokens.from(new OAuthLogin(
                        exchange,
                        login,
                        new Credentials.ClientCredentials(
                                client.path("clientId").asText(),
                                client.path("clientSecret").asText(),
                                "the secrets file"),
                        time,
                        secret -> {}))
                .current(deadline, login);
        assertThat(token).isNotEmpty();
    }
}
