package io.github.premiumdeploy.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/**
 * A server on the loopback address that says exactly the bytes that a test wants to be said, well-formed or not, and
 * remembers what it was asked. Also a proxy, whose connections it makes itself.
 */
public final class LoopbackServer implements AutoCloseable {

    /** What happens on one connection; it is closed afterwards. */
    @FunctionalInterface
    public interface Conversation {
        /**
         * Talks.
         *
         * @throws Exception when the client is gone, for example
         */
        void talk(Socket client) throws Exception;
    }

    /** Answers one request. */
    @FunctionalInterface
    public interface Handler {
        /** The answer's bytes, head included. */
        byte[] answer(Request request);
    }

    /** A request as it came. */
    public record Request(String line, Map<String, String> headers, byte[] body) {
        /** A header, whatever the case of its name. */
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }

        /** The body as text. */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** The name of a host that no name service knows. */
    public static final String BEHIND_PROXY = "behind-proxy.invalid";

    private final ServerSocket listener;
    private final String scheme;
    private final Conversation conversation;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "loopback-server");
        thread.setDaemon(true);
        return thread;
    });
    private final ConcurrentLinkedQueue<Socket> connections = new ConcurrentLinkedQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    private LoopbackServer(ServerSocket listener, String scheme, Optional<Handler> handler, Conversation talk) {
        this.listener = listener;
        this.scheme = scheme;
        this.conversation = handler.map(this::http).orElse(talk);
        threads.execute(this::accept);
    }

    /** A server that talks as it likes on each connection. */
    public static LoopbackServer talking(Conversation conversation) throws IOException {
        return new LoopbackServer(plain(), "http", Optional.empty(), conversation);
    }

    /** A server that answers each request, and keeps connections open. */
    public static LoopbackServer answering(Handler handler) throws IOException {
        return new LoopbackServer(plain(), "http", Optional.of(handler), client -> {});
    }

    /** A TLS server that answers each request, and keeps connections open. */
    public static LoopbackServer answering(SSLContext tls, Handler handler) throws IOException {
        ServerSocket listener =
                tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        return new LoopbackServer(listener, "https", Optional.of(handler), client -> {});
    }

    /**
     * A proxy that tunnels on {@code CONNECT}, to this machine whatever the host's name, and answers everything else with its own handler.
     *
     * @param login {@code user:password} that it asks for
     */
    public static LoopbackServer proxy(Optional<String> login, Handler handler) throws IOException {
        Optional<String> expected =
                login.map(text -> "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
        return answering(request -> {
            if (expected.isPresent() && !expected.equals(request.header("Proxy-Authorization"))) {
                return response(
                        "407 Proxy Authentication Required", "<h1>who?</h1>", "Proxy-Authenticate: Basic realm=\"p\"");
            }
            return handler.answer(request);
        });
    }

    private static ServerSocket plain() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** An answer with a length. */
    public static byte[] response(String status, String body, String... headers) {
        return response(status, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** An answer with a length. */
    public static byte[] response(String status, byte[] body, String... headers) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + "\r\nContent-Length: " + body.length + "\r\n");
        List.of(headers).forEach(header -> head.append(header).append("\r\n"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    /** An address of this server, by the address of the host. */
    public URI uri(String path) {
        return URI.create(scheme + "://127.0.0.1:" + port() + path);
    }

    /** An address of this server, by the name of the host. */
    public URI uriByName(String path) {
        return URI.create(scheme + "://localhost:" + port() + path);
    }

    /** An address of this server that only a {@link #proxy} can reach. */
    public URI uriBehindProxy(String path) {
        return URI.create(scheme + "://" + BEHIND_PROXY + ":" + port() + path);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** How many connections were made. */
    public int connectionCount() {
        return connections.size();
    }

    /** What was asked, in order. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                connections.add(client);
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            conversation.talk(client);
        } catch (Exception e) {
            // The client went away, which many tests are about.
        }
    }

    private Conversation http(Handler handler) {
        return client -> {
            InputStream in = client.getInputStream();
            OutputStream out = client.getOutputStream();
            while (true) {
                Optional<Request> request = read(in);
                if (request.isEmpty()) {
                    return;
                }
                requests.add(request.get());
                byte[] answer = handler.answer(request.get());
                if (answer.length == 0) {
                    return;
                }
                out.write(answer);
                out.flush();
                boolean tunnel = request.get().line().startsWith("CONNECT ")
                        && new String(answer, StandardCharsets.ISO_8859_1).startsWith("HTTP/1.1 200");
                if (tunnel) {
                    String port = request.get().line().split(" ")[1].split(":")[1];
                    try (Socket server = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port))) {
                        threads.execute(() -> copy(server, client));
                        copy(client, server);
                    }
                    return;
                }
            }
        };
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // One of the two is gone; the other end notices.
        }
    }

    /** Reads one request, if the client sends another. */
    public static Optional<Request> read(InputStream in) throws IOException {
        String line = line(in);
        if (line.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
        return Optional.of(new Request(line, headers, in.readNBytes(length)));
    }

    private static String line(InputStream in) throws IOException {
        List<Byte> bytes = new ArrayList<>();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                bytes.add((byte) next);
            }
        }
        byte[] line = new byte[bytes.size()];
        for (int i = 0; i < line.length; i++) {
            line[i] = bytes.get(i);
        }
        return new String(line, StandardCharsets.ISO_8859_1);
    }

    /** Closes all connections, as a server does that was idle for long. */
    public void closeConnections() throws IOException {
        for (Socket client : connections) {
            try {
                client.close();
            } catch (SocketException e) {
                // Closed already.
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        closeConnections();
        threads.shutdownNow();
    }
}
