package io.github.premiumdeploy.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds all that an answer about a submission says of why it is as it is. The endpoint is unpublished: these are the fields in
 * which the platform's other asynchronous operations say it, and those that users report.
 */
final class SubmissionReasons {

    private static final List<String> FIELDS = List.of(
            "message",
            "reason",
            "failure",
            "failureReason",
            "failureMessage",
            "statusReason",
            "statusMessage",
            "statusDetails",
            "errorMessage",
            "errorDescription",
            "errorCode",
            "detail",
            "details",
            "error",
            "errors",
            "errorInfo",
            "result",
            "messages",
            "reasons");

    /** A list may be long, and all of it is shown. */
    private static final int MOST = 20;

    private static final int DEEPEST = 4;

    private SubmissionReasons() {}

    /** The texts in the order of the fields, each once. */
    static List<String> of(JsonNode body) {
        Set<String> texts = new LinkedHashSet<>();
        collect(body, texts, 0);
        return texts.stream().limit(MOST).toList();
    }

    private static void collect(JsonNode object, Set<String> texts, int depth) {
        for (String field : FIELDS) {
            add(object.path(field), texts, depth);
        }
    }

    private static void add(JsonNode value, Set<String> texts, int depth) {
        if (value.isTextual()) {
            String text = Json.clean(value.asText()).strip();
            if (!text.isEmpty()) {
                texts.add(text);
            }
        } else if (value.isArray() && depth < DEEPEST) {
            value.forEach(element -> add(element, texts, depth + 1));
        } else if (value.isObject() && depth < DEEPEST) {
            int before = texts.size();
            collect(value, texts, depth + 1);
            if (texts.size() == before) {
                // A code says more than nothing.
                add(value.path("code"), texts, DEEPEST);
            }
        }
    }
}
