package io.github.premiumdeploy.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DescriptorSchemaTest {

    private static final Path SHIPPED =
            Path.of("src/main/resources/io/github/premiumdeploy/descriptor/" + DescriptorSchema.RESOURCE);

    @Test
    void theShippedSchemaIsTheOneOfTheDeclaration() throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        String generated = new JsonMapper().writer(printer).writeValueAsString(DescriptorSchema.schema()) + "\n";
        if (Boolean.getBoolean("update-schema")) {
            Files.createDirectories(SHIPPED.getParent());
            Files.writeString(SHIPPED, generated);
        }

        assertThat(Files.exists(SHIPPED) ? Files.readString(SHIPPED) : "")
                .as("the declaration of the fields has changed; update the schema with"
                        + " mvn test -Dtest=DescriptorSchemaTest -DargLine=-Dupdate-schema=true")
                .isEqualTo(generated);
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

    @Test
    void aPlaceholderMayStandForANumber() {
        JsonNode seconds = DescriptorSchema.schema()
                .at("/properties/provisioningInfo/properties/oauth-client/items/properties/accessTokenValiditySeconds");

        assertThat(seconds.at("/anyOf/0/minimum").intValue()).isEqualTo(300);
        assertThat(seconds.at("/anyOf/0/maximum").intValue()).isEqualTo(172_800);
        assertThat("@token.seconds@")
                .containsPattern(seconds.at("/anyOf/1/pattern").asText());
    }
}
