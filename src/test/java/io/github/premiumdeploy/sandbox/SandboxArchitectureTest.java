package io.github.premiumdeploy.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The arrows within the sandbox point one way, and what is inside of it stays there. */
@AnalyzeClasses(packages = "io.github.premiumdeploy", importOptions = ImportOption.DoNotIncludeTests.class)
class SandboxArchitectureTest {

    private static final String SANDBOX = "io.github.premiumdeploy.sandbox";

    @ArchTest
    static final ArchRule ARROWS_POINT_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(SANDBOX + "..")
            .layer("sandbox")
            .definedBy(SANDBOX)
            .layer("endpoint")
            .definedBy(SANDBOX + ".endpoint..")
            .layer("organization")
            .definedBy(SANDBOX + ".organization..")
            .layer("http")
            .definedBy(SANDBOX + ".http..")
            .whereLayer("sandbox")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("endpoint")
            .mayOnlyAccessLayers("organization", "http")
            .whereLayer("organization")
            .mayOnlyAccessLayers("http")
            .whereLayer("http")
            .mayNotAccessAnyLayer()
            .ensureAllClassesAreContainedInArchitectureIgnoring("io.github.premiumdeploy.(*)..");

    @ArchTest
    static final ArchRule ONLY_GOALS_KNOW_THE_SANDBOX = noClasses()
            .that()
            .resideOutsideOfPackages(SANDBOX + "..", "io.github.premiumdeploy.mojo..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SANDBOX + "..");

    @ArchTest
    static final ArchRule ITS_SERVER_AND_ENDPOINTS_ARE_ITS_OWN = noClasses()
            .that()
            .resideOutsideOfPackage(SANDBOX + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SANDBOX + ".http..", SANDBOX + ".endpoint..");

    @ArchTest
    static final ArchRule ONLY_ITS_HTTP_PART_SPEAKS_HTTP = noClasses()
            .that()
            .resideInAPackage(SANDBOX + "..")
            .and()
            .resideOutsideOfPackage(SANDBOX + ".http..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.hc..");

    @ArchTest
    static void noNameOfTheSandboxIsAnothersToo(JavaClasses classes) {
        Set<String> others = topLevel(classes).stream()
                .filter(type -> !type.getPackageName().startsWith(SANDBOX))
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toSet());
        List<String> sandbox = topLevel(classes).stream()
                .filter(type -> type.getPackageName().startsWith(SANDBOX))
                .map(JavaClass::getSimpleName)
                .toList();
        assertThat(sandbox).isNotEmpty().doesNotHaveDuplicates().doesNotContainAnyElementsOf(others);
    }

    private static List<JavaClass> topLevel(JavaClasses classes) {
        return classes.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .toList();
    }
}
