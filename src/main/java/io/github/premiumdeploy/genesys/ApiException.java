package io.github.premiumdeploy.genesys;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Says that the platform refused an operation. */
public final class ApiException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Operation operation;
    private final transient URI uri;
    private final int status;
    private final transient ErrorBody error;
    private final String correlationId;
    private final transient Optional<Duration> retryAfter;
    private final boolean isForeign;

    ApiException(
            Operation operation,
            URI uri,
            int status,
            ErrorBody error,
            String correlationId,
            Optional<Duration> retryAfter,
            boolean isForeign) {
        super("could not " + operation.action() + ": " + operation.method() + " " + uri.getRawPath() + " answered "
                + status + (error.code().isEmpty() ? "" : " " + error.code()));
        this.operation = operation;
        this.uri = uri;
        this.status = status;
        this.error = error;
        this.correlationId = correlationId;
        this.retryAfter = retryAfter;
        this.isForeign = isForeign;
    }

    /** What was asked for. */
    public Operation operation() {
        return operation;
    }

    /** The address that answered. */
    public URI uri() {
        return uri;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** What the platform said. */
    public ErrorBody error() {
        return error;
    }

    /** The id that Genesys support asks for; empty text if the answer had none, so that it was not the platform's. */
    public String correlationId() {
        return correlationId;
    }

    /** How long the platform asked to wait before another try. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /**
     * Whether it was a proxy, a gateway or a firewall on the way that refused, and not the platform. A server that is busy or
     * broken, which may well show a page, is none of these.
     */
    public boolean isForeign() {
        return isForeign && (status < 500 || status == 501) && status != 408 && status != 429;
    }

    /** Whether the platform itself says that the caller may not. */
    public boolean isForbidden() {
        return status == 403 && !isForeign();
    }

    /** Whether what is asked for is not there; Genesys's own provider for Terraform counts 410 with 404. */
    public boolean isGone() {
        return status == 404 || status == 410;
    }

    /** Whether the answer to a read would be too large; published: a 400 with a code of its own, which asks for smaller pages. */
    boolean isTooLarge() {
        return operation.isRead()
                && (status == 413 || status == 400 && error.code().equals("response.entity.too.large"));
    }

    /**
     * Whether the operation is there, and a feature of the organization that it belongs to is switched off; published: 501,
     * or 405 with a code of its own, as in the published errors of some operations.
     */
    public boolean saysFeatureOff() {
        return status == 501 || status == 405 && error.code().equals("featuretoggleservice.featurenotenabled");
    }
}
