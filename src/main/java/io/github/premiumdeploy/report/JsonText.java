package io.github.premiumdeploy.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;

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

    /**
     * Reads a file that a run wrote.
     *
     * @throws IOException if it cannot be read, or is larger than such files are
     */
    public static JsonNode read(Path file) throws IOException {
        return MAPPER.readTree(BoundedFile.read(file));
    }

    public static String text(JsonNode json) {
        try {
            return MAPPER.writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree can always be written", e);
        }
    }
}
