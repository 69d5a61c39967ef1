package io.github.premiumdeploy.plan;

import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Query;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a resource is deleted.
 *
 * @param operation what deletes it; its path has the resource's id
 * @param style how the platform goes about it
 * @param reads what is read on the way
 */
public record Removal(Operation operation, Query query, Style style, List<Operation> reads) {

    /** How the platform deletes. */
    public enum Style {
        /** At once. */
        ONCE,
        /** It may be answered and not happen, so that it is looked at and repeated. */
        UNTIL_GONE,
        /** It counts as referenced, or as not ready for it, for a while. */
        ONCE_RELEASED,
        /** At once, or inactive for a while before it goes. */
        MAYBE_LATER,

        /** The credentials that it refers to may stay, and are deleted after it. */
        WITH_CREDENTIALS
    }

    /** All that it sends, the deletion first. */
    List<Operation> operations() {
        return Stream.concat(Stream.of(operation), reads.stream()).toList();
    }

    /** Deleted with one request. */
    public static Removal once(Operation operation) {
        return new Removal(operation, Query.NONE, Style.ONCE, List.of());
    }

    /** Deleted with one request that has a query. */
    public static Removal once(Operation operation, Query query) {
        return new Removal(operation, query, Style.ONCE, List.of());
    }

    /** Repeated until reading it says that it is gone. */
    public static Removal untilGone(Operation operation, Operation read) {
        return new Removal(operation, Query.NONE, Style.UNTIL_GONE, List.of(read));
    }

    /** Repeated for as long as it is said to be referenced, or not to be ready for it. */
    public static Removal onceReleased(Operation operation) {
        return new Removal(operation, Query.NONE, Style.ONCE_RELEASED, List.of());
    }

    /** Deleted with one request, after which reading it may say that it goes later. */
    public static Removal maybeLater(Operation operation, Operation read) {
        return new Removal(operation, Query.NONE, Style.MAYBE_LATER, List.of(read));
    }

    /** Deleted before the credentials that its configuration refers to. */
    public static Removal withCredentials(Operation operation, Operation readConfiguration) {
        return new Removal(operation, Query.NONE, Style.WITH_CREDENTIALS, List.of(readConfiguration));
    }
}
