package io.github.premiumdeploy.testing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.DescriptorKinds;
import io.github.premiumdeploy.descriptor.DescriptorReader;
import io.github.premiumdeploy.plan.Plan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * An app with every kind of resource: what {@code all-kinds.yaml} says, and of a kind that it does not have the example that
 * follows from the declaration of its fields.
 */
public final class AllKinds {

    private AllKinds() {}

    /** The app. */
    public static Descriptor descriptor() {
        return Provisioned.parse(yaml());
    }

    /** The same as text, to be edited. */
    public static String yaml() {
        try (InputStream content = Plan.class.getResourceAsStream("all-kinds.yaml")) {
            String stated = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            Descriptor descriptor = Provisioned.parse(stated);
            ObjectNode others = JsonNodeFactory.instance.objectNode();
            DescriptorKinds.names().stream()
                    .filter(kind -> descriptor.items(kind).isEmpty())
                    .forEach(kind -> others.putArray(kind)
                            .add(DescriptorReader.example().items(kind).get(0).fields()));
            return others.isEmpty() ? stated : stated + block(others).indent(2);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String block(ObjectNode kinds) throws IOException {
        return YAMLMapper.builder()
                .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                .disable(YAMLGenerator.Feature.SPLIT_LINES)
                .build()
                .writeValueAsString(kinds);
    }
}
