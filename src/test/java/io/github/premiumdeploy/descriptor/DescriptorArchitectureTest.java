package io.github.premiumdeploy.descriptor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packagesOf = Descriptor.class, importOptions = ImportOption.DoNotIncludeTests.class)
class DescriptorArchitectureTest {

    @ArchTest
    static final ArchRule A_DESCRIPTOR_KNOWS_NEITHER_MAVEN_NOR_THE_PLATFORM = classes()
            .that()
            .resideInAPackage("..premiumdeploy.descriptor..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "com.fasterxml.jackson..",
                    "org.yaml.snakeyaml..",
                    "io.github.premiumdeploy.descriptor..",
                    "io.github.premiumdeploy.target",
                    "io.github.premiumdeploy.text");
}
