package io.github.premiumdeploy.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.premiumdeploy.http.TransportException.Kind;
import io.github.premiumdeploy.testing.VirtualClock;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How the time for one target runs out. */
class DeadlineTest {

    private static final URI ANYTHING = URI.create("https://api.example.com/");

    private final VirtualClock time = new VirtualClock();
    private final Deadline deadline = new Deadline(time, time, Duration.ofSeconds(10));

    @Test
    void leavesLessAndLessAndNeverLessThanNothing() {
        assertThat(deadline.remaining()).isEqualTo(Duration.ofSeconds(10));
        time.advance(Duration.ofSeconds(4));
        assertThat(deadline.remaining()).isEqualTo(Duration.ofSeconds(6));
        time.advance(Duration.ofSeconds(60));
        assertThat(deadline.remaining()).isZero();
        assertThat(deadline.total()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void sleepsWhileThereIsTimeForSomethingAfterwards() throws TransportException {
        assertThat(deadline.sleep(Duration.ofMillis(9999), ANYTHING, "is late")).isTrue();
        assertThat(time.sleeps()).containsExactly(Duration.ofMillis(9999));
        assertThat(deadline.remaining()).isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void remembersWhatItWaitedForAndNotWhatItDidNotWaitFor() throws TransportException {
        deadline.sleep(Duration.ofSeconds(2), URI.create("https://api.example/api/v2/groups?name=x"), "answered 429");
        deadline.sleep(Duration.ofSeconds(60), ANYTHING, "is late");
        assertThat(deadline.waits())
                .extracting(Deadline.Wait::path, Deadline.Wait::reason, Deadline.Wait::duration)
                .containsExactly(tuple("/api/v2/groups", "answered 429", Duration.ofSeconds(2)));
    }

    @Test
    void spendsNoTimeOnASleepThatItWouldNotOutlast() throws TransportException {
        assertThat(deadline.sleep(Duration.ofSeconds(10), ANYTHING, "is late")).isFalse();
        assertThat(time.sleeps()).isEmpty();
        assertThat(deadline.remaining()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void anInterruptedSleepKeepsTheInterruptFlag() {
        time.interruptSleeps();
        TransportException stopped = catchThrowableOfType(
                TransportException.class, () -> deadline.sleep(Duration.ofSeconds(1), ANYTHING, "is late"));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(stopped.kind()).isEqualTo(Kind.INTERRUPTED);
        assertThat(stopped.uri()).isEqualTo(ANYTHING);
    }

    @Test
    void isReachedAtItsEndAndNotBefore() {
        time.advance(Duration.ofMillis(9999));
        assertThatCode(() -> deadline.check(ANYTHING)).doesNotThrowAnyException();
        time.advance(Duration.ofMillis(1));
        TransportException late = catchThrowableOfType(TransportException.class, () -> deadline.check(ANYTHING));
        assertThat(late.kind()).isEqualTo(Kind.DEADLINE);
        assertThat(late).hasMessage("the deadline of PT10S was reached");
    }
}
