package io.github.premiumdeploy.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How a token is obtained, shared and renewed. */
class TokensTest {

    private final AtomicInteger logins = new AtomicInteger();
    private final Tokens tokens = Tokens.from(() -> "token-" + logins.incrementAndGet());

    @Test
    void asksForNoTokenBeforeItIsNeeded() {
        assertThat(logins).hasValue(0);
    }

    @Test
    void keepsItsToken() throws IOException {
        assertThat(tokens.current()).isEqualTo("token-1");
        assertThat(tokens.current()).isEqualTo("token-1");
        assertThat(logins).hasValue(1);
    }

    @Test
    void renewsTheTokenThatWasRefused() throws IOException {
        assertThat(tokens.renew(tokens.current())).isTrue();
        assertThat(tokens.current()).isEqualTo("token-2");
        assertThat(logins).hasValue(2);
    }

    @Test
    void doesNotLogInForATokenThatWasReplacedMeanwhile() throws IOException {
        String refused = tokens.current();
        tokens.renew(refused);
        assertThat(tokens.renew(refused)).isTrue();
        assertThat(tokens.current()).isEqualTo("token-2");
        assertThat(logins).hasValue(2);
    }

    @Test
    void tellsThatARenewalBroughtTheSameToken() throws IOException {
        Tokens same = Tokens.from(() -> "same");
        assertThat(same.renew(same.current())).isFalse();
    }

    @Test
    void keepsNothingOfAFailedLoginAndTriesAgain() throws IOException {
        Tokens first = Tokens.from(() -> {
            if (logins.incrementAndGet() == 1) {
                throw new IOException("not now");
            }
            return "late";
        });
        assertThatThrownBy(first::current).hasMessage("not now");
        assertThat(first.current()).isEqualTo("late");
    }

    @Test
    void neverRenewsAGivenToken() throws IOException {
        Tokens given = Tokens.given("given");
        assertThat(given.renew("given")).isFalse();
        assertThat(given.renew("other")).isFalse();
        assertThat(given.current()).isEqualTo("given");
    }

    @Test
    void manyThreadsShareOneLogin() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<String>> all = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                all.add(threads.submit(tokens::current));
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
        tokens.current();
        assertThat(tokens.toString()).doesNotContain("token-1");
        assertThat(new HttpRequest("GET", URI.create("https://a/b"), Map.of(), Optional.empty())
                        .with("Authorization", "Bearer token-1"))
                .hasToString("GET https://a/b");
    }
}
