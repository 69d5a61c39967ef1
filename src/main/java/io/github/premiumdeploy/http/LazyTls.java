package io.github.premiumdeploy.http;

import java.io.IOException;
import java.net.Socket;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HttpsSupport;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.ssl.TLS;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;

/** TLS with the JDK's own trust, set up with the first connection that needs it: it takes longer than a request. */
final class LazyTls implements TlsSocketStrategy {

    private TlsSocketStrategy strategy;

    @Override
    public SSLSocket upgrade(Socket socket, String target, int port, Object attachment, HttpContext context)
            throws IOException {
        return strategy().upgrade(socket, target, port, attachment, context);
    }

    private synchronized TlsSocketStrategy strategy() throws SSLException {
        if (strategy == null) {
            strategy = new DefaultClientTlsStrategy(
                    context(),
                    // Here, since a blocking client does not read those of TlsConfig.
                    new String[] {TLS.V_1_3.getId(), TLS.V_1_2.getId()},
                    null,
                    SSLBufferMode.STATIC,
                    HttpsSupport.getDefaultHostnameVerifier());
        }
        return strategy;
    }

    /** What this Java trusts; without it every certificate would be one of nobody. */
    private static SSLContext context() throws SSLException {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw new SSLException(
                    "the trust store or the key store of this Java cannot be read (" + reason.getMessage() + ")", e);
        }
    }
}
