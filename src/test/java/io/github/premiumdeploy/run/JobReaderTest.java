package io.github.premiumdeploy.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.premiumdeploy.apply.RunResult;
import io.github.premiumdeploy.maven.DeclaredParameters;
import io.github.premiumdeploy.maven.MavenSettings;
import io.github.premiumdeploy.maven.ProjectValues;
import io.github.premiumdeploy.plan.PruneList;
import io.github.premiumdeploy.target.Adopt;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.PremiumApp.Submission;
import io.github.premiumdeploy.target.Problem;
import io.github.premiumdeploy.target.Problems;
import io.github.premiumdeploy.text.Redaction;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a list of targets and what they have in common become jobs. */
class JobReaderTest {

    private static final String DESCRIPTOR = """
            prefix: "%s"
            premiumAppIntegrationTypeId: premium-app-acme
            provisioningInfo:
              ws-data-actions:
                - name: CRM
                  credentialType: basicAuth
                  credentials: {userName: crm, password: "%s"}
            """;

    private final Problems problems = new Problems();
    private final Parameters common = new Parameters()
            .with("region", "eu-west-1")
            .with("applicationId", "app")
            .with("environmentId", "staging")
            .with("premiumAppsPath", "/api/v2/apps/premium");
    private final List<String> decrypted = new ArrayList<>();
    private final Settings settings = new Settings();
    private final Redaction redaction = new Redaction();
    private final TestLog log = new TestLog();
    private final Problems ofGoal = new Problems();
    private boolean descriptorIsNeeded;

    @TempDir
    private Path directory;

    @BeforeEach
    void servers() {
        for (String id : List.of("genesyscloud", "one", "two", "unused", "crm")) {
            Server server = new Server();
            server.setId(id);
            server.setUsername("client of " + id);
            server.setPassword("secret of " + id);
            settings.addServer(server);
        }
    }

