package io.github.premiumdeploy.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * The platform's answer to an operation that succeeded.
 *
 * @param status the HTTP status, 200 to 299
 * @param body the body; a missing node if there was none
 * @param correlationId the id that Genesys support asks for; empty text if the answer had none
 * @param location the header {@code Location}
 */
public record Answer(int status, JsonNode body, String correlationId, Optional<String> location) {}
