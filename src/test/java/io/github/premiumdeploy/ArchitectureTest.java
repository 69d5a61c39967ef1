package io.github.premiumdeploy;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.github.premiumdeploy.http.Sleeper;
import io.github.premiumdeploy.mojo.SandboxRunMojo;
import java.io.File;
import java.io.ObjectInputStream;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.attribute.FileAttribute;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.TrustManager;

/** The arrows between the packages, and what no class does. */
@AnalyzeClasses(packages = ArchitectureTest.BASE, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    static final String BASE = "io.github.premiumdeploy";

    @ArchTest
    static final ArchRule ARROWS_POINT_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(BASE + "..")
            .layer("text")
            .definedBy(BASE + ".text..")
            .layer("target")
            .definedBy(BASE + ".target..")
            .optionalLayer("descriptor")
            .definedBy(BASE + ".descriptor..")
            .layer("http")
            .definedBy(BASE + ".http..")
            .layer("genesys")
            .definedBy(BASE + ".genesys..")
            .layer("access")
            .definedBy(BASE + ".access..")
            .layer("plan")
            .definedBy(BASE + ".plan..")
            .layer("importing")
            .definedBy(BASE + ".importing..")
            .layer("apply")
            .definedBy(BASE + ".apply..")
            .layer("submit")
            .definedBy(BASE + ".submit..")
            .layer("report")
            .definedBy(BASE + ".report..")
            .layer("conformance")
            .definedBy(BASE + ".conformance..")
            .layer("run")
            .definedBy(BASE + ".run..")
            .layer("maven")
            .definedBy(BASE + ".maven..")
            .layer("sandbox")
            .definedBy(BASE + ".sandbox..")
            .layer("mojo")
            .definedBy(BASE + ".mojo..")
            .whereLayer("text")
            .mayNotAccessAnyLayer()
            .whereLayer("target")
            .mayOnlyAccessLayers("text")
            .whereLayer("http")
            .mayOnlyAccessLayers("target", "text")
            .whereLayer("genesys")
            .mayOnlyAccessLayers("http", "target", "text")
            .whereLayer("access")
            .mayOnlyAccessLayers("genesys", "http", "target", "text")
            .whereLayer("plan")
            .mayOnlyAccessLayers("access", "genesys", "http", "target", "descriptor", "text")
            .whereLayer("importing")
            .mayOnlyAccessLayers("plan", "access", "genesys", "http", "target", "descriptor", "text")
            .whereLayer("apply")
            .mayOnlyAccessLayers("plan", "access", "genesys", "http", "target", "text")
            .whereLayer("submit")
            .mayOnlyAccessLayers("apply", "plan", "access", "genesys", "http", "target", "text")
            .whereLayer("report")
            .mayOnlyAccessLayers("submit", "apply", "plan", "access", "genesys", "http", "descriptor", "target", "text")
            .whereLayer("conformance")
            .mayOnlyAccessLayers("report", "plan", "access", "genesys", "http", "target", "text")
            .whereLayer("run")
            .mayOnlyAccessLayers(
                    "conformance",
                    "report",
                    "importing",
                    "submit",
                    "apply",
                    "plan",
                    "access",
                    "genesys",
                    "http",
                    "descriptor",
                    "target",
                    "text")
            .whereLayer("maven")
            .mayOnlyAccessLayers("run", "report", "access", "descriptor", "target", "http", "text")
            .whereLayer("sandbox")
            .mayOnlyAccessLayers("genesys", "text")
            .whereLayer("mojo")
            .mayNotBeAccessedByAnyLayer()
            .ensureAllClassesAreContainedInArchitecture();

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CYCLE =
            slices().matching(BASE + ".(*)..").should().beFreeOfCycles();

    /** Nor do packages within one, such as what reads scripts within what reads descriptors. */
    @ArchTest
    static final ArchRule SUBPACKAGES_FORM_NO_CYCLE =
            slices().matching(BASE + ".(**)").should().beFreeOfCycles();

    /** What may be there or not is another method, or another type. */
    @ArchTest
    static final ArchRule NO_METHOD_TAKES_AN_OPTIONAL = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(BASE + ".apply..", BASE + ".report..", BASE + ".target..", BASE + ".importing..")
            .and()
            .haveNameNotMatching("lambda\\$.*")
            .should()
            .haveRawParameterTypes(DescribedPredicate.describe(
                    "an Optional",
                    (List<JavaClass> types) -> types.stream().anyMatch(type -> type.isEquivalentTo(Optional.class))));

    /** Whoever reads a name knows which class is meant. */
    @ArchTest
    static void noTwoClassesHaveOneName(JavaClasses classes) {
        Map<String, List<String>> byName = classes.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(one -> !one.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName, Collectors.mapping(JavaClass::getName, Collectors.toList())));
        assertThat(byName.values()).allSatisfy(same -> assertThat(same).hasSize(1));
    }

    /** A plan is data: the kinds build it, and what applies it knows none of them. */
    @ArchTest
    static final ArchRule WHAT_PLANS_AND_APPLIES_KNOWS_NO_KIND = noClasses()
            .that(resideInAnyPackage(
                    BASE + ".plan",
                    BASE + ".plan.secrets..",
                    BASE + ".importing..",
                    BASE + ".apply..",
                    BASE + ".submit..",
                    BASE + ".report.."))
            .should()
            .dependOnClassesThat(resideInAPackage(BASE + ".plan.kind.."));

    @ArchTest
    static final ArchRule WHAT_SECRETS_ARE_KEPT_IN_KNOWS_NO_PLAN = noClasses()
            .that(resideInAPackage(BASE + ".plan.secrets.."))
            .should()
            .dependOnClassesThat(resideInAnyPackage(BASE + ".plan", BASE + ".access.."));

    /** {@code Optional} is for answers. The components of a record are answers, too. */
    @ArchTest
    static void nobodyTakesAnOptional(JavaClasses classes) {
        List<String> taking = classes.stream()
                .filter(resideInAnyPackage(BASE + ".plan..", BASE + ".run..", BASE + ".importing.."))
                .flatMap(one -> one.getCodeUnits().stream())
                .filter(unit -> !unit.getName().startsWith("lambda$"))
                .filter(unit -> !(unit.isConstructor() && unit.getOwner().isRecord()))
                .filter(unit ->
                        unit.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Optional.class)))
                .map(JavaCodeUnit::getFullName)
                .toList();
        assertThat(taking).isEmpty();
    }

    @ArchTest
    static final ArchRule ONLY_MOJO_AND_MAVEN_KNOW_MAVEN = noClasses()
            .that(resideInAnyPackageBut("mojo", "maven"))
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.apache.maven..", "javax.inject..", "org.codehaus.plexus.."));

    /** A goal holds parameters and makes one call: what is done is in {@code run}. */
    @ArchTest
    static final ArchRule GOALS_DO_NOTHING_BY_THEMSELVES = noClasses()
            .that()
            .resideInAPackage(BASE + ".mojo..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(BASE + ".access..", "com.fasterxml.."));

    @ArchTest
    static final ArchRule NO_NAME_SHADOWS_ONE_OF_THE_JDK_OR_MAVEN = noClasses()
            .that(resideInAnyPackage(
                    BASE + ".mojo..",
                    BASE + ".maven..",
                    BASE + ".run..",
                    BASE + ".report..",
                    BASE + ".plan..",
                    BASE + ".apply..",
                    BASE + ".submit.."))
            .should(beNamedAsAClassOf(
                    "java.lang",
                    "java.io",
                    "java.net",
                    "java.nio.file",
                    "java.nio.channels",
                    "java.time",
                    "java.util",
                    "java.util.concurrent",
                    "java.util.function",
                    "org.apache.maven.execution",
                    "org.apache.maven.plugin",
                    "org.apache.maven.plugin.logging",
                    "org.apache.maven.project",
                    "org.apache.maven.settings"));

    private static ArchCondition<JavaClass> beNamedAsAClassOf(String... packages) {
        return new ArchCondition<>("be named as a public class of " + String.join(", ", packages)) {
            @Override
            public void check(JavaClass checked, ConditionEvents events) {
                for (String name : packages) {
                    boolean shadows =
                            !checked.getEnclosingClass().isPresent() && exists(name + "." + checked.getSimpleName());
                    events.add(new SimpleConditionEvent(
                            checked, shadows, checked.getName() + " has the name of a class of " + name));
                }
            }
        };
    }

    private static boolean exists(String name) {
        try {
            Class.forName(name, false, ArchitectureTest.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | NoClassDefFoundError e) {
            return false;
        }
    }

    @ArchTest
    static final ArchRule ONLY_HTTP_KNOWS_THE_HTTP_CLIENT = noClasses()
            .that(resideInAnyPackageBut("http"))
            .should()
            .dependOnClassesThat(resideInAPackage("org.apache.hc.client5.."));

    @ArchTest
    static final ArchRule ONLY_HTTP_AND_SANDBOX_KNOW_ITS_CORE = noClasses()
            .that(resideInAnyPackageBut("http", "sandbox"))
            .should()
            .dependOnClassesThat(resideInAPackage("org.apache.hc.."));

    @ArchTest
    static final ArchRule THERE_IS_NO_STATIC_STATE =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule NOBODY_WRITES_TO_THE_CONSOLE = noClasses()
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .dependOnClassesThat(resideInAPackage("java.util.logging.."));

    @ArchTest
    static final ArchRule NOBODY_SLEEPS_UNASKED = noClasses()
            .that()
            .doNotBelongToAnyOf(Sleeper.class, SandboxRunMojo.class)
            .and()
            // A sandbox answers slowly where its organization asks for that.
            .doNotHaveFullyQualifiedName(BASE + ".sandbox.http.HttpFront")
            .should()
            .callMethodWhere(target(name("sleep")).and(target(owner(equivalentTo(Thread.class)))));

    /** Arguments of a process can be read by every user of the machine. */
    @ArchTest
    static final ArchRule NOBODY_STARTS_A_PROCESS = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(ProcessBuilder.class)
            .orShould()
            .callMethodWhere(target(owner(equivalentTo(Runtime.class)))
                    .and(not(target(name("getRuntime")))
                            .and(not(target(name("addShutdownHook"))))
                            .and(not(target(name("removeShutdownHook"))))));

    @ArchTest
    static final ArchRule ONE_CLASS_KNOWS_THE_END_OF_THE_JVM = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(BASE + ".run.ShutdownHook")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Runtime.class);

    @ArchTest
    static final ArchRule NOBODY_RUNS_CODE_THAT_IS_READ = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage("javax.script..", "java.beans.."))
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(ObjectInputStream.class, URLClassLoader.class);

    @ArchTest
    static final ArchRule NOBODY_DECIDES_WHOM_TO_TRUST = noClasses()
            .should()
            .implement(TrustManager.class)
            .orShould()
            .implement(HostnameVerifier.class)
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching(".*(NoopHostnameVerifier|TrustAllStrategy|TrustSelfSignedStrategy)");

    /** In the directory for temporary files others can look. */
    @ArchTest
    static final ArchRule NOBODY_WRITES_TO_THE_TEMPORARY_DIRECTORY = noClasses()
            .should()
            .callMethod(Files.class, "createTempFile", String.class, String.class, FileAttribute[].class)
            .orShould()
            .callMethod(Files.class, "createTempDirectory", String.class, FileAttribute[].class)
            .orShould()
            .callMethod(File.class, "createTempFile", String.class, String.class);

    private static DescribedPredicate<JavaClass> resideInAnyPackageBut(String... names) {
        String[] packages =
                Arrays.stream(names).map(name -> BASE + "." + name + "..").toArray(String[]::new);
        return not(resideInAnyPackage(packages));
    }
}
