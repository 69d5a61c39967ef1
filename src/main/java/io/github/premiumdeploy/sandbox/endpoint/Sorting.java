package io.github.premiumdeploy.sandbox.endpoint;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The order of a list whose parameters {@code sortBy} and {@code sortOrder} are published. Which fields may be sorted by
 * is not: by id and by name it is possible, anything else leaves the order as it is.
 */
record Sorting(String field, boolean descending) {

    static Sorting of(Call call) {
        String order = call.query("sortOrder").orElse("").toLowerCase(Locale.ROOT);
        // Where only the order is asked for, it is that of names.
        String field = call.query("sortBy").orElse(order.isEmpty() ? "" : "name");
        return new Sorting(field, order.startsWith("desc"));
    }

    <T> List<T> sorted(List<T> entities, Function<T, String> id, Function<T, String> name) {
        Comparator<T> comparator = switch (field) {
            case "id" -> Comparator.comparing(id);
            case "name" -> Comparator.comparing(name, String.CASE_INSENSITIVE_ORDER);
            default -> (one, other) -> 0;
        };
        return entities.stream()
                .sorted(descending ? comparator.reversed() : comparator)
                .toList();
    }
}
