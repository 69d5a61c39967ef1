package io.github.premiumdeploy.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.premiumdeploy.testing.LoneTokens;
import io.github.premiumdeploy.testing.VirtualClock;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How a token is obtained, shared and renewed. */
class TokensTest {

    private final AtomicInteger logins = new AtomicInteger();
    private static final URI API = URI.create("https://api.example.com");

    private final VirtualClock time = new VirtualClock();
    private final Deadline deadline = new Deadline(time, time, Duration.ofMinutes(10));
    private final Tokens tokens = LoneTokens.from(() -> "token-" + logins.incrementAndGet());

    private boolean renewed(Tokens of, String refused) throws IOException {
        return of.renew(refused, true, deadline, API) != Tokens.Renewal.NONE;
    }

    @Test
    void asksForNoTokenBeforeItIsNeeded() {
        assertThat(logins).hasValue(0);
    }

    @Test
    void keepsItsToken() throws IOException {
        assertThat(tokens.current(deadline, API)).isEqualTo("token-1");
        assertThat(tokens.current(deadline, API)).isEqualTo("token-1");
        assertThat(logins).hasValue(1);
    }

    @Test
    void renewsTheTokenThatWasRefused() throws IOException {
        assertThat(renewed(tokens, tokens.current(deadline, API))).isTrue();
        assertThat(tokens.current(deadline, API)).isEqualTo("token-2");
        assertThat(logins).hasValue(2);
    }

    @Test
    void doesNotLogInForATokenThatWasReplacedMeanwhile() throws IOException {
        String refused = tokens.current(deadline, API);
        renewed(tokens, refused);
        assertThat(renewed(tokens, refused)).isTrue();
        assertThat(tokens.current(deadline, API)).isEqualTo("token-2");
        assertThat(logins).hasValue(2);
    }

    @Test
    void tellsThatARenewalBroughtTheSameToken() throws IOException {
        Tokens same = LoneTokens.from(() -> "same");
        assertThat(renewed(same, same.current(deadline, API))).isFalse();
    }

    @Test
    void usesTheTokenThatWasObtainedAhead() throws IOException {
        tokens.obtainAhead(deadline, API);
        tokens.obtainAhead(deadline, API);
        assertThat(tokens.current(deadline, API)).isEqualTo("token-1");
        assertThat(logins).hasValue(1);
    }

    @Test
    void tellsTheFirstCallAloneWhyALoginAheadFailed() throws IOException {
        Tokens first = LoneTokens.from(() -> {
            if (logins.incrementAndGet() == 1) {
                throw new IOException("not now");
            }
            return "late";
        });
        first.obtainAhead(deadline, API);
        assertThatThrownBy(() -> first.current(deadline, API)).hasMessage("not now");
        assertThat(logins).hasValue(1);
        assertThat(first.current(deadline, API)).isEqualTo("late");
    }

    @Test
    void keepsNothingOfAFailedLoginAndTriesAgain() throws IOException {
        Tokens first = LoneTokens.from(() -> {
            if (logins.incrementAndGet() == 1) {
                throw new IOException("not now");
            }
            return "late";
        });
        assertThatThrownBy(() -> first.current(deadline, API)).hasMessage("not now");
        assertThat(first.current(deadline, API)).isEqualTo("late");
    }

    @Test
    void neverRenewsAGivenToken() throws IOException {
        Tokens given = LoneTokens.given("given");
        assertThat(renewed(given, "given")).isFalse();
        assertThat(renewed(given, "other")).isFalse();
        assertThat(given.current(deadline, API)).isEqualTo("given");
    }

