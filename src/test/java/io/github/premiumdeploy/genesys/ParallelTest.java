package io.github.premiumdeploy.genesys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.premiumdeploy.testing.DaemonThreads;
import io.github.premiumdeploy.testing.HangGuard;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reads that are side by side, also of threads that are all taken. */
@HangGuard
class ParallelTest {

    private final Parallel one = new Parallel(DaemonThreads.of(1));

    @AfterEach
    void close() {
        one.close();
    }

    @Test
    void readsSideBySide() throws IOException {
        CountDownLatch both = new CountDownLatch(2);
        Parallel.Read<Boolean> meeting = () -> {
            both.countDown();
            try {
                both.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return true;
        };
        one.readAll(List.of(meeting, meeting));
        assertThat(both.getCount()).isZero();
    }

    /** The only thread is taken by who waits for the others. */
    @Test
    void readsItselfWhatNoThreadIsThereFor() {
        List<String> read = Collections.synchronizedList(new ArrayList<>());
        assertThat(one.start(() -> {
                            one.readAll(List.of(() -> read.add("a"), () -> read.add("b"), () -> read.add("c")));
                            return read.size();
                        })
                        .get()
                        .value())
                .contains(3);
        assertThat(read).containsExactly("a", "b", "c");
    }

    @Test
    void readsNothingWhereThereIsNothingToRead() throws IOException {
        one.readAll(List.<Parallel.Read<String>>of());
    }

    @Test
    void tellsWhyOneCannotBeRead() {
        IOException reason = new FileNotFoundException("b");
        Parallel.Read<String> good = () -> "a";
        Parallel.Read<String> bad = () -> {
            throw reason;
        };
        assertThatThrownBy(() -> one.readAll(List.of(good, bad))).isSameAs(reason);
        assertThatThrownBy(() -> one.readAll(List.of(bad, good))).isSameAs(reason);
    }
}
