package io.github.premiumdeploy.http;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HttpsSupport;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.ssl.TLS;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;
import org.apache.hc.core5.ssl.SSLContexts;

/** TLS with the JDK's own trust, set up with the first connection that needs it: it takes longer than a request. */
final class LazyTls implements TlsSocketStrategy {

    private TlsSocketStrategy strategy;

    @Override
    public SSLSocket upgrade(Socket socket, String target, int port, Object attachment, HttpContext context)
            throws IOException {
        return strategy().upgrade(socket, target, port, attachment, context);
    }

    private synchronized TlsSocketStrategy strategy() {
        if (strategy == null) {
            strategy = new DefaultClientTlsStrategy(
                    SSLContexts.createSystemDefault(),
                    // Here, since a blocking client does not read those of TlsConfig.
                    new String[] {TLS.V_1_3.getId(), TLS.V_1_2.getId()},
                    null,
                    SSLBufferMode.STATIC,
                    HttpsSupport.getDefaultHostnameVerifier());
        }
        return strategy;
    }
}
