package io.github.premiumdeploy.sandbox.organization;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A data action: published, a draft, or both at once.
 *
 * @param integrationId the integration that it belongs to, and vanishes with
 * @param authentication whether it fetches the token of an integration with credentials of the user's own OAuth, and
 *     therefore comes and goes with these
 */
public record DataAction(
        String id,
        String integrationId,
        boolean authentication,
        Optional<ObjectNode> published,
        Optional<ObjectNode> draft) {

    public DataAction withDraft(Optional<ObjectNode> newDraft) {
        return new DataAction(id, integrationId, authentication, published, newDraft);
    }

    public DataAction withPublished(ObjectNode newPublished) {
        return new DataAction(id, integrationId, authentication, Optional.of(newPublished), draft);
    }

    /** What of it there is. */
    public Stream<ObjectNode> states() {
        return Stream.concat(published.stream(), draft.stream());
    }
}
