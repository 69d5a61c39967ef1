package io.github.premiumdeploy.sandbox;

import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxResponse;
import java.time.Duration;
import java.util.function.BiFunction;

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

    /** One thing that goes wrong. */
    final class Fault {

        private static final String HTML =
                "<html><head><title>%1$d</title></head><body><h1>%1$d</h1><p>gateway</p></body></html>";

        private final boolean processed;
        private final BiFunction<SandboxResponse, String, SandboxResponse> change;

        private Fault(boolean processed, BiFunction<SandboxResponse, String, SandboxResponse> change) {
            this.processed = processed;
            this.change = change;
        }

        /** Whether the request is processed; else there is no answer to change. */
        boolean isProcessed() {
            return processed;
        }

        /** What arrives in place of an answer. */
        SandboxResponse change(SandboxResponse answer, String correlationId) {
            return change.apply(answer, correlationId);
        }

        /** All is well. */
        public static Fault none() {
            return new Fault(true, (answer, id) -> answer);
        }

        /** The connection is closed; the request was not processed. */
        public static Fault closeBefore() {
            return new Fault(false, (answer, id) -> SandboxResponse.none());
        }

        /** The request is processed, and the connection is closed without an answer. */
        public static Fault closeAfter() {
            return new Fault(true, (answer, id) -> SandboxResponse.none());
        }

        /** 429 with Retry-After; the request was not processed. */
        public static Fault throttle(int retryAfterSeconds) {
            return new Fault(
                    false,
                    (answer, id) -> Refusal.throttled(Duration.ofSeconds(retryAfterSeconds))
                            .toResponse(id));
        }

        /** An error of the server, for instance 503; the request was not processed. */
        public static Fault errorBefore(int status) {
            return new Fault(false, (answer, id) -> error(status, id));
        }

        /** The request is processed, and its answer is replaced by an error of the server, for instance 502. */
        public static Fault errorAfter(int status) {
            return new Fault(true, (answer, id) -> error(status, id));
        }

        /** The request is processed, and its answer ends in the middle of the body. */
        public static Fault truncatedBody() {
            return new Fault(true, (answer, id) -> answer.truncated());
        }

        /** A gateway's page of that status instead of an answer; the request was not processed. */
        public static Fault htmlPage(int status) {
            return new Fault(false, (answer, id) -> SandboxResponse.page(status, HTML.formatted(status)));
        }

        private static SandboxResponse error(int status, String correlationId) {
            String code = switch (status) {
                case 503 -> "service.unavailable";
                case 504 -> "request.timeout";
                default -> "internal.server.error";
            };
            return Refusal.of(status, code, "The server could not answer the request, as the plan of faults says")
                    .toResponse(correlationId);
        }
    }
}
