package io.github.premiumdeploy.sandbox;

/**
 * Which requests go wrong on their way, to rehearse what networks, gateways and busy servers do. A plan is asked once for
 * every request, by several threads at once; what browsers ask before a request does not count.
 */
@FunctionalInterface
public interface FaultPlan {

    /** Nothing goes wrong. */
    FaultPlan NONE = (number, method, path) -> Fault.none();

    /**
     * What happens to a request.
     *
     * @param number counts the requests from 1, in the order of their arrival, logins among them
     * @param method HTTP method
     * @param path raw path, without the query
     */
    Fault decide(long number, String method, String path);

    /**
     * One thing that goes wrong.
     *
     * @param kind what it is
     * @param status the status of an error's answer, 0 where the kind has none
     * @param retryAfterSeconds what a throttled client is told to wait
     */
    record Fault(Kind kind, int status, int retryAfterSeconds) {

        /** What can go wrong, as the methods below say. */
        public enum Kind {
            NONE,
            CLOSE_BEFORE,
            CLOSE_AFTER,
            THROTTLE,
            ERROR_BEFORE,
            ERROR_AFTER,
            TRUNCATED_BODY,
            HTML_PAGE
        }

        /** All is well. */
        public static Fault none() {
            return new Fault(Kind.NONE, 0, 0);
        }

        /** The connection is closed; the request was not processed. */
        public static Fault closeBefore() {
            return new Fault(Kind.CLOSE_BEFORE, 0, 0);
        }

        /** The request is processed, and the connection is closed without an answer. */
        public static Fault closeAfter() {
            return new Fault(Kind.CLOSE_AFTER, 0, 0);
        }

        /** 429 with Retry-After; the request was not processed. */
        public static Fault throttle(int retryAfterSeconds) {
            return new Fault(Kind.THROTTLE, 429, retryAfterSeconds);
        }

        /** An error of the server, for instance 503; the request was not processed. */
        public static Fault errorBefore(int status) {
            return new Fault(Kind.ERROR_BEFORE, status, 0);
        }

        /** The request is processed, and its answer is replaced by an error of the server, for instance 502. */
        public static Fault errorAfter(int status) {
            return new Fault(Kind.ERROR_AFTER, status, 0);
        }

        /** The request is processed, and its answer ends in the middle of the body. */
        public static Fault truncatedBody() {
            return new Fault(Kind.TRUNCATED_BODY, 0, 0);
        }

        /** A gateway's page of that status instead of an answer; the request was not processed. */
        public static Fault htmlPage(int status) {
            return new Fault(Kind.HTML_PAGE, status, 0);
        }
    }
}
