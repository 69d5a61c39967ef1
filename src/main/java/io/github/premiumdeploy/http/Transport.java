package io.github.premiumdeploy.http;

import io.github.premiumdeploy.http.TransportException.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Carries one request to a server and its response back: the port to an HTTP client. It never repeats and never follows. */
public interface Transport extends AutoCloseable {

    /**
     * Sends a request once.
     *
     * @param timeout for the whole exchange, the response's last byte included
     * @throws TransportException if there is no complete response
     */
    HttpResponse send(HttpRequest request, Duration timeout) throws TransportException;

    /** Takes the content of an answer while it arrives. */
    @FunctionalInterface
    interface Content {
        /**
         * Takes it to its end.
         *
         * @throws IOException if it cannot be read or kept
         */
        void take(InputStream content) throws IOException;
    }

    /**
     * Sends a request once, and hands the content of a good answer (200) over as it arrives, however large it is.
     *
     * @param timeout for the whole exchange, the response's last byte included
     * @return the response; without a body if its content was handed over
     * @throws TransportException if there is no complete response, or its content is not taken
     */
    default HttpResponse send(HttpRequest request, Duration timeout, Content content) throws TransportException {
        HttpResponse response = send(request, timeout);
        if (response.status() != 200) {
            return response;
        }
        try {
            content.take(new ByteArrayInputStream(response.body()));
        } catch (TransportException e) {
            throw e;
        } catch (IOException e) {
            throw new TransportException(Kind.UNREADABLE, request.uri(), "the answer cannot be read: " + e, e);
        }
        return new HttpResponse(response.status(), response.headers(), new byte[0]);
    }

    @Override
    void close();
}
