package io.github.premiumdeploy.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.maven.Expressions;
import io.github.premiumdeploy.run.TargetEntry;
import java.io.File;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.maven.api.di.Provides;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.component.configurator.expression.DefaultExpressionEvaluator;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.junit.jupiter.api.Test;

/** Every parameter of the goals that work on an organization: what the POM says, and what holds where it says nothing. */
@MojoTest
class ParameterBindingTest {

    private static final String POMS = "src/test/resources/io/github/premiumdeploy/mojo/";

    /** The project that the defaults are taken from. */
    @Provides
    @SuppressWarnings("unused") // The harness calls it.
    private static MavenProject project() {
        Model model = new Model();
        model.setGroupId("io.github.premiumdeploy.test");
        model.setArtifactId("acme-phone");
        model.setVersion("4.5.6");
        model.setName("Acme Phone of the project");
        model.setDescription("What the project says");
        Build build = new Build();
        build.setDirectory(new File("somewhere/target").getAbsolutePath());
        model.setBuild(build);
        return new MavenProject(model);
    }

    /** The values of all user parameters of a goal, as text. */
    private static Map<String, String> values(AbstractMojo mojo) throws IllegalAccessException {
        Map<String, String> values = new TreeMap<>();
        for (Class<?> type = mojo.getClass(); type != AbstractMojo.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (PluginDescriptorTest.userParameters(mojo.getClass()).contains(field.getName())) {
                    field.setAccessible(true);
                    Object value = field.get(mojo);
                    values.put(
                            field.getName(),
                            field.getName().equals("targets")
                                    ? members(mojo).stream()
                                            .map(TargetEntry::id)
                                            .collect(Collectors.joining(", "))
                                    : String.valueOf(value));
                }
            }
        }
        assertThat(values.keySet()).isEqualTo(PluginDescriptorTest.userParameters(mojo.getClass()));
        return values;
    }

    /** The targets of a goal, in which nothing is to be evaluated. */
    private static List<TargetEntry> members(AbstractMojo mojo) throws IllegalAccessException {
        try {
            Field field = AbstractTargetMojo.class.getDeclaredField("targets");
            field.setAccessible(true);
            return TargetElement.entries(
                    (PlexusConfiguration) field.get(mojo), new Expressions(new DefaultExpressionEvaluator()));
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> common() {
        Map<String, String> values = new TreeMap<>();
        values.put("skip", "true");
        values.put("serverId", "production");
        values.put("region", "eu-west-1");
        values.put("apiUrl", "https://api.example");
        values.put("loginUrl", "https://login.example");
        values.put("organizationId", "org-1");
        values.put("requireOrganizationId", "true");
        values.put("premiumAppsPath", "/api/v3/apps");
        values.put("premiumAppsPermission", "apps:app:add");
        values.put("premiumAppsScope", "apps");
        values.put("premiumAppsFeature", "Premium");
        values.put("organizationCapabilitiesPath", "/api/v3/capabilities");
        values.put("connectTimeout", "1s");
        values.put("requestTimeout", "2s");
        values.put("deadline", "3m");
        values.put("descriptor", new File("app.yaml").getAbsolutePath());
        values.put("targets", "eu-1, us-1");
        values.put("targetsFile", new File("targets.yaml").getAbsolutePath());
        values.put("target", "eu-1");
        values.put("shard", "1/2");
        values.put("parallelism", "3");
        values.put("failAtEnd", "false");
        values.put("waves", "eu-1;us-1");
        values.put("maxFailures", "2");
        values.put("contract", "live");
        values.put("contractFile", new File("contract.json").getAbsolutePath());
        values.put("outputDirectory", new File("somewhere").getAbsolutePath());
        return values;
    }

    private static Map<String, String> standards() {
        Map<String, String> values = new TreeMap<>();
        values.put("skip", "false");
        values.put("serverId", "genesyscloud");
        values.put("region", "null");
        values.put("apiUrl", "null");
        values.put("loginUrl", "null");
        values.put("organizationId", "null");
        values.put("requireOrganizationId", "false");
        values.put("premiumAppsPath", "/api/v2/apps/premium");
        values.put("premiumAppsPermission", "admin:app:write");
        values.put("premiumAppsScope", "admin:app:write");
        values.put("premiumAppsFeature", "AppFoundry Premium");
        values.put("organizationCapabilitiesPath", "/api/v2/organizationCapabilities");
        values.put("connectTimeout", "PT10S");
        values.put("requestTimeout", "PT30S");
        values.put("deadline", "PT10M");
        values.put("descriptor", "null");
        values.put("targets", "");
        values.put("targetsFile", "null");
        values.put("target", "null");
        values.put("shard", "null");
        values.put("parallelism", "8");
        values.put("failAtEnd", "true");
        values.put("waves", "null");
        values.put("maxFailures", "null");
        values.put("contract", "compiled");
        values.put("contractFile", "null");
        return values;
    }

    private static void assertValues(Map<String, String> actual, Map<String, String> expected) {
        Map<String, String> comparable = new TreeMap<>(actual);
        comparable.compute("outputDirectory", (name, value) -> new File(value).getAbsolutePath());
        for (String file : List.of("descriptor", "secretsFile", "targetsFile", "contractFile")) {
            comparable.computeIfPresent(
                    file, (name, value) -> value.equals("null") ? value : new File(value).getAbsolutePath());
        }
        assertThat(comparable).isEqualTo(expected);
    }

    @Test
    @InjectMojo(goal = "premium-deploy", pom = POMS + "configured/pom.xml")
    void takesAllOfPremiumDeployFromThePom(PremiumDeployMojo mojo) throws Exception {
        Map<String, String> expected = common();
        expected.put("applicationId", "app-1");
        expected.put("environmentId", "staging");
        expected.put("name", "Acme Phone");
        expected.put("description", "Calls");
        expected.put("version", "2.0");
        expected.put("properties", "{channel=beta}");
        expected.put("resume", "true");
        expected.put("deployAtEnd", "true");
        expected.put("preflight", "false");
        expected.put("onFailure", "rollback");
        expected.put("secretsFile", new File("secrets.json").getAbsolutePath());
        expected.put("renewSecrets", "Backend");
        expected.put("prune", "true");
        expected.put("pruneConfirm", "0123456789ab");
        expected.put("pruneLimit", "3");
        expected.put("pruneInclude", "ACME_2_*");
        expected.put("adopt", "none");
        assertValues(values(mojo), expected);
    }

    @Test
    @InjectMojo(goal = "check-permissions", pom = POMS + "configured/pom.xml")
    void takesAllOfCheckPermissionsFromThePom(CheckPermissionsMojo mojo) throws Exception {
        Map<String, String> expected = common();
        expected.put("failOnMissing", "false");
        expected.put("forGoal", "all");
        expected.put("probe", "false");
        expected.put("applicationId", "app-1");
        expected.put("environmentId", "staging");
        assertValues(values(mojo), expected);
    }

    @Test
    @InjectMojo(goal = "premium-deploy", pom = POMS + "standard/pom.xml")
    void hasTheDocumentedDefaultsOfPremiumDeploy(PremiumDeployMojo mojo) throws Exception {
        Map<String, String> actual = values(mojo);
        Map<String, String> expected = standards();
        expected.put("outputDirectory", new File("somewhere/target/genesyscloud").getAbsolutePath());
        expected.put("applicationId", "null");
        expected.put("environmentId", "null");
        expected.put("name", "Acme Phone of the project");
        expected.put("description", "What the project says");
        expected.put("version", "4.5.6");
        expected.put("properties", "{}");
        expected.put("resume", "false");
        expected.put("deployAtEnd", "false");
        expected.put("preflight", "true");
        expected.put("onFailure", "keep");
        expected.put("secretsFile", "null");
        expected.put("renewSecrets", "null");
        expected.put("prune", "false");
        expected.put("pruneConfirm", "null");
        expected.put("pruneLimit", "10");
        expected.put("pruneInclude", "null");
        expected.put("adopt", "all");
        assertValues(actual, expected);
    }

    @Test
    @InjectMojo(goal = "check-permissions", pom = POMS + "standard/pom.xml")
    void hasTheDocumentedDefaultsOfCheckPermissions(CheckPermissionsMojo mojo) throws Exception {
        Map<String, String> actual = values(mojo);
        Map<String, String> expected = standards();
        expected.put("outputDirectory", new File("somewhere/target/genesyscloud").getAbsolutePath());
        expected.put("failOnMissing", "true");
        expected.put("forGoal", "premium-deploy");
        expected.put("probe", "true");
        expected.put("applicationId", "null");
        expected.put("environmentId", "null");
        assertValues(actual, expected);
    }

    @Test
    @InjectMojo(goal = "premium-deploy", pom = POMS + "configured/pom.xml")
    void takesWhatATargetSaysItselfFromThePom(PremiumDeployMojo mojo) throws Exception {
        List<TargetEntry> members = members(mojo);
        assertThat(members).extracting(TargetEntry::id).containsExactly("eu-1", "us-1");
        TargetEntry full = members.get(0);
        assertThat(TargetEntry.NAMES)
                .allSatisfy(name -> assertThat(full.values().value(name)).contains("of eu-1: " + name));
        assertThat(full.properties()).isEqualTo(Map.of("channel", "stable"));
        assertThat(TargetEntry.NAMES)
                .allSatisfy(
                        name -> assertThat(members.get(1).values().value(name)).isEmpty());
        assertThat(members.get(1).properties()).isEmpty();
    }

    @Test
    @InjectMojo(goal = "required-permissions", pom = POMS + "configured/pom.xml")
    void takesAllOfRequiredPermissionsFromThePom(RequiredPermissionsMojo mojo) throws Exception {
        Map<String, String> expected = new TreeMap<>();
        expected.put("skip", "true");
        expected.put("descriptor", new File("app.yaml").getAbsolutePath());
        expected.put("forGoal", "all");
        expected.put("applicationId", "app-1");
        expected.put("environmentId", "staging");
        expected.put("premiumAppsPath", "/api/v3/apps");
        expected.put("premiumAppsPermission", "apps:app:add");
        expected.put("premiumAppsScope", "apps");
        expected.put("contract", "live");
        expected.put("contractFile", new File("contract.json").getAbsolutePath());
        expected.put("region", "eu-west-1");
        expected.put("apiUrl", "https://api.example");
        expected.put("outputDirectory", new File("somewhere").getAbsolutePath());
        assertValues(values(mojo), expected);
    }

    @Test
    @InjectMojo(goal = "required-permissions", pom = POMS + "standard/pom.xml")
    void hasTheDocumentedDefaultsOfRequiredPermissions(RequiredPermissionsMojo mojo) throws Exception {
        Map<String, String> expected = new TreeMap<>();
        expected.put("skip", "false");
        expected.put("descriptor", "null");
        expected.put("forGoal", "premium-deploy");
        expected.put("applicationId", "null");
        expected.put("environmentId", "null");
        expected.put("premiumAppsPath", "/api/v2/apps/premium");
        expected.put("premiumAppsPermission", "admin:app:write");
        expected.put("premiumAppsScope", "admin:app:write");
        expected.put("contract", "compiled");
        expected.put("contractFile", "null");
        expected.put("region", "null");
        expected.put("apiUrl", "null");
        expected.put("outputDirectory", new File("somewhere/target/genesyscloud").getAbsolutePath());
        assertValues(values(mojo), expected);
    }

    @Test
    @InjectMojo(goal = "check-contract", pom = POMS + "configured/pom.xml")
    void takesAllOfCheckContractFromThePom(CheckContractMojo mojo) throws Exception {
        Map<String, String> expected = checkContract();
        expected.put("contractScope", "all");
        expected.put("failOnDrift", "false");
        expected.put("skip", "true");
        expected.put("descriptor", new File("app.yaml").getAbsolutePath());
        expected.put("applicationId", "app-1");
        expected.put("environmentId", "staging");
        expected.put("premiumAppsPath", "/api/v3/apps");
        expected.put("premiumAppsPermission", "apps:app:add");
        expected.put("premiumAppsScope", "apps");
        expected.put("contractFile", new File("contract.json").getAbsolutePath());
        expected.put("region", "eu-west-1");
        expected.put("apiUrl", "https://api.example");
        expected.put("connectTimeout", "1s");
        expected.put("deadline", "3m");
        expected.put("outputDirectory", new File("somewhere").getAbsolutePath());
        assertValues(values(mojo), expected);
    }

    @Test
    @InjectMojo(goal = "check-contract", pom = POMS + "standard/pom.xml")
    void hasTheDocumentedDefaultsOfCheckContract(CheckContractMojo mojo) throws Exception {
        assertValues(values(mojo), checkContract());
    }

    private static Map<String, String> checkContract() {
        Map<String, String> expected = new TreeMap<>();
        expected.put("contractScope", "descriptor");
        expected.put("failOnDrift", "true");
        expected.put("skip", "false");
        for (String name :
                List.of("descriptor", "applicationId", "environmentId", "contractFile", "region", "apiUrl")) {
            expected.put(name, "null");
        }
        expected.put("premiumAppsPath", "/api/v2/apps/premium");
        expected.put("premiumAppsPermission", "admin:app:write");
        expected.put("premiumAppsScope", "admin:app:write");
        expected.put("connectTimeout", "PT10S");
        expected.put("deadline", "PT10M");
        expected.put("outputDirectory", new File("somewhere/target/genesyscloud").getAbsolutePath());
        return expected;
    }
}
