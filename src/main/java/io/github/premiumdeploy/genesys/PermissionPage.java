package io.github.premiumdeploy.genesys;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a page of the list of permissions, the largest answer of all, as a stream: each entity of what comes out is an object
 * of the permissions of one domain, {@code domain:entity:action}, each with whether it counts by division, or null. How the
 * list is nested changed before; it is read as far as it is there.
 */
final class PermissionPage {

    private static final String DOMAIN = "domain";

    private final JsonParser parser;

    private PermissionPage(JsonParser parser) {
        this.parser = parser;
    }

    /** Takes one value, which the parser stands at the beginning of, and leaves it at the end of that. */
    @FunctionalInterface
    private interface Taker {
        void take() throws IOException;
    }

    /**
     * Reads the page.
     *
     * @throws JsonProcessingException if it is no JSON, or has more tokens, or is nested deeper, than any answer is
     */
    static JsonNode read(byte[] body) throws JsonProcessingException {
        try (JsonParser parser = Json.parser(body)) {
            JsonNode page = MissingNode.getInstance();
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                page = new PermissionPage(parser).page();
            } else {
                parser.skipChildren();
            }
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "there is more behind the end");
            }
            return page;
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
    }

    private ObjectNode page() throws IOException {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (field.equals("entities") && value == JsonToken.START_ARRAY) {
                ArrayNode entities = page.putArray(field);
                each(() -> entities.add(domain()));
            } else if (value.isNumeric()) {
                page.put(field, parser.getDoubleValue());
            } else {
                parser.skipChildren();
            }
        }
        return page;
    }

    /** The values of an array or an object. */
    private void each(Taker taker) throws IOException {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                taker.take();
            }
        } else if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                parser.nextToken();
                taker.take();
            }
        }
    }

    private ObjectNode domain() throws IOException {
        ObjectNode permissions = JsonNodeFactory.instance.objectNode();
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return permissions;
        }
        List<Permission> found = new ArrayList<>();
        String name = "";
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            parser.nextToken();
            if (field.equals(DOMAIN)) {
                name = text();
            } else if (field.equals("permissionMap")) {
                each(() -> each(() -> found.add(permission())));
            } else {
                parser.skipChildren();
            }
        }
        for (Permission permission : found) {
            permissions.set(permission.name(name), permission.countsByDivision);
        }
        return permissions;
    }

    private record Permission(String domain, String rest, JsonNode countsByDivision) {
        String name(String otherwise) {
            return (domain.isEmpty() ? otherwise : domain) + rest;
        }
    }

    private Permission permission() throws IOException {
        String domain = "";
        String entity = "";
        String action = "";
        JsonNode aware = JsonNodeFactory.instance.nullNode();
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                switch (field) {
                    case DOMAIN -> domain = text();
                    case "entityType" -> entity = text();
                    case "action" -> action = text();
                    case "divisionAware" -> {
                        aware = value.isBoolean()
                                ? JsonNodeFactory.instance.booleanNode(value == JsonToken.VALUE_TRUE)
                                : JsonNodeFactory.instance.nullNode();
                        parser.skipChildren();
                    }
                    default -> parser.skipChildren();
                }
            }
        } else {
            parser.skipChildren();
        }
        return new Permission(domain, ":" + entity + ":" + action, aware);
    }

    private String text() throws IOException {
        JsonToken value = parser.currentToken();
        if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
            return Json.clean(parser.getText());
        }
        parser.skipChildren();
        return "";
    }
}
