package io.github.premiumdeploy.genesys.contract;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The published API is read beside the one that is compiled in: that one does not know of it, and no platform is asked. */
@AnalyzeClasses(packages = "io.github.premiumdeploy", importOptions = ImportOption.DoNotIncludeTests.class)
class ContractArchitectureTest {

    private static final String BASE = "io.github.premiumdeploy";
    private static final String CONTRACT = BASE + ".genesys.contract..";

    @ArchTest
    static final ArchRule ONLY_RUNS_AND_REPORTS_KNOW_IT = noClasses()
            .that()
            .resideOutsideOfPackages(CONTRACT, BASE + ".run..", BASE + ".report..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(CONTRACT);

    /** Of {@code genesys} it knows what is declared, and nothing that sends. */
    @ArchTest
    static final ArchRule IT_KNOWS_DECLARATIONS_ONLY = classes()
            .that()
            .resideInAPackage(CONTRACT)
            .should()
            .onlyDependOnClassesThat(
                    not(resideInAPackage(BASE + ".."))
                            .or(resideInAnyPackage(CONTRACT, BASE + ".http..", BASE + ".text.."))
                            .or(
                                    nameMatching(
                                            "io\\.github\\.premiumdeploy\\.genesys\\.(Operation(\\$.*)?|Operations|\\w+Api|SchemaPattern)")));
}
