package io.github.premiumdeploy.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reverse proxy that passes requests on, except those that it answers itself, with whatever it likes. On the way it
 * replaces what a server makes up by chance, such as tokens, by what a test can look for.
 */
public final class HostileProxy implements AutoCloseable {

    /** Answers a request itself, or not. */
    @FunctionalInterface
    public interface Attack {
        /** The answer; empty if the request is passed on. */
        Optional<Answer> to(Request request);
    }

    /** A request as it came, with everything that it carries. */
    public record Request(
            String method, URI uri, Map<String, List<String>> headers, String body, Set<String> notKnown) {
        /** Whether a server can know this, since it was not made up by one later on. */
        public boolean isKnown(String canary) {
            return !notKnown.contains(canary);
        }

        /** All that was sent. */
        @Override
        public String toString() {
            return method + " " + uri + " " + headers + " " + body;
        }

        /** Method and path, as operations are counted. */
        public String signature() {
            return method + " " + uri.getPath().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "{id}");
        }
    }

    /** An answer. */
    public record Answer(int status, Map<String, String> headers, byte[] body) {}

    private static final Set<String> NOT_PASSED_ON =
            Set.of("host", "connection", "content-length", "te", "transfer-encoding", "accept-encoding");

    private static final Pattern ISSUED = Pattern.compile("\"(access_token|secret)\" *: *\"([^\"]+)\"");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> stands;
    private final Queue<String> signatures = new ConcurrentLinkedQueue<>();
    private final Map<String, String> real = new ConcurrentHashMap<>();
    private final Attack attack;
    private final Set<String> unsent;
    private final URI behind;

    /**
     * A proxy on a free port.
     *
     * @param behind the server that it passes requests on to
     * @param stands for each field that a server makes up, {@code access_token} or {@code secret}, what is shown instead
     * @param known what is shown, with what it really is
     */
    public HostileProxy(URI behind, Map<String, String> stands, Map<String, String> known, Attack attack)
            throws IOException {
        this.behind = behind;
        this.stands = stands;
        this.real.putAll(known);
        this.unsent = Set.copyOf(known.keySet());
        this.attack = attack;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Where it answers in the place of the server behind it. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What was asked for, in order. */
    public List<String> signatures() {
        return List.copyOf(signatures);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Request request = new Request(
                    exchange.getRequestMethod(),
                    behind.resolve(exchange.getRequestURI()),
                    new LinkedHashMap<>(exchange.getRequestHeaders()),
                    body,
                    notKnown());
            signatures.add(request.signature());
            Optional<Answer> own = attack.to(request);
            Answer answer = own.isPresent() ? own.get() : passedOn(request);
            answer.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            boolean empty = answer.body().length == 0 || request.method().equals("HEAD");
            exchange.sendResponseHeaders(answer.status(), empty ? -1 : answer.body().length);
            if (!empty) {
                exchange.getResponseBody().write(answer.body());
            }
        }
    }

    /** What no server has made up yet, and what nobody has sent. */
    private Set<String> notKnown() {
        Set<String> notKnown = new TreeSet<>(stands.values());
        notKnown.removeAll(real.keySet());
        notKnown.addAll(unsent);
        return notKnown;
    }

    private Answer passedOn(Request request) throws IOException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri())
                .method(request.method(), HttpRequest.BodyPublishers.ofString(request.body()));
        request.headers().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                builder.header(name, really(values.get(0)));
            }
        });
        try {
            HttpResponse<String> response = client.send(builder.build(), HttpResponse.BodyHandlers.ofString());
            Map<String, String> headers = new LinkedHashMap<>();
            response.headers().map().forEach((name, values) -> {
                if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                    headers.put(name, values.get(0));
                }
            });
            return new Answer(
                    response.statusCode(), headers, shown(response.body()).getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private String really(String value) {
        String replaced = value;
        for (Map.Entry<String, String> entry : real.entrySet()) {
            replaced = replaced.replace(entry.getKey(), entry.getValue());
        }
        return replaced;
    }

    private String shown(String body) {
        Matcher issued = ISSUED.matcher(body);
        return issued.replaceAll(match -> {
            String stand = stands.get(match.group(1));
            if (stand == null) {
                return Matcher.quoteReplacement(match.group());
            }
            real.put(stand, match.group(2));
            return Matcher.quoteReplacement("\"" + match.group(1) + "\":\"" + stand + "\"");
        });
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
