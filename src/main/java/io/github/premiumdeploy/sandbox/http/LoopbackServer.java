package io.github.premiumdeploy.sandbox.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnectionFactory;
import org.apache.hc.core5.http.impl.io.HttpService;
import org.apache.hc.core5.http.io.HttpRequestHandler;
import org.apache.hc.core5.http.io.HttpServerConnection;
import org.apache.hc.core5.http.io.HttpServerRequestHandler;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.support.BasicHttpServerExpectationDecorator;
import org.apache.hc.core5.http.io.support.BasicHttpServerRequestHandler;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http.protocol.HttpProcessor;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.http.protocol.ResponseConnControl;
import org.apache.hc.core5.http.protocol.ResponseContent;
import org.apache.hc.core5.io.CloseMode;

/**
 * Accepts connections on a loopback port and serves each on a thread of its own.
 *
 * <p>The bootstrap of httpcore would do the same with a listener thread that keeps the JVM alive, and would refuse host
 * names that it does not know; all threads here are daemons, and any {@code Host} is served.
 */
public final class LoopbackServer implements AutoCloseable {

    private final ServerSocket socket;
    private final Duration readTimeout;
    private final HttpService service;
    private final Set<HttpServerConnection> connections = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads;

    private LoopbackServer(ServerSocket socket, HttpRequestHandler handler, Duration readTimeout) {
        this.socket = socket;
        this.readTimeout = readTimeout;
        this.service = new PlatformService(
                HttpProcessorBuilder.create()
                        .add(new ResponseContent())
                        .add(new ResponseConnControl())
                        .build(),
                new BasicHttpServerExpectationDecorator(
                        new BasicHttpServerRequestHandler((request, context) -> handler)));
        ThreadFactory factory = task -> {
            Thread thread = new Thread(task, "sandbox-" + socket.getLocalPort());
            thread.setDaemon(true);
            return thread;
        };
        this.threads = Executors.newCachedThreadPool(factory);
    }

    /**
     * Starts to serve at 127.0.0.1.
     *
     * @param port 0 takes a free one
     * @param readTimeout a connection on which nothing arrives for so long is closed
     */
    public static LoopbackServer start(int port, Duration readTimeout, HttpRequestHandler handler) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 200);
        } catch (IOException e) {
            socket.close();
            throw new IOException("The sandbox cannot listen on 127.0.0.1:" + port + ": " + e.getMessage(), e);
        }
        LoopbackServer server = new LoopbackServer(socket, handler, readTimeout);
        server.threads.execute(server::accept);
        return server;
    }

    public int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                start(socket.accept());
            } catch (IOException e) {
                // Closed, or a connection that was gone before it was accepted: the loop's condition tells which.
                continue;
            }
        }
    }

    /** A connection that comes while the server closes is closed with it. */
    private void start(Socket accepted) throws IOException {
        try {
            accepted.setTcpNoDelay(true);
            accepted.setSoTimeout((int) readTimeout.toMillis());
            threads.execute(() -> serve(accepted));
        } catch (IOException | RejectedExecutionException e) {
            accepted.close();
        }
    }

    private void serve(Socket accepted) {
        try (accepted;
                HttpServerConnection connection =
                        DefaultBHttpServerConnectionFactory.builder().build().createConnection(accepted)) {
            connections.add(connection);
            try {
                while (connection.isOpen() && !socket.isClosed()) {
                    service.handleRequest(connection, HttpCoreContext.create());
                }
            } finally {
                connections.remove(connection);
            }
        } catch (IOException | HttpException e) {
            // The client is gone, or spoke no HTTP; there is nobody to tell.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        connections.forEach(connection -> connection.close(CloseMode.IMMEDIATE));
        threads.shutdownNow();
    }

    /** Refuses in the platform's shape what is no request that a handler could see. */
    private static final class PlatformService extends HttpService {

        PlatformService(HttpProcessor processor, HttpServerRequestHandler handler) {
            super(processor, handler);
        }

        @Override
        protected void handleException(HttpException exception, ClassicHttpResponse response) {
            String correlationId = UUID.randomUUID().toString();
            Refusal refusal = Refusal.of(
                    toStatusCode(exception),
                    "bad.request",
                    "The request could not be understood by the server due to malformed syntax.");
            response.setCode(toStatusCode(exception));
            response.setHeader("ININ-Correlation-Id", correlationId);
            response.setEntity(new ByteArrayEntity(
                    SandboxJson.bytes(refusal.toResponse(correlationId).body().orElseThrow()),
                    ContentType.APPLICATION_JSON));
        }
    }
}
