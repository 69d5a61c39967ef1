package io.github.premiumdeploy.http;

import io.github.premiumdeploy.http.TransportException.Kind;
import io.github.premiumdeploy.target.HttpProxy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.auth.AuthCache;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.auth.BasicAuthCache;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Carries requests with Apache HttpClient 5: pooled connections, verified TLS 1.2 or newer, gzip, an optional proxy. */
public final class ApacheTransport implements Transport {

    /** The largest response that is read, in bytes. */
    static final int LARGEST_RESPONSE = 16 * 1024 * 1024;

    private static final int CONNECTIONS = 32;
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    /** The only encoding that is asked for. */
    private static final String GZIP = "gzip";

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+");

    private final CloseableHttpClient client;
    private final String userAgent;
    private final ThreadLocal<Boolean> submitted = ThreadLocal.withInitial(() -> false);
    private final Optional<HttpProxy> proxy;
    /** Remembers that a proxy took a login, so that it is asked for one once and not with every request. */
    private final Optional<AuthCache> logins;

    private final ScheduledThreadPoolExecutor timer;

    /**
     * A transport with its own connections, {@value #CONNECTIONS} at most.
     *
     * @param connectTimeout for one connection, TLS included
     * @param userAgent value of the header {@code User-Agent}
     */
    public ApacheTransport(Duration connectTimeout, Optional<HttpProxy> proxy, String userAgent) {
        this(connectTimeout, proxy, userAgent, CONNECTIONS);
    }

