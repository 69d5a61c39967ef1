package io.github.premiumdeploy.genesys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.premiumdeploy.testing.HangGuard;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@HangGuard
class ThreadShareTest {

    private final Set<Thread> made = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        made.add(thread);
        return thread;
    });

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void doesAllTasksAndOnlySoManyAtOnce() throws Exception {
        ThreadShare share = new ThreadShare(threads, 3);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Future<Integer>> results = IntStream.range(0, 200)
                .mapToObj(i -> share.submit(() -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    Thread.yield();
                    running.decrementAndGet();
                    return i;
                }))
                .toList();
        for (int i = 0; i < results.size(); i++) {
            assertThat(results.get(i).get()).isEqualTo(i);
        }
        assertThat(most.get()).isLessThanOrEqualTo(3);
        assertThat(made).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void goesOnAfterATaskThatFails() throws Exception {
        ThreadShare share = new ThreadShare(threads, 1);
        share.execute(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, reason) -> {});
            throw new IllegalStateException("as it is meant to be");
        });
        assertThat(share.submit(() -> "done").get()).isEqualTo("done");
    }

    @Test
    void interruptsItsOwnTasksAlone() throws Exception {
        ThreadShare ending = new ThreadShare(threads, 2);
        ThreadShare other = new ThreadShare(threads, 2);
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        ending.execute(() -> {
            begun.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                interrupted.countDown();
            }
        });
        Future<Boolean> untouched = other.submit(() -> {
            begun.countDown();
            go.await();
            return Thread.currentThread().isInterrupted();
        });
        begun.await();
        ending.shutdownNow();
        interrupted.await();
        assertThat(ending.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        go.countDown();
        assertThat(untouched.get()).isFalse();
        assertThatThrownBy(() -> ending.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
        for (int i = 0; i < 10; i++) {
            assertThat(other.submit(() -> Thread.currentThread().isInterrupted())
                            .get())
                    .isFalse();
        }
    }

    @Test
    void doesWhatWaitsBeforeItEnds() throws Exception {
        ThreadShare share = new ThreadShare(threads, 1);
        CountDownLatch go = new CountDownLatch(1);
        share.execute(() -> {
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Future<String> waiting = share.submit(() -> "done");
        share.shutdown();
        go.countDown();
        assertThat(waiting.get()).isEqualTo("done");
        assertThat(share.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }
}
