package io.github.premiumdeploy.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.http.HttpResponse;

/**
 * Tells the platform's refusals from pages of proxies, gateways and firewalls on the way. The platform refuses with a JSON
 * object that has a code, and names a correlation id in the header {@code ININ-Correlation-Id} or as {@code contextId};
 * published.
 */
final class AnswerOrigin {

    private AnswerOrigin() {}

    /** Whether a refusal is surely not the platform's. */
    static boolean isForeign(HttpResponse response) {
        JsonNode json = Json.parseOrMissing(response.body());
        boolean hasCorrelationId =
                response.correlationId().filter(id -> !id.isBlank()).isPresent();
        if (json.isObject()) {
            // OAuth's own form of an error has "error" in place of "code".
            return !hasCorrelationId && !json.has("contextId") && !json.has("code") && !json.has("error");
        }
        boolean isPage = response.header("Content-Type")
                        .filter(type -> type.contains("html"))
                        .isPresent()
                || response.text().stripLeading().startsWith("<");
        return !hasCorrelationId || isPage;
    }
}
