package io.github.premiumdeploy.genesys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.premiumdeploy.http.HttpResponse;
import io.github.premiumdeploy.http.TransportException;
import io.github.premiumdeploy.http.TransportException.Kind;
import java.io.IOException;
import java.net.URI;
import java.util.function.Predicate;

/** Reads the answers of the platform, which a proxy on the way may have replaced by something else. */
final class JsonAnswers {

    private JsonAnswers() {}

    /** Whether the platform did what was asked. */
    static boolean isGood(HttpResponse response) {
        return response.status() >= 200 && response.status() <= 299;
    }

    /**
     * What a good answer says, which is read once.
     *
     * @param usable whether JSON is what was asked for
     * @throws TransportException if it is not the platform's, or not whole
     */
    static JsonNode checked(HttpResponse response, URI uri, GenesysClient.BodyReader reader, Predicate<JsonNode> usable)
            throws TransportException {
        if (!isGood(response)) {
            return MissingNode.getInstance();
        }
        boolean isEmptyByIntent = response.status() == 204;
        JsonNode json = json(response, uri, reader);
        if (!isEmptyByIntent && !usable.test(json)) {
            throw foreign(response, uri);
        }
        return json;
    }

    /**
     * Makes sure that a text is the platform's: a page for a browser is not.
     *
     * @throws TransportException if it is not
     */
    static void checkText(HttpResponse response, URI uri) throws TransportException {
        if (isGood(response) && isHtml(response)) {
            throw foreign(response, uri);
        }
    }

    /**
     * Whether a refusal is surely not the platform's but that of a proxy, a gateway or a firewall on the way. The platform
     * refuses with a JSON object that has a code, and names a correlation id in the header {@code ININ-Correlation-Id} or as
     * {@code contextId}; published.
     */
    static boolean isForeign(HttpResponse response) {
        JsonNode json = Json.parseOrMissing(response.body());
        boolean hasCorrelationId =
                response.correlationId().filter(id -> !id.isBlank()).isPresent();
        if (json.isObject()) {
            // OAuth's own form of an error has "error" in place of "code".
            return !hasCorrelationId && !json.has("contextId") && !json.has("code") && !json.has("error");
        }
        return !hasCorrelationId || isPage(response);
    }

    private static boolean isHtml(HttpResponse response) {
        return response.header("Content-Type")
                .filter(type -> type.contains("html"))
                .isPresent();
    }

    /** What is wrong with an answer that is of no use: who shows a page does so a moment later, too. */
    static Kind uselessAs(HttpResponse response) {
        return isPage(response) ? Kind.PAGE : Kind.UNREADABLE;
    }

    private static boolean isPage(HttpResponse response) {
        return isHtml(response) || response.text().stripLeading().startsWith("<");
    }

    private static TransportException foreign(HttpResponse response, URI uri) {
        return new TransportException(
                uselessAs(response),
                uri,
                "it answered " + response.status() + " with something else than was asked for, as a proxy or a gateway"
                        + " on the way does");
    }

    /** Whether it is a page of a list: one without its entities is not an empty list. */
    static boolean isListing(JsonNode page) {
        return page.path("entities").isArray()
                || page.path("results").isArray()
                || page.path("total").isNumber()
                || page.path("pageCount").isNumber();
    }

    private static JsonNode json(HttpResponse response, URI uri, GenesysClient.BodyReader reader)
            throws TransportException {
        if (response.body().length == 0) {
            return MissingNode.getInstance();
        }
        try {
            return reader.read(response.body());
        } catch (StreamConstraintsException e) {
            throw new TransportException(
                    Kind.TOO_LARGE,
                    uri,
                    "the answer is more than any is: it has over " + Json.MOST_TOKENS
                            + " values, or nests them too deeply",
                    new IOException(e.getOriginalMessage()));
        } catch (JsonProcessingException e) {
            String type = response.header("Content-Type").map(Json::clean).orElse("no content type");
            throw new TransportException(
                    uselessAs(response),
                    uri,
                    "it answered " + response.status() + " with something that is not JSON (" + type
                            + "), as a proxy or a gateway on the way does",
                    new IOException(e.getOriginalMessage()));
        }
    }
}