    @Test
    void manyThreadsShareOneLogin() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<String>> all = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                all.add(threads.submit(() -> tokens.current(deadline, API)));
            }
            for (Future<String> one : all) {
                assertThat(one.get()).isEqualTo("token-1");
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(logins).hasValue(1);
    }

    @Test
    void showsNoTokenAsText() throws IOException {
        tokens.current(deadline, API);
        assertThat(tokens.toString()).doesNotContain("token-1");
        assertThat(new HttpRequest("GET", URI.create("https://a/b"), Map.of(), Optional.empty())
                        .with("Authorization", "Bearer token-1"))
                .hasToString("GET https://a/b");
    }

    // What a build shares

    private Tokens of(TokenStore store, String secret, List<String> told) {
        return Tokens.from(
                () -> "token-" + logins.incrementAndGet(),
                store.of("https://login.example.com", "client-1", secret),
                told::add);
    }

    @Test
    void connectionsWithTheSameCredentialsShareOneLoginAndEachIsToldWhatIsSecret() throws IOException {
        Map<String, Object> data = new HashMap<>();
        List<String> told = new ArrayList<>();
        List<String> toldOther = new ArrayList<>();
        String first = of(new TokenStore(data), "s", told).current(deadline, API);
        Tokens other = of(new TokenStore(data), "s", toldOther);
        assertThat(other.current(deadline, API)).isEqualTo(first);
        other.current(deadline, API);
        assertThat(logins).hasValue(1);
        assertThat(told).containsExactly("token-1");
        assertThat(toldOther).containsExactly("token-1");
    }

    @Test
    void aRenewalServesTheOthersToo() throws IOException {
        TokenStore store = new TokenStore();
        Tokens one = of(store, "s", new ArrayList<>());
        Tokens other = of(store, "s", new ArrayList<>());
        String refused = one.current(deadline, API);
        other.current(deadline, API);
        assertThat(one.renew(refused, true, deadline, API)).isEqualTo(Tokens.Renewal.OBTAINED);
        assertThat(other.renew(refused, false, deadline, API)).isEqualTo(Tokens.Renewal.FOUND);
        assertThat(other.current(deadline, API)).isEqualTo("token-2");
        assertThat(logins).hasValue(2);
    }

    @Test
    void whoHasAnotherSecretGetsNoTokenOfTheClient() throws IOException {
        TokenStore store = new TokenStore();
        of(store, "right", new ArrayList<>()).current(deadline, API);
        assertThat(of(store, "wrong", new ArrayList<>()).current(deadline, API)).isEqualTo("token-2");
    }

    @Test
    void keepsOnlyTypesOfTheJdkAndNothingThatNamesTheOwner() throws IOException {
        Map<String, Object> data = new HashMap<>();
        Tokens kept = of(new TokenStore(data), "the-secret", new ArrayList<>());
        kept.holdUntil(time.instant());
        kept.renew(kept.current(deadline, API), true, deadline, API);
        Map<?, ?> state = (Map<?, ?>) data.values().iterator().next();
        assertThat(state.values())
                .hasSize(4)
                .allSatisfy(
                        value -> assertThat(value.getClass().getClassLoader()).isNull());
        assertThat(data.toString()).doesNotContain("token-");
        assertThat(data.keySet().toString()).doesNotContain("client-1", "the-secret");
    }

    @Test
    void obtainsOneMoreTokenAsLongAsNoneHasHelped() throws IOException {
        String refused = tokens.current(deadline, API);
        assertThat(tokens.renew(refused, true, deadline, API)).isEqualTo(Tokens.Renewal.OBTAINED);
        refused = tokens.current(deadline, API);
        assertThat(tokens.renew(refused, true, deadline, API)).isEqualTo(Tokens.Renewal.NONE);
    }

    @Test
    void endsAfterTwoTokensInARowThatHelpNoCall() throws IOException {
        String refused = tokens.current(deadline, API);
        tokens.helped(refused);
        for (int i = 0; i < 2; i++) {
            assertThat(tokens.renew(refused, true, deadline, API)).isEqualTo(Tokens.Renewal.OBTAINED);
            refused = tokens.current(deadline, API);
        }
        assertThat(tokens.renew(refused, true, deadline, API)).isEqualTo(Tokens.Renewal.NONE);
        tokens.helped("token-2");
        assertThat(tokens.renew(refused, true, deadline, API)).isEqualTo(Tokens.Renewal.NONE);
        tokens.helped(refused);
        assertThat(tokens.renew(refused, true, deadline, API)).isEqualTo(Tokens.Renewal.OBTAINED);
    }

    @Test
    void aWaitForTheLoginOfAnotherThreadEndsWithTheDeadline() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Tokens slow = LoneTokens.from(() -> {
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return "late";
        });
        ExecutorService threads = Executors.newFixedThreadPool(1);
        try {
            Future<String> first = threads.submit(() -> slow.current(deadline, API));
            begun.await();
            Deadline over = new Deadline(time, time, Duration.ZERO);
            assertThatThrownBy(() -> slow.current(over, API))
                    .hasMessageContaining("the deadline of PT0S was reached while another login was under way");
            end.countDown();
            assertThat(first.get()).isEqualTo("late");
        } finally {
            threads.shutdownNow();
        }
    }
}