    /** Decrypts nothing, and remembers what it was asked for. */
    private SettingsDecrypter decrypter() {
        return (SettingsDecryptionRequest request) -> {
            Server server = request.getServers().get(0);
            decrypted.add(server.getId());
            return (SettingsDecryptionResult) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {SettingsDecryptionResult.class},
                    (proxy, method, arguments) -> method.getName().equals("getServer") ? server : List.of());
        };
    }

    @SuppressWarnings("deprecation") // The only constructor that needs no container of components.
    private JobReader reader() {
        MavenProject project = new MavenProject();
        project.setFile(new File(directory.toFile(), "pom.xml"));
        MavenSession session = new MavenSession(
                null,
                null,
                new DefaultMavenExecutionRequest()
                        .setUserProperties(new Properties())
                        .setSystemProperties(new Properties()),
                new DefaultMavenExecutionResult());
        MavenSettings known = new MavenSettings(settings, decrypter());
        Build build = new TestBuild(
                directory, log, redaction, known, new ProjectValues(session, project, known), Optional.empty());
        return new JobReader(
                build,
                new Configuration(
                        new Parameters()
                                .with(
                                        "outputDirectory",
                                        directory.resolve("out").toString())
                                .overriddenBy(common),
                        Map.of("channel", "beta", "tier", "1"),
                        List.of(),
                        DeclaredParameters.names()),
                this::needing,
                ofGoal);
    }

    private Needing needing(Parameters parameters, Problems found) {
        return new Needing(
                descriptorIsNeeded,
                Adopt.read(parameters, found),
                parameters.value("environmentId").orElse(""));
    }

    /** A goal that works with a descriptor or a submission, or with nothing but a descriptor. */
    private record Needing(boolean needsDescriptor, Adopt adopt, String environment) implements TargetGoal {
        @Override
        public String name() {
            return "premium-deploy";
        }

        @Override
        public boolean needsDescriptorOrSubmission() {
            return true;
        }

        @Override
        public RunResult<TargetResult> on(TargetRun run) {
            throw new AssertionError("nothing is run here");
        }
    }

    private static TargetEntry member(String id, String... values) {
        Parameters parameters = new Parameters();
        for (int i = 0; i < values.length; i += 2) {
            parameters.with(values[i], values[i + 1]);
        }
        return new TargetEntry(id, parameters, Map.of(), "");
    }

    private Optional<Job> one() throws GoalFailedException {
        JobReader reader = reader();
        return reader.complete(reader.draft(problems), problems);
    }

    private List<Job> jobs(TargetEntry... members) {
        return reader().all(List.of(members), problems);
    }

    private List<String> texts() {
        return problems.all().stream().map(Problem::what).toList();
    }

    private void write(String name, String prefix, String password) throws IOException {
        Files.writeString(directory.resolve(name), DESCRIPTOR.formatted(prefix, password));
    }

    @Test
    void takesFromTheCommonConfigurationWhatATargetDoesNotSay() {
        TargetEntry two = new TargetEntry(
                "two",
                new Parameters().with("environmentId", "production").with("serverId", "two"),
                Map.of("channel", "stable"),
                "");
        List<Job> jobs = jobs(member("one", "serverId", "one", "region", "us-east-1"), two);
        assertThat(problems.all()).isEmpty();
        assertThat(jobs).extracting(job -> job.target().id()).containsExactly("one", "two");
        assertThat(jobs)
                .extracting(job -> job.target().apiUrl().getHost())
                .containsExactly("api.mypurecloud.com", "api.mypurecloud.ie");
        assertThat(jobs)
                .extracting(Job::directory)
                .containsExactly(directory.resolve("out/one"), directory.resolve("out/two"));
        Submission submission = jobs.get(1).app().submission().orElseThrow();
        assertThat(submission.environmentId()).isEqualTo("production");
        assertThat(submission.more()).isEqualTo(Map.of("channel", "stable", "tier", "1"));
        assertThat(decrypted).as("only servers in use").containsExactly("one", "two");
    }

    @Test
    void tellsAllProblemsOfAllTargetsAndEachOnce() {
        common.with("region", "nowhere").with("applicationId", "");
        jobs(
                member("a"),
                member("b", "deadline", "soon"),
                member("c"),
                member("d"),
                member("e"),
                member("f"),
                member("g", "region", "eu-west-1"));
        assertThat(texts())
                .containsExactly(
                        "Targets \"a\", \"b\", \"c\", \"d\", \"e\" and 1 more: <region> is \"nowhere\", which is neither a"
                                + " known AWS region nor a domain",
                        "Target \"b\": <deadline> is \"soon\", which is not a duration");
    }

    /** What cannot be used is told where it is read, and nothing that follows from it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "region: '${x}'",
                "region: ''",
                "region: 1",
                "apiUrl: '${x}', loginUrl: https://login.example",
                "serverId: '${x}'",
                "serverId: null",
                "descriptor: '${x}'",
                "descriptor: [app.yaml]",
                "secretsFile: '${x}'",
                "applicationId: '${x}'",
                "environmentId: ''",
                "organizationId: '${x}'",
                "deadline: '${x}'",
                "premiumAppsPermission: '${x}'"
            })
    void tellsOneProblemOfAValueThatATargetsFileCannotHave(String field) throws Exception {
        common.with("requireOrganizationId", "true").with("environmentId", "");
        Path file = Files.writeString(
                directory.resolve("targets.yaml"),
                "- {id: one, " + field
                        + (field.startsWith("organizationId")
                                ? ""
                                : ", organizationId: 5ca1ab1e-0000-4000-8000-000000000001")
                        + (field.startsWith("environmentId") ? "" : ", environmentId: staging")
                        + "}\n");
        List<TargetEntry> listed = TargetsFile.read(file, "targets.yaml", DeclaredParameters.names(), problems);
        TargetIds.check(listed, problems);
        jobs(listed.toArray(TargetEntry[]::new));
        assertThat(texts()).singleElement().asString().startsWith("Target \"one\" (targets.yaml:1:");
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void tellsOneProblemOfAnIdThatATargetsFileCannotHave() throws Exception {
        Path file = Files.writeString(directory.resolve("targets.yaml"), "- {id: '${x}'}\n- {id: 7}\n- {id: null}\n");
        TargetIds.check(TargetsFile.read(file, "targets.yaml", DeclaredParameters.names(), problems), problems);
        assertThat(texts())
                .containsExactly(
                        "Target \"${x}\" (targets.yaml:1:8) has id with ${x}, and nothing is replaced in this file",
                        "Target number 2 (targets.yaml:2:8) has an id that is no text",
                        "Target number 3 (targets.yaml:3:8) has no value for id");
    }

    @Test
    void readsTheGoalsOwnParametersOfEachTarget() {
        List<Job> jobs =
                jobs(member("one", "serverId", "one"), member("two", "serverId", "two", "environmentId", "production"));
        assertThat(problems.all()).isEmpty();
        assertThat(jobs)
                .extracting(job -> ((Needing) job.goal()).environment())
                .containsExactly("staging", "production");
    }

    @Test
    void tellsWhatIsWrongWithTheGoalsOwnParametersOnceForAllOrOfTheTargetThatSaysIt() {
        common.with("adopt", "some");
        jobs(member("a"), member("b", "adopt", "nothing"));
        assertThat(ofGoal.all())
                .extracting(Problem::what)
                .singleElement()
                .asString()
                .startsWith("<adopt> is \"some\"");
        assertThat(texts()).singleElement().asString().startsWith("Target \"b\": <adopt> is \"nothing\"");
    }

    @Test
    void readsADescriptorOnceHoweverManyTargetsShareIt() throws Exception {
        write("app.yaml", "ACME_", "x-password");
        List<Job> jobs = jobs(
                member("a", "descriptor", "app.yaml", "serverId", "one"),
                member("b", "descriptor", "app.yaml", "serverId", "two"));
        assertThat(problems.all()).isEmpty();
        assertThat(jobs.get(0).descriptor().orElseThrow())
                .isSameAs(jobs.get(1).descriptor().orElseThrow());
    }

    @Test
    void knowsTheTargetBeforeTheDescriptorIsRead() throws Exception {
        Files.writeString(directory.resolve("app.yaml"), "{}");
        common.with("descriptor", "app.yaml");
        JobReader reader = reader();
        JobDraft draft = reader.draft(problems);
        assertThat(draft.soundTarget(problems))
                .hasValueSatisfying(target -> assertThat(target.apiUrl()).hasHost("api.mypurecloud.ie"));
        assertThatThrownBy(() -> reader.complete(draft, problems)).isInstanceOf(GoalFailedException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "pruneLimit,many",
        "secretsFile,.",
        "region,nowhere",
        "premiumAppsPath,no path",
        "descriptor,absent.yaml"
    })
    void holdsNoTargetForSoundWhereAnythingElseIsWrong(String parameter, String value) throws Exception {
        Files.writeString(directory.resolve("app.yaml"), "{}");
        common.with("descriptor", "app.yaml").with(parameter, value);
        assertThat(reader().draft(problems).soundTarget(problems)).isEmpty();
    }

    @Test
    void tellsWhatIsWrongWithADescriptorAsAProblemOfItsTargets() throws Exception {
        Files.writeString(directory.resolve("app.yaml"), "{}");
        descriptorIsNeeded = true;
        jobs(
                member("a", "descriptor", "app.yaml"),
                member("b", "descriptor", "app.yaml"),
                member("c", "descriptor", "absent.yaml"),
                member("d"));
        assertThat(texts())
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo("Targets \"a\", \"b\": The descriptor has 2 problems"),
                        second ->
                                assertThat(second).isEqualTo("Target \"c\": The descriptor absent.yaml does not exist"),
                        third -> assertThat(third)
                                .isEqualTo(
                                        "Target \"d\": There is no descriptor, and this goal works with nothing else"));
    }

    @Test
    void givesEachTargetASecretsFileOfItsOwn() {
        common.with("secretsFile", "secrets/clients.json");
        assertThat(jobs(member("eu.1"), member("us-1"), member("own", "secretsFile", "own.json")))
                .extracting(job -> job.secretsFile().orElseThrow())
                .containsExactly(
                        directory.resolve("secrets/clients-eu.1.json"),
                        directory.resolve("secrets/clients-us-1.json"),
                        directory.resolve("own.json"));
        assertThat(JobReader.ofTarget(Path.of("secrets"), "a")).isEqualTo(Path.of("secrets-a"));
        assertThat(JobReader.ofTarget(Path.of(".secrets"), "a")).isEqualTo(Path.of(".secrets-a"));
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void refusesTwoTargetsWithOneSecretsFile() {
        jobs(member("a", "secretsFile", "x/../own.json"), member("b", "secretsFile", "own.json"));
        assertThat(texts())
                .containsExactly(
                        "Targets \"a\" and \"b\" have the same <secretsFile> " + directory.resolve("own.json"));
    }

    @Test
    void refusesToMakeTheSameResourcesTwiceInOneOrganization() throws Exception {
        write("app.yaml", "ACME_", "x-password");
        write("other.yaml", "OTHER_", "x-password");
        common.with("descriptor", "app.yaml");
        jobs(member("a"), member("b"), member("c", "descriptor", "other.yaml"), member("d", "serverId", "one"));
        assertThat(texts())
                .containsExactly("Targets \"a\" and \"b\" are one organization: they have the same address, the same"
                        + " credentials (<server> \"genesyscloud\" of settings.xml) and the same prefix");
    }

    @Test
    void hasADigestThatAnythingButASecretChanges() throws Exception {
        write("app.yaml", "ACME_", "x-password");
        write("secret.yaml", "ACME_", "y-password");
        write("of-settings.yaml", "ACME_", "@settings.crm.password@");
        write("prefix.yaml", "ACMF_", "x-password");
        common.with("descriptor", "app.yaml").with("target", "x");
        String digest = digest();
        assertThat(digest).matches("sha256:[0-9a-f]{64}").isEqualTo(digest());
        assertThat(digest("descriptor", "secret.yaml")).isEqualTo(digest);
        String ofSettings = digest("descriptor", "of-settings.yaml");
        settings.getServer("crm").setPassword("a new one");
        assertThat(digest("descriptor", "of-settings.yaml")).isEqualTo(ofSettings);
        common.with("descriptor", "app.yaml");
        for (String[] changed : List.of(
                new String[] {"descriptor", "prefix.yaml"},
                new String[] {"applicationId", "app2"},
                new String[] {"environmentId", "production"},
                new String[] {"version", "2"},
                new String[] {"name", "2"},
                new String[] {"region", "us-east-1"},
                new String[] {"organizationId", "o"},
                new String[] {"serverId", "two"},
                new String[] {"prune", "true"},
                new String[] {"pruneConfirm", "0123456789ab"},
                new String[] {"pruneInclude", "ACME_2_*"})) {
            String before = digest();
            assertThat(digest(changed)).as(changed[0]).isNotEqualTo(before);
        }
        Job job = one().orElseThrow();
        assertThat(job.digest("undeploy")).isNotEqualTo(job.digest("premium-deploy"));
    }

    private String digest(String... changed) throws GoalFailedException {
        if (changed.length > 0) {
            common.with(changed[0], changed[1]);
        }
        String digest = one().orElseThrow().digest("premium-deploy");
        assertThat(problems.all()).isEmpty();
        return digest;
    }

    @Test
    void refusesOneConfirmationForTheListsOfSeveralTargets() throws Exception {
        common.with("prune", "true").with("pruneConfirm", "0123456789ab");
        TargetEntry one = new TargetEntry("one", new Parameters().with("serverId", "one"), Map.of(), "");
        TargetEntry two = new TargetEntry("two", new Parameters().with("serverId", "two"), Map.of(), "");
        assertThat(reader().all(List.of(one), problems)).hasSize(1);
        assertThat(problems.all()).isEmpty();
        reader().all(List.of(one, two), problems);
        assertThat(problems.all())
                .extracting(Problem::what)
                .containsExactly(
                        "<pruneConfirm> is given for all of 2 targets, and stands for what one organization has");
        Problems none = new Problems();
        TargetEntry own = new TargetEntry(
                "two", new Parameters().with("serverId", "two").with("pruneConfirm", "ba9876543210"), Map.of(), "");
        TargetEntry ownToo = new TargetEntry(
                "one", new Parameters().with("serverId", "one").with("pruneConfirm", "aa9876543210"), Map.of(), "");
        List<Job> jobs = reader().all(List.of(ownToo, own), none);
        assertThat(none.all()).isEmpty();
        assertThat(jobs.get(1).pruning().compare("ba9876543210")).isEqualTo(PruneList.Confirmation.EQUAL);
    }

    @Test
    void keepsSecretsOutOfWhatItPresents() throws Exception {
        write("app.yaml", "ACME_", "@settings.crm.password@");
        common.with("descriptor", "app.yaml");
        String presentable = one().orElseThrow().descriptor().orElseThrow().presentable();
        assertThat(presentable)
                .contains("\"password\":\"@settings.crm.password@\"")
                .doesNotContain("secret of crm");
        write("app.yaml", "ACME_", "plain");
        assertThat(one().orElseThrow().descriptor().orElseThrow().presentable()).contains("\"password\":\"****\"");
    }
}
