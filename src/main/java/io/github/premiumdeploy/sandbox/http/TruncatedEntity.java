package io.github.premiumdeploy.sandbox.http;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/** An answer's body that promises its whole length and ends in the middle. */
final class TruncatedEntity extends HttpEntityWrapper {

    private final HttpEntity whole;

    TruncatedEntity(HttpEntity whole) {
        super(whole);
        this.whole = whole;
    }

    @Override
    public void writeTo(OutputStream stream) throws IOException {
        byte[] bytes = EntityUtils.toByteArray(whole);
        stream.write(bytes, 0, bytes.length / 2);
        stream.flush();
        throw new IOException("The sandbox ends an answer early, as its plan of faults says");
    }
}
