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
import java.util.concurrent.atomic.AtomicBoolean;
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
            awaitUninterrupted(both);
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

    /** Otherwise one of them would still be read while the caller goes on, or begins anew. */
    @Test
    void failsOnlyOnceNothingIsReadAnyMore() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean isReadAtTheEnd = new AtomicBoolean();
        AtomicBoolean isRead = new AtomicBoolean();
        Thread[] caller = new Thread[1];
        Parallel.Read<Boolean> bad = () -> {
            awaitUninterrupted(begun);
            throw new FileNotFoundException("a");
        };
        Parallel.Read<Boolean> good = () -> {
            begun.countDown();
            while (caller[0].getState() != Thread.State.WAITING && caller[0].isAlive()) {
                Thread.onSpinWait();
            }
            isRead.set(true);
            return true;
        };
        caller[0] = new Thread(() -> {
            assertThatThrownBy(() -> one.readAll(List.of(bad, good))).hasMessage("a");
            isReadAtTheEnd.set(isRead.get());
        });
        caller[0].start();
        caller[0].join();
        assertThat(isReadAtTheEnd).isTrue();
    }

    private static void awaitUninterrupted(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
