package io.github.premiumdeploy.http;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.impl.DefaultConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.impl.io.DefaultManagedHttpClientConnection;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.SocketHolder;

/**
 * A connection that logs neither headers nor bodies. HttpClient's own writes both at the level DEBUG, which {@code mvn -X}
 * switches on for every logger: client secrets and tokens would show.
 */
final class SilentConnection extends DefaultManagedHttpClientConnection {

    /**
     * By default lines have no end and headers no number: a server could fill the memory with them. Each connection has three
     * buffers, of 32 KiB by default: of a fleet's many connections they would be most of the heap.
     */
    private static final Http1Config BOUNDED = Http1Config.custom()
            .setBufferSize(8 * 1024)
            .setMaxLineLength(64 * 1024)
            .setMaxHeaderCount(500)
            .build();

    private final Runnable onSubmit;
    private volatile long keptUntil = Long.MAX_VALUE;

    /**
     * A connection of one client.
     *
     * @param onSubmit is run, by the thread that sends it, when a request leaves for the server itself: from then on the
     *     server may have processed it
     */
    SilentConnection(Runnable onSubmit) {
        super("genesyscloud", null, null, BOUNDED, null, null, null, null);
        this.onSubmit = onSubmit;
    }

    @Override
    public void bind(Socket socket) throws IOException {
        bind(new SocketHolder(socket));
    }

    @Override
    public void bind(SSLSocket tlsSocket, Socket socket) throws IOException {
        bind(new SocketHolder(tlsSocket, socket));
    }

    @Override
    protected void onRequestSubmitted(ClassicHttpRequest request) {
        if (!Method.CONNECT.isSame(request.getMethod())) {
            onSubmit.run();
        }
    }

    @Override
    protected void onResponseReceived(ClassicHttpResponse response) {
        keptUntil = System.nanoTime()
                + DefaultConnectionKeepAliveStrategy.INSTANCE
                        .getKeepAliveDuration(response, HttpClientContext.create())
                        .toNanoseconds();
    }

    /** Also when it was unused for longer than the server said that it keeps it: it may be closing it right now. */
    @Override
    public boolean isStale() throws IOException {
        return System.nanoTime() >= keptUntil || super.isStale();
    }
}
