package io.github.premiumdeploy.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.testing.GeneratedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DescriptorSchemaTest {

    private static final Path SHIPPED =
            Path.of("src/main/resources/io/github/premiumdeploy/descriptor/" + DescriptorSchema.RESOURCE);

    @Test
    void theShippedSchemaIsTheOneOfTheDeclaration() throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        String generated = new JsonMapper().writer(printer).writeValueAsString(DescriptorSchema.schema()) + "\n";
        GeneratedFile.is(SHIPPED, generated);
    }

    @Test
    void thePageAboutDescriptorsNamesEveryKind() throws IOException {
        Path page = Path.of("src/site/markdown/descriptor.md");
        String text = Files.readString(page);
        int from = text.indexOf("\nKinds: ");
        int to = text.indexOf("\n\n", from) + 1;
        String named = "\nKinds: `" + String.join("`, `", DescriptorKinds.names()) + "`.\n";
        assertThat(from).as("the line with the kinds").isPositive();
        GeneratedFile.is(page, text.substring(0, from) + named + text.substring(to));
    }

    @Test
    void describesEveryKindAndField() {
        JsonNode kinds = DescriptorSchema.schema().at("/properties/provisioningInfo/properties");

        assertThat(kinds.fieldNames()).toIterable().containsExactlyElementsOf(DescriptorKinds.names());
        for (String kind : DescriptorKinds.names()) {
            assertThat(kinds.at("/" + kind + "/items/properties").fieldNames())
                    .toIterable()
                    .containsAll(DescriptorKinds.fields(kind).names());
            assertThat(kinds.at("/" + kind + "/items/required").toString()).contains("\"name\"");
            assertThat(kinds.at("/" + kind + "/items/additionalProperties").asBoolean(true))
                    .isFalse();
        }
    }

    /** Site, suites and the check of the contract use them. */
    @Test
    void everyFieldOfEveryKindHasAnExampleThatIsValid() {
        Descriptor example = DescriptorReader.example();

        for (String kind : DescriptorKinds.names()) {
            Set<String> given = new TreeSet<>();
            example.items(kind).forEach(item -> item.fields().fieldNames().forEachRemaining(given::add));
            assertThat(given)
                    .as(kind)
                    .containsExactlyInAnyOrderElementsOf(
                            DescriptorKinds.fields(kind).names());
        }
        assertThat(example.items("oauth-client"))
                .extracting(item -> item.fields().path("authorizedGrantType").asText())
                .containsExactly("CLIENT-CREDENTIALS", "CODE");
        assertExamples(DescriptorSchema.schema(), "");
    }

    /** What has no choice to name and no fields of its own is shown by one. */
    private static void assertExamples(JsonNode schema, String path) {
        schema.path("properties").properties().forEach(property -> {
            JsonNode field = property.getValue();
            String at = path + "/" + property.getKey();
            if (field.path("type").asText().equals("object") && !field.has("properties")) {
                assertThat(field.path("examples")).as(at).isNotEmpty();
            }
            assertExamples(field, at);
            assertExamples(field.path("items"), at);
        });
    }

    @Test
    void aPlaceholderMayStandForANumber() {
        JsonNode seconds = DescriptorSchema.schema()
                .at("/properties/provisioningInfo/properties/oauth-client/items/properties/accessTokenValiditySeconds");

        assertThat(seconds.at("/anyOf/0/minimum").intValue()).isEqualTo(300);
        assertThat(seconds.at("/anyOf/0/maximum").intValue()).isEqualTo(172_800);
        assertThat("@token.seconds@")
                .containsPattern(seconds.at("/anyOf/1/pattern").asText());
    }

    @Test
    void explainsEveryFieldToAnEditor() {
        explains(DescriptorSchema.schema(), "");
        JsonNode client =
                DescriptorSchema.schema().at("/properties/provisioningInfo/properties/oauth-client/items/properties");

        assertThat(client.at("/accessTokenValiditySeconds/title").asText()).isEqualTo("Access token validity seconds");
        assertThat(client.at("/accessTokenValiditySeconds/default").asInt()).isEqualTo(86_400);
        assertThat(client.at("/registeredRedirectUri/items/examples/0").asText())
                .isEqualTo("https://app.example.com/callback");
        assertThat(DescriptorSchema.schema().at("/properties/prefix/examples/0").asText())
                .isEqualTo("ACME_");
        assertThat(DescriptorSchema.schema()
                        .at("/properties/checkProductBYOC/default")
                        .isBoolean())
                .isTrue();
        assertThat(DescriptorSchema.schema()
                        .at("/properties/checkProductBYOC/title")
                        .asText())
                .isEqualTo("Check product BYOC");
    }

    private static void explains(JsonNode schema, String path) {
        schema.path("properties").properties().forEach(property -> {
            String at = path + "/" + property.getKey();
            assertThat(property.getValue().path("title").asText()).as(at).isNotEmpty();
            assertThat(property.getValue().path("description").asText()).as(at).isNotEmpty();
            explains(property.getValue(), at);
            explains(property.getValue().path("items"), at);
        });
    }

    @Test
    void whatHoldsWithoutAFieldIsWhatTheFieldTakes() {
        for (String kind : DescriptorKinds.names()) {
            Fields fields = DescriptorKinds.fields(kind);
            for (String name : fields.names()) {
                if (!fields.standard(name).isMissingNode()) {
                    ObjectNode item = JsonNodeFactory.instance.objectNode();
                    item.set(name, fields.standard(name));
                    assertThat(DescriptorKinds.problems(kind, item))
                            .as(kind + "." + name)
                            .doesNotContainKey(name);
                }
            }
        }
    }

    @Test
    void tellsEditorsWhereItIs() {
        assertThat(DescriptorSchema.editorLines("../x.json"))
                .containsExactly("# yaml-language-server: $schema=../x.json", "# $schema: ../x.json");
    }
}
