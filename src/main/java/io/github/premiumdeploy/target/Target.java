package io.github.premiumdeploy.target;

import java.net.URI;
import java.util.Optional;

/**
 * One organization to work on, and how it is reached: complete and valid.
 *
 * @param id its name in messages and file names
 * @param apiUrl base URL of the platform's API, without a slash at its end
 * @param loginUrl base URL that issues tokens, without a slash at its end
 * @param organizationId the organization that the token must belong to
 * @param proxy the proxy to go through
 */
public record Target(
        String id,
        URI apiUrl,
        URI loginUrl,
        Credentials credentials,
        Optional<String> organizationId,
        Optional<HttpProxy> proxy,
        Timeouts timeouts) {}
