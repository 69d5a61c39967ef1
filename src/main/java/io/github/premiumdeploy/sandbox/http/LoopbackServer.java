package io.github.premiumdeploy.sandbox.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnectionFactory;
import org.apache.hc.core5.http.impl.io.HttpService;
import org.apache.hc.core5.http.io.HttpRequestHandler;
import org.apache.hc.core5.http.io.HttpServerConnection;
import org.apache.hc.core5.http.io.support.BasicHttpServerRequestHandler;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
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
    private final HttpService service;
    private final Set<HttpServerConnection> connections = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads;

    private LoopbackServer(ServerSocket socket, HttpRequestHandler handler) {
        this.socket = socket;
        this.service = HttpService.builder()
                .withHttpProcessor(HttpProcessorBuilder.create()
                        .add(new ResponseContent())
                        .add(new ResponseConnControl())
                        .build())
                .withHttpServerRequestHandler(new BasicHttpServerRequestHandler((request, context) -> handler))
                .withConnectionReuseStrategy(DefaultConnectionReuseStrategy.INSTANCE)
                .build();
        ThreadFactory factory = task -> {
            Thread thread = new Thread(task, "sandbox-" + socket.getLocalPort());
            thread.setDaemon(true);
            return thread;
        };
        this.threads = Executors.newCachedThreadPool(factory);
    }

    /** Starts to serve at 127.0.0.1; port 0 takes a free one. */
    public static LoopbackServer start(int port, HttpRequestHandler handler) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 200);
        } catch (IOException e) {
            socket.close();
            throw new IOException("The sandbox cannot listen on 127.0.0.1:" + port + ": " + e.getMessage(), e);
        }
        LoopbackServer server = new LoopbackServer(socket, handler);
        server.threads.execute(server::accept);
        return server;
    }

    public int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket accepted = socket.accept();
                accepted.setTcpNoDelay(true);
                threads.execute(() -> serve(accepted));
            } catch (IOException | RejectedExecutionException e) {
                // Closed, or a connection that was gone before it was accepted: the loop's condition tells which.
                continue;
            }
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
}
