package io.github.premiumdeploy.sandbox.endpoint;

import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import java.util.List;
import java.util.Optional;

/**
 * Who a token speaks for.
 *
 * @param token the token itself
 * @param subjectId the user or OAuth client whose grants count
 * @param userId the user; none for client credentials
 * @param clientId the OAuth client that the token was made for, or {@link SandboxOrganization#BUILT_IN_CLIENT}
 * @param scopes what a user token is limited to
 */
record SandboxCaller(String token, String subjectId, Optional<String> userId, String clientId, List<String> scopes) {

    boolean isUser() {
        return userId.isPresent();
    }
}
