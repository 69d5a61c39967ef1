package io.github.premiumdeploy.target;

import java.util.List;
import java.util.Optional;

/** What the user's settings.xml knows: the port to Maven. */
public interface UserSettings {

    /**
     * The credentials of one {@code <server>}, decrypted; no other server is touched.
     *
     * @return empty if there is no such server
     */
    Optional<Credentials> server(String serverId, Problems problems);

    /** The ids of all servers, so that a misspelled one can be told from one that is absent. */
    default List<String> serverIds() {
        return List.of();
    }

    /**
     * The active proxy for a URL scheme, its password decrypted. An entry for {@code http} serves {@code https} URLs too,
     * as Maven's users expect.
     */
    Optional<HttpProxy> proxy(String scheme, Problems problems);
}
