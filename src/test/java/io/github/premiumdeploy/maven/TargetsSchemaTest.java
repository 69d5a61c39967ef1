package io.github.premiumdeploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.junit.jupiter.api.Test;

class TargetsSchemaTest {

    /** One of the plugin as its descriptor describes it. */
    private static MojoExecution execution() throws Exception {
        try (Reader in = new InputStreamReader(
                TargetsSchemaTest.class.getResourceAsStream("/META-INF/maven/plugin.xml"), StandardCharsets.UTF_8)) {
            return new MojoExecution(new PluginDescriptorBuilder().build(in).getMojo("validate"), "default-cli");
        }
    }

    @Test
    void describesWhatATargetCanSayAndNothingElse() throws Exception {
        JsonNode target =
                new JsonMapper().readTree(TargetsSchema.text(execution())).at("/definitions/target");
        List<String> names = new ArrayList<>(List.of("id"));
        DeclaredParameters.all().stream()
                .filter(DeclaredParameter::isOfTarget)
                .forEach(parameter -> names.add(parameter.name()));

        assertThat(target.path("properties").fieldNames()).toIterable().containsExactlyElementsOf(names);
        assertThat(target.path("additionalProperties").asBoolean(true)).isFalse();
        target.path("properties")
                .forEach(property ->
                        assertThat(property.path("description").asText("")).isNotEmpty());
        assertThat(target.at("/properties/connectTimeout/default").asText()).isEqualTo("PT10S");
        assertThat(target.at("/properties/properties/type").asText()).isEqualTo("object");
        // As the reader takes them: a number would lose what its text has.
        assertThat(target.at("/properties/version/type")).hasToString("[\"string\"]");
        assertThat(target.at("/properties/releasesOnly/type")).hasToString("[\"string\",\"boolean\"]");
        assertThat(target.at("/required/0").asText()).isEqualTo("id");
    }
}
