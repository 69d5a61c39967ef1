package io.github.premiumdeploy.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ShutdownHookTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    /** As the JVM does: it starts the thread, and waits for it. */
    @Test
    void asksTheWorkToStopAndWaitsForIt() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        ShutdownHook hook = ShutdownHook.during(asked::countDown, LONG);
        Runtime.getRuntime().removeShutdownHook(hook.thread());
        hook.thread().start();
        asked.await();
        assertThat(hook.thread().isAlive()).as("waits for the work").isTrue();
        hook.close();
        hook.thread().join();
        assertThat(hook.isInTime()).isTrue();
    }

    @Test
    void waitsNoLongerThanItHasPatience() throws Exception {
        ShutdownHook hook = ShutdownHook.during(() -> {}, Duration.ZERO);
        Runtime.getRuntime().removeShutdownHook(hook.thread());
        hook.thread().start();
        hook.thread().join();
        assertThat(hook.isInTime()).isFalse();
    }

    @Test
    void workThatIsDoneLeavesNoHook() {
        AtomicInteger asked = new AtomicInteger();
        ShutdownHook hook = ShutdownHook.during(asked::incrementAndGet, LONG);
        hook.close();
        assertThat(Runtime.getRuntime().removeShutdownHook(hook.thread())).isFalse();
        assertThat(asked).hasValue(0);
    }
}
