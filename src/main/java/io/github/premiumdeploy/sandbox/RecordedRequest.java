package io.github.premiumdeploy.sandbox;

import io.github.premiumdeploy.genesys.Operation;
import java.util.Optional;

/**
 * One request that a sandbox answered, so that tests can count and look.
 *
 * @param method HTTP method
 * @param path raw path, without the query
 * @param query raw query string, empty if there was none
 * @param status the answer's status; 0 where the connection was closed without an answer, as the plan of faults said
 * @param operation the operation that the request matched; none for logins and unknown paths
 * @param correlationId the answer's correlation id
 */
public record RecordedRequest(
        String method, String path, String query, int status, Optional<Operation> operation, String correlationId) {}
