package io.github.premiumdeploy.http;

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

    @Override
    void close();
}
