package io.github.premiumdeploy.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.premiumdeploy.sandbox.Sandbox;
import io.github.premiumdeploy.sandbox.SandboxOptions;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A deploy that changes nothing loads what it needs and no more: a goal runs for about a second, of which most goes into
 * loading classes and linking lambdas.
 */
class LeanStartTest {

    /** What such a run has nothing to do with: its descriptor is JSON, and no properties are checked by a schema. */
    private static final List<String> NEEDLESS = List.of(
            "io.github.premiumdeploy.sandbox.",
            "io.github.premiumdeploy.conformance.",
            "io.github.premiumdeploy.importing.",
            "io.github.premiumdeploy.descriptor.Yaml",
            "io.github.premiumdeploy.descriptor.js.",
            // What links the methods that a record has by itself, each for a millisecond: a key of a map writes them
            // out.
            "java.lang.runtime.ObjectMethods",
            "com.fasterxml.jackson.databind.ObjectMapper",
            "com.fasterxml.jackson.databind.ser.",
            "com.fasterxml.jackson.databind.deser.",
            "com.fasterxml.jackson.dataformat.",
            "org.yaml.snakeyaml.",
            "com.networknt.",
            "com.google.re2j.",
            "com.ethlo.",
            "org.apache.hc.client5.http.impl.auth.",
            "org.apache.hc.client5.http.impl.classic.ProtocolExec",
            "org.apache.hc.core5.reactor.",
            "sun.security.ssl.SSLContextImpl");

    /** About a twentieth above what there are. */
    private static final int MOST_CLASSES = 765;

    /** Of the library that writes pages, which such a run begins and ends with. */
    private static final int MOST_OF_TEMPLATES = 61;

    private static final int MOST_LAMBDAS = 375;

    private static final Pattern LOADED = Pattern.compile("\\[class,load] (\\S+) source: (.*)");

    @TempDir
    private Path directory;

    @Test
    void loadsNothingThatIsNotNeeded() throws Exception {
        Path log = directory.resolve("classes.log");
        try (Sandbox sandbox = Sandbox.start(SandboxOrganization.standard(), SandboxOptions.defaults())) {
            OneTargetDeploy.deploy(sandbox.apiUrl(), directory);
            Process process = OneTargetDeploy.start(
                    sandbox.apiUrl(), directory, List.of("-Xlog:class+load:file=" + log + ":tags"));
            assertThat(process.waitFor()).isZero();
        }
        JsonNode receipt = new JsonMapper()
                .readTree(directory.resolve("target/genesyscloud/receipt.json").toFile());
        assertThat(receipt.path("outcome").asText()).isEqualTo("done");
        assertThat(receipt.path("steps")).isEmpty();
        List<String> loaded;
        try (var lines = Files.lines(log)) {
            loaded = lines.map(LOADED::matcher)
                    .filter(line -> line.find())
                    .map(line -> line.group(1))
                    .toList();
        }
        assertThat(loaded).contains(GoalRunner.class.getName(), "io.github.premiumdeploy.report.PlanPage");
        assertThat(loaded.stream().filter(name -> NEEDLESS.stream().anyMatch(name::startsWith)))
                .isEmpty();
        List<String> own = loaded.stream().filter(LeanStartTest::isOfPlugin).toList();
        long lambdas = own.stream().filter(name -> name.contains("$$Lambda")).count();
        assertThat(own.size() - lambdas)
                .as("classes of the plugin and its libraries")
                .isLessThan(MOST_CLASSES);
        assertThat(loaded.stream().filter(name -> name.startsWith("com.samskivert.")))
                .as("classes for templates")
                .hasSizeBetween(1, MOST_OF_TEMPLATES);
        assertThat(lambdas).as("lambdas").isLessThan(MOST_LAMBDAS);
    }

    private static boolean isOfPlugin(String name) {
        return name.startsWith("io.github.premiumdeploy.")
                || name.startsWith("com.fasterxml.")
                || name.startsWith("org.apache.hc.");
    }
}
