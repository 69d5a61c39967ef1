package io.github.premiumdeploy.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.http.TransportException;
import io.github.premiumdeploy.http.TransportException.Kind;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a list to its end, page by page. A page that is too large for one answer is read again in smaller ones: the refusal
 * {@code response.entity.too.large}, which is published for nearly every list, asks for just that.
 */
public final class PagedReads {

    private static final int MOST_PAGES = 1000;

    /** The largest page of a list whose pages have numbers, and smaller ones; each of them divides those before it. */
    private static final List<Integer> SIZES = List.of(100, 50, 25, 5, 1);

    /** The largest page of a list with a cursor; published. */
    private static final int LARGEST_BY_CURSOR = 200;

    /** As many as those pages hold where the server keeps to their size; all are in memory at once. */
    private static final int MOST_ENTITIES = MOST_PAGES * SIZES.get(0);

    /** Fifty for each of them: what is more is no listing, but fills the memory. */
    private static final int MOST_VALUES = 50 * MOST_ENTITIES;

    private final GenesysClient client;
    private final Operation operation;
    private final GenesysClient.BodyReader reader;
    private final List<JsonNode> entities = new ArrayList<>();
    private int values;
    private int answers;

    PagedReads(GenesysClient client, Operation operation) {
        this(client, operation, GenesysClient.JSON);
    }

    /**
     * Reads a list.
     *
     * @param reader reads each page, with all but its entities as they are
     */
    PagedReads(GenesysClient client, Operation operation, GenesysClient.BodyReader reader) {
        this.client = client;
        this.operation = operation;
        this.reader = reader;
    }

    /** A page of a list, or of what a search finds. */
    private interface Page {
        JsonNode read(int size, int number) throws IOException;
    }

    /** Reads a list whose parameters are {@code pageSize} and {@code pageNumber}. */
    List<JsonNode> numbered(Query query) throws IOException {
        return numbered(query, SIZES.get(0));
    }

    private List<JsonNode> numbered(Query query, int size) throws IOException {
        return numbered("entities", size, false, entities(query));
    }

    private Page entities(Query query) {
        return (size, number) ->
                page(operation.path(), query.and("pageSize", size).and("pageNumber", number), Optional.empty());
    }

    /** Reads the first page, as large as one can be. */
    List<JsonNode> first() throws IOException {
        return numbered("entities", SIZES.get(0), true, entities(Query.NONE));
    }

    /** Reads what a search finds, in whose body {@code pageSize} and {@code pageNumber} are set. */
    List<JsonNode> searched(ObjectNode search) throws IOException {
        return numbered(
                "results",
                SIZES.get(0),
                false,
                (asked, number) -> page(operation.path(), Query.NONE, Optional.of(page(search, asked, number))));
    }

    /** The request for the first results of a search. */
    public static ObjectNode firstPage(ObjectNode search) {
        return page(search, SIZES.get(0), 1);
    }

    private static ObjectNode page(ObjectNode search, int size, int number) {
        return search.deepCopy().put("pageSize", size).put("pageNumber", number);
    }

    private List<JsonNode> numbered(String field, int firstSize, boolean firstOnly, Page reader) throws IOException {
        int asked = firstSize;
        int number = 1;
        while (true) {
            JsonNode page;
            try {
                page = reader.read(asked, number);
            } catch (ApiException e) {
                int read = asked * (number - 1);
                int smaller = smaller(e, asked, read);
                // What was read before is whole pages of the smaller size, too: nothing is left out or read twice.
                number = read / smaller + 1;
                asked = smaller;
                continue;
            }
            add(page.path(field));
            int kept = page.path("pageSize").asInt(asked);
            // A server that caps pages counts them by its own size.
            asked = kept > 0 ? Math.min(asked, kept) : asked;
            boolean last = page.path("pageCount").isNumber()
                    ? number >= page.path("pageCount").asInt()
                    : page.path(field).size() < asked;
            if (last || firstOnly) {
                return entities;
            }
            number++;
        }
    }

    /** The size to go on with after a page was refused as too large; another refusal is thrown again. */
    private static int smaller(ApiException refusal, int size, int read) throws ApiException {
        return SIZES.stream()
                .filter(smaller -> refusal.isTooLarge() && smaller < size && read % smaller == 0)
                .findFirst()
                .orElseThrow(() -> refusal);
    }

    /**
     * Reads a list whose parameters are {@code pageSize} and {@code after}, the id of the last entity of the page before;
     * published, as Genesys's own provider for Terraform reads it.
     */
    List<JsonNode> byCursor() throws IOException {
        int size = LARGEST_BY_CURSOR;
        Optional<String> after = Optional.empty();
        Set<String> cursors = new HashSet<>();
        while (true) {
            Query query = Query.of("pageSize", size);
            JsonNode page;
            try {
                page = page(
                        operation.path(),
                        after.isPresent() ? query.and("after", after.get()) : query,
                        Optional.empty());
            } catch (ApiException e) {
                size = smaller(e, size, 0);
                continue;
            }
            JsonNode added = page.path("entities");
            add(added);
            after = Json.text(added.path(added.size() - 1), "id");
            boolean more = page.hasNonNull("nextUri") || added.size() >= size;
            if (!more || after.isEmpty()) {
                return entities;
            }
            if (!cursors.add(after.get())) {
                throw endless();
            }
        }
    }

    /**
     * Reads a list that publishes no parameters for paging, by the link to the next page that it answers with. Only where it
     * says that an answer is too large, pages are asked for.
     */
    List<JsonNode> following() throws IOException {
        String path = operation.path();
        for (int number = 1; ; number++) {
            JsonNode page;
            try {
                page = page(path, Query.NONE, Optional.empty());
            } catch (ApiException e) {
                int size = smaller(e, SIZES.get(0), 0);
                entities.clear();
                values = 0;
                return numbered(Query.NONE, size);
            }
            add(page.path("entities"));
            String next = page.path("nextUri").asText("");
            next = next.startsWith(client.apiUrl() + "/")
                    ? next.substring(client.apiUrl().toString().length())
                    : next;
            // Only a path below the API: the token is sent nowhere else.
            if (next.startsWith(operation.path() + "?")) {
                path = next;
            } else if (number < page.path("pageCount").asInt(1)) {
                path = Query.of("pageNumber", number + 1).appendTo(operation.path());
            } else {
                return entities;
            }
        }
    }

    private JsonNode page(String path, Query query, Optional<JsonNode> body) throws IOException {
        if (++answers > MOST_PAGES) {
            throw endless();
        }
        return client.page(operation, path, query, body, reader);
    }

    private void add(JsonNode page) throws TransportException {
        if (entities.size() + page.size() > MOST_ENTITIES) {
            throw endless();
        }
        values += Json.size(page);
        if (values > MOST_VALUES) {
            throw new TransportException(
                    Kind.TOO_LARGE, address(), "the listing has more than " + MOST_VALUES + " values");
        }
        page.forEach(entities::add);
    }

    private TransportException endless() {
        return new TransportException(Kind.TOO_LARGE, address(), "the listing has more than " + MOST_PAGES + " pages");
    }

    private URI address() {
        return URI.create(client.apiUrl() + operation.path());
    }
}
