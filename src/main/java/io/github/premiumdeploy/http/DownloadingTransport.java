package io.github.premiumdeploy.http;

import io.github.premiumdeploy.http.TransportException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Sends requests over another transport, and writes the content of good answers to a file, so that it takes no memory. The file
 * is begun anew with every answer.
 */
public final class DownloadingTransport implements Transport {

    private final Transport transport;
    private final Path file;
    private final long most;

    /**
     * A transport for one download.
     *
     * @param transport carries the requests; it is closed by its owner
     * @param file takes the content, unpacked
     * @param most how many bytes that may be
     */
    public DownloadingTransport(Transport transport, Path file, long most) {
        this.transport = transport;
        this.file = file;
        this.most = most;
    }

    @Override
    public HttpResponse send(HttpRequest request, Duration timeout) throws TransportException {
        return transport.send(request, timeout, content -> keep(content, request.uri()));
    }

    private void keep(InputStream content, URI uri) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        try (OutputStream kept = open(uri)) {
            int read;
            while ((read = content.read(buffer)) >= 0) {
                size += read;
                if (size > most) {
                    throw new TransportException(
                            Kind.TOO_LARGE, uri, "the answer is larger than " + most / (1024 * 1024) + " MiB");
                }
                try {
                    kept.write(buffer, 0, read);
                } catch (IOException e) {
                    throw notKept(uri, e);
                }
            }
        }
    }

    private OutputStream open(URI uri) throws TransportException {
        try {
            return Files.newOutputStream(file);
        } catch (IOException e) {
            throw notKept(uri, e);
        }
    }

    /** Another attempt would not find more room. */
    private TransportException notKept(URI uri, IOException e) {
        return new TransportException(Kind.TOO_LARGE, uri, "the answer cannot be written to " + file + ": " + e, e);
    }

    @Override
    public void close() {
        // The transport is its owner's.
    }
}