    /**
     * A transport with its own connections, so many at most.
     *
     * @param connectTimeout for one connection, TLS included
     * @param userAgent value of the header {@code User-Agent}
     */
    public ApacheTransport(Duration connectTimeout, Optional<HttpProxy> proxy, String userAgent, int connections) {
        this.proxy = proxy;
        this.timer = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "genesyscloud-timeout");
            thread.setDaemon(true);
            return thread;
        });
        // What has been answered is not kept until it would have been late.
        timer.setRemoveOnCancelPolicy(true);
        this.userAgent = userAgent;
        this.logins = proxy.map(asked -> new BasicAuthCache());
        HttpClientConnectionManager manager = manager(Timeout.of(connectTimeout), connections);
        // Authentication, redirects, cookies, upgrades and tunnels are a proxy's, or nobody's.
        this.client = proxy.isPresent() ? through(proxy.get(), manager) : HttpClients.createMinimal(manager);
    }

    private HttpClientConnectionManager manager(Timeout connect, int connections) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(socket -> {
                    SilentConnection connection = new SilentConnection(() -> submitted.set(true));
                    if (socket != null) {
                        connection.bind(socket);
                    }
                    return connection;
                })
                .setTlsSocketStrategy(new LazyTls())
                .setDefaultTlsConfig(
                        TlsConfig.custom().setHandshakeTimeout(connect).build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        // Always: a write that is sent into a connection which the server closed looks
                        // as if it may have been processed, and is not sent again.
                        .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                        .build())
                .setMaxConnTotal(connections)
                .setMaxConnPerRoute(connections)
                .build();
    }

    private static CloseableHttpClient through(HttpProxy proxy, HttpClientConnectionManager manager) {
        HttpHost host = new HttpHost(proxy.host(), proxy.port());
        HttpClientBuilder builder = HttpClientBuilder.create()
                .setConnectionManager(manager)
                .disableContentCompression()
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .setRoutePlanner(new DefaultRoutePlanner(null) {
                    @Override
                    protected HttpHost determineProxy(HttpHost target, HttpContext context) {
                        return proxy.appliesTo(URI.create(target.toURI())) ? host : null;
                    }
                });
        proxy.login().ifPresent(login -> {
            BasicCredentialsProvider credentials = new BasicCredentialsProvider();
            credentials.setCredentials(
                    new AuthScope(host),
                    new UsernamePasswordCredentials(
                            login.username(), login.password().toCharArray()));
            builder.setDefaultCredentialsProvider(credentials);
        });
        return builder.build();
    }

    @Override
    public HttpResponse send(HttpRequest request, Duration timeout) throws TransportException {
        return send(request, timeout, Optional.empty());
    }

    @Override
    public HttpResponse send(HttpRequest request, Duration timeout, Content content) throws TransportException {
        return send(request, timeout, Optional.of(content));
    }

    private HttpResponse send(HttpRequest request, Duration timeout, Optional<Content> content)
            throws TransportException {
        HttpUriRequestBase message = new HttpUriRequestBase(request.method(), request.uri());
        message.setHeader(HttpHeaders.USER_AGENT, userAgent);
        message.setHeader(HttpHeaders.ACCEPT_ENCODING, GZIP);
        request.headers().forEach(message::setHeader);
        request.body().ifPresent(body -> message.setEntity(new ByteArrayEntity(body, null)));
        message.setConfig(RequestConfig.custom()
                .setProtocolUpgradeEnabled(false)
                .setConnectionRequestTimeout(Timeout.DISABLED)
                .setResponseTimeout(Timeout.of(timeout))
                .build());
        submitted.set(false);
        AtomicBoolean late = new AtomicBoolean();
        // A socket's timeout starts anew with every byte; only this ends an answer that trickles.
        ScheduledFuture<?> end = timer.schedule(
                () -> {
                    late.set(true);
                    message.cancel();
                },
                timeout.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            HttpClientContext context = HttpClientContext.create();
            logins.ifPresent(context::setAuthCache);
            return client.execute(message, context, response -> read(response, request.uri(), content));
        } catch (IOException e) {
            throw explained(e, request.uri(), late.get(), timeout);
        } catch (CancellationException e) {
            // HttpClient gives up so where the thread is interrupted before the request has a connection.
            throw new TransportException(
                    Kind.INTERRUPTED, request.uri(), "the build was interrupted during a request", e);
        } catch (RuntimeException e) {
            // HttpClient may also take a cancellation for a connection that it never had.
            throw late.get()
                    ? explained(new IOException(e), request.uri(), true, timeout)
                    : new TransportException(Kind.UNREADABLE, request.uri(), "the exchange failed: " + e, e);
        } finally {
            end.cancel(false);
        }
    }

    private HttpResponse read(ClassicHttpResponse response, URI uri, Optional<Content> content) throws IOException {
        if (response.getCode() == PROXY_AUTHENTICATION_REQUIRED) {
            throw proxyRefusal(uri, "it asks for authentication (407)");
        }
        if (!submitted.get()) {
            // HttpClient hands out a proxy's refusal of CONNECT as if the server itself had answered.
            throw proxyRefusal(uri, "it did not connect to " + peer(uri) + " (" + response.getCode() + ")");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : response.getHeaders()) {
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new HttpResponse(response.getCode(), headers, new byte[0]);
        }
        try (InputStream unpacked = unpacked(entity)) {
            if (content.isPresent() && response.getCode() == 200) {
                content.get().take(unpacked);
                return new HttpResponse(response.getCode(), headers, new byte[0]);
            }
            return new HttpResponse(response.getCode(), headers, bytes(unpacked, uri));
        }
    }

    private static InputStream unpacked(HttpEntity entity) throws IOException {
        return GZIP.equalsIgnoreCase(entity.getContentEncoding()) && entity.getContentLength() != 0
                ? new GZIPInputStream(entity.getContent())
                : entity.getContent();
    }

    private static byte[] bytes(InputStream content, URI uri) throws IOException {
        byte[] bytes = content.readNBytes(LARGEST_RESPONSE + 1);
        if (bytes.length > LARGEST_RESPONSE) {
            throw new TransportException(
                    Kind.TOO_LARGE, uri, "the answer is larger than " + LARGEST_RESPONSE / (1024 * 1024) + " MiB");
        }
        return bytes;
    }

    private TransportException explained(IOException e, URI uri, boolean late, Duration timeout) {
        if (e instanceof TransportException known) {
            return known;
        }
        String peer = peer(uri);
        boolean proxied = proxy.filter(p -> p.appliesTo(uri)).isPresent();
        if (e instanceof UnknownHostException) {
            String name = proxied ? proxy.get().host() + " (the proxy)" : uri.getHost();
            return new TransportException(Kind.UNKNOWN_HOST, uri, "the host name " + name + " is unknown", e);
        }
        if (e instanceof ConnectTimeoutException) {
            return new TransportException(Kind.CONNECT_TIMEOUT, uri, "no connection to " + peer + " in time", e);
        }
        if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
            String where = proxied
                    ? "the proxy " + proxy.get().host() + ":" + proxy.get().port()
                    : peer;
            return new TransportException(
                    Kind.CONNECTION_REFUSED, uri, "the connection to " + where + " was refused", e);
        }
        boolean sent = submitted.get();
        if (late || e instanceof SocketTimeoutException) {
            return sent
                    ? new TransportException(Kind.TIMEOUT, uri, "no complete answer within " + timeout, e)
                    : new TransportException(Kind.CONNECT_TIMEOUT, uri, "no connection to " + peer + " in time", e);
        }
        if (e instanceof MessageConstraintException) {
            return new TransportException(Kind.TOO_LARGE, uri, "the head of the answer is larger than any is", e);
        }
        if (e instanceof InterruptedIOException) {
            return new TransportException(Kind.INTERRUPTED, uri, "the build was interrupted during a request", e);
        }
        // A certificate, for instance, is quoted in it, which the server wrote.
        String reason = e.getMessage() == null
                ? ""
                : ": " + INVISIBLE.matcher(e.getMessage()).replaceAll(" ");
        if (e instanceof SSLException && !sent) {
            return new TransportException(Kind.TLS, uri, "the TLS connection to " + peer + " failed" + reason, e);
        }
        if (e instanceof ClientProtocolException && sent) {
            // Without HttpClient's message: it quotes what the server said.
            return new TransportException(Kind.UNREADABLE, uri, peer + " gave an answer that is not HTTP", e);
        }
        return new TransportException(
                sent ? Kind.CONNECTION_LOST : Kind.CONNECTION_REFUSED,
                uri,
                "the connection to " + peer + " broke" + reason,
                e);
    }

    private static String peer(URI uri) {
        return uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    private TransportException proxyRefusal(URI uri, String reason) {
        String name = proxy.map(p -> "the proxy " + p.host() + ":" + p.port()).orElse("a proxy on the way");
        return new TransportException(Kind.PROXY, uri, name + " refused: " + reason);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        try {
            client.close();
        } catch (IOException e) {
            // Nothing is in flight any more, and a socket that cannot be closed is gone already.
        }
    }
}
