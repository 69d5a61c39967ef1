package io.github.premiumdeploy.http;

import java.io.IOException;
import java.net.URI;

/** Says that a request has no usable response, how far it came, and why. */
public final class TransportException extends IOException {

    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Kind {
        /** The host's name has no address. */
        UNKNOWN_HOST(Progress.NOT_SENT, false),
        /** Nobody listens at the address. */
        CONNECTION_REFUSED(Progress.NOT_SENT, true),
        /** No connection in time. */
        CONNECT_TIMEOUT(Progress.NOT_SENT, true),
        /** The TLS handshake failed: certificate, protocol version. */
        TLS(Progress.NOT_SENT, false),
        /** The proxy refused to connect. */
        PROXY(Progress.NOT_SENT, false),
        /** The connection broke before the response was complete. */
        CONNECTION_LOST(Progress.UNKNOWN, true),
        /** The response was not complete in time. */
        TIMEOUT(Progress.UNKNOWN, true),
        /** The response is larger than the plugin reads. */
        TOO_LARGE(Progress.UNKNOWN, false),
        /** The response is not what the platform answers, such as a truncated body. */
        UNREADABLE(Progress.UNKNOWN, true),
        /** A page for a reader, as a login service or a proxy on the way shows one in place of what was asked for. */
        PAGE(Progress.UNKNOWN, false),
        /** A redirect that is not followed. */
        REDIRECT(Progress.NOT_SENT, false),
        /** The deadline for all the work was reached before the request was sent. */
        DEADLINE(Progress.NOT_SENT, false),
        /** The build was asked to stop. */
        INTERRUPTED(Progress.UNKNOWN, false);

        private final Progress progress;
        private final boolean passing;

        Kind(Progress progress, boolean passing) {
            this.progress = progress;
            this.passing = passing;
        }

        /** Whether the same request may well succeed a moment later. */
        public boolean isPassing() {
            return passing;
        }
    }

    /** How far a request came. */
    public enum Progress {
        /** It never reached the server. */
        NOT_SENT,
        /** It may have been processed. */
        UNKNOWN
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
        return kind.progress == Progress.NOT_SENT;
    }
}
