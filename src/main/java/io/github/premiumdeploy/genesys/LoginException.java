package io.github.premiumdeploy.genesys;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;

/** Says that the login service issued no token. */
public final class LoginException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient URI loginUrl;
    private final String clientId;
    private final int status;
    private final String error;
    private final String description;
    private final String correlationId;
    private final boolean isForeign;

    LoginException(
            URI loginUrl,
            String clientId,
            int status,
            String error,
            String description,
            String correlationId,
            boolean isForeign) {
        super("could not obtain an access token: " + loginUrl + " answered " + status + " " + error);
        this.loginUrl = loginUrl;
        this.clientId = clientId;
        this.status = status;
        this.error = error;
        this.description = description;
        this.correlationId = correlationId;
        this.isForeign = isForeign;
    }

    /** The address that answered. */
    public URI loginUrl() {
        return loginUrl;
    }

    /** The OAuth client that wanted to log in. */
    public String clientId() {
        return clientId;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** OAuth's error code, for example {@code invalid_client}; empty text if the answer had none. */
    public String error() {
        return error;
    }

    /** The login service's text. */
    public String description() {
        return description;
    }

    /** The id that Genesys support asks for; empty text if the answer had none. */
    public String correlationId() {
        return correlationId;
    }

    /** Whether the service says that there were too many logins; published: in words, with a 400. */
    public boolean saysTooMany() {
        String text = (error + " " + description).toLowerCase(Locale.ROOT);
        return text.contains("rate limit") || text.contains("too many");
    }

    /** Whether the service says that it does not know this client with this secret. */
    public boolean isInvalidClient() {
        return error.equals("invalid_client") || status == 401 && !isGrantTypeRefused();
    }

    /** Whether the service says that this client may not log in with its id and secret alone. */
    public boolean isGrantTypeRefused() {
        return error.equals("unauthorized_client") || error.equals("unsupported_grant_type");
    }

    /** Whether it was a proxy, a gateway or a firewall on the way that refused, and not the login service. */
    public boolean isForeign() {
        return isForeign;
    }
}
