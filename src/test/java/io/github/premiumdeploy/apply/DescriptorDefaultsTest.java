package io.github.premiumdeploy.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.premiumdeploy.descriptor.DescriptorSchema;
import io.github.premiumdeploy.testing.Provisioned;
import io.github.premiumdeploy.testing.SandboxHarness;
import io.github.premiumdeploy.testing.SnapshotDiff;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the schema says of a field that is left out is what a new resource gets. */
class DescriptorDefaultsTest {

    private static final YAMLMapper YAML = new YAMLMapper();

    @TempDir
    Path directory;

    /**
     * A field of a kind that has a default.
     *
     * @param path names of fields down to it; lists in between count as their elements
     */
    private record Default(KindScenario scenario, List<String> path, JsonNode value) {

        String name() {
            return path.get(path.size() - 1);
        }
    }

    private static List<Default> defaults() {
        List<Default> defaults = new ArrayList<>();
        for (KindScenario scenario : KindScenario.all()) {
            JsonNode item = DescriptorSchema.schema()
                    .at("/properties/provisioningInfo/properties/" + scenario.kind() + "/items");
            collect(scenario, List.of(), item, defaults);
        }
        return defaults;
    }

    private static void collect(KindScenario scenario, List<String> path, JsonNode object, List<Default> defaults) {
        for (Map.Entry<String, JsonNode> field : object.path("properties").properties()) {
            List<String> at =
                    Stream.concat(path.stream(), Stream.of(field.getKey())).toList();
            if (field.getValue().has("default")) {
                defaults.add(new Default(scenario, at, field.getValue().path("default")));
            }
            collect(scenario, at, field.getValue(), defaults);
            collect(scenario, at, field.getValue().path("items"), defaults);
        }
    }

    @Test
    void manyFieldsHaveOne() {
        assertThat(defaults())
                .extracting(Default::name)
                .contains("autoEnable", "autoPublish", "secure", "accessTokenValiditySeconds", "channel", "type");
    }

    @TestFactory
    Stream<DynamicTest> whatIsLeftOutIsAsIfItWereStated() {
        return defaults().stream()
                .map(each -> dynamicTest(each.scenario().kind() + "." + String.join(".", each.path()), () -> {
                    JsonNode stated = made(each, true);
                    assertThat(made(each, false)).isEqualTo(stated);
                }));
    }

    private JsonNode made(Default field, boolean isStated) throws Exception {
        KindScenario scenario = field.scenario();
        ObjectNode descriptor = (ObjectNode) YAML.readTree(scenario.descriptor(scenario.named("One")));
        ObjectNode item = (ObjectNode)
                descriptor.path("provisioningInfo").path(scenario.kind()).path(0);
        if (field.name().equals("credentialType")) {
            // Without a type of credentials there must be none.
            item.remove(List.of("credentials", "customAuthAction"));
        }
        if (field.path().get(0).equals("customAuthAction")) {
            item.putObject("customAuthAction");
        }
        assertThat(set(item, field.path(), isStated ? field.value() : null))
                .as("the scenario has an object for " + field.path())
                .isPositive();
        try (Provisioned organization = Provisioned.singleThreaded(
                SandboxHarness.parsed("switches: {legacyWidgets: true, clientsNeedRoles: false}\n"), directory)) {
            organization.deploy(Provisioned.parse(YAML.writeValueAsString(descriptor)));
            return SnapshotDiff.withoutOwnGrants(organization.snapshot());
        }
    }

    /** Sets or removes a field in every object that the path leads to; returns in how many. */
    private static int set(JsonNode node, List<String> path, JsonNode value) {
        if (node.isArray()) {
            int count = 0;
            for (JsonNode element : node) {
                count += set(element, path, value);
            }
            return count;
        }
        if (!(node instanceof ObjectNode object)) {
            return 0;
        }
        if (path.size() > 1) {
            return set(object.path(path.get(0)), path.subList(1, path.size()), value);
        }
        if (value == null) {
            object.remove(path.get(0));
        } else {
            object.set(path.get(0), value);
        }
        return 1;
    }
}
