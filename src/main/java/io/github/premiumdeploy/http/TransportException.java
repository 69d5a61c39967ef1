package io.github.premiumdeploy.http;

import java.io.IOException;
import java.net.URI;

/** Says that a request has no usable response, how far it came, and why. */
public final class TransportException extends IOException {

    private static final long serialVersionUID = 1L;

    /** What went wrong: whether the request surely never reached the server, and whether it may well succeed a moment later. */
    public enum Kind {
        /** The host's name has no address. */
        UNKNOWN_HOST(true, false),
        /** Nobody listens at the address. */
        CONNECTION_REFUSED(true, true),
        /** No connection in time. */
        CONNECT_TIMEOUT(true, true),
        /** The TLS handshake failed: certificate, protocol version. */
        TLS(true, false),
        /** The proxy refused to connect. */
        PROXY(true, false),
        /** The connection broke before the response was complete. */
        CONNECTION_LOST(false, true),
        /** The response was not complete in time. */
        TIMEOUT(false, true),
        /** The response is larger than the plugin reads. */
        TOO_LARGE(false, false),
        /** The response is not what the platform answers, such as a truncated body. */
        UNREADABLE(false, true),
        /** A page for a reader, as a login service or a proxy on the way shows one in place of what was asked for. */
        PAGE(false, false),
        /** A redirect that is not followed. */
        REDIRECT(true, false),
        /** The deadline for all the work was reached before the request was sent. */
        DEADLINE(true, false),
        /** The build was asked to stop. */
        INTERRUPTED(false, false);

        private final boolean unsent;
        private final boolean passing;

        Kind(boolean unsent, boolean passing) {
            this.unsent = unsent;
            this.passing = passing;
        }

        /** Whether the same request may well succeed a moment later. */
        public boolean isPassing() {
            return passing;
        }
    }

    private final Kind kind;
    private final transient URI uri;

    public TransportException(Kind kind, URI uri, String message) {
        super(message);
        this.kind = kind;
        this.uri = uri;
    }

    public TransportException(Kind kind, URI uri, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.uri = uri;
    }

    public Kind kind() {
        return kind;
    }

    /** The address that was asked. */
    public URI uri() {
        return uri;
    }

    /** Whether the server surely did not process the request. */
    public boolean surelyNotProcessed() {
        return kind.unsent;
    }
}
