package io.github.premiumdeploy.genesys;

import io.github.premiumdeploy.text.Worded;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One operation of the platform, declared once: the client calls it, the preflight reads what it needs, error texts
 * name it, and the sandbox enforces it.
 *
 * @param method HTTP method, upper case
 * @param path path below the API's base URL, with {@code {name}} for its variables
 * @param action what it does, as words that finish "could not …": {@code read the organization}
 * @param combination how {@code permissions} combine
 * @param permissions {@code domain:entity:action}, exactly as published
 * @param scopes OAuth scopes, any of which is enough; they count for user tokens only
 * @param source where this knowledge is from
 * @param effect whether the operation changes the organization
 * @param query the published parameters of the query that it is sent with, each with a value that is sent, or
 *     {@link #LATER}; what is sent although nothing of it is published, such as {@code includeFullRoles}, is not among
 *     them: nothing depends on that
 */
public record Operation(
        String method,
        String path,
        String action,
        Combination combination,
        List<String> permissions,
        List<String> scopes,
        Source source,
        Effect effect,
        Map<String, String> query) {

    /** Stands for an id, or another text, that is not known before the run. */
    public static final String LATER = "\u0000later";

    /** How several permissions of one operation combine. */
    public enum Combination {
        /** No permission is needed. */
        NONE,
        /** One of them is enough. */
        ANY,
        /** All of them are needed. */
        ALL
    }

    /** How well an operation is known. */
    public enum Source implements Worded {
        /** In the published API. */
        PUBLISHED,
        /** Once in the published API, and no longer. */
        WITHDRAWN,
        /** Never in the published API: known from users' reports only. */
        REPORTED;
    }

    /** Whether repeating an operation can do harm. */
    public enum Effect {
        /** Changes nothing; may be repeated. */
        READ,
        /** Changes the organization; repeated only when it surely was not processed. */
        WRITE
    }

    /**
     * A part of the API: its paths begin alike, and the token of a user needs one scope for it, or to read the same with
     * {@code :readonly}.
     */
    public record Area(String scope, String path) {

        /** What reads below the area's path; no permission is needed for it as it is. */
        public Operation get(String below, String action) {
            return Operation.get(path + below, action).scopes(scope, scope + ":readonly");
        }

        Operation write(String method, String below, String action) {
            return Operation.write(method, path + below, action).scopes(scope);
        }
    }

    private static final Pattern VARIABLE = Pattern.compile("\\{[^{}/]+}");

    public Operation {
        Objects.requireNonNull(action, "action");
        permissions = List.copyOf(permissions);
        scopes = List.copyOf(scopes);
        query = Map.copyOf(query);
        if (permissions.isEmpty() != (combination == Combination.NONE)) {
            throw new IllegalArgumentException(method + " " + path + ": permissions and their combination disagree");
        }
    }

    /** An operation that is sent without a query. */
    public Operation(
            String method,
            String path,
            String action,
            Combination combination,
            List<String> permissions,
            List<String> scopes,
            Source source,
            Effect effect) {
        this(method, path, action, combination, permissions, scopes, source, effect, Map.of());
    }

    static Operation get(String path, String action) {
        return new Operation(
                "GET", path, action, Combination.NONE, List.of(), List.of(), Source.PUBLISHED, Effect.READ);
    }

    static Operation write(String method, String path, String action) {
        return new Operation(
                method, path, action, Combination.NONE, List.of(), List.of(), Source.PUBLISHED, Effect.WRITE);
    }

    Operation anyOf(String... needed) {
        return new Operation(method, path, action, Combination.ANY, List.of(needed), scopes, source, effect, query);
    }

    Operation allOf(String... needed) {
        return new Operation(method, path, action, Combination.ALL, List.of(needed), scopes, source, effect, query);
    }

    Operation scopes(String... any) {
        return new Operation(method, path, action, combination, permissions, List.of(any), source, effect, query);
    }

    Operation from(Source newSource) {
        return new Operation(method, path, action, combination, permissions, scopes, newSource, effect, query);
    }

    /** The same with other permissions, as a contract of the API has them. */
    public Operation needing(Combination newCombination, List<String> needed) {
        return new Operation(method, path, action, newCombination, needed, scopes, source, effect, query);
    }

    /** The same with other scopes, as a contract of the API has them. */
    public Operation withScopes(List<String> any) {
        return new Operation(method, path, action, combination, permissions, any, source, effect, query);
    }

    /** A list that comes in pages. */
    Operation paged() {
        return sending("pageSize", "100").sending("pageNumber", "1");
    }

    /** The same with a published parameter in its query; {@link #LATER} as its value says that only a run knows it. */
    Operation sending(String parameter, String value) {
        Map<String, String> sent = new HashMap<>(query);
        sent.put(parameter, value);
        return new Operation(method, path, action, combination, permissions, scopes, source, effect, sent);
    }

    /** A search that is sent as POST: it reads, and may be repeated. */
    Operation readOnly() {
        return new Operation(method, path, action, combination, permissions, scopes, source, Effect.READ, query);
    }

    /** {@code METHOD /path}, as the published tables write it. */
    public String signature() {
        return method + " " + path;
    }

    /** Whether the call may be repeated without a second effect. */
    public boolean isRead() {
        return effect == Effect.READ;
    }

    /** The path with its variables replaced, in order, by URL-encoded values. */
    public String pathWith(String... values) {
        Matcher matcher = VARIABLE.matcher(path);
        StringBuilder filled = new StringBuilder();
        int next = 0;
        while (matcher.find()) {
            if (next == values.length) {
                throw new IllegalArgumentException(signature() + " has more variables than " + values.length);
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(Query.encode(values[next++])));
        }
        if (next != values.length) {
            throw new IllegalArgumentException(signature() + " has only " + next + " variables");
        }
        return matcher.appendTail(filled).toString();
    }

    /** The permissions that it needs, joined as they combine. */
    public String permissionWords() {
        return permissions.isEmpty()
                ? "no permission"
                : String.join(combination == Combination.ANY ? " or " : " and ", permissions);
    }
}
