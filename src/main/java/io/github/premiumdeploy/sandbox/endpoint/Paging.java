package io.github.premiumdeploy.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.http.SandboxResponse;
import io.github.premiumdeploy.sandbox.organization.Switches.LargePages;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a listing, as strictly as the platform: a page size beyond the maximum and a page before the first are
 * refused, a page after the last is empty.
 *
 * @param pageSize how many entities a page holds
 * @param pageNumber the page, counted from 1
 */
record Paging(int pageSize, int pageNumber) {

    private static final int DEFAULT_SIZE = 25;
    private static final int MAX_SIZE = 100;

    static Paging of(Call call) {
        return of(call, MAX_SIZE);
    }

    static Paging of(Call call, int maxSize) {
        return of(call, number(call, "pageSize", DEFAULT_SIZE), number(call, "pageNumber", 1), maxSize);
    }

    /** A page of as many entities as the call asks for, or else as said. */
    static Paging withDefault(Call call, int defaultSize) {
        if (call.query("pageSize").isPresent()) {
            return of(call);
        }
        return of(call, defaultSize, number(call, "pageNumber", 1), defaultSize);
    }

    /** The paging of a search, whose parameters are in its body. */
    static Paging of(Call call, JsonNode search) {
        return of(
                call,
                search.path("pageSize").asInt(DEFAULT_SIZE),
                search.path("pageNumber").asInt(1),
                MAX_SIZE);
    }

    private static Paging of(Call call, int pageSize, int pageNumber, int maxSize) {
        boolean capped = pageSize > maxSize && call.organization().switches().largePages() == LargePages.CAPPED;
        if (pageSize < 1 || pageSize > maxSize && !capped) {
            throw Refusal.invalidValue("pageSize", "pageSize must be between 1 and " + maxSize);
        }
        if (pageNumber < 1) {
            throw Refusal.invalidValue("pageNumber", "pageNumber must be 1 or more");
        }
        Paging paging = new Paging(capped ? maxSize : pageSize, pageNumber);
        paging.refuseTooLarge(call);
        return paging;
    }

    /** Published for nearly every list; from which size on is the platform's secret, and so a switch. */
    private void refuseTooLarge(Call call) {
        boolean tooLarge = call.organization().switches().tooLarge().entrySet().stream()
                .anyMatch(entry -> call.request().path().startsWith(entry.getKey()) && pageSize > entry.getValue());
        if (tooLarge) {
            throw Refusal.of(
                    400,
                    "response.entity.too.large",
                    "The response is over the size limit. Reduce pageSize or expand list to reduce response size if"
                            + " applicable");
        }
    }

    /** The published listing around this page of the entities, of which only those of the page are rendered. */
    <T> SandboxResponse listing(Call call, List<T> entities, Function<? super T, ? extends JsonNode> rendering) {
        int pages = pageCount(entities.size());
        ObjectNode listing = SandboxJson.object();
        listing.set("entities", rendered(entities, rendering));
        listing.put("pageSize", pageSize)
                .put("pageNumber", pageNumber)
                .put("total", entities.size())
                .put("pageCount", pages)
                .put("firstUri", uri(call, 1))
                .put("selfUri", uri(call, pageNumber))
                .put("lastUri", uri(call, Math.max(1, pages)));
        if (pageNumber < pages) {
            listing.put("nextUri", uri(call, pageNumber + 1));
        }
        if (pageNumber > 1) {
            listing.put("previousUri", uri(call, pageNumber - 1));
        }
        return SandboxResponse.ok(listing);
    }

    <T> ArrayNode rendered(List<T> entities, Function<? super T, ? extends JsonNode> rendering) {
        long from = Math.min((long) (pageNumber - 1) * pageSize, entities.size());
        ArrayNode page = SandboxJson.array();
        entities.subList((int) from, (int) Math.min(from + pageSize, entities.size()))
                .forEach(entity -> page.add(rendering.apply(entity)));
        return page;
    }

    int pageCount(int total) {
        return (total + pageSize - 1) / pageSize;
    }

    private String uri(Call call, int page) {
        Query query = Query.of("pageSize", pageSize).and("pageNumber", page);
        for (Map.Entry<String, List<String>> parameter : call.query().entrySet()) {
            if (!parameter.getKey().equals("pageSize") && !parameter.getKey().equals("pageNumber")) {
                for (String value : parameter.getValue()) {
                    query = query.and(parameter.getKey(), value);
                }
            }
        }
        return query.appendTo(call.request().path());
    }

    private static int number(Call call, String name, int otherwise) {
        Optional<String> value = call.query(name);
        try {
            return value.map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw Refusal.invalidValue(name, name + " must be a whole number, not " + value.orElse(""));
        }
    }
}
