package io.github.premiumdeploy.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.premiumdeploy.conformance.Assumption.Setting;
import io.github.premiumdeploy.conformance.Conclusion.State;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.genesys.TokensApi;
import io.github.premiumdeploy.http.HttpRequest;
import io.github.premiumdeploy.http.HttpResponse;
import io.github.premiumdeploy.http.Transport;
import io.github.premiumdeploy.http.TransportException;
import io.github.premiumdeploy.report.OutputFiles;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.testing.SandboxHarness;
import io.github.premiumdeploy.text.Redaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConformanceRunTest {

    private static final String BASE = "conformance-0123456789";
    private static final Map<String, Assumption> CATALOGUE = Assumption.catalogue();

    /** What the default client of the standard organization does not come to see, whatever the switch. */
    private static final Set<String> SEEN_ELSEWHERE = Set.of(
            "access.scopes-enforced",
            "apps.list-rate",
            "clients.old-go",
            "grants.effective-at-once",
            "lists.toggled-off-status",
            "login.rate",
            "login.tokens-per-client",
            "login.wrong-secret",
            "refusals.missing-scope",
            "refusals.names-the-permission",
            "refusals.outside-division",
            "refusals.single-missing",
            "trunks.product");

    @TempDir
    private Path directory;

    /** An organization with these settings, and all others as assumed. */
    static String organization(Map<String, String> changed) {
        Map<String, String> settings = new LinkedHashMap<>();
        CATALOGUE.values().stream()
                .flatMap(assumption -> assumption.setting().stream())
                .forEach(setting -> settings.put(setting.key(), setting.assumed()));
        settings.putAll(changed);
        Map<String, StringBuilder> sections = new TreeMap<>();
        settings.forEach((key, value) -> {
            String[] parts = key.split("\\.");
            sections.computeIfAbsent(parts[0], section -> new StringBuilder(section + ":\n"))
                    .append("  " + parts[1] + ": " + value + "\n");
        });
        return String.join("", sections.values());
    }

    private ConformanceResult run(SandboxHarness harness, boolean writes) throws Exception {
        OwnResources own = new OwnResources(new OutputFiles(directory, new Redaction()));
        return new ConformanceRun(harness.client(), writes ? Optional.of(BASE) : Optional.empty(), own, line -> {})
                .run();
    }

    private ConformanceResult run(String yaml) throws Exception {
        try (SandboxHarness harness = SandboxHarness.within(SandboxHarness.parsed(yaml))) {
            return whole(harness);
        }
    }

    /** Writes, and leaves the organization as it was. */
    private ConformanceResult whole(SandboxHarness harness) throws Exception {
        JsonNode before = harness.sandbox().snapshot();
        ConformanceResult result = run(harness, true);
        assertThat(result.left()).isEmpty();
        assertThat(directory.resolve(OwnResources.NAME)).doesNotExist();
        assertThat(harness.sandbox().snapshot()).isEqualTo(before);
        return result;
    }

    static Set<String> ids(ConformanceResult result, State state) {
        return result.of(state).stream()
                .map(conclusion -> conclusion.id())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** All that a reader compares: the evidence of two runs may have different ids of correlation. */
    private static String brief(ConformanceResult result) {
        return result.conclusions().stream()
                .map(conclusion -> conclusion.id() + " " + conclusion.state().word() + " "
                        + conclusion.value().orElse("-") + " " + conclusion.evidence())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void allHoldsWhereASandboxIsAsAssumed() throws Exception {
        ConformanceResult result = run(organization(Map.of()));
        assertThat(ids(result, State.DIFFERS)).isEmpty();
        assertThat(ids(result, State.NOT_SEEN)).isSubsetOf(notSeenByDefault());
        assertThat(result.of(State.NOT_SEEN))
                .allSatisfy(conclusion -> assertThat(conclusion.seenOnly())
                        .as(conclusion.toString())
                        .isPresent());
        assertThat(result.count(State.HELD)).isGreaterThanOrEqualTo(115);
        assertThat(result.requests()).isEqualTo(178);
    }

    private static Set<String> notSeenByDefault() {
        Set<String> all = new TreeSet<>(SEEN_ELSEWHERE);
        all.add("answers.retry-after");
        return all;
    }

    /** What the defaults of the sandbox are is the sandbox's own: they are read where they are said. */
    @Test
    void inTheStandardSandboxNothingDiffers() throws Exception {
        JsonNode standard;
        try (var resource = SandboxOrganization.class.getResourceAsStream("organization.yaml")) {
            standard = new YAMLMapper().readTree(resource);
        }
        Set<String> otherwise = new TreeSet<>();
        for (Assumption assumption : CATALOGUE.values()) {
            Setting setting = assumption.setting().orElse(null);
            if (setting != null && !SEEN_ELSEWHERE.contains(assumption.id())) {
                JsonNode value = standard.at("/" + setting.key().replace('.', '/'));
                assertThat(value.isMissingNode()).as(setting.key()).isFalse();
                if (!value.equals(new YAMLMapper().readTree(setting.assumed()))) {
                    otherwise.add(assumption.id());
                }
            }
        }
        assertThat(otherwise).as("set otherwise in the standard sandbox").isEmpty();
        assertThat(ids(run(""), State.DIFFERS)).isEmpty();
    }

    static Stream<String> settings() {
        return CATALOGUE.values().stream()
                .filter(assumption -> assumption.setting().isPresent() && !SEEN_ELSEWHERE.contains(assumption.id()))
                .map(Assumption::id);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void aSwitchThatIsTurnedIsFoundAndNothingElse(String id) throws Exception {
        Setting setting = CATALOGUE.get(id).setting().orElseThrow();
        ConformanceResult result = run(organization(Map.of(setting.key(), setting.opposite())));
        assertThat(ids(result, State.DIFFERS)).containsExactly(id);
        assertThat(result.of(State.DIFFERS).get(0).value()).contains(setting.opposite());
        // A sandbox that is written from it shows the same.
        ConformanceResult second = run(ConformanceReport.organization(result).replace("extends: standard\n", ""));
        assertThat(brief(second)).isEqualTo(brief(result));
    }

    @Test
    void manySwitchesAtOnceAreAllFound() throws Exception {
        Map<String, String> turned = new LinkedHashMap<>();
        Set<String> expected = new TreeSet<>();
        for (String id : List.of(
                "roles.readable-at-once",
                "lists.new-at-once",
                "roles.unknown-permissions",
                "roles.conditions-kept",
                "names.taken",
                "groups.deletion-happens",
                "groups.deleted-gone",
                "groups.stale-version",
                "groups.description-on-create",
                "clients.need-roles",
                "clients.edit-needs-roles",
                "clients.unheld-role",
                "clients.list-whole",
                "integrations.active-at-once",
                "integrations.empty-notes",
                "actions.ready-at-once",
                "actions.draft-status",
                "actions.stale-publish",
                "credentials.in-use",
                "tables.columns-removable",
                "tables.most-columns",
                "messaging.ready-at-once",
                "trunks.deleted-at-once",
                "widgets.withdrawn",
                "lists.large-pages")) {
            Setting setting = CATALOGUE.get(id).setting().orElseThrow();
            turned.put(setting.key(), setting.opposite());
            expected.add(id);
        }
        ConformanceResult result = run(organization(turned));
        assertThat(ids(result, State.DIFFERS)).isEqualTo(expected);
        assertThat(result.of(State.DIFFERS))
                .extracting(
                        conclusion -> conclusion.id() + "=" + conclusion.value().orElse(""))
                .containsExactlyInAnyOrderElementsOf(result.of(State.DIFFERS).stream()
                        .map(conclusion -> conclusion.id() + "="
                                + turned.get(conclusion.setting().orElseThrow().key()))
                        .toList());
    }

    @Test
    void byDefaultItOnlyReads() throws Exception {
        try (SandboxHarness harness = SandboxHarness.within(SandboxHarness.parsed(organization(Map.of())))) {
            ConformanceResult result = run(harness, false);
            assertThat(ids(result, State.DIFFERS)).isEmpty();
            assertThat(result.wrote()).isFalse();
            assertThat(harness.sandbox().requests())
                    .allSatisfy(request ->
                            assertThat(request.method() + request.path()).matches("(GET|HEAD).*|POST/oauth/token"));
            assertThat(harness.sandbox().requests()).hasSize(result.requests() + 1);
            assertThat(result.requests()).isEqualTo(39);
        }
    }

    @Test
    void aCallerThatLacksPermissionsShowsHowRefusalsRead() throws Exception {
        Map<String, String> turned = new LinkedHashMap<>(Map.of(
                "refusals.singleMissing", "missingPermissions",
                "refusals.namesInstead", "{\"GET /api/v2/oauth/clients\": \"oauth:client:authorize\"}"));
        for (Map<String, String> settings : List.of(Map.<String, String>of(), turned)) {
            try (SandboxHarness harness = SandboxHarness.within(SandboxHarness.parsed(organization(settings)))
                    .asClient(SandboxHarness.ADMIN, SandboxHarness.SECRET)) {
                ConformanceResult result = whole(harness);
                assertThat(ids(result, State.DIFFERS))
                        .containsExactlyElementsOf(
                                settings.isEmpty()
                                        ? List.of()
                                        : List.of("refusals.names-the-permission", "refusals.single-missing"));
                assertThat(ids(result, State.NOT_SEEN)).contains("tables.name-taken", "clients.need-roles");
                assertThat(result.of(State.DIFFERS))
                        .allSatisfy(conclusion -> assertThat(conclusion.value())
                                .contains(settings.get(
                                        conclusion.setting().orElseThrow().key())));
            }
        }
    }

    @Test
    void anOrganizationWithoutAProductOrBehindATogglesShowsHowItRefuses() throws Exception {
        String yaml = organization(Map.of(
                "switches.missingProductStatus", "501",
                "refusals.toggledOff", "[/api/v2/flows/datatables]",
                "refusals.toggledOffStatus", "405"));
        ConformanceResult result = run("products: [engage3]\n" + yaml);
        assertThat(ids(result, State.DIFFERS))
                .containsExactly("lists.toggled-off-status", "lists.toggled-on", "trunks.product");
        ConformanceResult second = run(ConformanceReport.organization(result).replace("extends: standard\n", ""));
        assertThat(brief(second)).isEqualTo(brief(result));
    }

    @Test
    void whatTheDirectoryDoesNotDeleteIsNamed() throws Exception {
        try (SandboxHarness harness = SandboxHarness.within(
                SandboxHarness.parsed(organization(Map.of("switches.groupDeletionsIgnored", "1000"))))) {
            ConformanceResult result = run(harness, true);
            assertThat(result.left())
                    .extracting(OwnResource::inWords)
                    .singleElement()
                    .asString()
                    .matches("group conformance-0123456789-group \\([0-9a-f-]{36}\\)");
            assertThat(Files.readString(directory.resolve(OwnResources.NAME)))
                    .contains(result.left().get(0).id().orElseThrow());
            assertThat(result.summary()).endsWith("1 left in the organization.");
            // The next run names it, keeps it in its list and leaves it alone.
            OwnResources own = new OwnResources(new OutputFiles(directory, new Redaction()));
            assertThat(own.earlier()).isEqualTo(result.left());
            own.keep();
            assertThat(directory.resolve(OwnResources.NAME)).exists();
        }
    }

    /** Wherever a run is asked to stop, and wherever the deadline comes, nothing of it stays without being named. */
    @ParameterizedTest
    @ValueSource(ints = {39, 42, 55, 62, 70, 80, 92, 100, 112, 125, 140, 150, 165})
    void anInterruptedRunRemovesWhatItMade(int request) throws Exception {
        try (SandboxHarness harness = SandboxHarness.within(SandboxHarness.parsed(organization(Map.of())))) {
            JsonNode before = harness.sandbox().snapshot();
            AtomicInteger count = new AtomicInteger();
            harness.through(transport -> new Transport() {
                @Override
                public HttpResponse send(HttpRequest sent, Duration timeout) throws TransportException {
                    HttpResponse response = transport.send(sent, timeout);
                    if (count.incrementAndGet() == request) {
                        Thread.currentThread().interrupt();
                        throw new TransportException(
                                TransportException.Kind.INTERRUPTED, sent.uri(), "the build was interrupted");
                    }
                    return response;
                }

                @Override
                public void close() {
                    transport.close();
                }
            });
            ConformanceResult result = run(harness, true);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(result.ended()).contains("the build was interrupted");
            namesWhatStays(harness, before, result);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void lostAnswersLeaveNothingUnnamed(long seed) throws Exception {
        try (SandboxHarness harness = SandboxHarness.within(SandboxHarness.parsed(organization(Map.of())))) {
            JsonNode before = harness.sandbox().snapshot();
            Random random = new Random(seed);
            harness.through(transport -> new Transport() {
                @Override
                public HttpResponse send(HttpRequest sent, Duration timeout) throws TransportException {
                    HttpResponse response = transport.send(sent, timeout);
                    if (sent.method().equals("POST") && random.nextInt(4) == 0) {
                        throw new TransportException(
                                TransportException.Kind.CONNECTION_LOST, sent.uri(), "the connection broke");
                    }
                    return response;
                }

                @Override
                public void close() {
                    transport.close();
                }
            });
            harness.client().login();
            namesWhatStays(harness, before, run(harness, true));
        }
    }

    private void namesWhatStays(SandboxHarness harness, JsonNode before, ConformanceResult result) throws Exception {
        Set<String> named = result.left().stream().map(OwnResource::name).collect(Collectors.toSet());
        Set<String> there = new TreeSet<>(harness.sandbox().snapshot().findValuesAsText("name"));
        String now = harness.sandbox().snapshot().toString();
        Matcher names = Pattern.compile(BASE + "[a-z0-9-]*").matcher(now);
        while (names.find()) {
            assertThat(named).as(there.toString()).contains(names.group());
        }
        if (named.isEmpty()) {
            assertThat(harness.sandbox().snapshot()).isEqualTo(before);
            assertThat(directory.resolve(OwnResources.NAME)).doesNotExist();
        } else {
            String kept = Files.readString(directory.resolve(OwnResources.NAME));
            assertThat(named).allSatisfy(name -> assertThat(kept).contains(name));
        }
    }

    /** Every write is about an id that an answer of this run told. */
    @Test
    void nothingOfOthersIsTouched() throws Exception {
        try (SandboxHarness harness = SandboxHarness.within(SandboxHarness.parsed(organization(Map.of())))) {
            Set<String> own = new TreeSet<>();
            List<String> foreign = new ArrayList<>();
            harness.through(transport -> new Transport() {
                @Override
                public HttpResponse send(HttpRequest sent, Duration timeout) throws TransportException {
                    String path = sent.uri().getPath();
                    boolean reads = sent.method().equals("GET")
                            || sent.method().equals("HEAD")
                            || path.endsWith("/search")
                            || path.startsWith("/oauth");
                    boolean creates = sent.method().equals("POST") && !path.matches(".*[0-9a-f-]{36}.*");
                    if (!reads && !creates && own.stream().noneMatch(path::contains)) {
                        foreign.add(sent.toString());
                    }
                    HttpResponse response = transport.send(sent, timeout);
                    Matcher id = Pattern.compile("\"id\" ?: ?\"(?:custom_-_)?([0-9a-f-]{36})\"")
                            .matcher(response.text());
                    if (creates && !reads && response.status() < 300 && id.find()) {
                        own.add(id.group(1));
                    }
                    return response;
                }

                @Override
                public void close() {
                    transport.close();
                }
            });
            whole(harness);
            assertThat(foreign).isEmpty();
            assertThat(own).hasSizeGreaterThan(15);
        }
    }

    /** A run that is killed leaves the list as it is at that moment: it has all that is there, at every moment. */
    @Test
    void theListOfWhatWasMadeIsWholeAtEveryMoment() throws Exception {
        try (SandboxHarness harness = SandboxHarness.within(SandboxHarness.parsed(organization(Map.of())))) {
            Pattern names = Pattern.compile(BASE + "[a-z0-9-]*");
            AtomicInteger most = new AtomicInteger();
            harness.through(transport -> new Transport() {
                @Override
                public HttpResponse send(HttpRequest sent, Duration timeout) throws TransportException {
                    HttpResponse response = transport.send(sent, timeout);
                    Path list = directory.resolve(OwnResources.NAME);
                    Set<String> kept = new TreeSet<>();
                    Matcher keeps = names.matcher(Files.exists(list) ? read(list) : "");
                    while (keeps.find()) {
                        kept.add(keeps.group());
                    }
                    Matcher there = names.matcher(harness.sandbox().snapshot().toString());
                    while (there.find()) {
                        assertThat(kept).contains(there.group());
                    }
                    most.accumulateAndGet(kept.size(), Math::max);
                    return response;
                }

                @Override
                public void close() {
                    transport.close();
                }
            });
            whole(harness);
            assertThat(most).hasValueGreaterThanOrEqualTo(4);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aLowRateLimitMakesItSlowerAndNothingElse() throws Exception {
        ConformanceResult result = run("rateLimit: {requestsPerMinute: 50}\n" + organization(Map.of()));
        assertThat(ids(result, State.DIFFERS)).isEmpty();
        assertThat(result.count(State.HELD)).isGreaterThanOrEqualTo(115);
    }

    @Test
    void whenTheDeadlineNearsItRemovesWhatItMadeAndNothingElseBegins() throws Exception {
        try (SandboxHarness harness = SandboxHarness.within(SandboxHarness.parsed(organization(Map.of())))
                .within(Duration.ofMinutes(1))) {
            harness.through(transport -> new Transport() {
                @Override
                public HttpResponse send(HttpRequest sent, Duration timeout) throws TransportException {
                    harness.time().advance(Duration.ofMillis(500));
                    return transport.send(sent, timeout);
                }

                @Override
                public void close() {
                    transport.close();
                }
            });
            ConformanceResult result = whole(harness);
            assertThat(result.ended().orElseThrow()).endsWith("s of the deadline are left, which removing may need");
            assertThat(ids(result, State.DIFFERS)).isEmpty();
            assertThat(ids(result, State.NOT_SEEN)).contains("trunks.without-site");
        }
    }

    @Test
    void aRunKeepsBelowTheRateLimit() throws Exception {
        try (SandboxHarness harness = SandboxHarness.within(SandboxHarness.parsed(organization(Map.of())))) {
            PlatformCalls calls =
                    new PlatformCalls(harness.client(), new OwnResources(new OutputFiles(directory, new Redaction())));
            for (int i = 0; i < 500; i++) {
                calls.call(TokensApi.VALID, Query.NONE);
            }
            assertThat(harness.time().sleeps()).containsExactly(Duration.ofMinutes(1), Duration.ofMinutes(1));
            assertThat(calls.requests()).isEqualTo(500);
        }
    }

    /** As when the JVM is asked to stop: the request under way comes to its end, so that nothing is made without its id. */
    @ParameterizedTest
    @ValueSource(ints = {20, 41, 55, 63, 75, 90, 101, 111, 120, 133, 150, 170})
    void aRunThatIsAskedToStopLeavesNothing(int request) throws Exception {
        try (SandboxHarness harness = SandboxHarness.within(SandboxHarness.parsed(organization(Map.of())))) {
            JsonNode before = harness.sandbox().snapshot();
            AtomicInteger count = new AtomicInteger();
            AtomicReference<ConformanceRun> stopped = new AtomicReference<>();
            harness.through(transport -> new Transport() {
                @Override
                public HttpResponse send(HttpRequest sent, Duration timeout) throws TransportException {
                    if (count.incrementAndGet() == request) {
                        stopped.get().stop();
                    }
                    return transport.send(sent, timeout);
                }

                @Override
                public void close() {
                    transport.close();
                }
            });
            stopped.set(new ConformanceRun(
                    harness.client(),
                    Optional.of(BASE),
                    new OwnResources(new OutputFiles(directory, new Redaction())),
                    line -> {}));
            ConformanceResult result = stopped.get().run();
            assertThat(result.ended()).contains("the build was asked to stop");
            assertThat(result.left()).isEmpty();
            assertThat(harness.sandbox().snapshot()).isEqualTo(before);
            assertThat(directory.resolve(OwnResources.NAME)).doesNotExist();
        }
    }

    /** A busy day of the platform: all that can be seen of it is. */
    @Test
    void theRealisticOrganizationDiffersInWhatItSays() throws Exception {
        JsonNode realistic;
        try (var resource = SandboxOrganization.class.getResourceAsStream("realistic.yaml")) {
            realistic = new YAMLMapper().readTree(resource).path("switches");
        }
        Map<String, String> expected = new TreeMap<>();
        for (Assumption assumption : CATALOGUE.values()) {
            String key = assumption.setting().map(Setting::key).orElse("").replace("switches.", "");
            if (realistic.has(key)
                    && !SEEN_ELSEWHERE.contains(assumption.id())
                    && !realistic
                            .path(key)
                            .asText()
                            .equals(assumption.setting().orElseThrow().assumed())) {
                expected.put(assumption.id(), realistic.path(key).asText());
            }
        }
        // What takes a second is not counted in looks.
        expected.remove("lists.new-at-once");
        try (SandboxHarness harness = SandboxHarness.within(SandboxOrganization.realistic())) {
            ConformanceResult result = whole(harness);
            Map<String, String> found = new TreeMap<>();
            result.of(State.DIFFERS)
                    .forEach(conclusion ->
                            found.put(conclusion.id(), conclusion.value().orElse("")));
            assertThat(found).isEqualTo(expected).hasSize(8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"emptyList", "appended", "named"})
    void aRoleInAnotherDivisionShowsHowThatIsRefused(String refusal) throws Exception {
        String branch = "5ca1ab1e-0000-4000-8000-0000000000c9";
        String yaml = organization(Map.of("refusals.outsideDivision", refusal)) + """
                add:
                  clients:
                    - {name: Branch, id: %s, secret: branch-secret, roles: [{role: App Deployer, division: Branch}]}
                """.formatted(branch);
        try (SandboxHarness harness =
                SandboxHarness.within(SandboxHarness.parsed(yaml)).asClient(branch, "branch-secret")) {
            ConformanceResult result = whole(harness);
            assertThat(ids(result, State.DIFFERS))
                    .isEqualTo(refusal.equals("emptyList") ? Set.of() : Set.of("refusals.outside-division"));
            assertThat(result.conclusions())
                    .filteredOn(conclusion -> conclusion.id().equals("refusals.outside-division"))
                    .extracting(Conclusion::value)
                    .containsExactly(Optional.of(refusal));
        }
    }

    /** What the platform says is not the organization file's: it has settings that a sandbox takes, and nothing else. */
    @Test
    void aHostileServerWritesNothingIntoTheOrganizationFile() throws Exception {
        String yaml = organization(Map.of()).replace("refusals:\n", """
                refusals:
                  message: "{message} <script>\\e[31m"
                """);
        try (SandboxHarness harness = SandboxHarness.within(SandboxHarness.parsed(yaml))
                .asClient(SandboxHarness.ADMIN, SandboxHarness.SECRET)) {
            String written = ConformanceReport.organization(run(harness, true));
            assertThat(written).doesNotContain("<script", "\u001b");
            assertThat(SandboxOrganization.parse(written)).isNotNull();
        }
    }
}
