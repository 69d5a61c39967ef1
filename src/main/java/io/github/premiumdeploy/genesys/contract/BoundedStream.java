package io.github.premiumdeploy.genesys.contract;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that ends in an error where it is longer than it may be. */
final class BoundedStream extends FilterInputStream {

    private final long most;
    private long read;

    /**
     * A stream with a bound.
     *
     * @param most its bytes at the most
     */
    BoundedStream(InputStream stream, long most) {
        super(stream);
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int more = super.read(bytes, offset, length);
        count(Math.max(0, more));
        return more;
    }

    private void count(int more) throws IOException {
        read += more;
        if (read > most) {
            throw new UnreadableContractException("is larger than " + most / (1024 * 1024) + " MiB");
        }
    }
}
