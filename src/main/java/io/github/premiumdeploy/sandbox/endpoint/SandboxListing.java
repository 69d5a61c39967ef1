package io.github.premiumdeploy.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.http.SandboxResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A list as a call asks for it: less what the filters of its query leave out, in the order that it says, page by page.
 *
 * @param <T> what is listed
 */
final class SandboxListing<T> {

    private final Call call;
    private final Function<T, String> id;
    private final Function<T, String> name;
    private Stream<T> entities;

    private SandboxListing(Call call, Stream<T> entities, Function<T, String> id, Function<T, String> name) {
        this.call = call;
        this.entities = entities;
        this.id = id;
        this.name = name;
    }

    static <T> SandboxListing<T> of(Call call, Stream<T> entities, Function<T, String> id, Function<T, String> name) {
        return new SandboxListing<>(call, entities, id, name);
    }

    /** A list of what is kept as it is shown. */
    static <T extends JsonNode> SandboxListing<T> of(Call call, Stream<T> entities) {
        return of(call, entities, SandboxJson::id, entity -> entity.path("name").asText());
    }

    SandboxListing<T> where(Predicate<T> filter) {
        entities = entities.filter(filter);
        return this;
    }

    /** Leaves out what does not meet a parameter of the query, if that is there. */
    SandboxListing<T> where(String parameter, BiPredicate<T, String> filter) {
        return call.query(parameter)
                .map(wanted -> where(entity -> filter.test(entity, wanted)))
                .orElse(this);
    }

    /** Leaves out what does not have one of the ids that a parameter of the query lists, if that is there. */
    SandboxListing<T> ids(String parameter) {
        List<String> ids = call.queries(parameter);
        return ids.isEmpty() ? this : where(entity -> ids.contains(id.apply(entity)));
    }

    /** The same for a parameter that can list only so many ids. */
    SandboxListing<T> ids(String parameter, int most) {
        if (call.queries(parameter).size() > most) {
            throw Refusal.invalidValue(parameter, parameter + " can have at most " + most + " entries");
        }
        return ids(parameter);
    }

    /**
     * Leaves out what does not have the name that the query asks for, if it does: case does not matter, and an asterisk at
     * either end stands for anything.
     */
    SandboxListing<T> named() {
        return where(
                "name",
                (entity, pattern) -> matches(
                        pattern.toLowerCase(Locale.ROOT), name.apply(entity).toLowerCase(Locale.ROOT)));
    }

    private static boolean matches(String pattern, String name) {
        boolean openStart = pattern.startsWith("*");
        boolean openEnd = pattern.length() > 1 && pattern.endsWith("*");
        String core = pattern.substring(openStart ? 1 : 0, pattern.length() - (openEnd ? 1 : 0));
        if (openStart) {
            return openEnd ? name.contains(core) : name.endsWith(core);
        }
        return openEnd ? name.startsWith(core) : name.equals(core);
    }

    /** All that is left, in the order that the query asks for. */
    List<T> all() {
        return call.endpoint().queries().contains("sortBy") ? sorted() : entities.toList();
    }

    /** By which fields can be sorted is not published: by id and by name it is possible, anything else changes nothing. */
    private List<T> sorted() {
        String order = call.query("sortOrder").orElse("").toLowerCase(Locale.ROOT);
        // Where only the order is asked for, it is that of names.
        Comparator<T> comparator = switch (call.query("sortBy").orElse(order.isEmpty() ? "" : "name")) {
            case "id" -> Comparator.comparing(id);
            case "name" -> Comparator.comparing(name, String.CASE_INSENSITIVE_ORDER);
            default -> (one, other) -> 0;
        };
        return entities.sorted(order.startsWith("desc") ? comparator.reversed() : comparator)
                .toList();
    }

    /** The page that the call asks for, of which alone the entities are rendered. */
    SandboxResponse page(Function<? super T, ? extends JsonNode> rendering) {
        return page(Paging.of(call), rendering);
    }

    /** The same for a list without pages: all are on one where the call does not ask for less. */
    SandboxResponse whole(Function<? super T, ? extends JsonNode> rendering) {
        List<T> all = all();
        return Paging.withDefault(call, Math.max(1, all.size())).listing(call, all, rendering);
    }

    SandboxResponse page(Paging paging, Function<? super T, ? extends JsonNode> rendering) {
        return paging.listing(call, all(), rendering);
    }
}
