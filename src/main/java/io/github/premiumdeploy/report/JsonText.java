package io.github.premiumdeploy.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.NamedEntity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** How reports are written as JSON. */
public final class JsonText {

    /** Far more than a summary of ten thousand targets has; as empty objects still little enough for the memory. */
    private static final int MOST_TOKENS = 2_000_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .build())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private JsonText() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /**
     * Reads a file that a run wrote.
     *
     * @throws IOException if it cannot be read, or is larger than such files are
     */
    public static JsonNode read(Path file) throws IOException {
        return MAPPER.readTree(BoundedFile.read(file));
    }

    public static void put(ObjectNode object, String field, Optional<String> value) {
        value.ifPresent(text -> object.put(field, text));
    }

    public static void putEntity(ObjectNode object, String field, Optional<NamedEntity> entity) {
        entity.ifPresent(named -> object.putObject(field).put("id", named.id()).put("name", named.name()));
    }

    public static String text(JsonNode json) {
        try {
            return MAPPER.writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree can always be written", e);
        }
    }
}
