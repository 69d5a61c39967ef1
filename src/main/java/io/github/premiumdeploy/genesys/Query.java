package io.github.premiumdeploy.genesys;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The query string of one request. */
public record Query(List<String> pairs) {

    /** No query string. */
    public static final Query NONE = new Query(List.of());

    public Query {
        pairs = List.copyOf(pairs);
    }

    /** A query with one more {@code name=value}. */
    public Query and(String name, Object value) {
        List<String> more = new ArrayList<>(pairs);
        more.add(encode(name) + "=" + encode(String.valueOf(value)));
        return new Query(more);
    }

    /** A query with one more {@code name=value} for each of the values. */
    public Query andEach(String name, Collection<?> values) {
        Query query = this;
        for (Object value : values) {
            query = query.and(name, value);
        }
        return query;
    }

    /** A query that starts with {@code name=value}. */
    public static Query of(String name, Object value) {
        return NONE.and(name, value);
    }

    /** The path with this query appended. */
    public String appendTo(String path) {
        return pairs.isEmpty() ? path : path + "?" + String.join("&", pairs);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
