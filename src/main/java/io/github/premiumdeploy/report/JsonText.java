package io.github.premiumdeploy.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.text.JsonTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BinaryOperator;

/** How reports are written as JSON. */
public final class JsonText {

    /** Far more than a summary of ten thousand targets has; as empty objects still little enough for the memory. */
    private static final int MOST_TOKENS = 2_000_000;

    private static final JsonTree REPORTS = JsonTree.upTo(MOST_TOKENS);

    private JsonText() {}

    /**
     * Reads a file that a run wrote.
     *
     * @throws IOException if it cannot be read, or is larger than such files are
     */
    public static JsonNode read(Path file) throws IOException {
        return REPORTS.read(BoundedFile.read(file));
    }

    public static String text(JsonNode json) {
        return text(json, (field, text) -> text);
    }

    /** With other texts in it, each by the name of its field. */
    static String text(JsonNode json, BinaryOperator<String> shown) {
        return JsonTree.indented(json, shown) + "\n";
    }
}
